import type { Expression, Interval } from "../model";
import { ABSENT, intervalOf, VALUE } from "../model";
import { formulaOf, NOT_IN_FORCE, OK, ZERO_DENOMINATOR } from "../formulas";
import type { PointwiseFormula } from "../formulas";
import type { Place } from "./datasetIndex";
import { ExpressionFault } from "./spine";
import type { Spine } from "./spine";

/** A number of one row with what its stored digits allow. */
export interface Digits {
  readonly status: number;
  /** Canonical unit; 0 unless `status` is OK. */
  readonly value: number;
  /** Every value that the stored digits allow; null when unbounded or unknown. */
  readonly interval: Interval | null;
  /** Bound of the floating-point error. */
  readonly noise: number;
}

export const EPSILON = 4.5e-16;

/** The number in a cell, `whole` as it stands there and the share of it that is meant. */
export function digitsOf(place: Place, whole: number, share: number): Digits {
  const range = intervalOf(whole, place.column.storedStep(place.row));
  const value = whole * share;
  return { status: OK, value, interval: { low: range.low * share, high: range.high * share }, noise: EPSILON * Math.abs(value) };
}

/** A formula over numbers that are all there; the value is not finite where there is no such number. */
export function combine(formula: PointwiseFormula, parts: readonly Digits[]): Omit<Digits, "status"> {
  const [head, ...rest] = parts;
  if (!head) throw new ExpressionFault(`${formula.id} needs an operand`);
  let { value, interval, noise } = head;
  for (const part of rest.length === 0 && formula.operands.max === 1 ? [head] : rest) {
    const next = formula.number(value, part.value);
    noise = formula.radius(value, noise, part.value, part.noise) + EPSILON * Math.abs(next);
    interval = interval && part.interval && formula.interval(interval, part.interval);
    value = next;
  }
  if (formula.finish) {
    const finish = (figure: number): number => formula.finish?.(figure, parts.length) ?? figure;
    interval = interval && { low: finish(interval.low), high: finish(interval.high) };
    value = finish(value);
  }
  return { value, interval, noise };
}

const nothing = (status: number): Digits => ({ status, value: 0, interval: null, noise: 0 });

/**
 * The number of an expression in one row with its digits, as `explain` gives it but without words, cells and formulas: for
 * the rows near a threshold. null for a figure over years, which `explain` alone knows.
 */
export function digitsAt(expression: Expression, spine: Spine, row: number): Digits | null {
  switch (expression.kind) {
    case "number":
      return { status: OK, value: expression.value, interval: { low: expression.value, high: expression.value }, noise: 0 };
    case "parameter": {
      const bound = spine.context.bounds.parameter(expression.parameter, spine.periodAt(row), spine.levelAt(row));
      if (bound.kind !== "value" || !Number.isFinite(bound.value)) return nothing(NOT_IN_FORCE);
      return { status: OK, value: bound.value, interval: { low: bound.value, high: bound.value }, noise: 0 };
    }
    case "field": {
      const place = spine.placeOf(expression.field, row, expression.schoolLevel);
      if (!place) return nothing(ABSENT);
      const state = place.column.states[place.row] ?? ABSENT;
      const status = state !== VALUE ? state : "share" in place ? place.share.status : OK;
      if (status !== OK) return nothing(status);
      return digitsOf(place, place.column.values[place.row] as number, "share" in place ? place.share.value : 1);
    }
    case "call": {
      const formula = formulaOf(expression.formula);
      if (formula?.kind !== "pointwise") return null;
      const parts: Digits[] = [];
      for (const operand of expression.operands) {
        const part = digitsAt(operand, spine, row);
        if (!part) return null;
        parts.push(part);
      }
      const worst = parts.reduce((status, part) => Math.max(status, part.status), OK);
      if (worst !== OK) return nothing(worst);
      const { value, interval, noise } = combine(formula, parts);
      return Number.isFinite(value) ? { status: OK, value, interval, noise } : nothing(ZERO_DENOMINATOR);
    }
  }
}
