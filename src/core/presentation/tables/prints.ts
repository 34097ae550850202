import type { FieldDefinition, FieldId, Unit } from "../../model";
import { parseUnit } from "../../model";
import { unitWord } from "../display";
import type { PresentationInput } from "../types";
import { say } from "../words";
import type { Print } from "./table";

export const WAN = 1e4;
const MOST_DIGITS = 2;
/** 万元 down to the fen: parts and totals that add up to one another are printed as they are, so that nobody has to balance them. */
export const EXACT_DIGITS = 6;

export const PERCENT: Print = { scale: 1, digits: 2, percent: true, grouped: false };
export const POINTS: Print = { scale: 1, digits: 2, grouped: false };
export const WHOLE: Print = { scale: 1, digits: 0, grouped: true };
export const TWO: Print = { scale: 1, digits: 2, grouped: true };
export const COEFFICIENT: Print = { scale: 1, digits: 3, grouped: false };

export const fieldOf = ({ rulebook }: PresentationInput, id: FieldId): FieldDefinition | undefined =>
  rulebook.fields.find((field) => field.id === id);

/**
 * Money in 万元, money a head in 元, shares and growth in percent, the rest in its own unit; as many decimals as the
 * figures have, `most` at most.
 */
export function printOf(input: PresentationInput, id: FieldId, values: readonly number[] = [], most = MOST_DIGITS): Print {
  const field = fieldOf(input, id);
  if (!field) return TWO;
  if (field.dimension === "ratio") return PERCENT;
  if (field.dimension === "percentagePoint") return POINTS;
  const scale = field.dimension === "money" ? WAN : 1;
  const digits = digitsFor(values, scale, field.dimension === "money" ? most : MOST_DIGITS);
  // A sum a head has its cents or none: 3,477.90.
  return { scale, digits: field.dimension === "moneyPerHead" && digits > 0 ? MOST_DIGITS : digits, grouped: true };
}

/** Decimals that all values need, `most` at most. */
export function digitsFor(values: readonly number[], scale: number, most: number): number {
  return values.reduce((digits, value) => {
    const [, fraction = ""] = Number((value / scale).toPrecision(12))
      .toString()
      .split(".");
    return fraction.includes("e") ? most : Math.max(digits, Math.min(most, fraction.length));
  }, 0);
}

/** The unit in which `printOf` prints a field: 万元, 元/生, %, 人. */
export function unitWordOf(input: PresentationInput, id: FieldId): string {
  const field = fieldOf(input, id);
  if (!field) return "";
  if (field.dimension === "ratio") return "%";
  if (field.dimension === "money") return say(input.translate, "presentation.table.unit.tenThousand");
  return wordOf(parseUnit(field.unit), input.locale);
}

export const wordOf = ({ numerators, denominators }: Unit, locale: PresentationInput["locale"]): string =>
  unitWord(numerators, denominators, locale);
