import type { TotalRow } from "../types";
import { totalKind } from "../words";
import type { AcrossDraft } from "./across";

const BEGINS = 1;
const ENDS = 2;
/** By character code: may a total's label begin or end with it? A look here spares nearly all names the patterns. */
const OF_TOTALS = new Uint8Array(0x10000);
for (const letter of "合总共累全自得 　stgSTG\t") OF_TOTALS[letter.charCodeAt(0)] = BEGINS;
for (const letter of "计 ：:") OF_TOTALS[letter.charCodeAt(0)] = (OF_TOTALS[letter.charCodeAt(0)] ?? 0) | ENDS;

function mayBeTotal(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 16) return false;
  const first = OF_TOTALS[text.charCodeAt(0)] as number;
  const last = OF_TOTALS[text.charCodeAt(length - 1)] as number;
  return (first & BEGINS) !== 0 || (last & ENDS) !== 0;
}

/** Rows labelled 合计, 小计 … in the columns that name the row (not in a level column, where 合计 is all levels). */
export function findTotals({ input, roles, columns }: AcrossDraft): { readonly totals: TotalRow[]; readonly totalRows: Set<number> } {
  const { view, frame } = input;
  const { values } = view.snapshot;
  const totals: TotalRow[] = [];
  const totalRows = new Set<number>();
  const special = new Set([...frame.skipped, ...frame.groups.map((group) => group.rowIndex)]);
  const firstFigure = Math.min(...roles.figures, frame.right);
  const places = columns
    .map((column) => column.columnIndex)
    .filter((columnIndex) => columnIndex < firstFigure || roles.entity.includes(columnIndex));
  for (let row = frame.dataTop; row < frame.bottom; row += 1) {
    const cells = values[row - view.top];
    if (cells === undefined) continue;
    for (let k = 0; k < places.length; k += 1) {
      const columnIndex = places[k] as number;
      const value = cells[columnIndex - view.left];
      if (typeof value !== "string" || !mayBeTotal(value)) continue;
      const kind = totalKind(value);
      if (kind === null || special.has(row)) continue;
      totals.push({ rowIndex: row, label: value.trim(), kind });
      // A total over levels is a row of its own: the level 合计.
      if (columnIndex !== roles.level) totalRows.add(row);
      break;
    }
  }
  // In a long list of districts, years and levels 合计 in the level column repeats; it is a level, no row of the table.
  const isLevelList = totals.length > 1 && totalRows.size === 0;
  return { totals: isLevelList ? [] : totals, totalRows };
}
