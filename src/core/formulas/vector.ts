import { operandAt } from "./formula";
import type { PointwiseFormula, SeriesFormula } from "./formula";

/**
 * Status of a row of a vector. 0 to 6 are the states of a cell (`CELL_STATES`: value, blank, not reported, placeholder,
 * error, not numeric, absent); the rest come from computing. Where two meet, the higher one tells why there is no number.
 */
export const OK = 0;
/** The year before has no row although earlier years have: cannot tell. */
export const NO_PRIOR_ROW = 10;
export const ZERO_DENOMINATOR = 11;
export const NEGATIVE_BASE = 12;
export const ZERO_BASE = 13;
/** The first period of a series is only a base. */
export const FIRST_PERIOD = 14;
/** A parameter that the computation needs is not in force. */
export const NOT_IN_FORCE = 15;

/** From here on the answer is "not applicable"; between OK and here it is "cannot tell". */
export const NOT_APPLICABLE_FROM = ZERO_DENOMINATOR;

/**
 * One number a row in canonical units. `radius`: how far rounding in the sheet can move it, generously. Vectors share
 * their arrays: write only to one that you made.
 */
export interface Vector {
  readonly values: Float64Array;
  readonly status: Uint8Array;
  readonly radius: Float64Array;
}

export function emptyVector(length: number): { values: Float64Array; status: Uint8Array; radius: Float64Array } {
  return { values: new Float64Array(length), status: new Uint8Array(length), radius: new Float64Array(length) };
}

export function constantVector(length: number, value: number): Vector {
  const vector = emptyVector(length);
  vector.values.fill(value);
  return vector;
}

function join(formula: PointwiseFormula, a: Vector, b: Vector, out: Vector): void {
  if (formula.columns) {
    formula.columns(a, b, out);
    return;
  }
  for (let row = 0; row < out.values.length; row += 1) {
    const status = Math.max(a.status[row] as number, b.status[row] as number);
    out.status[row] = status;
    if (status !== OK) continue;
    const x = a.values[row] as number;
    const y = b.values[row] as number;
    const value = formula.number(x, y);
    if (Number.isFinite(value)) {
      out.radius[row] = formula.radius(x, a.radius[row] as number, y, b.radius[row] as number);
      out.values[row] = value;
    } else out.status[row] = ZERO_DENOMINATOR;
  }
}

/** Applies a formula to columns of one length; `out` holds the result, none of the operands. */
export function applyPointwise(
  formula: PointwiseFormula,
  operands: readonly Vector[],
  out: Vector = emptyVector(operandAt(operands, 0).values.length),
): Vector {
  const head = operandAt(operands, 0);
  const rest = operands.slice(1);
  if (rest.length === 0) {
    if (formula.operands.max === 1) join(formula, head, head, out);
    else copy(head, out);
  }
  let folded = head;
  for (const operand of rest) {
    join(formula, folded, operand, out);
    folded = out;
  }
  if (formula.finish) {
    const count = operands.length;
    for (let row = 0; row < out.values.length; row += 1) {
      out.values[row] = formula.finish(out.values[row] as number, count);
      out.radius[row] = formula.finish(out.radius[row] as number, count);
    }
  }
  return out;
}

function copy(from: Vector, to: Vector): void {
  to.values.set(from.values);
  to.status.set(from.status);
  to.radius.set(from.radius);
}

/** Applies a series formula to a column and its bases. */
export function applySeries(formula: SeriesFormula, current: Vector, base: Vector): Vector {
  const length = current.values.length;
  const out = emptyVector(length);
  for (let row = 0; row < length; row += 1) {
    const status = Math.max(current.status[row] as number, base.status[row] as number);
    if (status !== OK) {
      out.status[row] = status;
      continue;
    }
    const x = current.values[row] as number;
    const p = base.values[row] as number;
    if (formula.needsPositiveBase && p <= 0) {
      out.status[row] = p === 0 ? ZERO_BASE : NEGATIVE_BASE;
      continue;
    }
    out.values[row] = formula.number(x, p);
    out.radius[row] = formula.radius(x, current.radius[row] as number, p, base.radius[row] as number);
  }
  return out;
}
