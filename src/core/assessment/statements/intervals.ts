import type { Interval } from "../../model";
import type { Figure } from "./types";

/**
 * Every number that a printed figure may stand for: half a step either way, further where a hedge word says so; any number
 * where none can be read.
 */
export function possible({ value, step, hedge }: Pick<Figure, "value" | "step" | "hedge">): Interval {
  if (value === null) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const half = step / 2;
  return { low: value - half - (hedge?.below ?? 0), high: value + half + (hedge?.above ?? 0) };
}

export const signed = (interval: Interval, sign: 1 | -1 | 0): Interval =>
  sign < 0 ? { low: -interval.high, high: -interval.low } : interval;

export const minus = (a: Interval, b: Interval): Interval => ({ low: a.low - b.high, high: a.high - b.low });
export const plus = (a: Interval, b: Interval): Interval => ({ low: a.low + b.low, high: a.high + b.high });

/** Quotient of intervals over a positive divisor; null when the divisor may be zero or below. */
export function over(a: Interval, b: Interval): Interval | null {
  if (!(b.low > 0)) return null;
  const ends = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high].filter((end) => !Number.isNaN(end));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** Doubles carry about 16 digits: ends that differ by less touch. */
const SLACK = 1e-9;

export function meet(a: Interval, b: Interval): boolean {
  const scale = Math.max(...[a.low, a.high, b.low, b.high].filter(Number.isFinite).map(Math.abs), 1e-9);
  return a.low <= b.high + scale * SLACK && a.high >= b.low - scale * SLACK;
}
