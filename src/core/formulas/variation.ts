import { RATIO } from "../model";
import { operandAt } from "./formula";
import type { GroupFormula } from "./formula";
import { compensatedSum } from "./sums";
import { inWords } from "./words";

/**
 * Official 差异系数 between schools (note on the calculation, 教督〔2012〕3号): each school weighs with its pupils.
 * X_i = x_i / P_i; mean = Σx / ΣP; S² = Σ (P_i / ΣP)(X_i - mean)²; the coefficient is S / mean. Members without
 * pupils are dropped before; a mean of zero has no coefficient (NaN).
 * `values` are the schools' resources x_i (not per pupil), `weights` their pupils.
 */
export function weightedVariationOf(values: Float64Array, weights: Float64Array): number {
  const pupils = compensatedSum(weights);
  const mean = compensatedSum(values) / pupils;
  if (mean === 0) return Number.NaN;
  const parts = values.map((value, member) => {
    const weight = weights[member] as number;
    const gap = value / weight - mean;
    return (weight / pupils) * gap * gap;
  });
  return Math.sqrt(compensatedSum(parts)) / mean;
}

/** Excel over two columns of cells: the operands are ranges, already in canonical units. */
export const weightedVariation: GroupFormula = {
  kind: "group",
  id: "weightedVariation",
  number: weightedVariationOf,
  unit: () => RATIO,
  excel: (operands) => {
    const [x, p] = [operandAt(operands, 0).text, operandAt(operands, 1).text];
    const mean = `(SUM(${x})/SUM(${p}))`;
    return { text: `SQRT(SUMPRODUCT(${p}/SUM(${p})*(${x}/${p}-${mean})^2))/${mean}`, scale: 1, binding: "product" };
  },
  words: (operands) => inWords("formulas.weightedVariation", operands),
};
