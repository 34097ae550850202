import { formulaOf } from "../formulas";
import type { Expression, Message, MessageValue } from "../model";
import { levelValue, titleOf } from "../model";

/** What an indicator computes, in words: 教育财政拨款的增长率 − 财政经常性收入的增长率. */
export function formulaInWords(expression: Expression): Message {
  return { id: "presentation.value", data: { value: termInWords(expression) } };
}

function termInWords(expression: Expression): MessageValue {
  switch (expression.kind) {
    case "field": {
      const title = titleOf("field", expression.field);
      if (expression.schoolLevel === undefined || expression.schoolLevel === "any") return title;
      return {
        kind: "message",
        message: { id: "presentation.fieldOfLevel", data: { level: levelValue(expression.schoolLevel), field: title } },
      };
    }
    case "number":
      return String(expression.value);
    case "parameter":
      return titleOf("parameter", expression.parameter);
    case "call":
      return callInWords(expression);
  }
}

type Call = Extract<Expression, { readonly kind: "call" }>;

const SUMS: ReadonlySet<string> = new Set(["sum", "difference"]);
const PRODUCTS: ReadonlySet<string> = new Set(["product", "quotient", "per100"]);

function callInWords({ formula, operands }: Call): MessageValue {
  const terms = operands.map((operand, index) => {
    const term = termInWords(operand);
    const loose =
      operand.kind === "call" && SUMS.has(operand.formula) && (PRODUCTS.has(formula) || (formula === "difference" && index > 0));
    return loose ? ({ kind: "message", message: { id: "presentation.parenthesis", data: { value: term } } } as const) : term;
  });
  const words = formulaOf(formula)?.words(terms);
  return words ? { kind: "message", message: words } : { kind: "list", items: terms };
}
