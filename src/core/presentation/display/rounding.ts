import Big from "big.js";

const HALF_AWAY_FROM_ZERO = 1;
const AWAY_FROM_ZERO = 3;

/** How a shown number is cut: as Excel rounds, or away from zero (an amount short must be enough when it is paid). */
export type Rounding = "half" | "away";

/**
 * `value ÷ scale` as a decimal. Starts from the 15 digits that Excel shows, so that 1.005 is 1.005 and not its binary
 * neighbour. `value` must be finite.
 */
export function decimalOf(value: number, scale = 1): Big {
  const digits = new Big(value.toPrecision(15));
  return scale === 1 ? digits : digits.div(new Big(scale.toPrecision(15)));
}

/** Rounded to `digits` decimals, `-0` never: ROUND(1.005, 2) is 1.01 as in Excel. */
export function roundText(decimal: Big, digits: number, rounding: Rounding = "half"): string {
  const rounded = decimal.round(digits, rounding === "away" ? AWAY_FROM_ZERO : HALF_AWAY_FROM_ZERO);
  return (rounded.eq(0) ? new Big(0) : rounded).toFixed(digits);
}

/** As a sheet rounds: halves away from zero, on the 15 digits that it shows. */
export const roundedAt = (value: number, digits: number): number => Number(roundText(decimalOf(value), digits));

/** A number as its format shows it: `0.00%` and `#,##0.0` give 1.59% and 12.3; grouping is left out. */
export function printedAs(value: number, format: string): string {
  const digits = /0\.(0+)/.exec(format)?.[1]?.length ?? 0;
  return format.includes("%") ? `${roundText(decimalOf(value, 0.01), digits)}%` : roundText(decimalOf(value), digits);
}

/** Two numbers that differ only by the noise of binary arithmetic are the same number to a reader. */
export function samePrinted(a: number, b: number): boolean {
  return a === b || a.toPrecision(12) === b.toPrecision(12);
}

/** `1234567.5` → `1,234,567.5`. */
export function groupThousands(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
