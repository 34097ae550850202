import { bytesOf } from "../read";
import { typed } from "./cells";
import { widthOf, type PlannedCells } from "./style";

/** More links than this are written as HYPERLINK formulas: Excel holds 65,530 links a sheet, and each is a call of its own. */
const MOST_LINKS = 400;
/** A run of equal cells down a column, at least so long, is one call with one value. */
const SHORTEST_RUN = 24;
/** Bytes that a call takes besides its cells. */
const CALL_BYTES = 420;

/** One call: a single value for a whole area, or a grid of cells. */
export interface Piece {
  readonly what: "numberFormat" | "formulas";
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly content: string | number | boolean | (string | number | boolean)[][];
  /** In a request, about. */
  readonly bytes: number;
}

export const hasManyLinks = (sheet: PlannedCells): boolean =>
  sheet.rows.reduce((links, row) => links + row.cells.filter((cell) => cell?.link).length, 0) > MOST_LINKS;

/** A sheet's number formats, then its cells, as calls none of which is larger than `mostBytes`. */
export function piecesOf(sheet: PlannedCells, mostBytes: number): Piece[] {
  return [...numberFormats(sheet), ...cellPieces(sheet, mostBytes)];
}

function numberFormats(sheet: PlannedCells): Piece[] {
  const pieces: Piece[] = [];
  for (let column = 0; column < widthOf(sheet); column += 1) {
    forRuns(
      sheet.rows.length,
      (row) => sheet.rows[row]?.cells[column]?.style?.numberFormat,
      (rowIndex, rowCount, content) => {
        if (content !== undefined)
          pieces.push({ what: "numberFormat", rowIndex, columnIndex: column, rowCount, columnCount: 1, content, bytes: CALL_BYTES });
      },
    );
  }
  return pieces;
}

function cellPieces(sheet: PlannedCells, mostBytes: number): Piece[] {
  const linked = hasManyLinks(sheet);
  const columnCount = widthOf(sheet);
  const at = (row: number, column: number): string | number | boolean => typed(sheet.rows[row]?.cells[column], linked);
  const pieces: Piece[] = [];
  // Columns that mostly repeat themselves go as runs, the others side by side as one grid.
  const repeating = new Uint8Array(columnCount);
  for (let column = 0; column < columnCount; column += 1) {
    let runs = 0;
    forRuns(
      sheet.rows.length,
      (row) => at(row, column),
      () => (runs += 1),
    );
    // A single formula for many cells would be filled: what is relative in it would move along.
    if (sheet.rows.length < SHORTEST_RUN * runs || sheet.rows.some((row) => row.cells[column]?.formula !== undefined)) continue;
    repeating[column] = 1;
    forRuns(
      sheet.rows.length,
      (row) => at(row, column),
      (rowIndex, rowCount, content) => {
        if (content !== "")
          pieces.push({
            what: "formulas",
            rowIndex,
            columnIndex: column,
            rowCount,
            columnCount: 1,
            content,
            bytes: CALL_BYTES + bytesOf(String(content)),
          });
      },
    );
  }
  for (let first = 0; first < columnCount; first += 1) {
    if (repeating[first] === 1) continue;
    let last = first + 1;
    while (last < columnCount && repeating[last] === 0) last += 1;
    pieces.push(...grids(sheet.rows.length, first, last, at, mostBytes));
    first = last;
  }
  return pieces;
}

function grids(
  rowCount: number,
  first: number,
  last: number,
  at: (row: number, column: number) => string | number | boolean,
  mostBytes: number,
): Piece[] {
  const pieces: Piece[] = [];
  let rows: (string | number | boolean)[][] = [];
  let bytes = CALL_BYTES;
  const flush = (end: number): void => {
    if (rows.some((row) => row.some((cell) => cell !== ""))) {
      pieces.push({
        what: "formulas",
        rowIndex: end - rows.length,
        columnIndex: first,
        rowCount: rows.length,
        columnCount: last - first,
        content: rows,
        bytes,
      });
    }
    rows = [];
    bytes = CALL_BYTES;
  };
  for (let row = 0; row < rowCount; row += 1) {
    const cells: (string | number | boolean)[] = [];
    let size = 2;
    for (let column = first; column < last; column += 1) {
      const cell = at(row, column);
      cells.push(cell);
      size += typeof cell === "string" ? bytesOf(JSON.stringify(cell)) + 1 : String(cell).length + 1;
    }
    if (rows.length > 0 && bytes + size > mostBytes) flush(row);
    rows.push(cells);
    bytes += size;
  }
  flush(rowCount);
  return pieces;
}

function forRuns<T>(count: number, at: (row: number) => T, found: (first: number, length: number, value: T) => void): void {
  let first = 0;
  let value = count > 0 ? at(0) : undefined;
  for (let row = 1; row <= count; row += 1) {
    const next = row < count ? at(row) : undefined;
    if (row < count && next === value) continue;
    found(first, row - first, value as T);
    first = row;
    value = next;
  }
}
