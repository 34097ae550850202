import { isStillOurs, writtenAt, type WrittenBlock } from "../../app/blocks";
import type { CellArea, RangeSnapshot, TakenCells } from "../../core/model";
import { overlaps } from "../../core/model";
import { MAX_COLUMNS } from "./ooxml/limits";
import { formulaKey } from "./ooxml/sheetData";
import type { SheetContent } from "./sheetReading";

type Area = Omit<CellArea, "sheet">;

/**
 * Which cells of a sheet something stands in: a value, a formula, a format of the cell's own, a merge, a table, another
 * block of ours (`others`). What `own`, the block that is to be written anew, put there does not count.
 */
export function takenCells(
  { cells, look }: SheetContent,
  tables: RangeSnapshot["tables"],
  others: readonly Area[],
  own: WrittenBlock | null,
): TakenCells {
  const areas = [...look.merged, ...tables.map(({ area }) => area), ...others];
  const rows = new Map<number, number>();
  cells.rowIndexes.forEach((row, k) => rows.set(row, k));
  const holds = (row: number, column: number): boolean => {
    const k = rows.get(row);
    if (k === undefined) return false;
    const value = cells.values[k]?.[column] ?? null;
    const isFormula = cells.formulas.has(formulaKey(row, column));
    if (own && isStillOurs(writtenAt(own, row, column), value, isFormula)) return false;
    if ((value !== null && value !== "") || isFormula) return true;
    for (let i = cells.starts[k] ?? 0; i < (cells.starts[k + 1] ?? 0); i += 1)
      if (cells.columns[i] === column) return (cells.styles[i] ?? 0) !== 0;
    return false;
  };
  const at = (rowIndex: number, columnIndex: number): Area => ({ rowIndex, columnIndex, rowCount: 1, columnCount: 1 });
  return {
    bounds: boundsOf(cells, areas),
    isTaken: (row, column) => {
      const place = at(row, column);
      if (areas.some((area) => overlaps(area, place))) return true;
      return holds(row, column);
    },
  };
}

function boundsOf(cells: SheetContent["cells"], areas: readonly Area[]): Area | null {
  let [top, bottom, left, right] = [Infinity, -1, MAX_COLUMNS, -1];
  const see = (area: Area): void => {
    top = Math.min(top, area.rowIndex);
    bottom = Math.max(bottom, area.rowIndex + area.rowCount - 1);
    left = Math.min(left, area.columnIndex);
    right = Math.max(right, area.columnIndex + area.columnCount - 1);
  };
  cells.rowIndexes.forEach((rowIndex, k) => {
    for (let i = cells.starts[k] ?? 0; i < (cells.starts[k + 1] ?? 0); i += 1)
      see({ rowIndex, columnIndex: cells.columns[i] ?? 0, rowCount: 1, columnCount: 1 });
  });
  for (const area of areas) see(area);
  return bottom < 0 ? null : { rowIndex: top, columnIndex: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
}
