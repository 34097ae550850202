import type { Interval, Unit } from "../model";
import { divideUnits, multiplyUnits, parseUnit, RATIO } from "../model";
import { call, literal, minus, over, plus, times } from "./excel";
import type { ExcelTerm } from "./excel";
import { operandAt, unitOfFirst } from "./formula";
import type { PointwiseFormula } from "./formula";
import { differenceColumns, productColumns, quotientColumns, sumColumns } from "./kernels";
import { inWords } from "./words";

const two = { min: 2, max: 2 };
const many = { min: 1, max: Number.POSITIVE_INFINITY };
const quotientUnit = (units: readonly Unit[]): Unit => divideUnits(operandAt(units, 0), operandAt(units, 1));
const fold = (terms: readonly ExcelTerm[], join: (a: ExcelTerm, b: ExcelTerm) => ExcelTerm): ExcelTerm => terms.reduce(join);
/** A sheet's function that rounds to whole numbers. */
const toWhole = (name: string, terms: readonly ExcelTerm[]): ExcelTerm => call(name, [operandAt(terms, 0), literal(0)]);

function span(...values: readonly number[]): Interval {
  return { low: Math.min(...values), high: Math.max(...values) };
}

export const sum: PointwiseFormula = {
  kind: "pointwise",
  id: "sum",
  operands: many,
  number: (a, b) => a + b,
  columns: sumColumns,
  radius: (_a, ra, _b, rb) => ra + rb,
  interval: (a, b) => ({ low: a.low + b.low, high: a.high + b.high }),
  unit: unitOfFirst,
  excel: (terms) => fold(terms, plus),
  words: (operands) => inWords("formulas.sum", operands),
};

export const difference: PointwiseFormula = {
  kind: "pointwise",
  id: "difference",
  operands: two,
  number: (a, b) => a - b,
  columns: differenceColumns,
  radius: (_a, ra, _b, rb) => ra + rb,
  interval: (a, b) => ({ low: a.low - b.high, high: a.high - b.low }),
  unit: unitOfFirst,
  excel: (terms) => fold(terms, minus),
  words: (operands) => inWords("formulas.difference", operands),
};

export const product: PointwiseFormula = {
  kind: "pointwise",
  id: "product",
  operands: many,
  number: (a, b) => a * b,
  columns: productColumns,
  radius: (a, ra, b, rb) => Math.abs(a) * rb + Math.abs(b) * ra + ra * rb,
  interval: (a, b) => span(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high),
  unit: (units) => units.reduce(multiplyUnits, RATIO),
  excel: (terms) => fold(terms, times),
  words: (operands) => inWords("formulas.product", operands),
};

const quotientRadius = (a: number, ra: number, b: number, rb: number): number => {
  const divisor = Math.abs(b) - rb;
  return divisor > 0 ? (ra + Math.abs(a / b) * rb) / divisor : Number.POSITIVE_INFINITY;
};

const quotientInterval = (a: Interval, b: Interval): Interval | null =>
  b.low <= 0 && b.high >= 0 ? null : span(a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high);

export const quotient: PointwiseFormula = {
  kind: "pointwise",
  id: "quotient",
  operands: two,
  number: (a, b) => a / b,
  columns: (a, b, out) => quotientColumns(a, b, out, 1),
  radius: quotientRadius,
  interval: quotientInterval,
  unit: quotientUnit,
  excel: (terms) => fold(terms, over),
  words: (operands) => inWords("formulas.quotient", operands),
};

/** 每百名学生拥有: a ÷ b × 100. */
export const per100: PointwiseFormula = {
  kind: "pointwise",
  id: "per100",
  operands: two,
  number: (a, b) => (a / b) * 100,
  columns: (a, b, out) => quotientColumns(a, b, out, 100),
  radius: (a, ra, b, rb) => 100 * quotientRadius(a, ra, b, rb),
  interval: (a, b) => {
    const ratio = quotientInterval(a, b);
    return ratio && { low: ratio.low * 100, high: ratio.high * 100 };
  },
  unit: quotientUnit,
  excel: (terms) => times(fold(terms, over), literal(100)),
  words: (operands) => inWords("formulas.per100", operands),
};

export const min: PointwiseFormula = {
  kind: "pointwise",
  id: "min",
  operands: many,
  number: (a, b) => Math.min(a, b),
  radius: (_a, ra, _b, rb) => Math.max(ra, rb),
  interval: (a, b) => ({ low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) }),
  unit: unitOfFirst,
  excel: (terms) => call("MIN", terms),
  words: (operands) => inWords("formulas.min", operands),
};

export const max: PointwiseFormula = {
  kind: "pointwise",
  id: "max",
  operands: many,
  number: (a, b) => Math.max(a, b),
  radius: (_a, ra, _b, rb) => Math.max(ra, rb),
  interval: (a, b) => ({ low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) }),
  unit: unitOfFirst,
  excel: (terms) => call("MAX", terms),
  words: (operands) => inWords("formulas.max", operands),
};

export const mean: PointwiseFormula = {
  kind: "pointwise",
  id: "mean",
  operands: many,
  number: (a, b) => a + b,
  finish: (value, count) => value / count,
  radius: (_a, ra, _b, rb) => ra + rb,
  interval: (a, b) => ({ low: a.low + b.low, high: a.high + b.high }),
  unit: unitOfFirst,
  excel: (terms) => call("AVERAGE", terms),
  words: (operands) => inWords("formulas.mean", operands),
};

export const abs: PointwiseFormula = {
  kind: "pointwise",
  id: "abs",
  operands: { min: 1, max: 1 },
  number: (a) => Math.abs(a),
  radius: (_a, ra) => ra,
  interval: (a) => ({ low: Math.max(0, a.low, -a.high), high: Math.max(-a.low, a.high) }),
  unit: unitOfFirst,
  excel: (terms) => call("ABS", terms),
  words: (operands) => inWords("formulas.abs", operands),
};

/** A quotient that misses a whole number by its last bit only is that number. */
const up = (value: number): number => Math.ceil(value - 1e-9);

/** The next whole number: 13 classes need 2 rooms of one for twelve. */
export const ceil: PointwiseFormula = {
  kind: "pointwise",
  id: "ceil",
  operands: { min: 1, max: 1 },
  number: (a) => up(a),
  radius: (a, ra) => up(a + ra) - up(a - ra),
  interval: (a) => ({ low: up(a.low), high: up(a.high) }),
  unit: unitOfFirst,
  excel: (terms) => toWhole("ROUNDUP", terms),
  words: (operands) => inWords("formulas.ceil", operands),
};

const nearest = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

/** The nearest whole number; halves go away from zero, as ROUND does in a sheet. */
export const round: PointwiseFormula = {
  kind: "pointwise",
  id: "round",
  operands: { min: 1, max: 1 },
  number: (a) => nearest(a),
  radius: (a, ra) => nearest(a + ra) - nearest(a - ra),
  interval: (a) => ({ low: nearest(a.low), high: nearest(a.high) }),
  unit: unitOfFirst,
  excel: (terms) => toWhole("ROUND", terms),
  words: (operands) => inWords("formulas.round", operands),
};

/** Days from the first date to the second. Dates are serial day numbers. */
export const daysBetween: PointwiseFormula = {
  kind: "pointwise",
  id: "daysBetween",
  operands: two,
  number: (from, until) => until - from,
  radius: (_a, ra, _b, rb) => ra + rb,
  interval: (a, b) => ({ low: b.low - a.high, high: b.high - a.low }),
  unit: () => parseUnit("day"),
  excel: (terms) => minus(operandAt(terms, 1), operandAt(terms, 0)),
  words: (operands) => inWords("formulas.daysBetween", operands),
};
