import type { Expression, Interval } from "../model";
import { OK } from "../formulas";
import { judge } from "./compare";
import type { Place } from "./datasetIndex";
import { explain } from "./explain";
import type { Spine } from "./spine";

export interface Asked {
  readonly operator: "atLeast" | "moreThan" | "equals" | "atMost" | "lessThan" | "between";
  readonly low: number;
  readonly high: number | null;
  /** Of the unit conversion between expression and rule. */
  readonly factor: number;
}

export interface Shortfall {
  /** To be added to the figure at `place`, canonical unit. */
  readonly amount: number;
  readonly place: Place;
}

/** The figure that can be raised: the first one of the expression, in the year that is judged. */
function leverOf(expression: Expression, spine: Spine, row: number): Place | undefined {
  if (expression.kind === "field") {
    const place = spine.placeOf(expression.field, row, expression.schoolLevel);
    return place && !("share" in place) ? place : undefined;
  }
  if (expression.kind !== "call") return undefined;
  for (const operand of expression.operands) {
    const place = leverOf(operand, spine, row);
    if (place) return place;
  }
  return undefined;
}

/**
 * The smallest amount, in whole steps of the figure's own last digit, that makes the rule pass when it is added to the
 * figure at the front of the expression: the appropriation, the part of a share, this year's value. The expression is
 * linear in that figure, so two evaluations give the answer; it is checked by judging again. Null when nothing that is
 * added helps.
 */
export function shortfallOf(expression: Expression, spine: Spine, row: number, asked: Asked): Shortfall | null {
  if (asked.operator !== "atLeast" && asked.operator !== "moreThan" && asked.operator !== "equals") return null;
  const place = leverOf(expression, spine, row);
  if (!place) return null;
  const { column } = place;
  const stored = column.storedStep(place.row);
  const step = stored > 0 ? stored : column.written.scale >= 1 ? 1 : column.written.scale / 100;
  const at = (delta: number): { value: number; interval: Interval | null; noise: number } | null => {
    const found = explain(expression, spine, row, { place, delta });
    if (found.status !== OK) return null;
    const { low, high } = found.interval ?? { low: Number.NaN, high: Number.NaN };
    return {
      value: found.value * asked.factor,
      interval: found.interval && { low: low * asked.factor, high: high * asked.factor },
      noise: 8 * found.noise * asked.factor,
    };
  };
  const passes = (delta: number): boolean => {
    const found = at(delta);
    return found !== null && judge(found.value, found.interval, asked.operator, asked.low, asked.high, found.noise).outcome === "pass";
  };
  const reach = Math.max(Math.abs(column.values[place.row] ?? 0), step);
  const [start, end] = [at(0), at(reach)];
  if (!start || !end) return null;
  const slope = (end.value - start.value) / reach;
  if (!(slope > 0) || start.value > asked.low) return null;
  const steps = (amount: number): number => Math.max(1, Math.ceil(amount / step - 1e-9)) * step;
  const exact = steps((asked.low - start.value) / slope);
  for (const candidate of [exact, exact + step]) if (passes(candidate)) return { amount: rounded(candidate, step), place };
  // Clear of the line by as much as the printed digits leave open.
  const low = start.interval?.low;
  const lowSlope = end.interval && start.interval ? (end.interval.low - start.interval.low) / reach : 0;
  if (low === undefined || !(lowSlope > 0)) return null;
  const clear = steps((asked.low - low) / lowSlope);
  for (const candidate of [clear, clear + step, clear + 2 * step])
    if (passes(candidate)) return { amount: rounded(candidate, step), place };
  return null;
}

/** Takes the dust of multiplication off: a whole number of steps, to fifteen digits. */
function rounded(amount: number, step: number): number {
  return Number((Math.round(amount / step) * step).toPrecision(15));
}
