import { overlaps, type CellArea } from "../../../core/model";
import { asUtf8 } from "../ooxml/encoding";
import { findSheetData, scanCells, type SheetCells } from "../ooxml/sheetData";

/**
 * How many cells of a sheet differ between two states of its part: values, formulas, formats. Equal bytes need no reading.
 * `ours`: areas that we were asked to write to.
 */
export function countChangedCells(
  before: Uint8Array,
  after: Uint8Array,
  strings: readonly string[],
  ours: readonly Omit<CellArea, "sheet">[] = [],
): number {
  const a = asUtf8(before);
  const b = asUtf8(after);
  const [from, start] = [findSheetData(a), findSheetData(b)];
  let length = 0;
  const limit = Math.min(a.length - from, b.length - start);
  while (length < limit && a[from + length] === b[start + length]) length++;
  // Everything up to a closing tag that both share is equal: no cell differs.
  const shared = new TextDecoder().decode(a.subarray(Math.max(from, from + length - 200), from + length));
  if (from === a.length || /sheetData\s*\/?>/.test(shared) || length === limit) return 0;
  return differing(scanCells(a, strings, false), scanCells(b, strings, false), ours);
}

function differing(a: SheetCells, b: SheetCells, ours: readonly Omit<CellArea, "sheet">[]): number {
  const isOurs = (key: string): boolean => {
    const [rowIndex = 0, columnIndex = 0] = key.split(",").map(Number);
    return ours.some((area) => overlaps(area, { rowIndex, columnIndex, rowCount: 1, columnCount: 1 }));
  };
  const left = fingerprints(a);
  const right = fingerprints(b);
  let count = 0;
  for (const [key, value] of left) if (right.get(key) !== value && !isOurs(key)) count++;
  for (const key of right.keys()) if (!left.has(key) && !isOurs(key)) count++;
  return count;
}

function fingerprints(cells: SheetCells): Map<string, string> {
  const found = new Map<string, string>();
  cells.rowIndexes.forEach((row, k) => {
    for (let i = cells.starts[k] ?? 0; i < (cells.starts[k + 1] ?? 0); i++) {
      const column = cells.columns[i] ?? 0;
      const value = cells.values[k]?.[column] ?? null;
      found.set(`${row},${column}`, JSON.stringify([cells.styles[i], value, cells.formulas.get(row * 16_384 + column) ?? null]));
    }
  });
  return found;
}
