import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";

const useStyles = makeStyles({
  root: { padding: "20px 8px", textAlign: "center", color: tokens.colorNeutralForeground2 },
  what: { margin: "0 0 4px", color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  next: { margin: 0 },
});

/** An empty screen: what will stand here, and what it waits for. */
export function Invitation({ what, children }: { readonly what: string; readonly children?: ReactNode }): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <p className={styles.what}>{what}</p>
      <p className={styles.next}>{children}</p>
    </div>
  );
}
