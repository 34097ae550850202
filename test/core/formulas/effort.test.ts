import { effortTests, type EffortMethod, type EffortYear } from "../../../src/core/formulas";

/**
 * 34 CFR part 300, Appendix E (80 FR 23644, 28 April 2015), figures in $10,000s. Tables 1 and 2 were compared with the printed
 * text (law.cornell.edu/cfr/text/34/appendix-E_to_part_300); tables 3 to 10 follow the text of 300.203 to 300.205 with the
 * tables' settings as we know them, their figures were not compared with the printed ones.
 */

const year = (local: number | null, stateLocal: number | null, children: number | null, reductions = 0): EffortYear => ({
  local,
  stateLocal,
  children,
  reductions,
});
/** Tables 1 to 4 speak of one level of effort. */
const levels = (...spent: readonly (number | null)[]): readonly EffortYear[] => spent.map((amount) => year(null, amount, null));
const column = (years: readonly EffortYear[], method: EffortMethod): readonly (readonly [required: number | null, met: boolean | null])[] =>
  effortTests(years).map((tests) => {
    const test = tests.find((one) => one.method === method);
    return [test?.required ?? null, test?.met ?? null];
  });
const met = (years: readonly EffortYear[]): readonly string[] =>
  effortTests(years).map((tests) =>
    tests
      .filter((test) => test.met)
      .map((test) => test.method)
      .join(" "),
  );

describe("the subsequent years rule (Appendix E, tables 1 to 4)", () => {
  it("asks after one year of failure for what that year was required to spend", () => {
    expect(column(levels(100, 90, null), "stateLocal")).toEqual([
      [null, null],
      [100, false],
      [100, null],
    ]);
  });

  it("asks the same after consecutive years of failure", () => {
    expect(column(levels(100, 90, 90, null), "stateLocal").map(([required]) => required)).toEqual([null, 100, 100, 100]);
  });

  it("asks for more once the agency has spent more than it was required to", () => {
    expect(column(levels(100, 90, 90, 110, null), "stateLocal").map(([required]) => required)).toEqual([null, 100, 100, 100, 110]);
  });

  it("asks for the raised level also after a year that fell short of it", () => {
    expect(column(levels(100, 90, 90, 110, 100, null), "stateLocal").map(([required]) => required)).toEqual([
      null,
      100,
      100,
      100,
      110,
      110,
    ]);
  });
});

describe("the four methods (Appendix E, table 5)", () => {
  const years = [year(500, 950, 10), year(400, 950, 10), year(500, 900, 10)];

  it("lets an agency change its method from year to year, each against the year in which that method was last met", () => {
    expect(met(years)).toEqual(["", "stateLocal stateLocalPerChild", "local localPerChild"]);
    expect(column(years, "local")[2]).toEqual([500, true]);
    expect(column(years, "stateLocal")[2]).toEqual([950, false]);
    expect(column(years, "localPerChild")[1]).toEqual([50, false]);
  });

  it("meets per child what it does not meet in total: 13,000 against 12,903", () => {
    const [, now] = effortTests([year(null, 4000000, 310), year(null, 3900000, 300)]);
    expect(now?.map((test) => test.met)).toEqual([null, false, null, true]);
    expect(now?.[1]?.short).toBeCloseTo(100000, 6);
    expect(now?.[3]?.required).toBeCloseTo(12903.2258, 3);
  });
});

describe("exceptions and adjustment (300.204, 300.205)", () => {
  it("lower what is required, in total and per child of the comparison year", () => {
    const years = [year(500, 950, 10), year(400, 950, 10), year(450, 1000, 10, 50)];
    expect(column(years, "local")[2]).toEqual([450, true]);
    expect(column(years, "localPerChild")[2]).toEqual([45, true]);
    expect(met(years)[2]).toBe("local stateLocal localPerChild stateLocalPerChild");
  });

  it("stay taken after a year of failure, and are gone once the method is met again", () => {
    expect(column([year(null, 100, null), year(null, 80, null, 10), year(null, null, null)], "stateLocal")[2]).toEqual([90, null]);
    expect(column([year(null, 100, null), year(null, 90, null, 10), year(null, 90, null)], "stateLocal")[2]).toEqual([90, true]);
  });
});

describe("the eligibility standard (300.203(a); Appendix E, tables 7 to 10)", () => {
  /** What each method asks of a budget that comes after the known years. */
  const required = (known: readonly EffortYear[], budget: EffortYear): readonly (number | null)[] =>
    (effortTests([...known, budget]).at(-1) ?? []).map((test) => test.required);
  const unknown = (reductions = 0): EffortYear => year(null, null, null, reductions);

  it("asks for the spending of the last year that is known, over the year that is not (table 7)", () => {
    const known = [year(500, 1000, 10), unknown()];
    expect(required(known, year(500, 1000, 10))).toEqual([500, 1000, 50, 100]);
    expect(met([...known, year(500, 1000, 10)]).at(-1)).toBe("local stateLocal localPerChild stateLocalPerChild");
    expect(met([...known, year(499, 1000, 10)]).at(-1)).toBe("stateLocal stateLocalPerChild");
    expect(met([...known, year(499, 999, 10)]).at(-1)).toBe("");
  });

  it("asks, method by method, for the last year that met it where the last known year did not (table 8)", () => {
    const known = [year(500, 1000, 10), year(450, 1000, 10), unknown()];
    expect(required(known, year(null, null, 10))).toEqual([500, 1000, 50, 100]);
    expect(met([...known, year(450, 1000, 10)]).at(-1)).toBe("stateLocal stateLocalPerChild");
  });

  it("takes off what was taken in the year between and what is expected in the budget's own (table 9)", () => {
    const known = [year(500, 1000, 10), unknown(50)];
    expect(required(known, year(null, null, 10, 25))).toEqual([425, 925, 42.5, 92.5]);
    expect(met([...known, year(425, 925, 10, 25)]).at(-1)).toBe("local stateLocal localPerChild stateLocalPerChild");
    expect(met([...known, year(424, 924, 10, 25)]).at(-1)).toBe("");
  });

  it("spreads reductions over the children of the comparison year, not of the budget's (table 10)", () => {
    const known = [year(500, 1000, 10), unknown(50)];
    expect(required(known, year(null, null, 8, 25))).toEqual([425, 925, 42.5, 92.5]);
    expect(met([...known, year(340, 740, 8, 25)]).at(-1)).toBe("localPerChild stateLocalPerChild");
  });

  it("keeps what was taken in a year of failure and in the year between", () => {
    const known = [year(500, 1000, 10), year(400, 900, 10, 20), unknown(30)];
    expect(required(known, year(null, null, 10, 10))).toEqual([440, 940, 44, 94]);
  });
});

it("counts what is short per child for all children, and nothing when met", () => {
  const [, now] = effortTests([year(null, 1000, 10), year(null, 810, 9)]);
  expect(now?.find((test) => test.method === "stateLocalPerChild")).toMatchObject({ actual: 90, required: 100, met: false, short: 90 });
  expect(now?.find((test) => test.method === "stateLocal")?.short).toBe(190);
});

it("takes the baseline that a table states, and knows no figure per child without children", () => {
  const [only] = effortTests([{ ...year(null, 95, null), statedStateLocal: 100 }]);
  expect(only?.map((test) => test.met)).toEqual([null, false, null, null]);
  const [, none] = effortTests([year(null, 100, 0), year(null, 100, 0)]);
  expect(none?.find((test) => test.method === "stateLocalPerChild")?.met).toBeNull();
});

describe("at the edges", () => {
  const stateLocal = (years: readonly EffortYear[], at: number, method: EffortMethod = "stateLocal") =>
    effortTests(years)[at]?.find((test) => test.method === method);

  it("asks for exactly what was spent: a cent less is short by a cent", () => {
    const of = (spent: number) => stateLocal([year(null, 1000000, null), year(null, spent, null)], 1);
    expect(of(1000000)).toMatchObject({ met: true, short: 0 });
    expect(of(999999.99)?.met).toBe(false);
    expect(of(999999.99)?.short).toBeCloseTo(0.01, 6);
  });

  it("forgives the last digits of a division, a billionth of what is required", () => {
    const met = (required: number, spent: number): boolean | null | undefined =>
      stateLocal([year(null, required, null), year(null, spent, null)], 1)?.met;
    expect([met(1e8, 1e8 - 0.05), met(1e8, 1e8 - 0.15)]).toEqual([true, false]);
    expect([met(1, 1 - 0.9e-9), met(1, 1 - 1.1e-9)]).toEqual([true, false]);
    expect([met(0.25, 0.25 - 0.9e-9), met(0.25, 0.25 - 1.1e-9)]).toEqual([true, false]);
    expect(met(1000, 1000 - 1e-9 * 1000)).toBe(true);
  });

  it("compares one child with one child", () => {
    const test = stateLocal([year(null, 9000, 1), year(null, 8000, 1)], 1, "stateLocalPerChild");
    expect(test).toMatchObject({ actual: 8000, required: 9000, met: false, short: 1000 });
  });

  it("keeps its baseline over a year that cannot be judged", () => {
    const years = [year(null, 100, 10), year(null, 90, null), year(null, 95, 10)];
    expect(stateLocal(years, 1, "stateLocalPerChild")).toMatchObject({ actual: null, required: 10, met: null });
    expect(stateLocal(years, 2, "stateLocalPerChild")).toMatchObject({ actual: 9.5, required: 10, met: false, short: 5 });
    const unknown = [year(null, 100, null), year(null, null, null), year(null, 100, null)];
    expect(column(unknown, "stateLocal")).toEqual([
      [null, null],
      [100, null],
      [100, true],
    ]);
  });

  it("starts with the first year that has a figure", () => {
    expect(column(levels(null, 80, 90), "stateLocal")).toEqual([
      [null, null],
      [null, null],
      [80, true],
    ]);
  });

  it("takes a stated baseline as it stands, over the children of the year before", () => {
    const years = [year(300, 500, 10), { ...year(300, 400, 8), statedLocal: 320, statedStateLocal: 400 }];
    const [, now] = effortTests(years);
    expect(now?.map(({ required, met: holds }) => [required, holds])).toEqual([
      [320, false],
      [400, true],
      [32, true],
      [40, true],
    ]);
    const next = effortTests([...years, year(310, 400, 8)])[2];
    expect(next?.map(({ required }) => required)).toEqual([320, 400, 37.5, 50]);
  });
});
