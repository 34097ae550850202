import type { CellArea, CellRef } from "./cell";
import type { NumberFormats, RangeSnapshot } from "./snapshot";

/** Excel's last row and column, counted from 1. */
const SHEET = { rowCount: 1_048_576, columnCount: 16_384 } as const;
/** A larger sheet is searched only below and beside everything that it holds. */
const MOST_SEARCHED = 4_000_000;

/** Cells that something stands in (value, formula, format, merge or table), on one sheet. */
export interface TakenCells {
  /** The rectangle around all of them; null: the sheet is empty. */
  readonly bounds: Omit<CellArea, "sheet"> | null;
  isTaken(rowIndex: number, columnIndex: number): boolean;
}

/** Whether an area is free, what stands in it, and the nearest place where as large a one is free. */
export function roomAt(area: CellArea, taken: TakenCells): { covered: CellArea[]; coveredCells: number; nearest: CellRef | null } {
  const covered = coveredIn(area, taken);
  const coveredCells = covered.reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
  return { covered, coveredCells, nearest: coveredCells === 0 && fits(area) ? firstOf(area) : nearestFree(area, taken) };
}

const fits = ({ rowIndex, columnIndex, rowCount, columnCount }: Omit<CellArea, "sheet">): boolean =>
  rowIndex >= 0 && columnIndex >= 0 && rowIndex + rowCount <= SHEET.rowCount && columnIndex + columnCount <= SHEET.columnCount;

const firstOf = ({ sheet, rowIndex, columnIndex }: CellArea): CellRef => ({ sheet, rowIndex, columnIndex });

/** Runs along rows, equal runs one above the other joined. */
function coveredIn(area: CellArea, { isTaken }: TakenCells): CellArea[] {
  const found: CellArea[] = [];
  for (let row = area.rowIndex; row < area.rowIndex + area.rowCount; row += 1) {
    for (let column = area.columnIndex; column < area.columnIndex + area.columnCount; column += 1) {
      if (!isTaken(row, column)) continue;
      const first = column;
      while (column + 1 < area.columnIndex + area.columnCount && isTaken(row, column + 1)) column += 1;
      const run = { sheet: area.sheet, rowIndex: row, columnIndex: first, rowCount: 1, columnCount: column - first + 1 };
      const above = found.findIndex(
        (one) => one.columnIndex === first && one.columnCount === run.columnCount && one.rowIndex + one.rowCount === row,
      );
      const joined = found[above];
      if (joined) found[above] = { ...joined, rowCount: joined.rowCount + 1 };
      else found.push(run);
    }
  }
  return found;
}

/** Down in the same columns or to the right in the same rows, whichever is fewer cells away; one row or column stays free between. */
function nearestFree(area: CellArea, taken: TakenCells): CellRef | null {
  const { bounds } = taken;
  if (!bounds) return fits(area) ? firstOf(area) : null;
  const below = bounds.rowIndex + bounds.rowCount;
  const beside = bounds.columnIndex + bounds.columnCount;
  const isSearched = bounds.rowCount * bounds.columnCount <= MOST_SEARCHED;
  const free = (rowIndex: number, columnIndex: number): boolean => {
    for (let row = Math.max(0, rowIndex - 1); row < Math.min(below, rowIndex + area.rowCount); row += 1)
      for (let column = Math.max(0, columnIndex - 1); column < Math.min(beside, columnIndex + area.columnCount); column += 1)
        if (taken.isTaken(row, column)) return false;
    return true;
  };
  const places: { cell: CellRef; away: number }[] = [];
  const see = (rowIndex: number, columnIndex: number): boolean => {
    if (!fits({ ...area, rowIndex, columnIndex }) || !free(rowIndex, columnIndex)) return false;
    places.push({ cell: { sheet: area.sheet, rowIndex, columnIndex }, away: rowIndex - area.rowIndex + columnIndex - area.columnIndex });
    return true;
  };
  const lowest = Math.max(area.rowIndex, below + 1);
  const farthest = Math.max(area.columnIndex, beside + 1);
  for (let row = isSearched ? area.rowIndex : lowest; row <= lowest && !see(row, area.columnIndex); row += 1);
  for (let column = isSearched ? area.columnIndex : farthest; column <= farthest && !see(area.rowIndex, column); column += 1);
  return places.sort((a, b) => a.away - b.away)[0]?.cell ?? null;
}

/** The snapshot as if the cells of these areas (ours, on her sheet) were empty; its edges drawn in accordingly. */
export function withoutAreas(snapshot: RangeSnapshot, areas: readonly Omit<CellArea, "sheet">[]): RangeSnapshot {
  const here = areas.filter((area) => overlaps(area, snapshot));
  if (here.length === 0) return snapshot;
  const { rowIndex, columnIndex, columnCount } = snapshot;
  const inside = (row: number, column: number): boolean => here.some((area) => containsPlace(area, row, column));
  const values = snapshot.values.map((cells, r) =>
    here.some((area) => rowIndex + r >= area.rowIndex && rowIndex + r < area.rowIndex + area.rowCount)
      ? cells.map((value, c) => (inside(rowIndex + r, columnIndex + c) ? null : value))
      : cells,
  );
  let [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  values.forEach((cells, r) =>
    cells.forEach((value, c) => {
      if ((value === null || value === "") && snapshot.hasFormula?.[r * columnCount + c] !== 1) return;
      if (inside(rowIndex + r, columnIndex + c)) return;
      [top, bottom, left, right] = [Math.min(top, r), Math.max(bottom, r), Math.min(left, c), Math.max(right, c)];
    }),
  );
  const rows = bottom < 0 ? 0 : bottom - top + 1;
  const columns = bottom < 0 ? 0 : right - left + 1;
  const [firstRow, firstColumn] = rows === 0 ? [0, 0] : [top, left];
  const cut = <T extends Uint8Array | Uint16Array>(mask: Uint8Array | Uint16Array | Uint32Array, made: T): T => {
    for (let r = 0; r < rows; r += 1)
      for (let c = 0; c < columns; c += 1) made[r * columns + c] = mask[(firstRow + r) * columnCount + firstColumn + c] ?? 0;
    return made;
  };
  const { indexes, codes } = snapshot.formats;
  const { bold, hasFormula, ...rest } = snapshot;
  return {
    ...rest,
    rowIndex: rows === 0 ? 0 : rowIndex + firstRow,
    columnIndex: rows === 0 ? 0 : columnIndex + firstColumn,
    rowCount: rows,
    columnCount: columns,
    values: values.slice(firstRow, firstRow + rows).map((cells) => cells.slice(firstColumn, firstColumn + columns)),
    formats: indexes ? compact(codes, cut(indexes, new Uint16Array(rows * columns))) : { codes },
    hiddenRows: snapshot.hiddenRows.filter((row) => row >= rowIndex + firstRow && row < rowIndex + firstRow + rows),
    hiddenColumns: snapshot.hiddenColumns.filter((at) => at >= columnIndex + firstColumn && at < columnIndex + firstColumn + columns),
    ...(bold ? { bold: cut(bold, new Uint8Array(rows * columns)) } : {}),
    ...(hasFormula ? { hasFormula: cut(hasFormula, new Uint8Array(rows * columns)) } : {}),
  };
}

/** Only the codes that are in use, `General` first. */
function compact(codes: readonly string[], indexes: Uint16Array): NumberFormats {
  const used = ["General", ...new Set([...indexes].map((at) => codes[at] ?? "General").filter((code) => code !== "General"))];
  if (used.length === 1) return { codes: used };
  return { codes: used, indexes: indexes.map((at) => Math.max(0, used.indexOf(codes[at] ?? "General"))) };
}

const containsPlace = (area: Omit<CellArea, "sheet">, row: number, column: number): boolean =>
  row >= area.rowIndex && row < area.rowIndex + area.rowCount && column >= area.columnIndex && column < area.columnIndex + area.columnCount;

export const overlaps = (a: Omit<CellArea, "sheet">, b: Omit<CellArea, "sheet">): boolean =>
  a.rowIndex < b.rowIndex + b.rowCount &&
  b.rowIndex < a.rowIndex + a.rowCount &&
  a.columnIndex < b.columnIndex + b.columnCount &&
  b.columnIndex < a.columnIndex + a.columnCount;
