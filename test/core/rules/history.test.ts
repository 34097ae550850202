import type { DatedValue, Instant, Parameter } from "../../../src/core/model";
import { historyErrors } from "../../../src/core/rules/dates";

interface Short {
  readonly from?: string | null;
  readonly until?: string | null;
  readonly region?: string;
  readonly levels?: DatedValue["schoolLevels"];
  readonly condition?: string;
  readonly default?: true;
}

const row = ({ from = null, until = null, region = "全国", levels = ["any"], condition = "", ...more }: Short): DatedValue => ({
  inForceFrom: from as Instant | null,
  inForceUntil: until as Instant | null,
  schoolLevels: levels,
  region,
  condition,
  value: 1,
  text: null,
  references: [],
  verified: true,
  lastVerifiedOn: null,
  source: "",
  ...more,
});

function faults(...rows: readonly Short[]): readonly string[] {
  const parameter: Parameter = { id: "p", pack: "own", title: { "zh-CN": "", "en-US": "" }, unit: "1", values: rows.map(row) };
  return historyErrors(parameter, "p.yaml").map(
    ({ file, path, found, accepted }) =>
      `${file} ${path} ${found} ${accepted.id.replace("rules.accepted.", "")} ${String(accepted.data?.["other"] ?? "")}`,
  );
}

it("accepts a history that passes from one day to the next, in whatever order it is written", () => {
  const [a, b, c] = [{ until: "2009-12-31" }, { from: "2010-01-01", until: "2020-02-29" }, { from: "2020-03-01" }];
  expect(faults(a, b, c)).toEqual([]);
  expect(faults(c, a, b)).toEqual([]);
  expect(faults({ from: "2010-01-01", until: "2010-01-01" })).toEqual([]);
  expect(faults()).toEqual([]);
});

it("refuses an end before the start, once", () => {
  expect(faults({ from: "2010-01-02", until: "2010-01-01" })).toEqual(['p.yaml values[0].until "2010-01-01" order ']);
  expect(faults({ from: "2010-01-02", until: null }, { from: null, until: "2010-01-01" })).toEqual([]);
});

it("refuses two values on one day, were it the only one", () => {
  expect(faults({ until: "2010-01-01" }, { from: "2010-01-01" })).toEqual(["p.yaml values[1].from 2010-01-01 – … noOverlap values[0]"]);
  expect(faults({ from: "2010-01-01" }, { until: "2010-01-01" })).toEqual(["p.yaml values[1].from … – 2010-01-01 noOverlap values[0]"]);
  expect(faults({}, {})).toEqual(["p.yaml values[1].from … – … noOverlap values[0]"]);
});

it("lets regions, levels and conditions have values of their own on one day", () => {
  expect(faults({}, { region: "辽宁省" })).toEqual([]);
  expect(faults({ levels: ["primary"] }, { levels: ["junior", "senior"] })).toEqual([]);
  expect(faults({ levels: ["primary", "junior"] }, { levels: ["junior", "senior"] })).toHaveLength(1);
  expect(faults({ condition: "一般地区" }, { condition: "寄宿生" })).toEqual([]);
  expect(faults({ condition: "一般地区" }, { condition: "一般地区" })).toHaveLength(1);
});

it("refuses two defaults on one day: a value without a condition is one", () => {
  const second = "p.yaml values[1].default true oneDefault values[0]";
  expect(faults({ condition: "a", default: true }, { condition: "b", default: true })).toEqual([second]);
  expect(faults({ condition: "" }, { condition: "b", default: true })).toEqual([second]);
  expect(faults({ condition: "a", default: true }, { condition: "b" })).toEqual([]);
  expect(faults({ condition: "a" }, { condition: "" })).toEqual([]);
  expect(faults({ condition: "a", default: true, until: "2009-12-31" }, { condition: "b", default: true, from: "2010-01-01" })).toEqual([]);
});

it("refuses a gap, seen from the value just before", () => {
  const gap = ["p.yaml values[1].from 2010-01-02 – … noGap values[0]"];
  expect(faults({ until: "2009-12-31" }, { from: "2010-01-02" })).toEqual(gap);
  expect(faults({ until: "2009-12-31" }, { from: "2010-01-01", until: "2015-12-31" }, { from: "2016-02-01" })).toEqual([
    "p.yaml values[2].from 2016-02-01 – … noGap values[1]",
  ]);
  expect(faults({ from: "2016-01-01" }, { until: "2009-12-31" }, { from: "2010-01-01", until: "2015-12-31" })).toEqual([]);
  expect(
    faults(
      { until: "2009-12-31", levels: ["primary"] },
      { until: "2009-12-31", levels: ["junior"] },
      { from: "2010-01-02", levels: ["primary", "junior"] },
    ),
  ).toEqual(["p.yaml values[2].from 2010-01-02 – … noGap values[0]"]);
  expect(faults({ until: "2009-12-31", region: "辽宁省" }, { from: "2012-01-01" })).toEqual([]);
  expect(faults({ until: "2009-12-31", condition: "a" }, { from: "2012-01-01", condition: "b" })).toEqual([]);
  expect(faults({ until: "2009-12-31", levels: ["primary"] }, { from: "2012-01-01", levels: ["junior"] })).toEqual([]);
  expect(faults({ until: "2009-12-31", levels: ["primary"] }, { from: "2012-01-01", levels: ["primary", "junior"] })).toHaveLength(1);
});
