import { effortTests, type EffortMethod, type EffortYear } from "../../../src/core/formulas";

/**
 * 34 CFR part 300, Appendix E (80 FR 23644, 28 April 2015), figures in $10,000s. Tables 1 and 2 as printed; tables 3 to 6 follow the
 * regulation's rule as we know it, their figures were not compared with the printed ones.
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
