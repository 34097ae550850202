import fc from "fast-check";
import { call, canonical, cellTerm, literal, minus, over, plus, times } from "../../../src/core/formulas";
import type { ExcelTerm } from "../../../src/core/formulas";

const cell = (columnIndex: number, scale = 1): ExcelTerm => cellTerm({ sheet: "表", rowIndex: 1, columnIndex }, scale, null, 0);
const [a, b, c] = [cell(0), cell(1), cell(2)];
const text = (term: ExcelTerm): string => term.text.replace(/'表'!/g, "");

describe("a piece of a formula", () => {
  it("has parentheses where they are needed and nowhere else", () => {
    expect([minus(a, plus(b, c)), minus(minus(a, b), c), plus(a, minus(b, c))].map(text)).toEqual(["A2-(B2+C2)", "A2-B2-C2", "A2+B2-C2"]);
    expect([times(plus(a, b), c), times(a, minus(b, c)), times(over(a, b), c)].map(text)).toEqual(["(A2+B2)*C2", "A2*(B2-C2)", "A2/B2*C2"]);
    expect([over(a, times(b, c)), over(a, over(b, c)), over(plus(a, b), c), over(a, minus(b, c))].map(text)).toEqual([
      "A2/(B2*C2)",
      "A2/(B2/C2)",
      "(A2+B2)/C2",
      "A2/(B2-C2)",
    ]);
    expect(text(minus(a, literal(-3)))).toBe("A2-(-3)");
    expect([literal(-3), literal(0), literal(2.5)]).toEqual([
      { text: "(-3)", scale: 1, binding: "atom" },
      { text: "0", scale: 1, binding: "atom" },
      { text: "2.5", scale: 1, binding: "atom" },
    ]);
  });

  it("keeps the unit of the sheet as long as it can: 万元 of 万元", () => {
    const [x, y] = [cell(0, 10000), cell(1, 10000)];
    expect([plus(x, y), minus(x, y), over(x, y), times(x, y)].map((term) => [text(term), term.scale])).toEqual([
      ["A2+B2", 10000],
      ["A2-B2", 10000],
      ["A2/B2", 1],
      ["A2*B2", 1e8],
    ]);
    expect([over(x, c).scale, times(x, cell(2, 0.01)).scale, over(c, x).scale]).toEqual([10000, 100, 0.0001]);
    expect(text(plus(x, c))).toBe("A2*10000+C2");
    expect(text(call("MIN", [x, c]))).toBe("MIN(A2*10000,C2)");
  });

  it("is brought to the canonical unit by a factor or a divisor that reads well", () => {
    const at = (scale: number, term: ExcelTerm = plus(a, b)): string => text(canonical({ ...term, scale }));
    expect([at(10000), at(0.01), at(0.5), at(0.0001), at(0.3), at(666.667), at(1)]).toEqual([
      "(A2+B2)*10000",
      "(A2+B2)/100",
      "(A2+B2)/2",
      "(A2+B2)/10000",
      "(A2+B2)*0.3",
      "(A2+B2)*666.667",
      "A2+B2",
    ]);
    expect(at(0.01, times(a, b))).toBe("A2*B2/100");
    expect(canonical({ ...a, scale: 0.01 })).toMatchObject({ scale: 1, binding: "product" });
    expect(canonical(a)).toBe(a);
  });

  it("means the same after all that: its number times its scale", () => {
    const numbers: Readonly<Record<string, number>> = { A2: 3, B2: 7, C2: 11 };
    const value = (formula: string): number => {
      // A sheet's reading of + - * / and parentheses.
      const tokens = [...formula.replace(/'表'!/g, "").matchAll(/[A-C]2|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[-+*/()]/g)].map(([token]) => token);
      const sum = (): number => {
        let left = product();
        while (tokens[0] === "+" || tokens[0] === "-") left = tokens.shift() === "+" ? left + product() : left - product();
        return left;
      };
      const product = (): number => {
        let left = atom();
        while (tokens[0] === "*" || tokens[0] === "/") left = tokens.shift() === "*" ? left * atom() : left / atom();
        return left;
      };
      const atom = (): number => {
        const token = tokens.shift() ?? "";
        if (token === "-") return -atom();
        if (token !== "(") return numbers[token] ?? Number(token);
        const inner = sum();
        tokens.shift();
        return inner;
      };
      return sum();
    };
    interface Both {
      readonly term: ExcelTerm;
      readonly number: number;
    }
    const leaf = fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom(1, 10000, 0.01, 666.667))
      .map(([column, scale]): Both => ({ term: cell(column, scale), number: (numbers[["A2", "B2", "C2"][column] ?? ""] ?? 0) * scale }));
    const { node } = fc.letrec<{ node: Both }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.tuple(fc.constantFrom("+", "-", "*", "/"), tie("node"), tie("node")).map(([sign, x, y]): Both => {
          if (sign === "+") return { term: plus(x.term, y.term), number: x.number + y.number };
          if (sign === "-") return { term: minus(x.term, y.term), number: x.number - y.number };
          if (sign === "*") return { term: times(x.term, y.term), number: x.number * y.number };
          return { term: over(x.term, y.term), number: x.number / y.number };
        }),
      ),
    }));
    fc.assert(
      fc.property(node, ({ term, number }) => {
        fc.pre(Number.isFinite(number) && Math.abs(number) > 1e-6);
        const found = value(canonical(term).text);
        fc.pre(Number.isFinite(found));
        expect(Math.abs(found / number - 1)).toBeLessThan(1e-6);
      }),
    );
  });
});
