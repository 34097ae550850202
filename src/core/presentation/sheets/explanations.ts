import type { CellValue, PlannedCell, RangeSnapshot } from "../../model";
import type { Explanation } from "../types";
import { HIDDEN } from "./style";

/** Headings of the hidden columns, the same in every language; the first is how the sheet is read back. */
const MARKER = "edufund:key";
export const HIDDEN_HEADINGS = [MARKER, "edufund:value", "edufund:explanation", "edufund:forValue"] as const;

/** The hidden cells of one finding: its key, its value as shown, the explanation as we wrote it and the value that one was for. */
export function hiddenCells(key: string, value: string, earlier: Explanation | undefined): PlannedCell[] {
  return [key, value, earlier?.text ?? "", earlier?.forValue ?? ""].map((text) => ({ value: text === "" ? null : text, style: HIDDEN }));
}

/** Whether an explanation was written for another value than the one that stands there now. */
export function needsConfirmation(explanation: Explanation | undefined, value: string): boolean {
  return explanation !== undefined && explanation.text !== "" && explanation.forValue !== value;
}

/**
 * The officer's 情况说明 on a findings sheet, in whatever language and order it stands: rows are found by the hidden key
 * column, the explanation is the column left of it. A text that she changed speaks of the value beside it; one that she
 * left alone still speaks of the value it was written for.
 */
export function readExplanations(sheet: RangeSnapshot): Explanation[] {
  const heading = findMarker(sheet);
  if (!heading) return [];
  const explanations = new Map<string, Explanation>();
  for (const row of sheet.values.slice(heading.row + 1)) {
    const [text = "", key = "", value = "", written = "", forValue = ""] = Array.from({ length: 5 }, (_, at) =>
      textIn(row[heading.column - 1 + at]),
    );
    if (key === "" || text.trim() === "") continue;
    explanations.set(key, { key, text, forValue: text === written ? forValue : value });
  }
  return [...explanations.values()];
}

export function findMarker(sheet: RangeSnapshot): { readonly row: number; readonly column: number } | undefined {
  for (const [row, cells] of sheet.values.entries()) {
    const column = cells.indexOf(MARKER);
    if (column > 0) return { row, column };
  }
  return undefined;
}

const textIn = (value: CellValue | undefined): string => (value === null || value === undefined ? "" : String(value));
