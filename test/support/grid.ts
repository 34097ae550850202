import type { RangeSnapshot } from "../../src/core/model";
import { snapshotFromText, type TextGridOptions } from "../../src/core/recognition/fromText";

/** A sheet the reader of a test can see: a pipe table, see `snapshotFromText`. */
export function grid(text: string, options?: TextGridOptions): RangeSnapshot {
  return snapshotFromText(text, options);
}

/** Several sheets: name → pipe table. */
export function sheets(tables: Readonly<Record<string, string>>): RangeSnapshot[] {
  return Object.entries(tables).map(([sheet, text], sheetIndex) => snapshotFromText(text, { sheet, sheetIndex }));
}
