import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { CellRef } from "../../core/model";
import { cellAddress, cellText } from "../../core/model";
import { usePane } from "../pane";
import { useSay } from "../words";

const useStyles = makeStyles({
  cell: {
    border: "none",
    background: "none",
    minHeight: "24px",
    padding: "0 3px",
    margin: "0",
    font: "inherit",
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "underline",
    textUnderlineOffset: "2px",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-1px" },
  },
  list: { display: "inline-flex", flexWrap: "wrap", gap: "0 2px", alignItems: "center" },
  more: { color: tokens.colorNeutralForeground2, padding: "0 3px" },
});

/** A cell's address that leads to the cell; `sheet`: the one that goes without saying. */
export function CellLink({ cell, sheet }: { readonly cell: CellRef; readonly sheet?: string | undefined }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const address = cell.sheet === sheet ? cellAddress(cell) : cellText(cell);
  return (
    <button
      type="button"
      className={styles.cell}
      onClick={() => void session.select(cell)}
      aria-label={say("taskpane.action.goToCell", { cell: address })}
      title={cellText(cell)}
    >
      {address}
    </button>
  );
}

const MOST = 12;

/** A handful of cells; the rest is counted. */
export function CellLinks({
  cells,
  sheet,
  most = MOST,
}: {
  readonly cells: readonly CellRef[];
  readonly sheet?: string | undefined;
  readonly most?: number;
}): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  if (cells.length === 0) return null;
  return (
    <span className={styles.list}>
      {cells.slice(0, most).map((cell, at) => (
        <CellLink key={at} cell={cell} sheet={sheet} />
      ))}
      {cells.length > most && <span className={styles.more}>{say("taskpane.detail.moreCells", { count: cells.length - most })}</span>}
    </span>
  );
}
