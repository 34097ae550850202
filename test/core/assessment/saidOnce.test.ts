import { Bounds } from "../../../src/core/assessment/bounds";
import { bareFinding } from "../../../src/core/assessment/findingText";
import { saidOnce } from "../../../src/core/assessment/saidOnce";
import { listedSegment, outcomeAt, SILENT } from "../../../src/core/assessment/segment";
import type { Segment } from "../../../src/core/assessment/segment";
import type { Finding, Message, MessageValue, Outcome, Rule } from "../../../src/core/model";
import { instant } from "../../../src/core/model";
import { datasetOf } from "../../support/dataset";
import { ANY_RULE, NO_RULES, parameter, value } from "../../support/smallRulebook";

const dataset = datasetOf([]);
const rulebook = { ...NO_RULES, parameters: [parameter("floor", "1", value(1)), parameter("unset", "1")] };
const ruleWith = (comparison: Rule["comparison"]): Rule => ({ ...ANY_RULE, comparison });
const judged = ruleWith({ kind: "bound", operator: "atLeast", parameter: "floor" });
const said = (segments: readonly Segment[], rule: Rule = judged): readonly (readonly string[])[] => {
  const options = { asOf: instant("2024-12-31"), regions: ["全国"], packs: null, parameters: {} };
  return saidOnce(rule, segments, new Bounds(rulebook, dataset, options)).map((segment) =>
    [...segment.outcomes].flatMap((code, at) => {
      const { entity, period } = segment.findingAt(at);
      return code === SILENT ? [] : [`${entity}${period.year} ${outcomeAt(segment.outcomes, at)}`];
    }),
  );
};

const missing = (...items: readonly MessageValue[]): Message => ({ id: "assessment.missing", data: { what: { kind: "list", items } } });
const lacks = (state: string): MessageValue => ({ kind: "message", message: { id: `assessment.missing.${state}` } });
const ABSENT = missing(lacks("absent"));
const BLANK = missing(lacks("blank"));

function finding(entity: string, year: number, message: Message = ABSENT, outcome: Outcome = "open"): Finding {
  return bareFinding(judged, { entity, period: { kind: "fiscalYear", year }, schoolLevel: "any" }, outcome, message);
}
const pass = (entity: string, year: number): Finding => finding(entity, year, { id: "assessment.met" }, "pass");
const segment = (findings: readonly Finding[], absent?: Uint8Array | null): Segment => ({
  ...listedSegment(judged, findings),
  ...(absent === undefined ? {} : { absent }),
});

describe("figures without a cell", () => {
  it("are missed once, on the latest year, beside what can be judged", () => {
    expect(said([segment([finding("甲", 2021), finding("甲", 2023), pass("甲", 2024), finding("甲", 2022)])])).toEqual([
      ["甲2023 open", "甲2024 pass"],
    ]);
    expect(said([segment([finding("甲", 2021)])])).toEqual([["甲2021 open"]]);
    expect(said([segment([pass("甲", 2021)])])).toEqual([["甲2021 pass"]]);
  });

  it("are missed for the first of those of one year", () => {
    expect(said([segment([finding("甲", 2022), finding("乙", 2023), finding("丙", 2023)])])).toEqual([["乙2023 open"]]);
  });

  it("are missed once for each table", () => {
    expect(said([segment([finding("甲", 2021), finding("甲", 2022)]), segment([finding("乙", 2023), finding("乙", 2021)])])).toEqual([
      ["甲2022 open"],
      ["乙2023 open"],
    ]);
  });

  it("hide nothing else: a cell that is there and empty, another reason", () => {
    const both = missing(lacks("absent"), lacks("blank"));
    expect(said([segment([finding("甲", 2021), finding("甲", 2022, BLANK), finding("甲", 2023, both), finding("甲", 2020)])])).toEqual([
      ["甲2021 open", "甲2022 open", "甲2023 open"],
    ]);
    const odd: readonly Message[] = [
      { id: "assessment.withinRounding", data: { what: { kind: "list", items: [lacks("absent")] } } },
      { id: "assessment.missing" },
      { id: "assessment.missing", data: { what: "某数" } },
      { id: "assessment.missing", data: { what: 3 } },
      { id: "assessment.missing", data: { what: { kind: "message", message: { id: "assessment.missing.absent" } } } },
      missing(),
      missing("某数"),
      missing({ kind: "title", of: "field", id: "enrolment" }),
      missing(lacks("absent"), "某数"),
    ];
    for (const message of odd) expect(said([segment([finding("甲", 2021, message), finding("甲", 2022, message)])])[0]).toHaveLength(2);
  });

  it("are those that the table is known to lack, where that is known", () => {
    const rows = [finding("甲", 2021), finding("甲", 2022), finding("甲", 2023)];
    expect(said([segment(rows, null)])).toEqual([["甲2021 open", "甲2022 open", "甲2023 open"]]);
    expect(said([segment(rows, Uint8Array.of(1, 1, 0))])).toEqual([["甲2022 open", "甲2023 open"]]);
    expect(said([segment(rows, Uint8Array.of(1, 1, 1))])).toEqual([["甲2023 open"]]);
    expect(said([segment(rows, Uint8Array.of(0, 0, 1))])).toEqual([["甲2021 open", "甲2022 open", "甲2023 open"]]);
  });

  it("are said one by one where there are thousands: a matter of single cells", () => {
    const rows = Array.from({ length: 2001 }, (_, at) => finding(`学校${at}`, 2023));
    expect(said([segment(rows.slice(1))])[0]).toHaveLength(1);
    expect(said([segment(rows)])[0]).toHaveLength(2001);
    // What is known to have a cell does not count.
    const known = Uint8Array.from(rows, (_, at) => (at === 0 ? 0 : 1));
    expect(said([segment(rows, known)])[0]).toHaveLength(2);
  });

  it("are no matter of checks with logic of their own", () => {
    const rows = [finding("甲", 2021), finding("甲", 2022)];
    expect(said([segment(rows)], ruleWith({ kind: "anyOf", rules: [] }))).toEqual([["甲2021 open", "甲2022 open"]]);
    expect(said([segment(rows)], ruleWith({ kind: "between", parameter: "floor" }))).toEqual([["甲2022 open"]]);
  });
});

it("a threshold that nobody gave is missed once for all tables, whatever the rows say", () => {
  const rule = ruleWith({ kind: "bound", operator: "atLeast", parameter: "unset" });
  const tables = [
    segment([finding("甲", 2022, BLANK), pass("甲", 2023)]),
    segment([finding("乙", 2021, BLANK), finding("乙", 2023, BLANK)], null),
  ];
  expect(said(tables, rule)).toEqual([["甲2023 pass"], ["乙2023 open"]]);
  expect(said([...tables].reverse(), rule)).toEqual([["乙2023 open"], ["甲2023 pass"]]);
});
