import type { CellArea, CellValue, RangeSnapshot } from "../model";
import { dateSerial } from "./dates";

export interface TextGridOptions {
  readonly sheet?: string;
  readonly sheetIndex?: number;
  /** Sheet rows to mark as hidden, zero-based. */
  readonly hiddenRows?: readonly number[];
}

/**
 * A small table as officers write it, as a snapshot: one line a row, `|` between cells, a line without `|` is one cell
 * in column A (title, unit line, note), a blank line is a blank row, `| --- |` lines are skipped. `<` merges a cell with
 * the one on its left, `^` with the one above. Plain numbers (`12.40`) and `38%` become numbers whose format shows the
 * typed digits, `2016-03-02` a date; everything else (`1,000`, `—`, `x`) stays text. `\|` is a bar inside a cell.
 */
export function snapshotFromText(text: string, options: TextGridOptions = {}): RangeSnapshot {
  const sheet = options.sheet ?? "Sheet1";
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  while (lines.length > 0 && (lines[0] ?? "").trim() === "") lines.shift();
  while (lines.length > 0 && (lines[lines.length - 1] ?? "").trim() === "") lines.pop();
  const rows = lines.filter((line) => !/^\s*\|?\s*:?-{3,}[-|:\s]*$/.test(line)).map(cellsOfLine);
  const columnCount = Math.max(1, ...rows.map((row) => row.length));
  const codes: string[] = ["General"];
  const indexes = new Uint16Array(rows.length * columnCount);
  const values = rows.map((row, r) =>
    row.map((cell, c): CellValue => {
      if (cell === "<" || cell === "^") return null;
      const read = typed(cell);
      let at = codes.indexOf(read.format);
      if (at < 0) at = codes.push(read.format) - 1;
      indexes[r * columnCount + c] = at;
      return read.value;
    }),
  );
  return {
    sheet,
    sheetIndex: options.sheetIndex ?? 0,
    rowIndex: 0,
    columnIndex: 0,
    rowCount: rows.length,
    columnCount,
    values,
    formats: { codes, indexes },
    merged: mergedAreas(rows, sheet),
    hiddenRows: options.hiddenRows ?? [],
    hiddenColumns: [],
    sheetVisible: true,
    protected: false,
    tables: [],
  };
}

function cellsOfLine(line: string): string[] {
  const trimmed = line.trim();
  if (trimmed === "") return [];
  const bar = "\u0000";
  const safe = trimmed.replace(/\\\|/g, bar);
  if (!safe.includes("|")) return [trimmed.replace(/\\\|/g, "|")];
  const inner = safe.replace(/^\|/, "").replace(/\|$/, "");
  return inner.split("|").map((cell) => cell.trim().replaceAll(bar, "|"));
}

function typed(cell: string): { readonly value: CellValue; readonly format: string } {
  if (cell === "") return { value: null, format: "General" };
  const number = /^-?\d+(?:\.(\d+))?(%?)$/.exec(cell);
  // A long run of digits is a code, and one with a leading zero loses it as a number.
  if (number && cell.length <= 15 && !/^-?0\d/.test(cell)) {
    const decimals = number[1]?.length ?? 0;
    const shown = decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
    if (number[2] === "%") return { value: Number((Number(cell.slice(0, -1)) / 100).toPrecision(15)), format: `${shown}%` };
    return { value: Number(cell), format: decimals === 0 ? "General" : shown };
  }
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell);
  if (date) {
    const serial = dateSerial(Number(date[1]), Number(date[2]), Number(date[3]));
    if (serial !== null) return { value: serial, format: "yyyy-mm-dd" };
  }
  return { value: cell, format: "General" };
}

function mergedAreas(rows: readonly (readonly string[])[], sheet: string): CellArea[] {
  const areas: CellArea[] = [];
  const at = (r: number, c: number): string => rows[r]?.[c] ?? "";
  for (let r = 0; r < rows.length; r += 1) {
    for (let c = 0; c < (rows[r]?.length ?? 0); c += 1) {
      if (at(r, c) === "<" || at(r, c) === "^") continue;
      let columnCount = 1;
      while (at(r, c + columnCount) === "<") columnCount += 1;
      let rowCount = 1;
      while (at(r + rowCount, c) === "^") rowCount += 1;
      if (rowCount > 1 || columnCount > 1) areas.push({ sheet, rowIndex: r, columnIndex: c, rowCount, columnCount });
    }
  }
  return areas;
}
