import { cellReference, type CellValue, type PlannedCell } from "../../../core/model";

/** Text that Excel could take for something else (a formula, a number, a date) when it is typed. */
const COULD_BE_SOMETHING_ELSE = /^[\s'=+\-@(¥￥$.#]|[\d０-９%]|^(true|false|真|假)$/i;

/** Excel takes no longer one; the value stands instead. */
const LONGEST_FORMULA = 8192;

/**
 * What to hand to `range.formulas`: a formula with "=", a number, or text. Text stays text: where Excel might read more
 * into it, the apostrophe says so, as it does when a person types it. `linked`: the link as a formula, for sheets with more
 * links than can be set one by one.
 */
export function typed(cell: PlannedCell | null | undefined, linked = false): string | number | boolean {
  if (!cell) return "";
  const formula = cell.formula === undefined ? null : `=${asTyped(cell.formula)}`;
  if (formula !== null && formula.length <= LONGEST_FORMULA) return formula;
  const { value, link } = cell;
  if (value === null) return "";
  if (typeof value !== "string") return value;
  if (linked && link && value.length <= 255) {
    const place = "to" in link ? `#${cellReference(link.to)}` : link.href;
    return `=HYPERLINK(${quoted(place)},${quoted(value)})`;
  }
  return COULD_BE_SOMETHING_ELSE.test(value) ? `'${value}` : value;
}

const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** File formats prefix new functions; a person, and Excel's client, types them without. Text in quotes stays. */
function asTyped(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"|_xlfn\.(?:_xlws\.)?/g, (found) => (found.startsWith('"') ? found : ""));
}

/** Cells that were read, as they have to be typed so that text is text again: its own value is what `formulas` says of it. */
export function retyped({ formulas, values }: Pick<Excel.Range, "formulas" | "values">): CellValue[][] {
  return (formulas as CellValue[][]).map((row, r) =>
    row.map((cell, c) => {
      const value: unknown = values[r]?.[c];
      const isFormula = typeof cell === "string" && cell.startsWith("=") && value !== cell;
      return isFormula || typeof cell !== "string" || cell === "" ? cell : `'${typeof value === "string" ? value : cell}`;
    }),
  );
}
