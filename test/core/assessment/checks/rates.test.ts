import { findingsOf, lookedAt, outcomesOf } from "../../../support/check";
import { datasetOf, money, people, rate, stated } from "../../../support/dataset";
import type { ColumnSpec } from "../../../support/dataset";
import { parameter, value } from "../../../support/smallRulebook";

type Cell = number | string;

describe("a share of counted people", () => {
  const FIELDS = { graduates: "people", teachers: "people", rooms: "count", area: "area" } as const;
  const qualified = (share: Cell, count: Cell, whole: ColumnSpec = people("teachers")): string | undefined => {
    const columns = [stated("statedShare", "graduates", whole.field), whole];
    const dataset = datasetOf([{ columns, rows: [["城南小学", 2023, "any", share, count]] }]);
    return findingsOf("rateAttainable", dataset, { fields: FIELDS })[0]?.outcome;
  };

  it("comes from whole numbers: 97.5 % of 601 is 586, of 20 is nobody's", () => {
    expect([qualified("97.5", 601), qualified("97.5", 20), qualified("97.5", 40), qualified("95.0", 20)]).toEqual([
      "pass",
      "fail",
      "pass",
      "pass",
    ]);
    expect([qualified("100", 7), qualified("0", 7), qualified("33.3", 3), qualified("33.4", 3), qualified("33.5", 2)]).toEqual([
      "pass",
      "pass",
      "pass",
      "fail",
      "fail",
    ]);
    expect([qualified("50", 1), qualified("49.5", 101), qualified("12.5", 4), qualified("13", 8), qualified("11", 8)]).toEqual([
      "fail",
      "pass",
      "fail",
      "pass",
      "fail",
    ]);
  });

  it("is looked at row by row, rounded to a digit", () => {
    const columns = [stated("statedShare", "graduates", "teachers"), people("teachers")];
    const rows = [
      ["甲", 2023, "any", "95.0", 20] as const,
      ["乙", 2023, "any", "97.5", 20] as const,
      ["丙", 2023, "any", "95.0", 20] as const,
    ];
    expect(outcomesOf(findingsOf("rateAttainable", datasetOf([{ columns, rows }]), { fields: FIELDS }))).toEqual(["乙 2023 fail"]);
    expect(lookedAt(findingsOf("rateAttainable", datasetOf([{ columns, rows: [rows[0], rows[2]] as never }]), { fields: FIELDS }))).toEqual(
      [2],
    );
    expect(qualified("12", 8)).toBe("pass");
    const unrounded = datasetOf([
      {
        columns: [{ ...stated("statedShare", "graduates", "teachers"), exact: true }, people("teachers")],
        rows: [["甲", 2023, "any", 97.5, 20]],
      },
    ]);
    expect(findingsOf("rateAttainable", unrounded, { fields: FIELDS })).toEqual([]);
  });

  it("names the nearest that can be", () => {
    const dataset = datasetOf([
      { columns: [stated("statedShare", "graduates", "teachers"), people("teachers")], rows: [["校", 2023, "any", "97.5", 20]] },
    ]);
    const [found] = findingsOf("rateAttainable", dataset, { fields: FIELDS });
    expect(found?.message.data).toMatchObject({ near: 20, nearest: { quantity: { value: 1 } } });
    expect(found?.cells).toHaveLength(2);
    expect(found?.observed?.value).toBeCloseTo(0.975, 12);
  });

  it("is left alone where the part is on the sheet, the whole is no count, or a number is missing", () => {
    expect([qualified("97.5", ""), qualified("", 20), qualified("97.5", 0), qualified("97.5", 20.5), qualified("97.5", -20)]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
    expect([qualified("97.5", 20, { ...people("rooms") }), qualified("97.5", 20, { field: "area", unit: "m2", exact: true })]).toEqual([
      "fail",
      undefined,
    ]);
    // A whole that is itself rounded says nothing.
    expect(qualified("97.5", 20, { field: "teachers", unit: "person" })).toBeUndefined();
    const withPart = datasetOf([
      {
        columns: [stated("statedShare", "graduates", "teachers"), people("teachers"), people("graduates")],
        rows: [["校", 2023, "any", "97.5", 20, 19]],
      },
    ]);
    expect(findingsOf("rateAttainable", withPart, { fields: FIELDS })).toEqual([]);
    const growth = datasetOf([
      { columns: [stated("statedGrowth", "graduates", "teachers"), people("teachers")], rows: [["校", 2023, "any", "97.5", 20]] },
    ]);
    expect(findingsOf("rateAttainable", growth, { fields: FIELDS })).toEqual([]);
  });
});

describe("a rate of a part in its whole", () => {
  const FIELDS = { graduates: "people", teachers: "people", funds: "money", gdp: "money", fiscalEducationFunds: "money" } as const;
  const of = (column: ColumnSpec, ...cells: readonly Cell[]): readonly string[] => {
    const rows = cells.map((cell, at) => [`校${at}`, 2023, "any", cell] as const);
    return outcomesOf(findingsOf("rateWithinWhole", datasetOf([{ columns: [column], rows }]), { fields: FIELDS }));
  };

  it("is at most 100 %, but for its last digit", () => {
    expect(of(rate("netEnrolmentRate"), "99.9", "100.0")).toEqual(["pass"]);
    expect(of(rate("netEnrolmentRate"), "100.1", "100.0", "100.2", 101)).toEqual(["校0 2023 fail", "校2 2023 fail", "校3 2023 fail"]);
    expect(of(rate("retentionRate"), 100, "")).toEqual(["pass"]);
    expect(of({ ...rate("retentionRate"), exact: true }, 100)).toEqual(["pass"]);
    const rows = [["甲", 2023, "any", 100] as const, ["乙", 2023, "any", 99] as const, ["丙", 2023, "any", ""] as const];
    expect(lookedAt(findingsOf("rateWithinWhole", datasetOf([{ columns: [rate("retentionRate")], rows }])))).toEqual([2]);
    expect(of(rate("retentionRate"), "")).toEqual([]);
  });

  it("may be above 100 % where it is no part: growth, completion, gross rates", () => {
    expect(of(rate("grossEnrolmentRate"), 110)).toEqual([]);
    expect(of(stated("statedCompletionRate", "graduates", "teachers"), 110)).toEqual([]);
    expect(of(stated("statedShare", "graduates", "teachers"), 110)).toEqual(["校0 2023 fail"]);
    expect(of(stated("statedShare", "funds", "gdp"), 110)).toEqual([]);
    expect(of(stated("statedShare", "graduates", "gdp"), 110)).toEqual([]);
    expect(of(stated("statedShare", "fiscalEducationFunds", "gdp"), 110)).toEqual(["校0 2023 fail"]);
    expect(of(stated("statedScoreRate", "funds", "gdp"), 110)).toEqual(["校0 2023 fail"]);
  });
});

describe("a rate over nothing", () => {
  const zero = (figure: Parameters<typeof stated>[0], share: Cell, part: Cell, whole: Cell): string | undefined => {
    const columns = [stated(figure, "paid", "due"), money("paid"), money("due")];
    return findingsOf("zeroDenominator", datasetOf([{ columns, rows: [["甲县", 2023, "any", share, part, whole]] }]))[0]?.outcome;
  };

  it("is no rate, neither 100 % nor 0 %", () => {
    expect([zero("statedShare", 100, 0, 0), zero("statedShare", 0, 0, 0), zero("statedShare", 50, 1, 2)]).toEqual(["fail", "fail", "pass"]);
    expect(
      ["statedPerHead", "statedCompletionRate", "statedScoreRate"].map((figure) => zero(figure as "statedPerHead", 100, 0, 0)),
    ).toEqual(["fail", "fail", "fail"]);
    expect([zero("statedGrowth", 100, 0, 0), zero("statedShare", "", 0, 0), zero("statedShare", 100, 0, "")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(zero("statedShare", 100, 0, 1)).toBe("pass");
  });

  it("is looked for row by row", () => {
    const columns = [stated("statedShare", "paid", "due"), money("paid"), money("due")];
    const rows = [["甲", 2023, "any", 50, 1, 2] as const, ["乙", 2023, "any", 100, 0, 0] as const, ["丙", 2023, "any", 50, 1, 2] as const];
    expect(outcomesOf(findingsOf("zeroDenominator", datasetOf([{ columns, rows }])))).toEqual(["乙 2023 fail"]);
    expect(lookedAt(findingsOf("zeroDenominator", datasetOf([{ columns, rows: [rows[0], rows[2]] as never }])))).toEqual([2]);
    const alone = { ...stated("statedShare", "paid"), stated: { figure: "statedShare", of: ["paid"] } } as ColumnSpec;
    expect(findingsOf("zeroDenominator", datasetOf([{ columns: [alone, money("paid")], rows: [["甲", 2023, "any", 5, 0]] }]))).toEqual([]);
  });

  it("points at the rate, the part and the whole", () => {
    const columns = [stated("statedShare", "paid", "due"), money("paid"), money("due")];
    const [found] = findingsOf("zeroDenominator", datasetOf([{ columns, rows: [["甲县", 2023, "any", 100, 0, 0]] }]));
    expect(found?.cells.map(({ columnIndex }) => columnIndex)).toEqual([3, 4, 5]);
    expect(found?.observed?.value).toBe(1);
  });
});

describe("retention against the yearly dropout", () => {
  // 1 - 0.94^(1/3) is 2.0414 % a year.
  const LIMIT = parameter("retention-gap", "pp", value(0.5));
  const near = (level: "primary" | "junior" | "senior" | "total", retention: Cell, dropout: Cell): string | undefined => {
    const columns = [rate("retentionRate"), rate("dropoutRate")];
    const dataset = datasetOf([{ columns, rows: [["甲县", 2023, level, retention, dropout]] }]);
    return findingsOf("retentionDropout", dataset, { parameters: [LIMIT], rule: { entityKinds: ["county"] } })[0]?.outcome;
  };

  it("fits when the loss of six years of 小学 or three of 初中 gives it", () => {
    expect([near("junior", 94, 2), near("junior", 94, 2.55), near("junior", 94, 2.5), near("junior", 94, 1.5)]).toEqual([
      "pass",
      "fail",
      "pass",
      "fail",
    ]);
    expect([near("primary", 94, 1), near("primary", 94, 2), near("primary", 100, 0)]).toEqual(["pass", "fail", "pass"]);
    expect([near("senior", 94, 9), near("total", 94, 9)]).toEqual([undefined, undefined]);
  });

  it("is exact to the limit", () => {
    // 100 % retained: the whole dropout is the gap.
    expect([near("junior", 100, 0.5), near("junior", 100, 0.51)]).toEqual(["pass", "fail"]);
  });

  it("is open where one of the two is missing, and silent without a limit or a figure", () => {
    expect([near("junior", 94, ""), near("junior", "", 2), near("junior", "x", 2), near("junior", ".", 2)]).toEqual([
      "open",
      "open",
      "open",
      undefined,
    ]);
    const columns = [rate("retentionRate")];
    const alone = datasetOf([{ columns, rows: [["甲县", 2023, "junior", 94]] }]);
    expect(outcomesOf(findingsOf("retentionDropout", alone, { parameters: [LIMIT], rule: { entityKinds: ["county"] } }))).toEqual([
      "甲县 2023 open",
    ]);
    expect(
      findingsOf("retentionDropout", alone, { parameters: [parameter("retention-gap", "pp")], rule: { entityKinds: ["county"] } }),
    ).toEqual([]);
    expect(findingsOf("retentionDropout", alone, { rule: { entityKinds: ["county"] } })).toEqual([]);
    expect(findingsOf("retentionDropout", alone, { parameters: [LIMIT], rule: { entityKinds: ["school"] } })).toEqual([]);
    expect(
      findingsOf("retentionDropout", alone, { parameters: [LIMIT], rule: { entityKinds: ["county"], schoolLevels: ["primary"] } }),
    ).toEqual([]);
  });

  it("says by how much: in percentage points", () => {
    const columns = [rate("retentionRate"), rate("dropoutRate")];
    const dataset = datasetOf([{ columns, rows: [["甲县", 2023, "junior", 94, 5]] }]);
    const [found] = findingsOf("retentionDropout", dataset, { parameters: [LIMIT], rule: { entityKinds: ["county"] } });
    expect(found?.observed?.value).toBeCloseTo(5 - 2.0414, 4);
    const near = datasetOf([{ columns, rows: [["甲县", 2023, "junior", 94, 2]] }]);
    const setting = { parameters: [LIMIT], rule: { entityKinds: ["county"] as const } };
    expect([found?.message.id, findingsOf("retentionDropout", near, setting)[0]?.message.id]).toEqual([
      "assessment.retentionOdd",
      "assessment.retentionFits",
    ]);
    expect(found).toMatchObject({ required: { operator: "atMost", value: 0.5 }, cells: [{ columnIndex: 3 }, { columnIndex: 4 }] });
  });
});
