/** Zero-based. A1 text exists only at the edges. */
export interface CellRef {
  readonly sheet: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/** A rectangle of cells, zero-based, at least one by one. */
export interface CellArea {
  readonly sheet: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export function areaOf(cell: CellRef): CellArea {
  return { ...cell, rowCount: 1, columnCount: 1 };
}

export function areaContains(area: CellArea, cell: CellRef): boolean {
  return (
    area.sheet === cell.sheet &&
    cell.rowIndex >= area.rowIndex &&
    cell.rowIndex < area.rowIndex + area.rowCount &&
    cell.columnIndex >= area.columnIndex &&
    cell.columnIndex < area.columnIndex + area.columnCount
  );
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(columnIndex: number): string {
  let name = "";
  for (let rest = columnIndex + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** A → 0, AA → 26; -1 for anything else. */
export function columnIndexOf(name: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(name)) return -1;
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}

/** `B4`. */
export function cellAddress(cell: { readonly rowIndex: number; readonly columnIndex: number }): string {
  return `${columnName(cell.columnIndex)}${cell.rowIndex + 1}`;
}

/** `A4:H7`; a single cell has no colon. */
export function areaAddress(area: Omit<CellArea, "sheet">): string {
  const first = cellAddress(area);
  if (area.rowCount === 1 && area.columnCount === 1) return first;
  return `${first}:${cellAddress({ rowIndex: area.rowIndex + area.rowCount - 1, columnIndex: area.columnIndex + area.columnCount - 1 })}`;
}

/** `经费!B4`, for people and reports (no quotes). */
export function cellText(cell: CellRef): string {
  return `${cell.sheet}!${cellAddress(cell)}`;
}

/** `经费!A4:H7`, for people and reports (no quotes). */
export function areaText(area: CellArea): string {
  return `${area.sheet}!${areaAddress(area)}`;
}

/** `'2019-2023经费'!` as Excel wants it in a formula: always quoted, inner quotes doubled. */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'!`;
}

/** `'经费'!B4`, for formulas and links. */
export function cellReference(cell: CellRef): string {
  return sheetPrefix(cell.sheet) + cellAddress(cell);
}

/** `'经费'!$B$4:$B$9`, for formulas and charts. */
export function absoluteReference(area: CellArea): string {
  const at = (rowIndex: number, columnIndex: number): string => `$${columnName(columnIndex)}$${rowIndex + 1}`;
  const first = at(area.rowIndex, area.columnIndex);
  const last = at(area.rowIndex + area.rowCount - 1, area.columnIndex + area.columnCount - 1);
  return sheetPrefix(area.sheet) + (first === last ? first : `${first}:${last}`);
}

/** Reads `B4` or `A4:H7` (with or without $) on a sheet; undefined for anything else. */
export function parseArea(sheet: string, address: string): CellArea | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6}))?$/.exec(address.trim());
  if (!match) return undefined;
  const columns = [match[1] ?? "", match[3] ?? match[1] ?? ""].map(columnIndexOf).sort((a, b) => a - b);
  const rows = [Number(match[2]), Number(match[4] ?? match[2])].map((row) => row - 1).sort((a, b) => a - b);
  const [left = 0, right = 0] = columns;
  const [top = 0, bottom = 0] = rows;
  return { sheet, rowIndex: top, columnIndex: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
}
