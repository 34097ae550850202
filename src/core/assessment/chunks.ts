import type { Expression } from "../model";
import { applyPointwise, constantVector, emptyVector, formulaOf, NOT_IN_FORCE, OK } from "../formulas";
import type { Vector } from "../formulas";
import { evaluate } from "./spine";
import type { Spine } from "./spine";

/** Rows looked at at a time: small enough for the processor's cache, so that a long table needs no long arrays in between. */
const CHUNK = 8192;

/** The numbers of an expression, piece by piece. */
export interface Pieces {
  /** Rows of a piece; the last one may be shorter. */
  readonly size: number;
  /** The rows from `from` up to `to`; valid until the next call. */
  at(from: number, to: number): Vector;
}

/** Evaluates an expression on all rows of a spine in pieces. A figure over years needs all rows at once: one piece. */
export function piecesOf(expression: Expression, spine: Spine): Pieces {
  if (!staysInRow(expression)) {
    const whole = evaluate(expression, spine);
    return { size: Math.max(1, spine.length), at: (from, to) => part(whole, from, to) };
  }
  const size = Math.max(1, Math.min(CHUNK, spine.length));
  return { size, at: node(expression, spine, size) };
}

function staysInRow(expression: Expression): boolean {
  if (expression.kind !== "call") return true;
  return formulaOf(expression.formula)?.kind === "pointwise" && expression.operands.every(staysInRow);
}

function part(vector: Vector, from: number, to: number): Vector {
  if (from === 0 && to === vector.values.length) return vector;
  return {
    values: vector.values.subarray(from, to),
    status: vector.status.subarray(from, to),
    radius: vector.radius.subarray(from, to),
  };
}

type Piece = (from: number, to: number) => Vector;

function node(expression: Expression, spine: Spine, size: number): Piece {
  switch (expression.kind) {
    case "field": {
      const vector = spine.vectorOf(expression.field, expression.schoolLevel);
      return (from, to) => part(vector, from, to);
    }
    case "number": {
      const vector = constantVector(size, expression.value);
      return (from, to) => part(vector, 0, to - from);
    }
    case "parameter": {
      const numbers = spine.numbersOf(expression.parameter);
      const { of: slots } = spine.slots;
      const out = emptyVector(size);
      return (from, to) => {
        for (let row = from; row < to; row += 1) {
          const value = numbers[slots[row] as number] as number;
          out.status[row - from] = Number.isFinite(value) ? OK : NOT_IN_FORCE;
          out.values[row - from] = value;
        }
        return part(out, 0, to - from);
      };
    }
    case "call": {
      const formula = formulaOf(expression.formula);
      // `staysInRow` has looked.
      if (formula?.kind !== "pointwise") return (from, to) => part(evaluate(expression, spine), from, to);
      const operands = expression.operands.map((operand) => node(operand, spine, size));
      const out = emptyVector(size);
      return (from, to) =>
        applyPointwise(
          formula,
          operands.map((operand) => operand(from, to)),
          part(out, 0, to - from),
        );
    }
  }
}

/** Reads the number of a row where it is known to be there; NaN for a figure over years. */
export function numberReader(expression: Expression, spine: Spine): (row: number) => number {
  switch (expression.kind) {
    case "field": {
      const { values } = spine.vectorOf(expression.field, expression.schoolLevel);
      return (row) => values[row] as number;
    }
    case "number":
      return () => expression.value;
    case "parameter": {
      const numbers = spine.numbersOf(expression.parameter);
      const { of: slots } = spine.slots;
      return (row) => numbers[slots[row] as number] as number;
    }
    case "call": {
      const formula = formulaOf(expression.formula);
      const [head, ...rest] = expression.operands.map((operand) => numberReader(operand, spine));
      if (formula?.kind !== "pointwise" || !head) return () => Number.NaN;
      const isAlone = rest.length === 0 && formula.operands.max === 1;
      return (row) => {
        let value = head(row);
        if (isAlone) value = formula.number(value, value);
        for (const operand of rest) value = formula.number(value, operand(row));
        return formula.finish ? formula.finish(value, rest.length + 1) : value;
      };
    }
  }
}
