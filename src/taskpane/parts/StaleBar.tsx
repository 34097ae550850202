import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { RefreshIcon } from "../icons";
import { usePane, usePaneState } from "../pane";
import { useSay } from "../words";

const useStyles = makeStyles({
  root: {
    width: "100%",
    minHeight: "32px",
    display: "flex",
    alignItems: "center",
    gap: "6px",
    padding: "4px 8px",
    marginBottom: "6px",
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    textAlign: "left",
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
});

/** What is shown is of an earlier state; one click checks again. */
export function StaleBar(): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { stale, work } = usePaneState();
  if (!stale) return null;
  return (
    <button type="button" className={styles.root} disabled={work !== null} onClick={() => void session.check()}>
      <RefreshIcon />
      {say(`taskpane.results.stale.${stale}`)}
    </button>
  );
}
