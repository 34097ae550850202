import { combine, digitsAt, EPSILON } from "../../../src/core/assessment/digits";
import { formulaOf, NOT_IN_FORCE, OK, ZERO_DENOMINATOR } from "../../../src/core/formulas";
import type { PointwiseFormula } from "../../../src/core/formulas";
import { ABSENT, BLANK, ERROR, NOT_REPORTED } from "../../../src/core/model";
import { parseExpression } from "../../../src/core/rules";
import { datasetOf } from "../../support/dataset";
import { NO_RULES, parameter, value } from "../../support/smallRulebook";
import { spineOf } from "../../support/spine";

const columns = [
  { field: "a", unit: "1" },
  { field: "b", unit: "1" },
  { field: "n", unit: "pupil", exact: true },
];
const dataset = datasetOf([
  {
    columns,
    rows: [
      ["甲县", 2023, "any", "12.50", "4.0", 40],
      ["乙县", 2023, "any", "", 3, 0],
      ["丙县", 2023, "any", "—", "#DIV/0!", 7],
      ["丁县", 2023, "any", "-6.0", ".", 8],
    ],
  },
]);
const parameters = [parameter("growth-minimum", "1", value(0.25)), parameter("comparator", "1", value(null, { text: "false" }))];
const spine = spineOf(dataset, { ...NO_RULES, parameters });
const at = (text: string, row = 0) => digitsAt(parseExpression(text), spine, row);

describe("a number of one row with its digits", () => {
  it("stands for what its stored digits allow", () => {
    const found = at("a");
    expect(found).toMatchObject({ status: OK, value: 12.5, noise: 12.5 * EPSILON });
    expect(found?.interval?.low).toBeCloseTo(12.495, 12);
    expect(found?.interval?.high).toBeCloseTo(12.505, 12);
    expect(at("n")).toEqual({ status: OK, value: 40, interval: { low: 40, high: 40 }, noise: 40 * EPSILON });
    expect(at("a", 3)?.noise).toBe(6 * EPSILON);
  });

  it("is exact where a rule or the law gives it", () => {
    expect(at("3")).toEqual({ status: OK, value: 3, interval: { low: 3, high: 3 }, noise: 0 });
    expect(at('parameter("growth-minimum")')).toEqual({ status: OK, value: 0.25, interval: { low: 0.25, high: 0.25 }, noise: 0 });
    expect(at('parameter("no-such-parameter")')?.status).toBe(NOT_IN_FORCE);
    // A threshold that is a word is no number.
    expect(at('parameter("comparator")')?.status).toBe(NOT_IN_FORCE);
  });

  it("is nothing, and says why, where a cell holds none", () => {
    const nothing = (status: number) => ({ status, value: 0, interval: null, noise: 0 });
    expect([at("a", 1), at("a", 2), at("b", 2), at("b", 3), at("missing")]).toEqual(
      [BLANK, NOT_REPORTED, ERROR, ABSENT, ABSENT].map(nothing),
    );
    expect([at("a + b", 1), at("a / b", 2), at("b + a", 3), at("3 * (n - a)", 1)]).toEqual([BLANK, ERROR, ABSENT, BLANK].map(nothing));
    expect([at("a / (n - 40)"), at("b / n", 1)]).toEqual([nothing(ZERO_DENOMINATOR), nothing(ZERO_DENOMINATOR)]);
  });

  it("spans the corners of what it is computed from", () => {
    const share = at("a / b");
    expect(share).toMatchObject({ status: OK, value: 3.125 });
    expect(share?.interval?.low).toBeCloseTo(12.495 / 4.05, 12);
    expect(share?.interval?.high).toBeCloseTo(12.505 / 3.95, 12);
    expect(share?.noise).toBeGreaterThan(3.125 * EPSILON);
    expect(share?.noise).toBeLessThan(3.125 * 5 * EPSILON);
    const mean = at("mean(a, b, n)");
    expect(mean?.value).toBeCloseTo(56.5 / 3, 12);
    expect(mean?.interval?.low).toBeCloseTo((12.495 + 3.95 + 40) / 3, 12);
    expect(mean?.interval?.high).toBeCloseTo((12.505 + 4.05 + 40) / 3, 12);
    expect([at("abs(a)", 3)?.value, at("ceil(a)")?.value, at("max(a)", 3)?.value]).toEqual([6, 13, -6]);
    expect(at("abs(a)", 3)?.interval?.high).toBeCloseTo(6.05, 12);
  });

  it("is left to the slower way where it runs over years", () => {
    expect([at("growth(a)"), at("a - growth(a)"), at("weightedVariation(a, n)")]).toEqual([null, null, null]);
  });
});

describe("a formula over numbers that are there", () => {
  const formula = (id: string): PointwiseFormula => formulaOf(id) as PointwiseFormula;
  const part = (value: number, radius: number | null) => ({
    status: OK,
    value,
    interval: radius === null ? null : { low: value - radius, high: value + radius },
    noise: 0,
  });

  it("knows no digits where one of its parts knows none", () => {
    expect(combine(formula("sum"), [part(1, 0.5), part(2, 0.5), part(3, 1)])).toMatchObject({ value: 6, interval: { low: 4, high: 8 } });
    for (const parts of [
      [part(1, null), part(2, 1)],
      [part(1, 1), part(2, null)],
      [part(1, 1), part(2, null), part(3, 1)],
    ]) {
      expect(combine(formula("sum"), parts).interval).toBeNull();
      expect(combine(formula("mean"), parts).interval).toBeNull();
    }
    expect(combine(formula("quotient"), [part(1, 1), part(1, 2)])).toMatchObject({ value: 1, interval: null });
    expect(() => combine(formula("sum"), [])).toThrow("sum");
  });

  it("takes a single operand as it is, or twice where it takes one only", () => {
    expect(combine(formula("sum"), [part(5, 1)])).toEqual({ value: 5, interval: { low: 4, high: 6 }, noise: 0 });
    expect(combine(formula("mean"), [part(5, 1)])).toMatchObject({ value: 5, interval: { low: 4, high: 6 } });
    expect(combine(formula("abs"), [part(-5, 1)])).toMatchObject({ value: 5, interval: { low: 4, high: 6 } });
  });
});
