import fc from "fast-check";
import {
  applyPointwise,
  applySeries,
  cellTerm,
  compensatedSum,
  constantVector,
  FORMULA_IDS,
  formulaOf,
  NEGATIVE_BASE,
  OK,
  ZERO_BASE,
  ZERO_DENOMINATOR,
  weightedVariationOf,
} from "../../../src/core/formulas";
import type { ExcelTerm, Formula, PointwiseFormula, SeriesFormula, Vector } from "../../../src/core/formulas";
import { BLANK, formatUnit, NOT_REPORTED, parseUnit } from "../../../src/core/model";

const named = (id: string): Formula => {
  const formula = formulaOf(id);
  if (!formula) throw new Error(id);
  return formula;
};
const pointwise = (id: string): PointwiseFormula => named(id) as PointwiseFormula;
const series = (id: string): SeriesFormula => named(id) as SeriesFormula;

/** A column as a reader sees it: a number, or a status in place of one; every figure is good to ±0.5. */
type Cell = number | { readonly status: number };
function column(...cells: readonly Cell[]): Vector {
  const vector = constantVector(cells.length, 0);
  cells.forEach((cell, row) => {
    if (typeof cell === "number") {
      vector.values[row] = cell;
      vector.radius[row] = 0.5;
    } else vector.status[row] = cell.status;
  });
  return vector;
}
const shown = ({ values, status, radius }: Vector): readonly (string | number)[] =>
  [...status].map((code, row) => (code === OK ? `${values[row]} ± ${radius[row]}` : code));

describe("formulas over columns, row by row", () => {
  const [blank, none] = [{ status: BLANK }, { status: NOT_REPORTED }];

  it.each<[string, readonly Cell[][], readonly (string | number)[]]>([
    [
      "min",
      [
        [3, 8, blank, 4],
        [5, 2, 1, none],
        [4, 9, 1, 1],
      ],
      ["3 ± 0.5", "2 ± 0.5", BLANK, NOT_REPORTED],
    ],
    [
      "max",
      [
        [3, 8, blank, none],
        [5, 2, 1, blank],
        [4, 9, 1, 1],
      ],
      ["5 ± 0.5", "9 ± 0.5", BLANK, NOT_REPORTED],
    ],
    [
      "mean",
      [
        [3, 8, 1],
        [5, 2, 1],
        [4, 2, blank],
      ],
      ["4 ± 0.5", "4 ± 0.5", BLANK],
    ],
    [
      "mean",
      [
        [3, 8, 1],
        [5, 2, 2],
      ],
      ["4 ± 0.5", "5 ± 0.5", "1.5 ± 0.5"],
    ],
    ["abs", [[-3, 8, blank]], ["3 ± 0.5", "8 ± 0.5", BLANK]],
    ["ceil", [[2.2, 3, blank]], ["3 ± 1", "3 ± 1", BLANK]],
    ["round", [[2.25, -2.75, blank]], ["2 ± 1", "-3 ± 1", BLANK]],
    [
      "daysBetween",
      [
        [45292, blank, 45299],
        [45299, 45292, 45292],
      ],
      ["7 ± 1", BLANK, "-7 ± 1"],
    ],
    ["sum", [[3, blank]], ["3 ± 0.5", BLANK]],
  ])("%s", (id, operands, wanted) => {
    expect(
      shown(
        applyPointwise(
          pointwise(id),
          operands.map((cells) => column(...cells)),
        ),
      ),
    ).toEqual(wanted);
  });

  it("have no number where the arithmetic has none, in the columns and row by row", () => {
    const rows = { ...pointwise("quotient"), columns: undefined } as unknown as PointwiseFormula;
    for (const formula of [pointwise("quotient"), rows]) {
      const out = applyPointwise(formula, [column(6, 6, 0), column(3, 0, 0)]);
      expect([...out.status]).toEqual([OK, ZERO_DENOMINATOR, ZERO_DENOMINATOR]);
      expect(out.values[0]).toBe(2);
    }
  });

  it("write into the column that is handed in, and say when an operand is missing", () => {
    const out = constantVector(2, 7);
    expect(applyPointwise(pointwise("max"), [column(1, 2), column(3, 0)], out)).toBe(out);
    expect([...out.values]).toEqual([3, 2]);
    expect(applyPointwise(pointwise("max"), [column(1, 2)], out).values).toEqual(Float64Array.of(1, 2));
    expect(() => applyPointwise(pointwise("max"), [])).toThrow(RangeError);
  });

  it("work on columns without rows", () => {
    for (const id of ["min", "mean", "sum", "product", "quotient"])
      expect(applyPointwise(pointwise(id), [column(), column()]).values).toHaveLength(0);
  });
});

it("a quotient of columns whose divisor may be zero may be anything", () => {
  const exact = (...values: readonly number[]): Vector => ({ ...constantVector(values.length, 0), values: Float64Array.from(values) });
  const rounded: Vector = { ...constantVector(2, 3), radius: Float64Array.of(3, 2) };
  const out = applyPointwise(pointwise("quotient"), [exact(0, 6), rounded]);
  expect([...out.radius]).toEqual([Number.POSITIVE_INFINITY, 4]);
});

describe("growth over columns", () => {
  it("has no rate on a base of zero or below, and one on any base above", () => {
    const out = applySeries(series("growth"), column(110, 1, 1, 1, { status: BLANK }), column(100, 0, -4, 0.5, 3));
    expect([...out.status]).toEqual([OK, ZERO_BASE, NEGATIVE_BASE, OK, BLANK]);
    expect([out.values[0], out.values[3]]).toEqual([110 / 100 - 1, 1]);
    expect(out.radius[0]).toBeCloseTo((0.5 + 1.1 * 0.5) / 99.5, 12);
  });

  it("takes any base for a change", () => {
    expect(shown(applySeries(series("change"), column(5, 5, 5), column(0, -4, { status: NOT_REPORTED })))).toEqual([
      "5 ± 1",
      "9 ± 1",
      NOT_REPORTED,
    ]);
    expect(shown(applySeries(series("prior"), column(5, 5), column(0, -4)))).toEqual(["0 ± 0.5", "-4 ± 0.5"]);
  });
});

describe("Excel formulas", () => {
  const cell = (columnIndex: number): ExcelTerm => cellTerm({ sheet: "表", rowIndex: 1, columnIndex }, 1, null, 0);
  const written = (id: string, count: number): { text: string; scale: number } => {
    const { text, scale } = named(id).excel(Array.from({ length: count }, (_, at) => cell(at)));
    return { text: text.replace(/'表'!/g, ""), scale };
  };

  it.each([
    ["sum", 3, "A2+B2+C2"],
    ["difference", 2, "A2-B2"],
    ["product", 2, "A2*B2"],
    ["quotient", 2, "A2/B2"],
    ["per100", 2, "A2/B2*100"],
    ["min", 3, "MIN(A2,B2,C2)"],
    ["max", 2, "MAX(A2,B2)"],
    ["mean", 2, "AVERAGE(A2,B2)"],
    ["abs", 1, "ABS(A2)"],
    ["ceil", 1, "ROUNDUP(A2,0)"],
    ["round", 1, "ROUND(A2,0)"],
    ["daysBetween", 2, "B2-A2"],
    ["growth", 2, "A2/B2-1"],
    ["change", 2, "A2-B2"],
    ["prior", 2, "B2"],
    ["weightedVariation", 2, "SQRT(SUMPRODUCT(B2/SUM(B2)*(A2/B2-(SUM(A2)/SUM(B2)))^2))/(SUM(A2)/SUM(B2))"],
  ])("%s of %d", (id, count, text) => {
    expect(written(id, count)).toEqual({ text, scale: 1 });
  });

  it("say when an operand is missing instead of writing another formula", () => {
    for (const id of FORMULA_IDS) {
      if (["sum", "product", "min", "max", "mean", "abs", "ceil", "round", "difference", "quotient", "per100"].includes(id)) continue;
      expect(() => written(id, 1)).toThrow(RangeError);
    }
    expect(() => written("ceil", 0)).toThrow(RangeError);
  });
});

describe("units", () => {
  const unit = (id: string, ...of: readonly string[]): string => formatUnit(named(id).unit(of.map(parseUnit)));

  it("are those of the first operand, where the formula keeps them", () => {
    for (const id of ["sum", "difference", "min", "max", "mean"]) expect(unit(id, "CNY", "1")).toBe("CNY");
    for (const id of ["abs", "ceil", "round", "change", "prior"]) expect(unit(id, "CNY/pupil")).toBe("CNY/pupil");
  });

  it("multiply and divide as the figures do", () => {
    expect(unit("product", "CNY/pupil", "pupil")).toBe("CNY");
    expect(unit("quotient", "CNY", "pupil")).toBe("CNY/pupil");
    expect(unit("per100", "computer", "pupil")).toBe("computer/pupil");
    expect([unit("daysBetween", "date", "date"), unit("growth", "CNY"), unit("weightedVariation", "m2", "pupil")]).toEqual([
      "day",
      "1",
      "1",
    ]);
    expect(() => unit("quotient", "CNY")).toThrow(RangeError);
  });
});

describe("radius and interval at their edges", () => {
  it("know no quotient whose divisor may be zero", () => {
    const { radius, interval } = pointwise("quotient");
    expect([radius(0, 0, 3, 3), series("growth").radius(0, 0, 3, 3)]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(radius(6, 0, 4, 3)).toBe(4.5);
    expect(radius(6, 0, -4, 3)).toBe(4.5);
    const divided = (low: number, high: number): unknown => interval({ low: 6, high: 12 }, { low, high });
    expect([divided(0, 2), divided(-2, 0), divided(-2, 0.5), divided(0, 0)]).toEqual([null, null, null, null]);
    expect(divided(0.5, 2)).toEqual({ low: 3, high: 24 });
    expect(divided(-2, -0.5)).toEqual({ low: -24, high: -3 });
    expect(pointwise("per100").interval({ low: 6, high: 12 }, { low: 0, high: 2 })).toBeNull();
    expect(series("growth").interval({ low: 1, high: 2 }, { low: 0.5, high: 1 })).toEqual({ low: 0, high: 3 });
    expect(series("growth").interval({ low: 1, high: 2 }, { low: 0, high: 1 })).toBeNull();
  });

  it("of a difference of days, an absolute value, a whole number", () => {
    expect(pointwise("daysBetween").interval({ low: 10, high: 12 }, { low: 30, high: 35 })).toEqual({ low: 18, high: 25 });
    expect(pointwise("daysBetween").radius(0, 1, 0, 2)).toBe(3);
    const range = fc
      .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 30 }))
      .map(([low, wide]) => ({ low, high: low + wide }));
    fc.assert(
      fc.property(range, (a) => {
        const all = Array.from({ length: a.high - a.low + 1 }, (_, at) => Math.abs(a.low + at));
        const found = pointwise("abs").interval(a, a);
        expect([(found?.low ?? -1) + 0, found?.high]).toEqual([Math.min(...all), Math.max(...all)]);
      }),
    );
    expect([pointwise("ceil").radius(1.5, 1, 0, 0), pointwise("ceil").radius(1.5, 0.25, 0, 0)]).toEqual([2, 0]);
    expect([pointwise("round").radius(1.5, 1, 0, 0), pointwise("round").radius(1.75, 0.125, 0, 0)]).toEqual([2, 0]);
    expect(pointwise("round").interval({ low: -1.5, high: 2.5 }, { low: 0, high: 0 })).toEqual({ low: -2, high: 3 });
  });

  it("of a mean, before it is divided by the number of its parts", () => {
    const { radius, interval, finish } = pointwise("mean");
    expect([radius(1, 2, 3, 4), interval({ low: 1, high: 2 }, { low: 3, high: 5 })]).toEqual([6, { low: 4, high: 7 }]);
    expect(finish?.(12, 3)).toBe(4);
  });
});

describe("the coefficient of variation", () => {
  const of = (values: readonly number[], pupils: readonly number[]): number =>
    weightedVariationOf(Float64Array.from(values), Float64Array.from(pupils));

  it("has none on a mean of zero, and one on any other", () => {
    expect(of([-10, 10], [10, 20])).toBeNaN();
    expect(of([0, 20], [10, 10])).toBe(1);
    expect(of([0, 0.2], [10, 10])).toBeCloseTo(1, 12);
    expect(of([3, 4], [0, 0])).toBeNaN();
    expect(of([], [])).toBeNaN();
  });

  it("does not change when one school is counted as two halves of it", () => {
    const school = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 2, max: 3000 }));
    fc.assert(
      fc.property(fc.array(school, { minLength: 2, maxLength: 12 }), (schools) => {
        const [head = [1, 2], ...rest] = schools.map(([amount, pupils]) => [amount * pupils, pupils * 2] as const);
        const half = [head[0] / 2, head[1] / 2] as const;
        const once = of(
          [head, ...rest].map(([x]) => x),
          [head, ...rest].map(([, p]) => p),
        );
        const twice = of(
          [half, half, ...rest].map(([x]) => x),
          [half, half, ...rest].map(([, p]) => p),
        );
        expect(twice).toBeCloseTo(once, 9);
      }),
    );
  });
});

it("a sum does not depend on the order of the figures", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100),
        { maxLength: 40 },
      ),
      (amounts) => {
        const exact = amounts.reduce((sum, amount) => sum + BigInt(Math.round(amount * 100)), 0n);
        expect(Math.round(compensatedSum(amounts) * 100)).toBe(Number(exact));
        expect(compensatedSum([...amounts].reverse())).toBe(compensatedSum(amounts));
      },
    ),
  );
  expect(compensatedSum([1e16, 1, 1, 1, -1e16])).toBe(3);
  expect(compensatedSum([1, 1e16, 1, -1e16])).toBe(2);
});
