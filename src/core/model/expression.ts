import type { FieldId, ParameterId } from "./field";
import type { SchoolLevel } from "./schoolLevel";

/**
 * What an indicator computes, as data: parsed from the text in a rule file when the rulebook is built
 * (`growth(educationAppropriation) - growth(recurrentFiscalRevenue)`). Each formula named here is defined once in
 * `core/formulas`, with its number, its Excel formula and its words.
 */
export type Expression =
  | { readonly kind: "field"; readonly field: FieldId; readonly schoolLevel?: SchoolLevel }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "parameter"; readonly parameter: ParameterId }
  | { readonly kind: "call"; readonly formula: FormulaId; readonly operands: readonly Expression[] };

/** Names in `core/formulas`; `+ - * /` of the text are `sum`, `difference`, `product`, `quotient`. */
export type FormulaId = string;
