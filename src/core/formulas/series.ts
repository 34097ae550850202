import type { Interval } from "../model";
import { RATIO } from "../model";
import { canonical, literal, minus, over } from "./excel";
import { operandAt, unitOfFirst } from "./formula";
import type { SeriesFormula } from "./formula";
import { inWords } from "./words";

/** x[t] / x[t-1] - 1, on the restated base where the sheet gives one. */
export const growth: SeriesFormula = {
  kind: "series",
  id: "growth",
  needsPositiveBase: true,
  number: (current, base) => current / base - 1,
  radius: (current, rc, base, rb) => (base > rb ? (rc + Math.abs(current / base) * rb) / (base - rb) : Number.POSITIVE_INFINITY),
  interval: (current, base): Interval | null => {
    if (base.low <= 0) return null;
    const corners = [current.low / base.low, current.low / base.high, current.high / base.low, current.high / base.high];
    return { low: Math.min(...corners) - 1, high: Math.max(...corners) - 1 };
  },
  unit: () => RATIO,
  excel: (terms) => minus(canonical(over(operandAt(terms, 0), operandAt(terms, 1))), literal(1)),
  words: (operands) => inWords("formulas.growth", operands),
};

/** x[t] - x[t-1]. */
export const change: SeriesFormula = {
  kind: "series",
  id: "change",
  needsPositiveBase: false,
  number: (current, base) => current - base,
  radius: (_current, rc, _base, rb) => rc + rb,
  interval: (current, base) => ({ low: current.low - base.high, high: current.high - base.low }),
  unit: unitOfFirst,
  excel: (terms) => minus(operandAt(terms, 0), operandAt(terms, 1)),
  words: (operands) => inWords("formulas.change", operands),
};

/** x[t-1]. */
export const prior: SeriesFormula = {
  kind: "series",
  id: "prior",
  needsPositiveBase: false,
  number: (_current, base) => base,
  radius: (_current, _rc, _base, rb) => rb,
  interval: (_current, base) => base,
  unit: unitOfFirst,
  excel: (terms) => operandAt(terms, 1),
  words: (operands) => inWords("formulas.prior", operands),
};
