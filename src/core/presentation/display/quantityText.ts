import type { Quantity } from "../../model";
import { sameUnit } from "../../model";
import type { Rounding } from "./rounding";
import { decimalOf, groupThousands, roundText, samePrinted } from "./rounding";
import type { DisplayLocale, ShownUnit } from "./shownUnit";
import { shownUnitOf } from "./shownUnit";

const MOST_DIGITS = 8;

/** Decimals that show the quantity truly: those of its source, else two, and more where two would make it zero. */
export function digitsOf(quantity: Quantity, shown: ShownUnit): number {
  const step = quantity.resolution;
  if (step !== undefined && step > 0) return Math.min(MOST_DIGITS, Math.max(0, Math.ceil(-Math.log10(step / shown.scale) - 1e-6)));
  const size = Math.abs(quantity.value / shown.scale);
  if (size === 0 || size >= 0.5 * 10 ** -shown.digits) return shown.digits;
  return Math.min(MOST_DIGITS, Math.ceil(-Math.log10(size)) + 1);
}

/** The number alone, as shown: no unit. Trailing zeros go when nothing was cut off: 30 but 24.10; sums of money keep their cents. */
export function numberText(quantity: Quantity, shown: ShownUnit, digits: number, rounding: Rounding = "half"): string {
  const decimal = decimalOf(quantity.value, shown.scale);
  let text = roundText(decimal, digits, rounding);
  const asPrinted = quantity.resolution !== undefined && quantity.resolution > 0;
  if (!asPrinted && text.includes(".") && samePrinted(Number(text), decimal.toNumber()))
    text = shown.prefix === "" || /\.0+$/.test(text) ? text.replace(/\.?0+$/, "") : text;
  return shown.grouped ? groupThousands(text) : text;
}

/** `12.3 万元`, `25.13%`, `CNY 1,126.23 per pupil`. */
export function quantityText(quantity: Quantity, locale: DisplayLocale, digits?: number, rounding: Rounding = "half"): string {
  const shown = shownUnitOf(quantity, locale);
  const text = numberText(quantity, shown, digits ?? digitsOf(quantity, shown), rounding);
  return text.startsWith("-") && shown.prefix !== ""
    ? `-${shown.prefix}${text.slice(1)}${shown.suffix(text)}`
    : `${shown.prefix}${text}${shown.suffix(text)}`;
}

/**
 * Decimals for quantities that stand in one sentence: figures that differ must look different (1.004 % against a bound of
 * 1 %). Only computed figures gain decimals; what a sheet prints is quoted as printed.
 */
export function digitsTogether(quantities: readonly Quantity[], locale: DisplayLocale): readonly number[] {
  const shown = quantities.map((quantity) => shownUnitOf(quantity, locale));
  const digits = quantities.map((quantity, at) => digitsOf(quantity, shown[at] as ShownUnit));
  const canGrow = (at: number): boolean => quantities[at]?.resolution === undefined && (digits[at] ?? 0) < MOST_DIGITS;
  const print = (at: number): string => numberText(quantities[at] as Quantity, shown[at] as ShownUnit, digits[at] ?? 0);
  for (let a = 0; a < quantities.length; a += 1)
    for (let b = a + 1; b < quantities.length; b += 1) {
      const [left, right] = [quantities[a], quantities[b]];
      if (!left || !right || !sameUnit(left.unit, right.unit) || samePrinted(left.value, right.value)) continue;
      if (shown[a]?.scale !== shown[b]?.scale) continue;
      while (Number(print(a).replaceAll(",", "")) === Number(print(b).replaceAll(",", "")) && (canGrow(a) || canGrow(b)))
        for (const at of [a, b]) if (canGrow(at)) digits[at] = (digits[at] ?? 0) + 1;
    }
  return digits;
}
