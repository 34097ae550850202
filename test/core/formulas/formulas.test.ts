import fc from "fast-check";
import {
  cellTerm,
  compensatedSum,
  FIRST_PERIOD,
  FORMULA_IDS,
  formulaOf,
  splitShare,
  weightedVariationOf,
  ZERO_BASE,
} from "../../../src/core/formulas";
import { applySeries, emptyVector } from "../../../src/core/formulas";
import type { PointwiseFormula, SeriesFormula } from "../../../src/core/formulas";

const series = (id: string): SeriesFormula => formulaOf(id) as SeriesFormula;
const pointwise = (id: string): PointwiseFormula => formulaOf(id) as PointwiseFormula;
const cell = (rowIndex: number, columnIndex: number): { sheet: string; rowIndex: number; columnIndex: number } => ({
  sheet: "经费",
  rowIndex,
  columnIndex,
});

describe("差异系数", () => {
  // 教督〔2012〕3号, circulated calculation note: five schools, books.
  const pupils = Float64Array.of(45, 37, 89, 76, 55);
  const books = Float64Array.of(279, 137, 935, 160, 402);

  it("weighs every school with its pupils: 0.51526, printed 0.52", () => {
    expect(weightedVariationOf(books, pupils)).toBeCloseTo(0.51526, 5);
  });

  it("is zero for one school and has no value where nobody has anything", () => {
    expect(weightedVariationOf(Float64Array.of(5), Float64Array.of(10))).toBe(0);
    expect(weightedVariationOf(Float64Array.of(0, 0), Float64Array.of(10, 20))).toBeNaN();
  });

  it("does not change when all resources are doubled", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 100000 })), { minLength: 2, maxLength: 30 }),
        (schools) => {
          const weights = Float64Array.from(schools, ([pupil]) => pupil);
          const once = weightedVariationOf(
            Float64Array.from(schools, ([, amount]) => amount),
            weights,
          );
          const twice = weightedVariationOf(
            Float64Array.from(schools, ([, amount]) => 2 * amount),
            weights,
          );
          expect(twice).toBeCloseTo(once, 10);
        },
      ),
    );
  });
});

describe("split of combined schools", () => {
  it("gives 9,711.6 and 13,514.4 books of 23,226 to 166 and 210 pupils at 1 : 1.1", () => {
    expect(23226 * splitShare([1, 1.1], [166, 210], 0)).toBeCloseTo(9711.6, 1);
    expect(23226 * splitShare([1, 1.1], [166, 210], 1)).toBeCloseTo(13514.4, 1);
  });

  it("gives everything away, nothing more", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 3, maxLength: 3 }), (pupils) => {
        const weights = [1, 1.1, 1.32];
        expect(compensatedSum(weights.map((_, at) => splitShare(weights, pupils, at)))).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("growth", () => {
  it("reads as an officer writes it, without scale where both cells have the same", () => {
    const term = series("growth").excel([cellTerm(cell(5, 1), 10000, null, 0), cellTerm(cell(4, 1), 10000, null, 0)]);
    expect(term.text).toBe("'经费'!B6/'经费'!B5-1");
  });

  it("has an interval that holds every growth that the printed digits allow", () => {
    const digit = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1e6 }), fc.integer({ min: 10, max: 1e6 }), digit, digit, (current, base, a, b) => {
        const interval = series("growth").interval({ low: current - 0.5, high: current + 0.5 }, { low: base - 0.5, high: base + 0.5 });
        const actual = (current + a) / (base + b) - 1;
        expect(interval && interval.low - 1e-12 <= actual && actual <= interval.high + 1e-12).toBe(true);
      }),
    );
  });

  it("reproduces 2.4: 1108.56 to 1126.23 lies between 1.5930 % and 1.5949 %", () => {
    const interval = series("growth").interval({ low: 1126.225, high: 1126.235 }, { low: 1108.555, high: 1108.565 });
    expect(interval?.low).toBeCloseTo(0.01593, 5);
    expect(interval?.high).toBeCloseTo(0.015949, 5);
  });

  it("has no value on a base of zero and keeps the reason of its operands", () => {
    const current = { ...emptyVector(2), values: Float64Array.of(5, 5) };
    const base = { ...emptyVector(2), values: Float64Array.of(0, 4), status: Uint8Array.of(0, FIRST_PERIOD) };
    expect([...applySeries(series("growth"), current, base).status]).toEqual([ZERO_BASE, FIRST_PERIOD]);
  });
});

describe("radius", () => {
  it("is never smaller than the error that it bounds", () => {
    const number = fc.double({ min: 1, max: 1e6, noNaN: true });
    const error = fc.double({ min: -0.4, max: 0.4, noNaN: true });
    for (const id of ["sum", "difference", "product", "quotient", "per100", "min", "max"]) {
      const formula = pointwise(id);
      fc.assert(
        fc.property(number, number, error, error, (a, b, da, db) => {
          const radius = formula.radius(a, 0.5, b, 0.5);
          const off = Math.abs(formula.number(a + da, b + db) - formula.number(a, b));
          expect(off).toBeLessThanOrEqual(radius * (1 + 1e-9) + 1e-9 * Math.abs(formula.number(a, b)));
        }),
      );
    }
  });
});

describe("cells as terms", () => {
  it("reads text numbers with separators and full-width digits live, other text as its number", () => {
    expect(cellTerm(cell(4, 4), 10000, "９０，１１８．３０", 901183000).text).toBe(
      `VALUE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(ASC('经费'!E5),",",""),"，","")," ",""))`,
    );
    expect(cellTerm(cell(4, 4), 10000, "12.5万元", 125000)).toMatchObject({ text: "125000", scale: 1 });
  });

  it("brings different scales to the canonical unit", () => {
    const term = pointwise("difference").excel([cellTerm(cell(0, 0), 10000, null, 0), cellTerm(cell(0, 1), 1, null, 0)]);
    expect(term.text).toBe("'经费'!A1*10000-'经费'!B1");
  });
});

it("every formula can be said in words and written in Excel", () => {
  expect(FORMULA_IDS.length).toBeGreaterThan(10);
  for (const id of FORMULA_IDS) {
    const formula = formulaOf(id);
    expect(formula?.words(["甲", "乙"]).id).toBe(`formulas.${id}`);
    expect(formula?.excel([cellTerm(cell(0, 0), 1, null, 1), cellTerm(cell(0, 1), 1, null, 1)]).text).toContain("'经费'!");
  }
});

describe("whole numbers", () => {
  it("are rounded up without being fooled by the last bit", () => {
    expect(pointwise("ceil").number((0.1 + 0.2) * 10, 0)).toBe(3);
    expect(pointwise("ceil").number(25 / 12, 0)).toBe(3);
    expect(pointwise("round").number(-2.5, 0)).toBe(-3);
  });
});
