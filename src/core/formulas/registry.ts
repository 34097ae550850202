import type { FormulaId } from "../model";
import { abs, ceil, daysBetween, difference, max, mean, min, per100, product, quotient, round, sum } from "./arithmetic";
import type { Formula } from "./formula";
import { change, growth, prior } from "./series";
import { weightedVariation } from "./variation";

const ALL: readonly Formula[] = [
  sum,
  difference,
  product,
  quotient,
  per100,
  min,
  max,
  mean,
  abs,
  ceil,
  round,
  daysBetween,
  growth,
  change,
  prior,
  weightedVariation,
];

const BY_ID: ReadonlyMap<FormulaId, Formula> = new Map(ALL.map((formula) => [formula.id, formula]));

/** undefined for a name that no formula has. */
export function formulaOf(id: FormulaId): Formula | undefined {
  return BY_ID.get(id);
}

/** Names that an expression may call, in the order of the registry. */
export const FORMULA_IDS: readonly FormulaId[] = ALL.map((formula) => formula.id);
