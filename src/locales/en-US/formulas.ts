import type { Sentences } from "../../core/model";
import type { FormulasMessages } from "../../core/formulas/messages";

export const formulas: Sentences<FormulasMessages> = {
  "formulas.sum": "sum of {all}",
  "formulas.difference": "{a} − {b}",
  "formulas.product": "{a} × {b}",
  "formulas.quotient": "{a} ÷ {b}",
  "formulas.per100": "{a} ÷ {b} × 100",
  "formulas.min": "smallest of {all}",
  "formulas.max": "largest of {all}",
  "formulas.mean": "mean of {all}",
  "formulas.abs": "absolute value of {a}",
  "formulas.ceil": "{a} rounded up",
  "formulas.round": "{a} rounded",
  "formulas.daysBetween": "days from {a} to {b}",
  "formulas.growth": "growth of {a} over the year before",
  "formulas.change": "change of {a} from the year before",
  "formulas.prior": "{a} of the year before",
  "formulas.weightedVariation": "variation of {a} between schools, weighted by {b}",
};
