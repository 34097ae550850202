import type { FormulaId, Interval, Message, MessageValue, Unit } from "../model";
import type { ExcelTerm } from "./excel";
import type { Vector } from "./vector";

interface Named {
  readonly id: FormulaId;
  /** Unit of the result; operands in canonical units. */
  unit(units: readonly Unit[]): Unit;
  /** The same computation over cells. */
  excel(operands: readonly ExcelTerm[]): ExcelTerm;
  /** The same computation in words. */
  words(operands: readonly MessageValue[]): Message;
}

/**
 * Row by row. `number` folds the operands from the left two by two (`ceil`, of one operand, gets it twice); `finish`
 * sees the folded value and the number of operands. NaN or an infinity says that there is no such number.
 */
export interface PointwiseFormula extends Named {
  readonly kind: "pointwise";
  readonly operands: { readonly min: number; readonly max: number };
  number(a: number, b: number): number;
  /** `number` and `radius` over whole columns, for the formulas that long tables use; row by row otherwise. */
  columns?(a: Vector, b: Vector, out: Vector): void;
  finish?(value: number, count: number): number;
  /** Bound of the error of `number(a, b)` when a and b are off by at most ra and rb; may be generous, never too small. */
  radius(a: number, ra: number, b: number, rb: number): number;
  /** Every value that operands inside their intervals can give; null when unbounded. */
  interval(a: Interval, b: Interval): Interval | null;
}

/** A value and its base one period earlier. */
export interface SeriesFormula extends Named {
  readonly kind: "series";
  number(current: number, base: number): number;
  radius(current: number, rc: number, base: number, rb: number): number;
  interval(current: Interval, base: Interval): Interval | null;
  /** A rate of growth has no meaning on a base that is zero or negative (domain handbook 2.6). */
  readonly needsPositiveBase: boolean;
}

/** Over all members (schools) of one period and level, each with a weight (pupils). */
export interface GroupFormula extends Named {
  readonly kind: "group";
  number(values: Float64Array, weights: Float64Array): number;
}

export type Formula = PointwiseFormula | SeriesFormula | GroupFormula;

/** The operand at a position; throws where the formula was given too few. */
export function operandAt<T>(operands: readonly T[], at: number): T {
  const operand = operands[at];
  if (operand === undefined) throw new RangeError(`a formula was given ${operands.length} operands and needs more`);
  return operand;
}

/** Unit of a formula whose result is what its first operand is. */
export const unitOfFirst = (units: readonly Unit[]): Unit => operandAt(units, 0);
