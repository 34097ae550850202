import { hasLetters, rowsWithLetters } from "../bulk";
import type { TotalRow } from "../types";
import { TOTAL_LETTERS, totalKind } from "../words";
import type { AcrossDraft } from "./across";

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
  const offsets = Int32Array.from(places, (columnIndex) => columnIndex - view.left);
  for (const at of rowsWithLetters(values, frame.dataTop - view.top, frame.bottom - view.top, offsets, TOTAL_LETTERS)) {
    const row = at + view.top;
    if (special.has(row)) continue;
    for (const columnIndex of places) {
      const value = values[at]?.[columnIndex - view.left];
      if (typeof value !== "string" || value.length > 16 || !hasLetters(value, TOTAL_LETTERS)) continue;
      const kind = totalKind(value);
      if (kind === null) continue;
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
