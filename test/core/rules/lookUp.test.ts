import type { DatedValue, Instant, Parameter, Period, SchoolLevel } from "../../../src/core/model";
import { instant, SCHOOL_LEVELS } from "../../../src/core/model";
import { parameterInForce, type ParameterInForce, type ParameterQuery } from "../../../src/core/rules";
import { upperEndOf } from "../../../src/core/rules/parameterInForce";
import { parameter as anyParameter, value as row } from "../../support/smallRulebook";

/** Look-up in histories small enough to see what has to come out. */
const day = (text: string): Instant => instant(text);

function find(values: readonly DatedValue[], asked: Partial<ParameterQuery> = {}, changesWith?: "term"): ParameterInForce | null {
  const parameter: Parameter = { ...anyParameter("p", "CNY", ...values), ...(changesWith ? { changesWith } : {}) };
  return parameterInForce({ parameters: [parameter] }, "p", {
    on: day("2020-12-31"),
    regions: ["丹湖市", "江苏省", "东部", "全国"],
    schoolLevel: "any",
    ...asked,
  });
}

it("holds on its first and on its last day, and on neither neighbour", () => {
  const values = [row(1, { inForceFrom: day("2020-03-01"), inForceUntil: day("2020-09-30") })];
  const on = (text: string): number | null | undefined => find(values, { on: day(text) })?.value;
  expect([on("2020-02-29"), on("2020-03-01"), on("2020-09-30"), on("2020-10-01")]).toEqual([undefined, 1, 1, undefined]);
  expect(find([row(1, { inForceFrom: day("2020-03-01") })], { on: day("2020-03-01") })).toMatchObject({ value: 1, fromUnknown: false });
  expect(find([row(1, { inForceUntil: day("2020-03-01") })], { on: day("2020-03-01") })).toMatchObject({ value: 1, fromUnknown: true });
  expect(find([row(1, { inForceUntil: day("2020-03-01") })], { on: day("2020-03-02") })).toBeNull();
});

it("takes the narrowest place, whatever the order of the rows, and then those packs that name their own", () => {
  const values = [
    row(4),
    row(3, { region: "东部" }),
    row(2, { region: "江苏省" }),
    row(1, { region: "丹湖市" }),
    row(9, { region: "浙江省" }),
  ];
  expect(find(values)?.value).toBe(1);
  expect(find(values.slice(0, 3))).toMatchObject({ value: 2, region: "江苏省" });
  expect(find(values, { regions: ["全国"] })?.value).toBe(4);
  expect(find(values.slice(4))).toBeNull();
  expect(["US", "UK", "world"].map((region) => find([row(5, { region })])?.value)).toEqual([5, 5, 5]);
});

it("ends where a narrower place says that there is none", () => {
  expect(find([row(4), row(null, { region: "江苏省" })])).toBeNull();
  expect(find([row(4), row(null, { region: "江苏省", text: "false" })])).toMatchObject({ value: null, text: "false" });
});

describe("levels", () => {
  const at = (values: readonly DatedValue[], schoolLevel: SchoolLevel): number | null | undefined => find(values, { schoolLevel })?.value;
  const serves = (levels: DatedValue["schoolLevels"]): readonly SchoolLevel[] => {
    // A second row at another level, so that no figure without a level takes the first for want of others.
    const other = levels.includes("higher") ? "preschool" : "higher";
    const values = [row(1, { schoolLevels: levels }), row(2, { schoolLevels: [other] })];
    return SCHOOL_LEVELS.filter((level) => at(values, level) === 1);
  };

  it.each<[DatedValue["schoolLevels"], readonly SchoolLevel[]]>([
    [["primary"], ["primary"]],
    [["senior"], ["senior"]],
    [["total"], ["any", "total"]],
    [["compulsory"], ["primary", "junior", "compulsory"]],
    [
      ["primary", "junior"],
      ["primary", "junior", "compulsory"],
    ],
    [["any"], SCHOOL_LEVELS.filter((level) => level !== "higher")],
  ])("a value for %j serves %j", (levels, wanted) => {
    expect(serves(levels)).toEqual(wanted);
  });

  it("prefers the level itself to what covers it", () => {
    const values = [row(1), row(2, { schoolLevels: ["compulsory"] }), row(3, { schoolLevels: ["junior"] })];
    expect([at(values, "junior"), at(values.slice(1), "primary"), at(values, "senior")]).toEqual([3, 2, 1]);
  });

  it("gives a figure without a level the value that all levels share, and none where they differ", () => {
    const two = [row(1, { schoolLevels: ["primary"] }), row(2, { schoolLevels: ["primary"], region: "江苏省" })];
    expect([at(two, "any"), at(two, "total"), at(two, "senior")]).toEqual([2, 2, undefined]);
    const differing = [row(1, { schoolLevels: ["primary"] }), row(2, { schoolLevels: ["senior"] })];
    expect([at(differing, "any"), at(differing, "total")]).toEqual([undefined, undefined]);
    expect(at([], "any")).toBeUndefined();
    const both = [row(1, { schoolLevels: ["primary", "junior"] })];
    expect([at(both, "any"), at(both, "compulsory"), at([row(1, { schoolLevels: ["primary"] })], "compulsory")]).toEqual([1, 1, undefined]);
    expect(at([row(1, { schoolLevels: ["junior"] })], "compulsory")).toBeUndefined();
  });

  it("looks at the levels of the rows of the place and day only", () => {
    const values = [
      row(1, { schoolLevels: ["primary"] }),
      row(2, { schoolLevels: ["senior"], region: "浙江省" }),
      row(3, { schoolLevels: ["junior"], inForceUntil: day("2019-12-31") }),
    ];
    expect(at(values, "any")).toBe(1);
  });
});

describe("conditions", () => {
  const values = [row(1, { condition: "一般地区" }), row(2, { condition: "寄宿生" }), row(3, { condition: "寄宿生", region: "浙江省" })];

  it("are asked for by name; without one only a default or a plain value answers", () => {
    expect(find(values, { condition: "寄宿生" })).toMatchObject({ value: 2, condition: "寄宿生", otherConditions: ["一般地区"] });
    expect(find(values)).toBeNull();
    expect(find(values, { condition: "走读生" })).toBeNull();
    expect(find([...values, row(4)])).toMatchObject({ value: 4, condition: "", otherConditions: ["一般地区", "寄宿生"] });
    expect(find([...values, row(4)], { condition: "走读生" })?.value).toBe(4);
    expect(find([row(1, { condition: "一般地区", default: true }), row(2, { condition: "寄宿生" })])).toMatchObject({
      value: 1,
      otherConditions: ["寄宿生"],
    });
  });

  it("name each other choice once", () => {
    expect(find([row(4), row(1, { condition: "a", schoolLevels: ["any"] }), row(2, { condition: "a" })])?.otherConditions).toEqual(["a"]);
  });
});

describe("ranges", () => {
  const low = row(0.8, { condition: "low", verified: false, references: [{ title: "甲", article: "一", href: null }] });
  const high = row(1.2, { condition: "high", references: [{ title: "甲", article: null, href: null }] });

  it("have two ends and no other conditions", () => {
    expect(find([high, low])).toMatchObject({
      value: 0.8,
      high: 1.2,
      condition: "",
      rows: [low, high],
      otherConditions: [],
      verified: false,
    });
    expect(find([low])).toMatchObject({ value: 0.8, high: null, rows: [low] });
    expect(find([high])).toBeNull();
    expect(find([row(5), high])).toMatchObject({ value: 5, high: null, otherConditions: [] });
  });

  it("carry each reference of their rows once", () => {
    expect(find([high, low])?.references).toEqual([
      { title: "甲", article: "一", href: null },
      { title: "甲", article: null, href: null },
    ]);
    expect(find([low, { ...high, references: low.references }])?.references).toHaveLength(1);
  });

  it("are verified when every row is", () => {
    expect(find([high, { ...low, verified: true }])?.verified).toBe(true);
    expect(find([{ ...high, inForceFrom: day("2000-01-01") }, low])?.fromUnknown).toBe(true);
    expect(find([high, { ...low, inForceFrom: day("2000-01-01") }])?.fromUnknown).toBe(true);
    expect(find([high, low].map((one) => ({ ...one, inForceFrom: day("2000-01-01") })))?.fromUnknown).toBe(false);
  });

  it("name their upper end beside the lower one in the settings", () => {
    expect(upperEndOf("execution-ratio-usual-range")).toBe("execution-ratio-usual-range/high");
  });
});

describe("a yearly standard that changes with a term", () => {
  const fiscal = (year: number): Period => ({ kind: "fiscalYear", year });
  const before = row(1000, { inForceUntil: day("2020-08-31"), references: [{ title: "甲", article: null, href: null }] });
  const after = row(1250, { inForceFrom: day("2020-09-01"), references: [{ title: "乙", article: null, href: null }] });
  const values = [before, after];

  it("is the mean of the two terms of a budget year: 1 March and 1 September", () => {
    expect(find(values, { period: fiscal(2020) }, "term")).toMatchObject({ value: 1125, meanOfTerms: true, rows: [before, after] });
    expect(find(values, { period: fiscal(2020) }, "term")?.references.map(({ title }) => title)).toEqual(["甲", "乙"]);
    expect(find(values, { period: fiscal(2019) }, "term")).toMatchObject({ value: 1000, meanOfTerms: false, rows: [before] });
    expect(find(values, { period: fiscal(2021) }, "term")).toMatchObject({ value: 1250, meanOfTerms: false });
    expect(find(values, { period: fiscal(2020) })?.value).toBe(1250);
  });

  it("is the mean of the autumn and the spring term of a school year", () => {
    const school = (year: number): number | null | undefined => find(values, { period: { kind: "schoolYear", year } }, "term")?.value;
    expect([school(2018), school(2019), school(2020)]).toEqual([1000, 1000, 1250]);
    const spring = [row(1000, { inForceUntil: day("2021-02-28") }), row(1250, { inForceFrom: day("2021-03-01") })];
    expect(find(spring, { period: { kind: "schoolYear", year: 2020 } }, "term")?.value).toBe(1125);
    const late = [row(1000, { inForceUntil: day("2021-03-01") }), row(1250, { inForceFrom: day("2021-03-02") })];
    expect(find(late, { period: { kind: "schoolYear", year: 2020 } }, "term")?.value).toBe(1000);
  });

  it("is judged on its day where the period has no terms", () => {
    expect(find(values, { period: { kind: "ordinal", year: 1 }, on: day("2020-08-31") }, "term")?.value).toBe(1000);
    expect(find(values, { on: day("2020-09-01") }, "term")?.value).toBe(1250);
  });

  it("counts one term when the other has no value", () => {
    expect(find([after], { period: fiscal(2020) }, "term")).toMatchObject({ value: 1250, meanOfTerms: false, rows: [after] });
    expect(find([before], { period: fiscal(2020) }, "term")).toMatchObject({ value: 1000, meanOfTerms: false });
    // Introduced in between: the terms have nothing, the last day of the year decides.
    const brief = [row(7, { inForceFrom: day("2020-10-01") })];
    expect(find(brief, { period: fiscal(2020) }, "term")?.value).toBe(7);
    expect(find([row(null, { text: "免费", inForceUntil: day("2020-08-31") }), after], { period: fiscal(2020) }, "term")).toMatchObject({
      value: 1250,
      meanOfTerms: false,
    });
    expect(find([before, row(null, { text: "免费", inForceFrom: day("2020-09-01") })], { period: fiscal(2020) }, "term")).toMatchObject({
      value: null,
      text: "免费",
      meanOfTerms: false,
    });
  });
});
