import type { Quantity } from "../../model";
import { digitsOf, numberText } from "./quantityText";
import type { DisplayLocale } from "./shownUnit";
import { shownUnitOf } from "./shownUnit";

/** How a quantity stands in a cell: the number there is `canonical ÷ scale`, and the format writes its unit. */
export interface CellNumber {
  readonly scale: number;
  readonly numberFormat: string;
  /** About how the cell will read, for the width of its column. */
  readonly text: string;
}

/** Units in a narrow column: shorter than in a sentence. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^ percentage points?$/, " pp"],
  [/ per /g, "/"],
];

/** `digits`: decimals to show; absent: those of the quantity. `before`: a word in front of the number (还差). */
export function cellNumberOf(quantity: Quantity, locale: DisplayLocale, digits?: number, before = ""): CellNumber {
  const shown = shownUnitOf(quantity, locale);
  const plain = numberText(quantity, shown, digits ?? digitsOf(quantity, shown));
  const decimals = /\.(\d+)/.exec(plain)?.[1]?.length ?? 0;
  const suffix = SHORT.reduce((text, [long, short]) => text.replace(long, short), shown.suffix(plain));
  const number = `${shown.percent ? "0" : "#,##0"}${decimals === 0 ? "" : `.${"0".repeat(decimals)}`}`;
  const numberFormat = shown.percent ? `${quoted(before)}${number}%` : `${quoted(before + shown.prefix)}${number}${quoted(suffix)}`;
  return { scale: shown.percent ? 1 : shown.scale, numberFormat, text: `${before}${shown.prefix}${plain}${suffix},` };
}

/** Literal text in a number format. */
const quoted = (text: string): string => (text === "" ? "" : `"${text.replaceAll('"', "")}"`);
