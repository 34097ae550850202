import { RATIO } from "../model";
import { operandAt } from "./formula";
import type { GroupFormula } from "./formula";
import { compensatedSum, lostIn } from "./sums";
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
  // A compensated sum of the parts, which a large county need not keep.
  let sum = 0;
  let lost = 0;
  for (let member = 0; member < values.length; member += 1) {
    const weight = weights[member] as number;
    const gap = (values[member] as number) / weight - mean;
    const part = (weight / pupils) * gap * gap;
    const next = sum + part;
    lost += lostIn(next, sum, part);
    sum = next;
  }
  return Math.sqrt(sum + lost) / mean;
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
