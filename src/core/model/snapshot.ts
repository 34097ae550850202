import type { CellArea } from "./cell";

/** As Excel hands it over: an error cell is its text (`#DIV/0!`), a date its serial number, blank is null or "". */
export type CellValue = string | number | boolean | null;

export interface NumberFormats {
  /** Distinct format codes; `General` where the sheet says nothing. */
  readonly codes: readonly string[];
  /** Row-major position in `codes` for every cell of the snapshot; absent when all cells share `codes[0]`. */
  readonly indexes?: Uint16Array | Uint32Array;
}

/** The used cells of one sheet (or of a selection), as plain data that can cross to a worker. */
export interface RangeSnapshot {
  readonly sheet: string;
  /** Position of the sheet in the workbook, from 0. */
  readonly sheetIndex: number;
  /** Where `values[0][0]` stands on the sheet, zero-based. */
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Row arrays; a row may be shorter than `columnCount`, and the rest of it is blank. */
  readonly values: readonly (readonly CellValue[])[];
  readonly formats: NumberFormats;
  /** Merged areas in sheet coordinates. */
  readonly merged: readonly CellArea[];
  /** Hidden or filtered rows, sheet coordinates, ascending. Their rows are part of `values`. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly sheetVisible: boolean;
  readonly protected: boolean;
  /** Excel tables (ListObjects) on the sheet. */
  readonly tables: readonly { readonly name: string; readonly area: CellArea }[];
  /** Names of the workbook that stand for cells of this sheet; the hosts' own names are left out. */
  readonly names?: readonly { readonly name: string; readonly area: CellArea }[];
  /** Bold cells are a header hint; row-major, one byte a cell (1: bold), absent when the host cannot tell cheaply. */
  readonly bold?: Uint8Array;
  /** Cells that hold a formula; row-major, one byte a cell, absent when the host cannot tell cheaply. */
  readonly hasFormula?: Uint8Array;
}

const ERROR_TEXTS: ReadonlySet<string> = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#GETTING_DATA",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#UNKNOWN!",
  "#BUSY!",
  "#EXTERNAL!",
  "#PYTHON!",
]);

export function isErrorText(value: CellValue): boolean {
  return typeof value === "string" && value.charCodeAt(0) === 35 && ERROR_TEXTS.has(value);
}

/** The value at sheet coordinates; null outside the snapshot. */
export function valueAt(snapshot: RangeSnapshot, rowIndex: number, columnIndex: number): CellValue {
  return snapshot.values[rowIndex - snapshot.rowIndex]?.[columnIndex - snapshot.columnIndex] ?? null;
}

/** The number format code at sheet coordinates. */
export function formatAt(snapshot: RangeSnapshot, rowIndex: number, columnIndex: number): string {
  const { codes, indexes } = snapshot.formats;
  if (!indexes) return codes[0] ?? "General";
  const at = (rowIndex - snapshot.rowIndex) * snapshot.columnCount + (columnIndex - snapshot.columnIndex);
  return codes[indexes[at] ?? 0] ?? "General";
}
