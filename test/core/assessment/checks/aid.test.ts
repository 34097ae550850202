import type { Dataset, Period } from "../../../../src/core/model";
import { instant } from "../../../../src/core/model";
import { findingsOf, outcomesOf } from "../../../support/check";
import { datasetOf } from "../../../support/dataset";
import type { ColumnSpec, TableSpec } from "../../../support/dataset";
import { parameter, value } from "../../../support/smallRulebook";

type Cell = number | string;
type Row = TableSpec["rows"][number];
const BOARDING = "义务教育家庭经济困难寄宿生生活补助";
const DAY_PUPILS = "义务教育家庭经济困难非寄宿生生活补助";
const SENIOR = "普通高中国家助学金";
const STANDARDS = {
  ...parameter(
    "aid-standard",
    "CNY/person",
    value(1000, { condition: BOARDING, schoolLevels: ["primary"], inForceUntil: instant("2023-08-31") }),
    value(1250, { condition: BOARDING, schoolLevels: ["primary"], inForceFrom: instant("2023-09-01") }),
    value(1250, { condition: BOARDING, schoolLevels: ["junior"] }),
    value(625, { condition: DAY_PUPILS, schoolLevels: ["junior"] }),
    value(2000, { condition: SENIOR, schoolLevels: ["senior"], verified: false }),
    value(500, { condition: "其他", schoolLevels: ["preschool"], default: true }),
    value(3300, { condition: "本专科生国家助学金", schoolLevels: ["higher"], inForceFrom: instant("2024-01-01") }),
  ),
  changesWith: "term" as const,
};
const PERSONS: ColumnSpec = { field: "aidPersons", unit: "person", exact: true };
const PAID: ColumnSpec = { field: "aidPaid", unit: "CNY" };
const TERM: ColumnSpec = { field: "aidTermShare", unit: "1", exact: true };
const rule = { schoolLevels: ["any"] as const, entityKinds: ["aidItem"] as const };
const aid = (...rows: readonly Row[]): Dataset => datasetOf([{ kind: "aidItem", columns: [PERSONS, PAID], rows }]);
const setting = { parameters: [STANDARDS], rule };

describe("aid that was paid", () => {
  const paid = (...rows: readonly Row[]) => findingsOf("aidStandard", aid(...rows), setting);
  const outcome = (...rows: readonly Row[]): readonly string[] => outcomesOf(paid(...rows));

  it("is persons times the yearly standard, the mean of two terms where it changed", () => {
    expect(outcome(["寄宿生生活补助", 2022, "primary", 100, 100000])).toEqual(["寄宿生生活补助 2022 pass"]);
    expect(outcome(["寄宿生生活补助", 2023, "primary", 100, 112500])).toEqual(["寄宿生生活补助 2023 pass"]);
    expect(outcome(["寄宿生生活补助", 2024, "primary", 100, 112500])).toEqual(["寄宿生生活补助 2024 fail"]);
    expect(paid(["寄宿生生活补助", 2023, "primary", 100, 112500])[0]?.notes.map(({ id }) => id)).toEqual(["assessment.note.meanOfTerms"]);
    expect(paid(["寄宿生生活补助", 2024, "primary", 100, 125000])[0]?.notes).toEqual([]);
  });

  it("agrees within the digits of the amount, not beyond", () => {
    const amounts = (...amount: readonly Cell[]): readonly (string | undefined)[] =>
      amount.map((one) => paid(["一补", 2024, "junior", 3, one])[0]?.outcome);
    expect(amounts(3750, 3750.5, "3750.4", 3751, 3749, "3749.5")).toEqual(["pass", "fail", "fail", "fail", "fail", "fail"]);
    const written = (amount: Cell): string | undefined => {
      const dataset = datasetOf([
        { kind: "aidItem", columns: [PERSONS, { ...PAID, scale: 10000 }], rows: [["一补", 2024, "junior", 3, amount]] },
      ]);
      return findingsOf("aidStandard", dataset, setting)[0]?.outcome;
    };
    expect([written("0.38"), written("0.37"), written("0.36"), written("0.39")]).toEqual(["pass", "pass", "fail", "fail"]);
  });

  it("is half a year's for one term, by its name or by its column", () => {
    expect(outcome(["寄宿生生活补助（春季学期）", 2024, "junior", 100, 62500])).toEqual(["寄宿生生活补助（春季学期） 2024 pass"]);
    expect(outcome(["寄宿生生活补助（两个学期）", 2024, "junior", 100, 125000])).toEqual(["寄宿生生活补助（两个学期） 2024 pass"]);
    const columns = [PERSONS, PAID, TERM];
    const byColumn = (share: Cell, amount: Cell) =>
      findingsOf(
        "aidStandard",
        datasetOf([{ kind: "aidItem", columns, rows: [["一补", 2024, "junior", 100, amount, share]] }]),
        setting,
      )[0];
    expect([
      byColumn(0.5, 62500)?.outcome,
      byColumn(1, 125000)?.outcome,
      byColumn("", 125000)?.outcome,
      byColumn(0.5, 125000)?.outcome,
    ]).toEqual(["pass", "pass", "pass", "fail"]);
    const working = byColumn(0.5, 62500)?.message.data?.["working"];
    expect(working).toMatchObject({ items: [{ message: { id: "assessment.aidPartOfYear", data: { persons: 100, share: "0.5" } } }] });
    expect(byColumn(1, 125000)?.message.data?.["working"]).toMatchObject({ items: [{ message: { id: "assessment.aidPart" } }] });
  });

  it("says what is short or too much, with the formula that gives it", () => {
    const [less] = paid(["一补", 2024, "junior", 240, 290000]);
    expect(less).toMatchObject({
      outcome: "fail",
      observed: { value: -10000 },
      shortfall: { value: 10000 },
      message: { id: "assessment.aidShort" },
    });
    expect(less?.formula).toBe("'表1'!E2-'表1'!D2*1250");
    const [more] = paid(["一补", 2024, "junior", 240, 310000]);
    expect(more).toMatchObject({ observed: { value: 10000 }, shortfall: null, message: { id: "assessment.aidOver" } });
    expect(more?.message.data?.["gap"]).toMatchObject({ quantity: { value: 10000 } });
    const [right] = paid(["一补", 2024, "junior", 240, 300000]);
    expect(right).toMatchObject({ observed: { value: 0 }, shortfall: null, message: { id: "assessment.aidAgrees" } });
    expect(right?.cells.map(({ columnIndex }) => columnIndex)).toEqual([4, 3]);
  });

  it("of exact amounts is off by cents, and an unverified rule only notes it", () => {
    const columns = [PERSONS, { ...PAID, exact: true }];
    const run = (amount: Cell, more = {}) =>
      findingsOf("aidStandard", datasetOf([{ kind: "aidItem", columns, rows: [["一补（秋季学期）", 2024, "junior", 2, amount]] }]), {
        parameters: [STANDARDS],
        rule: { ...rule, ...more },
      })[0];
    expect(run(1250.5)).toMatchObject({
      outcome: "fail",
      message: { id: "assessment.aidOver" },
      required: { operator: "equals", value: 0 },
    });
    expect(run(1250.5)?.formula).toBe("'表1'!E2-'表1'!D2*625");
    expect(run(1250)).toMatchObject({ outcome: "pass", verified: true });
    // 13 × 1000.1 is 13001.300000000001 in doubles.
    const odd = parameter("aid-standard", "CNY/person", value(1000.1, { condition: BOARDING, schoolLevels: ["junior"] }));
    const thirteen = datasetOf([{ kind: "aidItem", columns, rows: [["一补", 2024, "junior", 13, 13001.3]] }]);
    expect(findingsOf("aidStandard", thirteen, { parameters: [odd], rule })[0]?.outcome).toBe("pass");
    expect(run(1, { verified: false })).toMatchObject({ verified: false, level: "note" });
  });

  it("is not judged where the standard is a word", () => {
    const free = parameter("aid-standard", "CNY/person", value(null, { condition: BOARDING, schoolLevels: ["junior"], text: "免费" }));
    const found = findingsOf("aidStandard", aid(["一补", 2024, "junior", 2, 1]), { parameters: [free], rule });
    expect(outcomesOf(found)).toEqual(["一补 2024 notApplicable"]);
    expect(findingsOf("aidPerHeadRange", aid(["一补", 2024, "junior", 2, 1]), { parameters: [free], rule })).toEqual([]);
  });

  it("of a row without a level is that of all levels of the item together", () => {
    const found = paid(
      ["一补", 2024, "any", ".", 3750],
      ["一补", 2024, "primary", 1, ""],
      ["一补", 2024, "junior", 2, ""],
      ["一补", 2023, "junior", 9, ""],
    );
    expect(outcomesOf(found)).toEqual(["一补 2024 pass", "一补 2024 open", "一补 2024 open", "一补 2023 open"]);
    expect(found[0]?.formula).toBe("'表1'!E2-('表1'!D3*1250+'表1'!D4*1250)");
    expect(outcome(["一补", 2024, "junior", 2, ""], ["一补", 2024, "any", ".", 2500])[1]).toBe("一补 2024 pass");
    // A level that has a payment of its own is not part of it.
    expect(outcome(["一补", 2024, "any", ".", 2500], ["一补", 2024, "primary", 1, 1250], ["一补", 2024, "junior", 2, ""])[0]).toBe(
      "一补 2024 pass",
    );
    expect(outcome(["一补", 2024, "any", ".", 2500], ["二补", 2024, "junior", 2, ""])).toEqual([]);
  });

  it("is open without persons or amount, and not judged before the standard was in force", () => {
    expect(outcome(["一补", 2024, "junior", "", 3750])).toEqual(["一补 2024 open"]);
    expect(outcome(["一补", 2024, "junior", 3, "x"])).toEqual(["一补 2024 open"]);
    expect(outcome(["一补", 2024, "junior", ".", 3750])).toEqual([]);
    expect(outcome(["一补", 2024, "junior", 3, "."])).toEqual([]);
    expect(outcome(["国家助学金", 2023, "higher", 3, 9900])).toEqual(["国家助学金 2023 notApplicable"]);
    expect(outcome(["国家助学金", 2024, "higher", 3, 9900])).toEqual(["国家助学金 2024 pass"]);
  });

  it("is known by the words that sheets use, and left alone without a national standard", () => {
    expect(outcome(["非寄宿生补助", 2024, "junior", 2, 1250])).toEqual(["非寄宿生补助 2024 pass"]);
    expect(outcome(["高中国家助学金", 2024, "senior", 2, 4000])).toEqual(["高中国家助学金 2024 pass"]);
    expect(outcome(["国家助学金", 2024, "senior", 2, 4000])).toEqual(["国家助学金 2024 pass"]);
    expect([outcome(["国家助学金", 2024, "primary", 2, 4000]), outcome(["县政府补助", 2024, "senior", 2, 4000])]).toEqual([[], []]);
    // Of 励志奖学金 no value is in force here; the default of other items is not that of 一补.
    expect(outcome(["励志奖学金", 2024, "higher", 2, 4000])).toEqual(["励志奖学金 2024 notApplicable"]);
    expect(outcome(["一补", 2024, "preschool", 2, 1000])).toEqual([]);
    const [unverified] = paid(["国家助学金", 2024, "senior", 2, 1]);
    expect(unverified).toMatchObject({ verified: false, level: "note" });
    expect(unverified?.notes.map(({ id }) => id)).toEqual(["assessment.note.unverified"]);
  });

  it("needs its parameter, a column of persons and one of payments, and a level of the rule", () => {
    const rows: readonly Row[] = [["一补", 2024, "junior", 2, 1]];
    expect(findingsOf("aidStandard", aid(...rows), { rule })).toEqual([]);
    expect(findingsOf("aidStandard", datasetOf([{ kind: "aidItem", columns: [PERSONS], rows }]), setting)).toEqual([]);
    expect(findingsOf("aidStandard", aid(...rows), { ...setting, rule: { ...rule, schoolLevels: ["senior"] } })).toEqual([]);
  });
});

describe("aid per recipient", () => {
  const TIMES: ColumnSpec = { field: "aidPersonTimes", unit: "person", exact: true };
  const range = (columns: readonly ColumnSpec[], ...rows: readonly Row[]) =>
    findingsOf("aidPerHeadRange", datasetOf([{ kind: "aidItem", columns, rows }]), setting);
  const usual = (name: string, persons: Cell, paid: Cell, level: Row[2] = "junior"): string | undefined =>
    range([PERSONS, PAID], [name, 2024, level, persons, paid])[0]?.outcome;

  it("lies between half the lowest and the whole highest standard of the level", () => {
    // 初中: 625 and 1250 are known; 一补 is the boarders' one.
    expect([usual("一补", 2, 1250), usual("一补", 2, 2500), usual("一补", 2, 1249), usual("一补", 2, 2501)]).toEqual([
      "pass",
      "pass",
      "fail",
      "fail",
    ]);
    expect([usual("资助", 2, 625), usual("资助", 2, 2500), usual("资助", 2, 624), usual("资助", 2, 2501)]).toEqual([
      "pass",
      "pass",
      "fail",
      "fail",
    ]);
    // In 万元 the last digit leaves 50 yuan open.
    const written = (amount: Cell): string | undefined =>
      range([PERSONS, { ...PAID, scale: 10000 }], ["资助", 2024, "junior", 4, amount])[0]?.outcome;
    expect([written("0.12"), written("0.11"), written("0.50"), written("0.51")]).toEqual(["pass", "fail", "pass", "fail"]);
    const [found] = range([PERSONS, PAID], ["资助", 2024, "junior", 2, 9000]);
    expect(found).toMatchObject({
      observed: { value: 4500 },
      required: { operator: "between", value: 312.5, high: 1250 },
      notes: [],
      formula: "'表1'!E2/'表1'!D2",
    });
  });

  it("of one person, or half of one by the year's weighting, is a figure like others; pass and fail are said", () => {
    const halves = { ...PERSONS, exact: false };
    expect(range([halves, PAID], ["一补", 2024, "junior", "0.5", 500])[0]?.outcome).toBe("pass");
    const ids = [2000, 9000].map((amount) => range([PERSONS, PAID], ["一补", 2024, "junior", 2, amount])[0]?.message.id);
    expect(ids).toEqual(["assessment.aidUsual", "assessment.aidUnusual"]);
    const exactly = range([PERSONS, { ...PAID, exact: true }], ["一补", 2024, "junior", 2, 2500], ["一补", 2023, "junior", 2, 1250]);
    expect(exactly.map(({ outcome, verified }) => [outcome, verified])).toEqual([
      ["pass", true],
      ["pass", true],
    ]);
    expect(
      findingsOf("aidPerHeadRange", aid(["一补", 2024, "junior", 2, 9000]), {
        parameters: [STANDARDS],
        rule: { ...rule, verified: false },
      })[0],
    ).toMatchObject({ level: "note" });
  });

  it("counts person-times where the table counts nothing else, and says so", () => {
    const [found] = range([TIMES, PAID], ["一补", 2024, "junior", 2, 2000]);
    expect(found).toMatchObject({ outcome: "pass", notes: [{ id: "assessment.note.personTimes" }] });
    const both = range([PERSONS, PAID, TIMES], ["一补", 2024, "junior", 2, 2000, 900]);
    expect(both).toMatchObject([{ outcome: "pass", notes: [] }]);
  });

  it("is held against the officer's own standard where the item is known", () => {
    const entered = (name: string): string | undefined =>
      findingsOf("aidPerHeadRange", aid([name, 2024, "junior", 2, 1000]), {
        ...setting,
        options: { parameters: { "aid-standard": 500 } },
      })[0]?.outcome;
    expect([entered("一补"), entered("资助")]).toEqual(["pass", undefined]);
  });

  it("is open without a figure, nothing for nobody, silent where no standard is known", () => {
    expect([usual("一补", "", 2000), usual("一补", 2, "x"), usual("一补", 0, 2000), usual("一补", -2, 2000)]).toEqual([
      "open",
      "open",
      "notApplicable",
      "notApplicable",
    ]);
    expect([usual("资助", 2, 2000, "special"), usual("一补", ".", 2000), usual("一补", 2, ".")]).toEqual([undefined, undefined, undefined]);
    expect(range([PERSONS], ["一补", 2024, "junior", 2])).toEqual([]);
    expect(findingsOf("aidPerHeadRange", aid(["一补", 2024, "junior", 2, 1]), { rule })).toEqual([]);
    expect(
      findingsOf("aidPerHeadRange", aid(["一补", 2024, "junior", 2, 1]), { ...setting, rule: { ...rule, schoolLevels: ["senior"] } }),
    ).toEqual([]);
    expect(range([PERSONS, PAID], ["国家助学金", 2024, "senior", 2, 1])[0]).toMatchObject({
      outcome: "fail",
      verified: false,
      level: "note",
    });
  });
});

it("the two terms of a school year are the autumn's and the spring's", () => {
  const dataset = aid(["寄宿生生活补助", 2022, "primary", 100, 100000]);
  const periods: readonly Period[] = [{ kind: "schoolYear", year: 2022 }];
  expect(findingsOf("aidStandard", { ...dataset, periods }, setting)[0]?.outcome).toBe("pass");
  const later: readonly Period[] = [{ kind: "schoolYear", year: 2023 }];
  expect(findingsOf("aidStandard", { ...dataset, periods: later }, setting)[0]?.outcome).toBe("fail");
});
