import type { CellArea, CellValue, RangeSnapshot } from "../../core/model";
import { isDateFormat } from "./ooxml/builtinFormats";
import { DAYS_1904 } from "./ooxml/dates";
import { decodeXml } from "./ooxml/encoding";
import { MAX_COLUMNS, MAX_DENSE_CELLS } from "./ooxml/limits";
import type { SheetCells } from "./ooxml/sheetData";
import type { SheetLook } from "./ooxml/sheetLook";
import type { CellStyle } from "./ooxml/styleSheet";

/** One worksheet, read. */
export interface SheetContent {
  readonly cells: SheetCells;
  readonly look: SheetLook;
  /** The rectangle around all cells that hold a value or a formula; null on an empty sheet. */
  readonly used: Omit<CellArea, "sheet"> | null;
}

/** Head and tail of a sheet's XML: all but the cells. */
export function aroundCells(bytes: Uint8Array, cells: Pick<SheetCells, "from" | "to">): [string, string] {
  return [decodeXml(bytes.subarray(0, cells.from)), decodeXml(bytes.subarray(cells.to))];
}

/** The used range, by values and formulas and not by formats: a coloured empty cell far away does not count. */
export function usedArea(cells: SheetCells): Omit<CellArea, "sheet"> | null {
  let top = -1;
  let bottom = -1;
  let left = MAX_COLUMNS;
  let right = -1;
  const see = (row: number, first: number, last: number): void => {
    if (top < 0 || row < top) top = row;
    if (row > bottom) bottom = row;
    if (first < left) left = first;
    if (last > right) right = last;
  };
  cells.values.forEach((values, k) => {
    if (values.length === 0) return;
    let first = 0;
    while (values[first] === null) first++;
    see(cells.rowIndexes[k] ?? 0, first, values.length - 1);
  });
  for (const key of cells.formulas.keys()) see(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS, key % MAX_COLUMNS);
  return top < 0 ? null : { rowIndex: top, columnIndex: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
}

export interface SnapshotContext {
  readonly name: string;
  readonly sheetIndex: number;
  readonly visible: boolean;
  readonly styles: readonly CellStyle[];
  readonly tables: RangeSnapshot["tables"];
  readonly names: NonNullable<RangeSnapshot["names"]>;
  readonly date1904: boolean;
}

const EMPTY: readonly CellValue[] = [];

/** The used cells of a sheet (or those of `within`) as a snapshot. */
export function snapshotOf(content: SheetContent, context: SnapshotContext, within: Omit<CellArea, "sheet"> | null = null): RangeSnapshot {
  const { cells, look } = content;
  const area = within ?? content.used ?? { rowIndex: 0, columnIndex: 0, rowCount: 0, columnCount: 0 };
  const { rowIndex, columnIndex, rowCount, columnCount } = area;
  const values: (readonly CellValue[])[] = new Array<readonly CellValue[]>(rowCount).fill(EMPTY);
  const codes: string[] = ["General"];
  const codeOf = new Map<string, number>([["General", 0]]);
  const codeOfStyle = context.styles.map(({ numberFormat }) => {
    let at = codeOf.get(numberFormat);
    if (at === undefined) {
      at = codes.push(numberFormat) - 1;
      codeOf.set(numberFormat, at);
    }
    return at;
  });
  const boldStyle = context.styles.map((style) => (style.bold ? 1 : 0));
  // Rows reach the core with 1900 serials whatever the file counts from.
  const dateStyle = context.date1904 ? context.styles.map((style) => isDateFormat(style.numberFormat)) : null;
  const size = rowCount * columnCount;
  const dense = size <= MAX_DENSE_CELLS;
  const indexes = dense ? (codes.length > 0xffff ? new Uint32Array(size) : new Uint16Array(size)) : null;
  const bold = dense ? new Uint8Array(size) : null;
  let anyFormat = false;
  for (let k = 0; k < cells.rowIndexes.length; k++) {
    const row = (cells.rowIndexes[k] ?? 0) - rowIndex;
    if (row < 0 || row >= rowCount) continue;
    const all = cells.values[k] ?? EMPTY;
    let rowValues: readonly CellValue[] =
      columnIndex === 0 && all.length <= columnCount ? all : all.slice(columnIndex, columnIndex + columnCount);
    for (let i = cells.starts[k] ?? 0, end = cells.starts[k + 1] ?? 0; i < end; i++) {
      const style = cells.styles[i] ?? 0;
      if (style === 0 && dateStyle === null && codeOfStyle[0] === 0 && boldStyle[0] === 0) continue;
      const column = (cells.columns[i] ?? 0) - columnIndex;
      if (column < 0 || column >= columnCount) continue;
      const at = row * columnCount + column;
      const code = codeOfStyle[style] ?? 0;
      if (indexes && code !== 0) {
        indexes[at] = code;
        anyFormat = true;
      }
      if (bold && boldStyle[style]) bold[at] = 1;
      const value = rowValues[column];
      if (dateStyle?.[style] && typeof value === "number") {
        const moved = rowValues.slice();
        moved[column] = value + DAYS_1904;
        rowValues = moved;
      }
    }
    values[row] = rowValues;
  }
  return {
    sheet: context.name,
    sheetIndex: context.sheetIndex,
    rowIndex,
    columnIndex,
    rowCount,
    columnCount,
    values,
    formats: anyFormat && indexes ? { codes, indexes } : { codes: ["General"] },
    merged: look.merged,
    hiddenRows: cells.rowLooks
      .filter((row) => row.hidden && row.rowIndex >= rowIndex && row.rowIndex < rowIndex + rowCount)
      .map((row) => row.rowIndex),
    hiddenColumns: hiddenColumns(look, columnIndex, columnCount),
    sheetVisible: context.visible,
    protected: look.protected,
    tables: context.tables,
    ...(context.names.length > 0 ? { names: context.names } : {}),
    ...(bold ? { bold, hasFormula: formulaMask(cells, area) } : {}),
  };
}

function hiddenColumns(look: SheetLook, first: number, count: number): number[] {
  const hidden: number[] = [];
  for (const column of look.columns) {
    if (!column.hidden) continue;
    for (let at = Math.max(column.first, first); at <= column.last && at < first + count; at++) hidden.push(at);
  }
  return hidden.sort((a, b) => a - b);
}

function formulaMask(cells: SheetCells, area: Omit<CellArea, "sheet">): Uint8Array {
  const mask = new Uint8Array(area.rowCount * area.columnCount);
  for (const key of cells.formulas.keys()) {
    const row = Math.floor(key / MAX_COLUMNS) - area.rowIndex;
    const column = (key % MAX_COLUMNS) - area.columnIndex;
    if (row >= 0 && column >= 0 && row < area.rowCount && column < area.columnCount) mask[row * area.columnCount + column] = 1;
  }
  return mask;
}
