import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { TableView } from "../../app/views";
import { useSay } from "../words";

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
  number: { color: tokens.colorNeutralForeground2, textAlign: "right" },
  title: { backgroundColor: tokens.colorNeutralBackground1 },
  unit: { backgroundColor: tokens.colorNeutralBackground1 },
  note: { backgroundColor: tokens.colorNeutralBackground1 },
  header: { backgroundColor: tokens.colorBrandBackground2, fontWeight: tokens.fontWeightSemibold },
  group: { backgroundColor: tokens.colorNeutralBackground4 },
  total: { backgroundColor: tokens.colorNeutralBackground5, fontWeight: tokens.fontWeightSemibold },
  data: {},
});

/** The table's first rows as they stand on the sheet, in bands: header, sections, totals, figures. */
export function TableSketch({ table }: { readonly table: TableView }): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  if (table.preview.length === 0) return null;
  const label = say("taskpane.mapping.picture", { range: table.range });
  return (
    // A region that scrolls sideways is reached by keyboard.
    <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <tbody>
          {table.preview.map((row) => (
            <tr key={row.row} className={styles[row.kind]}>
              <td className={mergeClasses(styles.cell, styles.number)}>{row.row}</td>
              {row.cells.map((text, at) => (
                <td key={at} className={styles.cell} title={text}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
