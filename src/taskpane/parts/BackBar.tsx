import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";
import { BackIcon } from "../icons";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    minHeight: "32px",
    gap: "4px",
    flexShrink: 0,
    padding: "2px 6px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  back: {
    display: "inline-flex",
    alignItems: "center",
    gap: "2px",
    minHeight: "28px",
    padding: "0 8px 0 2px",
    border: "none",
    background: "none",
    font: "inherit",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  rest: { marginLeft: "auto", display: "flex", gap: "2px" },
});

/** ‹ where from, at the top left of a screen that lies above another. */
export function BackBar({
  to,
  onBack,
  children,
}: {
  readonly to: string;
  readonly onBack: () => void;
  readonly children?: ReactNode;
}): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      <button type="button" className={styles.back} onClick={onBack}>
        <BackIcon />
        {to}
      </button>
      <div className={styles.rest}>{children}</div>
    </div>
  );
}
