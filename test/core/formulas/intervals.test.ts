import fc from "fast-check";
import type { PointwiseFormula, SeriesFormula } from "../../../src/core/formulas";
import { compensatedSum, formulaOf, splitShare, weightedVariationOf } from "../../../src/core/formulas";
import type { Interval } from "../../../src/core/model";
import { intervalOf, intervalsMeet } from "../../../src/core/model";
import { meet, minus, over, plus, possible, signed } from "../../../src/core/assessment/statements/intervals";

/** Intervals of formulas hold every value that their operands allow, and no more: the hull of the corners. */
const pointwise = (id: string): PointwiseFormula => {
  const formula = formulaOf(id);
  if (formula?.kind !== "pointwise") throw new Error(id);
  return formula;
};
const series = (id: string): SeriesFormula => {
  const formula = formulaOf(id);
  if (formula?.kind !== "series") throw new Error(id);
  return formula;
};
const range = (low: number, high: number): Interval => ({ low, high });
const figure = fc.integer({ min: -40, max: 40 });
const width = fc.integer({ min: 0, max: 9 });
const interval = fc.tuple(figure, width).map(([low, wide]) => range(low, low + wide));

function hull(number: (a: number, b: number) => number, a: Interval, b: Interval): Interval {
  const corners = [number(a.low, b.low), number(a.low, b.high), number(a.high, b.low), number(a.high, b.high)];
  return range(Math.min(...corners), Math.max(...corners));
}
function expectClose(found: Interval | null, wanted: Interval): void {
  expect(found?.low).toBeCloseTo(wanted.low, 9);
  expect(found?.high).toBeCloseTo(wanted.high, 9);
}

describe.each(["sum", "difference", "product", "quotient", "per100", "min", "max"])("%s", (id) => {
  const formula = pointwise(id);
  const divides = id === "quotient" || id === "per100";

  it("spans the corners of its operands", () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const found = formula.interval(a, b);
        if (divides && b.low <= 0 && b.high >= 0) expect(found).toBeNull();
        else expectClose(found, hull(formula.number, a, b));
      }),
    );
  });

  it("knows how far the figure can move when its operands do, and not three times as far", () => {
    fc.assert(
      fc.property(figure, width, fc.integer({ min: 15, max: 40 }), width, (a, ra, b, rb) => {
        const moved = hull(formula.number, range(a - ra, a + ra), range(b - rb, b + rb));
        const value = formula.number(a, b);
        const most = Math.max(moved.high - value, value - moved.low);
        const radius = formula.radius(a, ra, b, rb);
        expect(radius).toBeGreaterThanOrEqual(most - 1e-9 * (1 + Math.abs(most)));
        expect(radius).toBeLessThanOrEqual(3 * (ra + rb) * (1 + Math.abs(a) + Math.abs(b)) * (id === "per100" ? 100 : 1));
      }),
    );
  });
});

it("computes what it says", () => {
  const at = (id: string, a: number, b: number): number => pointwise(id).number(a, b);
  expect([at("sum", 3, 4), at("difference", 3, 4), at("product", 3, 4), at("quotient", 3, 4)]).toEqual([7, -1, 12, 0.75]);
  expect([at("per100", 3, 4), at("min", 3, 4), at("max", 3, 4)]).toEqual([75, 3, 4]);
});

it("never knows a quotient whose divisor may be zero", () => {
  const { interval: quotient, radius } = pointwise("quotient");
  expect([quotient(range(1, 2), range(0, 1)), quotient(range(1, 2), range(-1, 0))]).toEqual([null, null]);
  expectClose(quotient(range(1, 2), range(1, 2)), range(0.5, 2));
  expect([radius(6, 0, 3, 3), radius(6, 0, 3, 4)]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect(radius(6, 1, 3, 1)).toBeGreaterThanOrEqual(1.5);
});

it("takes absolute values, ceilings and roundings of intervals", () => {
  const one = (id: string, low: number, high: number): Interval | null => pointwise(id).interval(range(low, high), range(low, high));
  expectClose(one("abs", 2, 5), range(2, 5));
  expectClose(one("abs", 0, 5), range(0, 5));
  expectClose(one("abs", -5, -2), range(2, 5));
  expectClose(one("abs", -5, 0), range(0, 5));
  expectClose(one("abs", -3, 2), range(0, 3));
  expectClose(one("abs", -2, 3), range(0, 3));
  expectClose(one("ceil", 1.2, 2.7), range(2, 3));
  expectClose(one("round", 1.2, 2.7), range(1, 3));
});

describe("growth and change", () => {
  it("span the corners of this year and the year before", () => {
    const positive = fc.tuple(fc.integer({ min: 10, max: 90 }), width).map(([low, wide]) => range(low, low + wide));
    fc.assert(
      fc.property(positive, positive, (now, before) => {
        expectClose(
          series("growth").interval(now, before),
          hull((a, b) => a / b - 1, now, before),
        );
        expectClose(
          series("change").interval(now, before),
          hull((a, b) => a - b, now, before),
        );
      }),
    );
    expect(series("growth").interval(range(1, 2), range(0, 2))).toBeNull();
    expect([series("growth").number(110, 100), series("change").number(110, 100)].map((value) => Number(value.toFixed(9)))).toEqual([
      0.1, 10,
    ]);
  });

  it("move no further than their radius says", () => {
    const { radius } = series("growth");
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 90 }), width, fc.integer({ min: 15, max: 90 }), width, (now, rc, before, rb) => {
        const most = Math.max((now + rc) / (before - rb) - now / before, now / before - (now - rc) / (before + rb));
        expect(radius(now, rc, before, rb)).toBeGreaterThanOrEqual(most - 1e-9);
        expect(radius(now, rc, before, rb)).toBeLessThanOrEqual(3 * most + 1e-9);
      }),
    );
    expect(radius(10, 1, 3, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(series("change").radius(10, 1, 3, 2)).toBe(3);
  });
});

describe("sums, shares and variation", () => {
  it("keep what plain addition loses", () => {
    expect(compensatedSum([1e16, 1, -1e16])).toBe(1);
    expect(compensatedSum([1, 1e16, -1e16])).toBe(1);
    expect(compensatedSum([])).toBe(0);
    expect(compensatedSum(Float64Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  it("split by weight and pupils, all of it", () => {
    expect(splitShare([1, 1.1], [166, 210], 0)).toBeCloseTo(166 / 397, 12);
    expect(splitShare([1, 1.1, 1.32], [100, 100, 100], 2)).toBeCloseTo(1.32 / 3.42, 12);
    expect(splitShare([1, 1.1], [0, 0], 0)).toBeNaN();
  });

  it("weigh schools by pupils and ignore the scale", () => {
    const [values, pupils] = [Float64Array.of(10, 40, 90), Float64Array.of(10, 20, 30)];
    const mean = 140 / 60;
    const variance = (10 * (1 - mean) ** 2 + 20 * (2 - mean) ** 2 + 30 * (3 - mean) ** 2) / 60;
    expect(weightedVariationOf(values, pupils)).toBeCloseTo(Math.sqrt(variance) / mean, 12);
    expect(weightedVariationOf(Float64Array.of(5, 10), Float64Array.of(1, 2))).toBe(0);
    expect(weightedVariationOf(Float64Array.of(0, 0), Float64Array.of(1, 2))).toBeNaN();
    expect(weightedVariationOf(Float64Array.of(1, 1), Float64Array.of(0, 0))).toBeNaN();
  });
});

describe("printed figures", () => {
  it("stand for half a step either way", () => {
    expect(intervalOf(10, 1)).toEqual(range(9.5, 10.5));
    expect(intervalOf(10, -1)).toEqual(range(9.5, 10.5));
    expect(intervalOf(10, 0)).toEqual(range(10, 10));
    expect([
      intervalsMeet(range(1, 2), range(2, 3)),
      intervalsMeet(range(2, 3), range(1, 2)),
      intervalsMeet(range(1, 2), range(3, 4)),
      intervalsMeet(range(3, 4), range(1, 2)),
    ]).toEqual([true, true, false, false]);
  });

  it("may be anything where the digits cannot be read", () => {
    expect(possible({ value: null, step: 1, hedge: null })).toEqual(range(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
  });

  it("touch where no more than the last digits of a double lie between them", () => {
    const near = 1 - 1e-9;
    expect([meet(range(1, 1), range(0, near)), meet(range(0, near), range(1, 1))]).toEqual([true, true]);
    expect([meet(range(1, 1), range(0, 1 - 2e-9)), meet(range(0, 1 - 2e-9), range(1, 1))]).toEqual([false, false]);
    expect([meet(range(0, 0), range(1e-10, 1e-10)), meet(range(0, 0), range(0, 0))]).toEqual([false, true]);
    expect(meet(range(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY), range(3, 3))).toBe(true);
    expect(over(range(1, 2), range(0.5, 1))).toEqual(range(1, 4));
  });

  it("combine as intervals of statements do", () => {
    const printed = (value: number, step: number, hedge?: { below: number; above: number }): Interval =>
      possible({ value, step, hedge: hedge ?? null });
    expect(printed(10, 1)).toEqual(range(9.5, 10.5));
    expect(printed(10, 1, { below: 2, above: 3 })).toEqual(range(7.5, 13.5));
    expect([signed(range(1, 2), -1), signed(range(1, 2), 1), signed(range(1, 2), 0)]).toEqual([range(-2, -1), range(1, 2), range(1, 2)]);
    expect([minus(range(1, 2), range(3, 5)), plus(range(1, 2), range(3, 5))]).toEqual([range(-4, -1), range(4, 7)]);
    expect([over(range(1, 2), range(4, 5)), over(range(-1, 2), range(4, 5)), over(range(1, 2), range(0, 5))]).toEqual([
      range(0.2, 0.5),
      range(-0.25, 0.5),
      null,
    ]);
    expect([
      meet(range(1, 2), range(2, 3)),
      meet(range(1, 2), range(2 + 1e-12, 3)),
      meet(range(1, 2), range(2.001, 3)),
      meet(range(2.001, 3), range(1, 2)),
      meet(range(2 + 1e-12, 3), range(1, 2)),
    ]).toEqual([true, true, false, false, true]);
  });
});
