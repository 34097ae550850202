import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { TablePreview } from "../../app/takeaways";

const line = `1px solid ${tokens.colorNeutralStroke2}`;
const useStyles = makeStyles({
  table: { borderCollapse: "collapse", fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground1 },
  full: { fontSize: "11.5px", lineHeight: "15px", width: "max-content", minWidth: "100%" },
  // Wide enough to read, narrow enough to see the next column.
  word: { minWidth: "4em", maxWidth: "11em" },
  subject: { minWidth: "8em" },
  small: { fontSize: "9.5px", lineHeight: "12px", width: "100%", tableLayout: "fixed" },
  caption: { captionSide: "top", textAlign: "right", color: tokens.colorNeutralForeground2, fontSize: "11.5px", lineHeight: "16px" },
  cell: { border: line, padding: "2px 5px", fontWeight: "normal", textAlign: "left", verticalAlign: "middle" },
  smallCell: { padding: "1px 3px", overflow: "hidden", whiteSpace: "nowrap", textOverflow: "clip" },
  number: { textAlign: "right", whiteSpace: "nowrap" },
  head: { textAlign: "center", fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground3 },
  heading: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground2 },
});

/** What the eye takes in of a card. */
const SMALL = { columns: 5, rows: 5 } as const;
const NUMBER = /^[✕!?✓–\s]*[-−]?[\d,.]+\s*(%|‰)?$/;

interface HeadCell {
  readonly text: string;
  readonly span: number;
  readonly down: boolean;
}

/** Her table as it would be inserted. `small`: its corner, for a card, which has its name and is not read out. */
export function TablePicture({ preview, small = false }: { readonly preview: TablePreview; readonly small?: boolean }): JSX.Element {
  const styles = useStyles();
  const most = small ? SMALL : { columns: Infinity, rows: Infinity };
  const header = preview.header.map((row) => row.slice(0, most.columns));
  const columns = Math.max(1, ...header.map((row) => row.length));
  const cell = mergeClasses(styles.cell, small && styles.smallCell);
  return (
    <table className={mergeClasses(styles.table, small ? styles.small : styles.full)} aria-hidden={small || undefined}>
      {!small && preview.unit !== "" && <caption className={styles.caption}>{preview.unit}</caption>}
      <thead>
        {headRows(header).map((row, at) => (
          <tr key={at}>
            {row.map(({ text, span, down }, column) => (
              <th
                key={column}
                scope={span > 1 ? "colgroup" : "col"}
                colSpan={span}
                rowSpan={down ? 2 : 1}
                className={mergeClasses(cell, !small && styles.word, styles.head)}
              >
                {text}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {preview.rows.slice(0, most.rows).map(({ heading, cells }, at) => (
          <tr key={at}>
            {heading ? (
              <td colSpan={columns} className={mergeClasses(cell, styles.heading)}>
                {cells[0]}
              </td>
            ) : (
              cells.slice(0, most.columns).map((text, column) => (
                <td
                  key={column}
                  className={mergeClasses(
                    cell,
                    !small && styles.word,
                    !small && column === 0 && styles.subject,
                    NUMBER.test(text) && styles.number,
                  )}
                >
                  {text}
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Two header rows with equal neighbours joined: a group over its columns, a column without a group over both rows. */
function headRows(header: TablePreview["header"]): readonly (readonly HeadCell[])[] {
  const [groups, titles] = header;
  if (!groups) return [];
  if (!titles) return [groups.map((text) => ({ text, span: 1, down: false }))];
  const above: HeadCell[] = [];
  const below: HeadCell[] = [];
  groups.forEach((group, at) => {
    const title = titles[at] ?? "";
    const before = above.at(-1);
    if (group === title) return above.push({ text: group, span: 1, down: true });
    if (before && !before.down && before.text === group) above[above.length - 1] = { ...before, span: before.span + 1 };
    else above.push({ text: group, span: 1, down: false });
    return below.push({ text: title, span: 1, down: false });
  });
  return [above, below];
}
