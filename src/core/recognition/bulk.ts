import type { CellValue } from "../model";
import { scaleDecimal } from "./numbers";

/*
 * The loops that look at every row of a large sheet. They see nothing but arrays, so that what the engine compiles for
 * them does not depend on objects of one run and stays good for the next.
 */

/** Row arrays of a snapshot; what counts rows and columns here counts from its first one. */
export type Rows = readonly (readonly CellValue[])[];

/** The first row from `from` on that does not hold two numbers; rows that do are the usual data rows of a large sheet. */
export function endOfNumberRows(values: Rows, from: number, until: number): number {
  for (let row = from; row < until; row += 1) {
    const cells = values[row];
    if (cells === undefined) return row;
    let count = 0;
    for (let c = 0; c < cells.length && count < 2; c += 1) if (typeof cells[c] === "number") count += 1;
    if (count < 2) return row;
  }
  return until;
}

const BEGINS = 1;
const ENDS = 2;

/** Marks, by character code, the letters that a kind of label begins or ends with. */
export function labelLetters(begins: string, ends: string): Uint8Array {
  const letters = new Uint8Array(0x10000);
  for (const letter of begins) letters[letter.charCodeAt(0)] = BEGINS;
  for (const letter of ends) letters[letter.charCodeAt(0)] = (letters[letter.charCodeAt(0)] as number) | ENDS;
  return letters;
}

/** Does the text begin or end like such a label? */
export function hasLetters(text: string, letters: Uint8Array): boolean {
  if (text.length === 0) return false;
  const first = letters[text.charCodeAt(0)] as number;
  const last = letters[text.charCodeAt(text.length - 1)] as number;
  return (first & BEGINS) !== 0 || (last & ENDS) !== 0;
}

/** Rows with a text in one of the columns that begins or ends like such a label: the patterns need to look at no other. */
export function rowsWithLetters(values: Rows, from: number, until: number, columns: Int32Array, letters: Uint8Array): number[] {
  const found: number[] = [];
  for (let row = from; row < until; row += 1) {
    const cells = values[row];
    if (cells === undefined) continue;
    for (let k = 0; k < columns.length; k += 1) {
      const text = cells[columns[k] as number];
      if (typeof text !== "string" || !hasLetters(text, letters)) continue;
      found.push(row);
      break;
    }
  }
  return found;
}

/** Puts `first`, `first + 1` … into the places from `from` to before `until`. */
export function countUp(numbers: Int32Array | Uint32Array, from: number, until: number, first: number): void {
  for (let i = from; i < until; i += 1) numbers[i] = first + i - from;
}

/** For each row what its code stands for, or what is said of the row where something is said and the code gives way. */
export function meaningsOf(
  codes: Uint8Array,
  meanings: Uint8Array,
  givesWay: readonly boolean[],
  said: Uint8Array,
  nothing: number,
): Uint8Array {
  const found = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    const own = said[row] as number;
    found[row] = own !== nothing && givesWay[code] === true ? own : (meanings[code] as number);
  }
  return found;
}

/**
 * A code for the cell of each row in one column (`rows` and `top` count as the sheet does). Each value is asked for
 * once; blank cells are `null`, or where `fill` says so the cell above.
 */
export function codeCells(
  values: Rows,
  rows: Int32Array,
  top: number,
  column: number,
  fill: boolean,
  codeOf: (value: CellValue, at: number) => number,
  codes: Codes,
): void {
  const known = new Map<CellValue, number>();
  let at = 0;
  while ((at = codeKnown(values, rows, top, column, fill, known, codes, at)) < rows.length) {
    const value = filledValue(values, rows, top, column, fill, at);
    known.set(value, codeOf(value, at));
  }
}

export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** The cell at a row; a blank one is `null`, or where `fill` says so the first above it that is not. */
function filledValue(values: Rows, rows: Int32Array, top: number, column: number, fill: boolean, at: number): CellValue {
  for (let i = at; i >= 0; i -= 1) {
    const cell = values[(rows[i] as number) - top]?.[column];
    if (cell !== undefined && cell !== "" && cell !== null) return cell;
    if (!fill) break;
  }
  return null;
}

/** Codes the rows from `from` on, as far as their values are known; where it stopped. */
function codeKnown(
  values: Rows,
  rows: Int32Array,
  top: number,
  column: number,
  fill: boolean,
  known: ReadonlyMap<CellValue, number>,
  codes: Codes,
  from: number,
): number {
  let last = from === 0 ? undefined : filledValue(values, rows, top, column, fill, from - 1);
  let code = from === 0 ? 0 : (codes[from - 1] as number);
  for (let i = from; i < rows.length; i += 1) {
    const cell = values[(rows[i] as number) - top]?.[column];
    const value = cell === undefined || cell === "" ? null : cell;
    if (value !== last && !(fill && value === null && last !== undefined)) {
      const found = known.get(value);
      if (found === undefined) return i;
      code = found;
      last = value;
    }
    codes[i] = code;
  }
  return rows.length;
}

/**
 * The number cells of one row times `scale`, at columns counted as the sheet does (−1: no cell); where there is no number
 * is added to `others`.
 */
export function readNumbersAlong(
  cells: readonly CellValue[],
  columns: readonly number[],
  left: number,
  scale: number,
  numbers: Float64Array,
  others: number[],
): void {
  for (let i = 0; i < columns.length; i += 1) {
    const column = columns[i] as number;
    const value = column < 0 ? null : cells[column - left];
    if (typeof value === "number") numbers[i] = scale === 1 ? value : scaleDecimal(value, scale);
    else others.push(i);
  }
}

/**
 * The number cells of one column times `scale`, for the rows at `from` to before `until` (`rows` and `top` count as the
 * sheet does); where there is no number is added to `others`.
 */
export function readNumbers(
  values: Rows,
  rows: Int32Array,
  top: number,
  from: number,
  until: number,
  column: number,
  scale: number,
  numbers: Float64Array,
  others: number[],
): void {
  for (let i = from; i < until; i += 1) {
    const value = values[(rows[i] as number) - top]?.[column];
    if (typeof value === "number") numbers[i] = scale === 1 ? value : scaleDecimal(value, scale);
    else others.push(i);
  }
}
