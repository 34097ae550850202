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

/** Steps to raise a figure by: of its last stored digit; a whole unit, or a hundredth of a small one, where it is exact. */
function stepOf({ column, row }: Place): number {
  const stored = column.storedStep(row);
  if (stored > 0) return stored;
  return column.written.scale >= 1 ? 1 : column.written.scale / 100;
}

const RAISES: ReadonlySet<Asked["operator"]> = new Set(["atLeast", "moreThan", "equals"]);

/**
 * The smallest amount, in whole steps of the figure's own last digit, that makes the rule pass when it is added to the
 * figure at the front of the expression: the appropriation, the part of a share, this year's value. The expression is
 * linear in that figure, so two evaluations give the answer; it is checked by judging again. Null when nothing that is
 * added helps.
 */
export function shortfallOf(expression: Expression, spine: Spine, row: number, asked: Asked): Shortfall | null {
  if (!RAISES.has(asked.operator)) return null;
  const place = leverOf(expression, spine, row);
  if (!place) return null;
  const step = stepOf(place);
  const scaled = (figure: number): number => figure * asked.factor;
  const at = (delta: number): { value: number; low: number; interval: Interval | null; noise: number } | null => {
    const found = explain(expression, spine, row, { place, delta });
    if (found.status !== OK) return null;
    const interval = found.interval && { low: scaled(found.interval.low), high: scaled(found.interval.high) };
    const value = scaled(found.value);
    return { value, low: interval?.low ?? value, interval, noise: 8 * scaled(found.noise) };
  };
  const passes = (delta: number): boolean => {
    const found = at(delta);
    return found !== null && judge(found.value, found.interval, asked.operator, asked.low, asked.high, found.noise).outcome === "pass";
  };
  const reach = Math.max(Math.abs(place.column.values[place.row] as number), step);
  const [start, end] = [at(0), at(reach)];
  if (!start || !end) return null;
  // So many steps bring a value from where it starts to the line; fewer or more where rounding has its say.
  const enough = (from: number, to: number): number | undefined => {
    const steps = ((asked.low - from) * reach) / (to - from) / step;
    const first = Math.max(1, asked.operator === "equals" ? Math.round(steps) : Math.ceil(steps) - 1);
    return [first, first + 1, first + 2].map((count) => count * step).find(passes);
  };
  // On the line, else clear of it by as much as the printed digits leave open.
  const amount = enough(start.value, end.value) ?? enough(start.low, end.low);
  return amount === undefined ? null : { amount: rounded(amount, step), place };
}

/** Takes the dust of multiplication off: a whole number of steps, to fifteen digits. */
function rounded(amount: number, step: number): number {
  return Number((Math.round(amount / step) * step).toPrecision(15));
}
