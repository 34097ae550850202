import { HostError } from "../../../app/ports";
import type { CellValue } from "../../../core/model";
import { GT, indexOfByte, LT, readNumber, readRuns, readText, skipSpecial, SLASH, tagEnd, textBetween } from "./bytes";
import { serialOfIso } from "./dates";
import { MAX_CELL_SLOTS, MAX_COLUMNS, MAX_ROWS } from "./limits";
import { unescapeControls } from "./xml";

/** Row attributes that matter for display. */
export interface RowLook {
  readonly rowIndex: number;
  /** Points; null where automatic. */
  readonly height: number | null;
  readonly hidden: boolean;
}

/**
 * The cells of one sheet. Rows stand in the order of the sheet; the cells of row k are those from `starts[k]` to
 * `starts[k + 1]` in `columns` and `styles`.
 */
export interface SheetCells {
  readonly rowIndexes: Int32Array;
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  /** Index into the workbook's cell formats. */
  readonly styles: Uint32Array;
  /** By row, from column A. */
  readonly values: readonly (readonly CellValue[])[];
  /** `row × 16384 + column` → formula without "=", or the number of a shared formula. */
  readonly formulas: ReadonlyMap<number, string | number>;
  readonly sharedFormulas: ReadonlyMap<number, SharedFormula>;
  readonly rowLooks: readonly RowLook[];
  /** Offset of the element `sheetData` and of what comes after it. */
  readonly from: number;
  readonly to: number;
}

export interface SharedFormula {
  readonly text: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

export const formulaKey = (rowIndex: number, columnIndex: number): number => rowIndex * MAX_COLUMNS + columnIndex;

interface Segment {
  readonly rowIndex: number;
  readonly values: CellValue[];
  readonly start: number;
  end: number;
}

/** Offset of the opening tag of `sheetData`; the length when there is none. */
export function findSheetData(bytes: Uint8Array): number {
  for (let at = indexOfByte(bytes, LT, 0); at < bytes.length;) {
    const first = bytes[at + 1];
    if (first === 33 || first === 63) {
      at = indexOfByte(bytes, LT, skipSpecial(bytes, at));
      continue;
    }
    let q = at + 1;
    let start = q;
    for (let byte = bytes[q] ?? 0; q < bytes.length && byte > 32 && byte !== SLASH && byte !== GT; byte = bytes[++q] ?? 0)
      if (byte === 58) start = q + 1;
    if (q - start === 9 && textBetween(bytes, start, q) === "sheetData") return at;
    at = indexOfByte(bytes, LT, tagEnd(bytes, q));
  }
  return bytes.length;
}

/**
 * Reads all cells with one pass over the bytes: no text of the sheet is made, numbers are read digit by digit. Cells
 * outside the sheet's limits are left out. Throws `HostError` tooLarge.
 */
export function scanCells(bytes: Uint8Array, strings: readonly string[], date1904: boolean): SheetCells {
  const length = bytes.length;
  const from = findSheetData(bytes);
  let columns = new Uint16Array(1024);
  let styles = new Uint32Array(1024);
  let count = 0;
  let slots = 0;
  const segments: Segment[] = [];
  const formulas = new Map<number, string | number>();
  const sharedFormulas = new Map<number, SharedFormula>();
  const rowLooks: RowLook[] = [];
  let rowIndex = -1;
  let rowIsNumbered = false;
  let lastColumn = -1;
  let segment: Segment | null = null;
  let values: CellValue[] = [];
  let to = length;
  let at = from;

  while (at < length) {
    while (at < length && bytes[at] !== LT) at++;
    if (at >= length) break;
    let q = at + 1;
    const first = bytes[q] ?? 0;
    if (first === 33 || first === 63) {
      at = skipSpecial(bytes, at);
      continue;
    }
    const closing = first === SLASH;
    if (closing) q++;
    let start = q;
    for (let byte = bytes[q] ?? 0; byte > 32 && byte !== SLASH && byte !== GT && q < length; byte = bytes[++q] ?? 0)
      if (byte === 58) start = q + 1;
    const size = q - start;
    const initial = bytes[start] ?? 0;

    if (closing) {
      at = tagEnd(bytes, q) + 1;
      if (size === 9 && initial === 115) {
        to = at;
        break;
      }
      continue;
    }

    if (size === 9 && initial === 115) {
      const end = tagEnd(bytes, q);
      at = end + 1;
      if (bytes[end - 1] === SLASH) {
        to = at;
        break;
      }
      continue;
    }

    if (size === 3 && initial === 114) {
      // <row>
      const end = tagEnd(bytes, q);
      const look = end - q > 1 ? readRow(bytes, q, end) : NO_ROW;
      rowIsNumbered = look.number > 0;
      rowIndex = rowIsNumbered ? look.number - 1 : rowIndex + 1;
      if (look.hidden || look.height !== null) rowLooks.push({ rowIndex, height: look.height, hidden: look.hidden });
      lastColumn = -1;
      segment = null;
      at = end + 1;
      continue;
    }

    if (size !== 1 || initial !== 99) {
      at = tagEnd(bytes, q) + 1;
      continue;
    }

    // <c r="B7" s="3" t="s">
    let column = lastColumn + 1;
    let style = 0;
    let type = 110;
    let empty = false;
    for (;;) {
      let byte = bytes[q] ?? 0;
      while (byte <= 32 && q < length) byte = bytes[++q] ?? 0;
      if (byte === GT || q >= length) break;
      if (byte === SLASH) {
        empty = true;
        q = indexOfByte(bytes, GT, q);
        break;
      }
      const name = byte;
      const nameStart = q;
      while (bytes[q] !== 61 && bytes[q] !== GT && q < length) q++;
      if (bytes[q] !== 61) continue;
      const single = q - nameStart === 1;
      q++;
      while ((bytes[q] ?? 0) <= 32 && q < length) q++;
      const quote = bytes[q] ?? 0;
      const valueStart = ++q;
      while (bytes[q] !== quote && q < length) q++;
      if (single) {
        if (name === 114) {
          let letters = 0;
          let p = valueStart;
          for (; p < q; p++) {
            const letter = (bytes[p] ?? 0) & 0xdf;
            if (letter < 65 || letter > 90) break;
            letters = letters * 26 + (letter - 64);
          }
          if (letters > 0) column = letters - 1;
          if (!rowIsNumbered) {
            const row = readNumber(bytes, p, q);
            if (row !== null && row >= 1) rowIndex = row - 1;
          }
        } else if (name === 115) style = readNumber(bytes, valueStart, q) ?? 0;
        // n, b, e, d by their letter; s, str and inlineStr by length too
        else if (name === 116) type = bytes[valueStart] === 115 && q - valueStart > 1 ? 1 : (bytes[valueStart] ?? 110);
      }
      q++;
    }
    at = q + 1;

    let value: CellValue = null;
    let formula: string | number | null = null;
    if (!empty) {
      while (at < length) {
        while (at < length && bytes[at] !== LT) at++;
        const tagStart = at;
        let p = at + 1;
        const letter = bytes[p] ?? 0;
        if (letter === 33 || letter === 63) {
          at = skipSpecial(bytes, at);
          continue;
        }
        const close = letter === SLASH;
        if (close) p++;
        let nameStart = p;
        for (let byte = bytes[p] ?? 0; byte > 32 && byte !== SLASH && byte !== GT && p < length; byte = bytes[++p] ?? 0)
          if (byte === 58) nameStart = p + 1;
        const nameSize = p - nameStart;
        const name = bytes[nameStart] ?? 0;
        const end = bytes[p] === GT ? p : tagEnd(bytes, p);
        at = end + 1;
        if (close) {
          if (nameSize === 1 && name === 99) break;
          // A cell that is never closed ends with its row.
          if (nameSize === 3 && name === 114) break;
          continue;
        }
        const bare = bytes[end - 1] === SLASH;
        if (nameSize === 1 && name === 118) {
          if (bare) continue;
          // <v>
          const close = indexOfByte(bytes, LT, at);
          if (type === 110 && bytes[close + 1] === SLASH) value = readNumber(bytes, at, close);
          else if (type === 115) {
            const index = readNumber(bytes, at, close);
            value = index === null ? null : (strings[index] ?? null);
          } else value = readOther(type, readText(bytes, at).text, date1904);
          at = close;
          // The usual end, `</v></c>`, in one step.
          if (
            bytes[at + 2] === 118 &&
            bytes[at + 3] === GT &&
            bytes[at + 4] === LT &&
            bytes[at + 5] === SLASH &&
            bytes[at + 6] === 99 &&
            bytes[at + 7] === GT
          ) {
            at += 8;
            break;
          }
        } else if (nameSize === 1 && name === 102) {
          const attributes = end > p ? textBetween(bytes, p, bare ? end - 1 : end) : "";
          const text = bare ? "" : readText(bytes, at).text;
          const shared = attributes.includes("shared") ? /\bsi\s*=\s*["'](\d+)["']/.exec(attributes)?.[1] : undefined;
          if (shared === undefined) formula = text;
          else {
            formula = Number(shared);
            if (text !== "") sharedFormulas.set(formula, { text, rowIndex, columnIndex: column });
          }
        } else if (nameSize === 2 && name === 105 && bytes[nameStart + 1] === 115 && !bare) {
          const read = readRuns(bytes, at);
          value = read.text;
          at = read.end;
        } else if (nameSize === 1 && name === 99) {
          // A cell inside a cell: the outer one was never closed.
          at = tagStart;
          break;
        }
      }
    }
    lastColumn = column;
    if (column >= MAX_COLUMNS || rowIndex >= MAX_ROWS || rowIndex < 0) continue;
    if (segment === null || segment.rowIndex !== rowIndex) {
      values = [];
      segment = { rowIndex, values, start: count, end: count };
      segments.push(segment);
    }
    if (count === columns.length) {
      columns = grown(columns, new Uint16Array(count * 2));
      styles = grown(styles, new Uint32Array(count * 2));
    }
    columns[count] = column;
    styles[count] = style;
    segment.end = ++count;
    if (value !== null) {
      if (column >= values.length) {
        slots += column + 1 - values.length;
        if (slots > MAX_CELL_SLOTS) throw new HostError("tooLarge");
        while (values.length < column) values.push(null);
        values.push(value);
      } else values[column] = value;
    }
    if (formula !== null) formulas.set(formulaKey(rowIndex, column), formula);
  }
  return { ...inOrder(segments, columns.subarray(0, count), styles.subarray(0, count)), formulas, sharedFormulas, rowLooks, from, to };
}

function grown<T extends Uint16Array | Uint32Array>(small: T, large: T): T {
  large.set(small);
  return large;
}

function readOther(type: number, text: string, date1904: boolean): CellValue {
  if (type === 98) return text.trim() === "1" || text.trim() === "true";
  if (type === 100) return serialOfIso(text.trim(), date1904) ?? text;
  if (type === 110) {
    const value = Number(text.trim());
    return text.trim() === "" || !Number.isFinite(value) ? null : value;
  }
  return unescapeControls(text);
}

const NO_ROW = { number: 0, height: null, hidden: false } as const;

function readRow(bytes: Uint8Array, from: number, to: number): { number: number; height: number | null; hidden: boolean } {
  const text = textBetween(bytes, from, to);
  const number = Number(/(?:^|\s)r\s*=\s*["']\s*(\d+)/.exec(text)?.[1] ?? 0);
  if (!text.includes("h")) return { number, height: null, hidden: false };
  const height = /(?:^|\s)ht\s*=\s*["']([\d.eE+-]+)["']/.exec(text)?.[1];
  const hidden = /(?:^|\s)hidden\s*=\s*["'](?:1|true|on)["']/.test(text);
  return { number, height: height === undefined || !Number.isFinite(Number(height)) ? null : Number(height), hidden };
}

type Rows = Pick<SheetCells, "rowIndexes" | "starts" | "columns" | "styles" | "values">;

/** Segments as rows in ascending order; rows that occur twice or out of order (damaged files) are joined. */
function inOrder(segments: readonly Segment[], columns: Uint16Array, styles: Uint32Array): Rows {
  let sorted = true;
  let before = -1;
  for (const { rowIndex } of segments) {
    if (rowIndex <= before) sorted = false;
    before = rowIndex;
  }
  if (sorted) {
    const starts = new Uint32Array(segments.length + 1);
    segments.forEach((segment, k) => (starts[k] = segment.start));
    starts[segments.length] = columns.length;
    return {
      rowIndexes: Int32Array.from(segments, (segment) => segment.rowIndex),
      starts,
      columns,
      styles,
      values: segments.map((segment) => segment.values),
    };
  }
  const byRow = new Map<number, Segment[]>();
  for (const segment of segments) {
    const known = byRow.get(segment.rowIndex);
    if (known) known.push(segment);
    else byRow.set(segment.rowIndex, [segment]);
  }
  const rows = [...byRow.keys()].sort((a, b) => a - b);
  const result = {
    rowIndexes: Int32Array.from(rows),
    starts: new Uint32Array(rows.length + 1),
    columns: new Uint16Array(columns.length),
    styles: new Uint32Array(styles.length),
    values: [] as CellValue[][],
  };
  let at = 0;
  rows.forEach((row, k) => {
    result.starts[k] = at;
    const joined: CellValue[] = [];
    for (const segment of byRow.get(row) ?? []) {
      result.columns.set(columns.subarray(segment.start, segment.end), at);
      result.styles.set(styles.subarray(segment.start, segment.end), at);
      at += segment.end - segment.start;
      while (joined.length < segment.values.length) joined.push(null);
      segment.values.forEach((value, column) => {
        if (value !== null) joined[column] = value;
      });
    }
    result.values.push(joined);
  });
  result.starts[rows.length] = at;
  return result;
}
