import type { MessageValue } from "../model";

interface Operands extends Readonly<Record<string, MessageValue>> {
  readonly a: MessageValue;
  readonly b: MessageValue;
  readonly all: MessageValue;
}

/** Formulas in words: id → the operands. Sentences: `src/locales/<tag>/formulas.ts`. */
export interface FormulasMessages {
  readonly "formulas.sum": Operands;
  readonly "formulas.difference": Operands;
  readonly "formulas.product": Operands;
  readonly "formulas.quotient": Operands;
  readonly "formulas.per100": Operands;
  readonly "formulas.min": Operands;
  readonly "formulas.max": Operands;
  readonly "formulas.mean": Operands;
  readonly "formulas.abs": Operands;
  readonly "formulas.ceil": Operands;
  readonly "formulas.round": Operands;
  readonly "formulas.daysBetween": Operands;
  readonly "formulas.growth": Operands;
  readonly "formulas.change": Operands;
  readonly "formulas.prior": Operands;
  readonly "formulas.weightedVariation": Operands;
}
