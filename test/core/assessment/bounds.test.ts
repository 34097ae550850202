import { Bounds } from "../../../src/core/assessment/bounds";
import { DatasetIndex } from "../../../src/core/assessment/datasetIndex";
import { BOUND, Limits, NO_BOUND, NOT_YET, SHOWN, UNSPOKEN } from "../../../src/core/assessment/limits";
import { slotOf } from "../../../src/core/assessment/slots";
import { Spine } from "../../../src/core/assessment/spine";
import type { AssessmentOptions, DatedValue, Instant, Parameter, Period, Rule, Rulebook, WorkbookParameter } from "../../../src/core/model";
import { formatUnit, instant, levelIndex, parseUnit, SCHOOL_LEVELS } from "../../../src/core/model";
import { datasetOf } from "../../support/dataset";
import { ANY_RULE, NO_RULES, parameter as anyParameter, value as anyValue } from "../../support/smallRulebook";

/** Thresholds of a rulebook of a few lines. */
const value = (amount: number | null, more: Partial<DatedValue> = {}): DatedValue =>
  anyValue(amount, { verified: false, references: [{ title: "某法", article: "第一条", href: null }], ...more });
const parameter = (id: string, ...values: readonly DatedValue[]): Parameter => anyParameter(id, "CNY/pupil", ...values);
const year = (number: number): Period => ({ kind: "fiscalYear", year: number });

const PARAMETERS = [
  parameter("unset"),
  parameter("floor", value(100, { inForceUntil: instant("2020-12-31") }), value(120, { inForceFrom: instant("2021-01-01") })),
  parameter("range", value(0.8, { condition: "low" }), value(1.2, { condition: "high" })),
  parameter("local", value(7, { region: "江苏省" })),
  parameter("foreign", value(7, { region: "UK" })),
  parameter("word", value(null, { text: "false" })),
  parameter("later", value(7, { inForceFrom: instant("2022-01-01") })),
];

function bounds(
  entered: AssessmentOptions["parameters"] = {},
  regions: readonly string[] = ["全国"],
  notes: readonly WorkbookParameter[] = [],
): Bounds {
  const book: Rulebook = { ...NO_RULES, parameters: PARAMETERS };
  return new Bounds(book, datasetOf([], notes), { asOf: instant("2024-12-31"), regions, packs: null, parameters: entered });
}
const note = (id: string, amount: number, resolution?: number): WorkbookParameter => ({
  parameter: id,
  value: { value: amount, unit: parseUnit("CNY/pupil"), ...(resolution === undefined ? {} : { resolution }) },
  cell: { sheet: "表", rowIndex: 3, columnIndex: 0 },
  text: "",
});

const rule = (comparison: Rule["comparison"], more: Partial<Rule> = {}): Rule => ({ ...ANY_RULE, comparison, ...more });
const bound = (id: string | null, user?: string): Rule["comparison"] => ({
  kind: "bound",
  operator: "atLeast",
  parameter: id,
  ...(user === undefined ? {} : { userParameter: user }),
});

describe("a threshold", () => {
  it("comes from the rulebook with its law, unverified as it is", () => {
    expect(bounds().parameter("floor", year(2020), "primary")).toMatchObject({
      kind: "value",
      parameter: "floor",
      value: 100,
      high: null,
      source: "rulebook",
      verified: false,
      cell: null,
      step: 0,
      references: [{ title: "某法" }],
    });
    expect(bounds().parameter("floor", year(2021), "primary")).toMatchObject({ value: 120 });
    expect(bounds().parameter("range", year(2021), "any")).toMatchObject({ value: 0.8, high: 1.2 });
    expect(bounds().parameter("word", year(2021), "any")).toMatchObject({ kind: "value", value: Number.NaN });
  });

  it("is what the officer entered, before anything else", () => {
    const entered = bounds({ floor: 90, "range/high": 1.5, range: 0.5 }, ["全国"], [note("floor", 80)]);
    const found = entered.parameter("floor", year(2020), "primary");
    expect(found).toEqual({
      kind: "value",
      parameter: "floor",
      value: 90,
      high: null,
      unit: parseUnit("CNY/pupil"),
      verified: true,
      references: [],
      source: "officer",
      cell: null,
      step: 0,
      inForce: null,
    });
    expect(entered.parameter("range", year(2020), "any")).toMatchObject({ value: 0.5, high: 1.5 });
    expect(bounds({ nobody: 3 }).parameter("nobody", year(2020), "any")).toMatchObject({ value: 3, unit: parseUnit("1") });
  });

  it("is else what a note on the sheet says, with its cell and digits", () => {
    const noted = bounds({}, ["全国"], [note("range", 0.4), note("floor", 80, 0.1)]);
    expect(noted.parameter("floor", year(2020), "any")).toMatchObject({
      value: 80,
      step: 0.1,
      source: "sheet",
      verified: true,
      cell: { rowIndex: 3 },
    });
    expect(noted.parameter("range", year(2020), "any")).toMatchObject({ value: 0.4, step: 0, source: "sheet" });
  });

  it("is not in force, or nobody gave one", () => {
    expect(bounds().parameter("later", year(2021), "any")).toEqual({ kind: "notInForce" });
    expect(bounds().parameter("later", year(2022), "any")).toMatchObject({ kind: "value" });
    expect(bounds().parameter("unset", year(2021), "any")).toEqual({ kind: "none", parameter: "unset" });
    expect(bounds().parameter("nobody", year(2021), "any")).toEqual({ kind: "none", parameter: "nobody" });
  });

  it("is looked up once", () => {
    const one = bounds();
    const [first, again] = [one.parameter("floor", year(2020), "any"), one.parameter("floor", year(2020), "any")];
    expect(again).toBe(first);
    expect(one.parameter("floor", year(2020), "primary")).not.toBe(first);
    expect(one.parameter("floor", { kind: "schoolYear", year: 2020 }, "any")).toMatchObject({ value: 120 });
    expect(one.parameter("range", year(2020), "any", "low")).not.toBe(one.parameter("range", year(2020), "any"));
  });
});

describe("the threshold of a rule", () => {
  const of = (comparison: Rule["comparison"], entered: AssessmentOptions["parameters"] = {}, more: Partial<Rule> = {}) =>
    bounds(entered).forRule(rule(comparison, more), year(2021), "any");

  it("is the user's where she entered one, else the rulebook's", () => {
    expect(of(bound("floor", "unset"))).toMatchObject({ value: 120 });
    expect(of(bound("floor", "unset"), { unset: 5 })).toMatchObject({ value: 5, source: "officer" });
    expect(of(bound("floor"), { unset: 5 })).toMatchObject({ value: 120 });
    expect(of({ kind: "between", parameter: "range" })).toMatchObject({ value: 0.8, high: 1.2 });
    expect(of(bound(null, "unset"))).toEqual({ kind: "none", parameter: "unset" });
    expect(of(bound(null))).toEqual({ kind: "none", parameter: null });
    expect(of({ kind: "anyOf", rules: [] })).toEqual({ kind: "none", parameter: null });
  });

  it("holds from the rule's first day to its last, judged on the last day of the period", () => {
    const kinds = (from: string | null, until: string | null): string =>
      of(bound("floor"), {}, { inForce: { from: from as Instant | null, until: until as Instant | null } }).kind;
    expect([kinds(null, null), kinds("2021-12-31", null), kinds("2022-01-01", null)]).toEqual(["value", "value", "notInForce"]);
    expect([kinds(null, "2021-12-31"), kinds(null, "2021-12-30")]).toEqual(["value", "notInForce"]);
    expect([kinds("2021-12-31", "2021-12-31"), kinds("2021-01-01", "2021-12-30")]).toEqual(["value", "notInForce"]);
  });
});

describe("a rule that nobody gave a threshold", () => {
  const unset = (comparison: Rule["comparison"], entered: AssessmentOptions["parameters"] = {}): boolean =>
    bounds(entered).isUnset(rule(comparison));

  it("is known before any row is looked at", () => {
    expect([unset(bound("unset")), unset(bound(null, "unset")), unset({ kind: "between", parameter: "unset" })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([unset(bound("unset"), { unset: 1 }), unset({ kind: "between", parameter: "unset" }, { unset: 1 })]).toEqual([false, false]);
    expect([unset(bound("floor")), unset(bound("floor", "unset")), unset({ kind: "between", parameter: "range" })]).toEqual([
      false,
      false,
      false,
    ]);
    expect([unset(bound("unset", "floor")), unset(bound("nobody"))]).toEqual([false, false]);
    expect([unset({ kind: "anyOf", rules: [] }), unset({ kind: "countOf", rules: [], parameter: "unset" })]).toEqual([false, false]);
  });
});

describe("a rule of a place", () => {
  const concerns = (more: Partial<Rule>, regions = ["丹湖市", "全国"], entered: AssessmentOptions["parameters"] = {}): boolean =>
    bounds(entered, regions).concernsRegion(rule(bound("floor"), more));

  it("speaks there, nowhere else", () => {
    expect([concerns({ regions: ["丹湖市"] }), concerns({ regions: ["江苏省"] }), concerns({ regions: ["地方方案"] })]).toEqual([
      true,
      false,
      true,
    ]);
    expect(concerns({ regions: ["江苏省", "丹湖市"] })).toBe(true);
  });

  it("whose threshold exists only elsewhere is silent, unless it was entered here", () => {
    for (const comparison of [bound("local"), { kind: "between", parameter: "local" } as const]) {
      expect([
        concerns({ comparison }),
        concerns({ comparison }, ["江苏省", "全国"]),
        concerns({ comparison }, ["全国"], { local: 3 }),
      ]).toEqual([false, true, true]);
    }
    expect([
      concerns({ comparison: bound("foreign") }),
      concerns({ comparison: bound("unset") }),
      concerns({ comparison: bound("nobody") }),
    ]).toEqual([true, true, true]);
    expect(concerns({ comparison: bound(null, "local") })).toBe(true);
    expect(concerns({ comparison: { kind: "countOf", rules: [], parameter: "local" } })).toBe(true);
    expect(concerns({ comparison: { kind: "check", check: "order", parameter: "local" } })).toBe(true);
  });
});

describe("thresholds by period and level", () => {
  const dataset = datasetOf([
    {
      columns: [{ field: "a", unit: "1" }],
      rows: [
        ["甲县", 2021, "any", 1],
        ["甲县", 2022, "primary", 2],
      ],
    },
  ]);
  function limitsOf(comparison: Rule["comparison"], operator: ConstructorParameters<typeof Limits>[1], more: Partial<Rule> = {}): Limits {
    const [block] = dataset.blocks;
    if (!block) throw new Error("no block");
    const found = new Bounds({ ...NO_RULES, parameters: PARAMETERS }, dataset, {
      asOf: instant("2024-12-31"),
      regions: ["全国"],
      packs: null,
      parameters: {},
    });
    const spine = new Spine({ index: new DatasetIndex(dataset), bounds: found, fields: new Map() }, block);
    return new Limits({ ...rule(comparison), ...more }, operator, spine);
  }
  const [first, second] = [slotOf(0, levelIndex("any")), slotOf(1, levelIndex("primary"))];

  it("are found for the periods and levels that rows have", () => {
    const limits = limitsOf(bound("later"), "atLeast");
    expect(limits.speaks).toBe(true);
    expect([limits.boundAt(first), limits.boundOf(0), limits.boundOf(1)]).toMatchObject([
      { kind: "notInForce" },
      { kind: "notInForce" },
      { kind: "value", value: 7 },
    ]);
    const kinds = Array.from({ length: 2 * SCHOOL_LEVELS.length }, (_, slot) =>
      slot === first ? NOT_YET : slot === second ? BOUND : UNSPOKEN,
    );
    expect([...limits.kinds]).toEqual(kinds);
    expect(limits.boundOf(1)).toBe(limits.boundAt(second));
    expect(limitsOf(bound(null, "unset"), "atLeast").kinds[first]).toBe(NO_BOUND);
  });

  it("are left alone at levels of which the rule does not speak", () => {
    const limits = limitsOf(bound("floor"), "atLeast", { schoolLevels: ["junior"] });
    expect([limits.speaks, limits.kinds[first], limits.kinds[second]]).toEqual([true, BOUND, UNSPOKEN]);
  });

  it("are not judged by at levels that the rule only shows, unless they are not in force there", () => {
    const shown = { informationLevels: ["any", "primary"] } as const;
    expect([...limitsOf(bound("later"), "atLeast", shown).kinds].filter((kind) => kind !== UNSPOKEN)).toEqual([NOT_YET, SHOWN]);
  });

  it.each([
    ["atLeast", bound("floor"), [120, Number.NaN, 120, Number.POSITIVE_INFINITY]],
    ["moreThan", bound("floor"), [120, Number.NaN, 120, Number.POSITIVE_INFINITY]],
    ["atMost", bound("floor"), [120, Number.NaN, Number.NEGATIVE_INFINITY, 120]],
    ["lessThan", bound("floor"), [120, Number.NaN, Number.NEGATIVE_INFINITY, 120]],
    ["equals", bound("floor"), [120, Number.NaN, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]],
    ["between", { kind: "between", parameter: "range" }, [0.8, 1.2, 0.8, 1.2]],
    ["between", { kind: "between", parameter: "floor" }, [120, Number.NaN, 120, 120]],
  ] as const)("%s %j: what passes off the line lies in between", (operator, comparison, wanted) => {
    const limits = limitsOf(comparison, operator);
    expect(limits.kinds[first]).toBe(BOUND);
    expect([limits.low[first], limits.high[first], limits.least[first], limits.most[first]]).toEqual(wanted);
  });
});

it("the units of thresholds are those of their parameters", () => {
  const found = bounds().parameter("floor", year(2021), "any");
  expect(found.kind === "value" && formatUnit(found.unit)).toBe("CNY/pupil");
});
