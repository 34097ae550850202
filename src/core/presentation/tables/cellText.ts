import { decimalOf, groupThousands, roundText } from "../display";
import type { PresentationInput } from "../types";
import { VERDICT_SYMBOLS, say, verdictOf, verdictWord } from "../words";
import type { Print, TableCell } from "./table";

/** A number as its format prints it; `value` in the printed unit (a ratio for percent). */
export function printedNumber(value: number, { digits, percent, grouped }: Print): string {
  const text = roundText(decimalOf(percent ? value * 100 : value), digits);
  return `${grouped ? groupThousands(text) : text}${percent ? "%" : ""}`;
}

/** How a cell of a table reads. */
export function cellText(cell: TableCell, { translate }: Pick<PresentationInput, "translate">): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "number":
      return `${cell.mark === "fail" ? "✕ " : ""}${printedNumber(cell.figure.value / cell.print.scale, cell.print)}`;
    case "printed":
    case "own":
      return printedNumber(cell.value, cell.print);
    case "verdict": {
      const verdict = verdictOf(cell.finding);
      return `${VERDICT_SYMBOLS[verdict]} ${verdictWord(verdict, translate)}`;
    }
    case "gap":
      return say(translate, "presentation.table.gap");
    case "none":
      return "";
  }
}
