import fc from "fast-check";
import type { Expression } from "../../../src/core/model";
import { ExpressionError, fieldsOf, formulasOf, parametersOf, parseExpression } from "../../../src/core/rules";

const field = (name: string): Expression => ({ kind: "field", field: name });
const call = (formula: string, ...operands: Expression[]): Expression => ({ kind: "call", formula, operands });

describe("the text of an expression", () => {
  it("turns the four signs into formulas, products before sums, left to right", () => {
    expect(parseExpression("a - b - c * 2")).toEqual(
      call("difference", call("difference", field("a"), field("b")), call("product", field("c"), { kind: "number", value: 2 })),
    );
    expect(parseExpression("(a + b) / c")).toEqual(call("quotient", call("sum", field("a"), field("b")), field("c")));
  });

  it("reads levels, parameters and calls with several operands", () => {
    expect(parseExpression('min(x[senior], parameter("growth-minimum"))')).toEqual(
      call("min", { kind: "field", field: "x", schoolLevel: "senior" }, { kind: "parameter", parameter: "growth-minimum" }),
    );
  });

  it.each([
    ["growth(a", 8, "the end", '","'],
    ["a b", 2, '"b"', "the end"],
    ["a[middle]", 2, '"middle"', "a school level"],
    ["parameter(a)", 10, '"a"', "in quotes"],
    ["a ? b", 2, '"?"', "a name"],
    ["", 0, "the end", "a field"],
    ["a -", 3, "the end", "a field"],
  ])("says where and what in %p", (text, position, found, accepted) => {
    expect.assertions(3);
    try {
      parseExpression(text);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      expect(error.position).toBe(position);
      expect(error.found).toBe(found);
      expect(error.message).toContain(accepted);
    }
  });

  it("counts characters from one in its message", () => {
    expect(() => parseExpression("a  ?")).toThrow('at character 4 of "a  ?": found "?"');
    expect(() => parseExpression("")).toThrow("at character 1 of");
  });

  it("reads back what it prints", () => {
    const leaf = fc.oneof(
      fc.constantFrom("a", "b1", "perPupil").map(field),
      fc.nat(999).map((value): Expression => ({ kind: "number", value })),
      fc.constantFrom("p-one", "p-two").map((parameter): Expression => ({ kind: "parameter", parameter })),
    );
    const tree = fc.letrec<{ node: Expression }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        leaf,
        fc.tuple(fc.constantFrom("sum", "difference", "product", "quotient"), tie("node"), tie("node")).map(([f, x, y]) => call(f, x, y)),
        fc.tuple(fc.constantFrom("growth", "mean"), fc.array(tie("node"), { minLength: 1, maxLength: 3 })).map(([f, xs]) => call(f, ...xs)),
      ),
    })).node;
    fc.assert(fc.property(tree, (expression) => expect(parseExpression(print(expression))).toEqual(expression)));
  });

  it("lists what an expression reads, each once", () => {
    const expression = parseExpression('growth(a) - growth(b) * parameter("p") + a');
    expect(fieldsOf(expression)).toEqual(["a", "b"]);
    expect(parametersOf(expression)).toEqual(["p"]);
    expect(formulasOf(expression)).toEqual(["sum", "difference", "growth", "product"]);
  });
});

const SIGNS: Readonly<Record<string, string>> = { sum: "+", difference: "-", product: "*", quotient: "/" };

function print(expression: Expression): string {
  if (expression.kind === "number") return String(expression.value);
  if (expression.kind === "field") return expression.field;
  if (expression.kind === "parameter") return `parameter("${expression.parameter}")`;
  const sign = SIGNS[expression.formula];
  return sign
    ? `(${expression.operands.map(print).join(` ${sign} `)})`
    : `${expression.formula}(${expression.operands.map(print).join(", ")})`;
}
