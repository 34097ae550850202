import type { Unit, WrittenUnit } from "./unit";

/** A number with its unit. `resolution`: last step the source prints; the true value lies within half of it. Absent: exact. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
  readonly resolution?: number;
  /** The unit in which the sheet writes such figures (万元), for showing it; the value stays canonical. */
  readonly written?: WrittenUnit;
}

/** Closed interval [low, high]. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Every number that prints as `value` when the last step is `step` (0: exact). */
export function intervalOf(value: number, step: number): Interval {
  const half = Math.abs(step) / 2;
  return { low: value - half, high: value + half };
}

export function intervalsMeet(a: Interval, b: Interval): boolean {
  return a.low <= b.high && a.high >= b.low;
}
