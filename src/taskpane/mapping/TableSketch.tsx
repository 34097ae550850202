import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { columnIndexOf } from "../../core/model";
import type { TableView } from "../../app/views";
import { Mark } from "../parts/Mark";
import { useSay } from "../words";
import type { LineView } from "./certainty";
import { certaintyWord, markOf } from "./certainty";

const useStyles = makeStyles({
  frame: { overflowX: "auto", margin: "4px 0", border: `1px solid ${tokens.colorNeutralStroke2}` },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase100, lineHeight: "14px", whiteSpace: "nowrap" },
  cell: {
    padding: "1px 4px",
    maxWidth: "90px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    border: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  across: { maxWidth: "none", fontStyle: "normal" },
  figures: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  // What a row is stands beside it in words; colour and the line's pattern only repeat it.
  kind: {
    position: "sticky",
    left: 0,
    zIndex: 1,
    fontWeight: tokens.fontWeightRegular,
    fontStyle: "normal",
    textAlign: "left",
    borderRightWidth: "3px",
    borderRightColor: tokens.colorNeutralStrokeAccessible,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  number: { color: tokens.colorNeutralForeground2, paddingRight: "3px" },
  letter: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, textAlign: "center" },
  open: {
    border: "none",
    background: "none",
    padding: "0 2px",
    minWidth: "24px",
    minHeight: "24px",
    font: "inherit",
    color: "inherit",
    cursor: "pointer",
    whiteSpace: "nowrap",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  unit: { fontStyle: "italic" },
  header: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  group: { backgroundColor: tokens.colorNeutralBackground4 },
  total: { backgroundColor: tokens.colorNeutralBackground5, fontWeight: tokens.fontWeightSemibold },
  note: { color: tokens.colorNeutralForeground2, fontStyle: "italic" },
  data: {},
});

/** Patterns of the line between a row's kind and its cells. */
const useRules = makeStyles({
  title: { borderRightStyle: "hidden" },
  unit: { borderRightStyle: "dotted" },
  header: { borderRightStyle: "solid", borderRightColor: tokens.colorBrandStroke1 },
  data: { borderRightStyle: "solid", borderRightColor: tokens.colorNeutralStroke3 },
  total: { borderRightStyle: "double" },
  group: { borderRightStyle: "dashed" },
  note: { borderRightStyle: "dotted" },
});

interface TableSketchProps {
  readonly table: TableView;
  /** Opens the line of a column or row for changing. */
  readonly onOpen: (line: LineView) => void;
}

/** The table's first rows as they stand on the sheet: what each row is, in words, and how sure each column or row is. */
export function TableSketch({ table, onOpen }: TableSketchProps): JSX.Element | null {
  const styles = useStyles();
  const rules = useRules();
  const say = useSay();
  if (table.preview.length === 0) return null;
  const label = say("taskpane.mapping.picture", { range: table.range });
  const columns = table.lines.filter((line) => line.area.columnCount === 1 && line.area.rowCount > 1);
  const rows = columns.some((line) => line.field !== null)
    ? []
    : table.lines.filter((line) => line.area.rowCount === 1 && line.area.columnCount > 1 && line.field !== null);
  return (
    // A region that scrolls sideways is reached by keyboard.
    <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.cell, styles.kind)}>
              {say("taskpane.mapping.rowKind")}
            </th>
            {table.columns.map((letter) => {
              const line = columns.find((one) => one.area.columnIndex === columnIndexOf(letter));
              return (
                <th key={letter} scope="col" className={mergeClasses(styles.cell, styles.letter)}>
                  {line && line.kind !== "key" ? (
                    <Opener
                      line={line}
                      label={say("taskpane.mapping.column", { column: letter, taken: takenFor(line, say) })}
                      onOpen={onOpen}
                    >
                      {letter}
                    </Opener>
                  ) : (
                    letter
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.preview.map((row) => {
            const line = rows.find((one) => one.area.rowIndex === row.row - 1);
            const kind = say(`taskpane.band.${row.kind}`);
            return (
              <tr key={row.row} className={styles[row.kind]}>
                <th scope="row" className={mergeClasses(styles.cell, styles.kind, rules[row.kind])}>
                  <span className={styles.number}>{row.row}</span>
                  {line ? (
                    <Opener
                      line={line}
                      label={say("taskpane.mapping.row", { row: String(row.row), kind, taken: takenFor(line, say) })}
                      onOpen={onOpen}
                    >
                      {kind}
                    </Opener>
                  ) : (
                    kind
                  )}
                </th>
                {isSentence(row) ? (
                  // A title or note stands across the table, as it does on the sheet.
                  <td className={mergeClasses(styles.cell, styles.across)} colSpan={row.cells.length}>
                    {row.cells.find((text) => text !== "")}
                  </td>
                ) : (
                  row.cells.map((text, at) => (
                    <td key={at} className={mergeClasses(styles.cell, /^[-\d.,%]+$/.test(text) && styles.figures)} title={text}>
                      {text}
                    </td>
                  ))
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function isSentence({ kind, cells }: TableView["preview"][number]): boolean {
  return ["title", "unit", "note", "group"].includes(kind) && cells.filter((text) => text !== "").length === 1;
}

function takenFor(line: LineView, say: ReturnType<typeof useSay>): string {
  return line.title === "" ? certaintyWord(line, say) : `${line.title} · ${certaintyWord(line, say)}`;
}

interface OpenerProps extends Pick<TableSketchProps, "onOpen"> {
  readonly line: LineView;
  readonly label: string;
  readonly children: string;
}

function Opener({ line, label, onOpen, children }: OpenerProps): JSX.Element {
  const styles = useStyles();
  return (
    <button type="button" className={styles.open} aria-label={label} title={label} onClick={() => onOpen(line)}>
      {children} <Mark standing={markOf(line)} />
    </button>
  );
}
