import type { Dataset } from "../../../../src/core/model";
import { findingsOf, lookedAt, outcomesOf } from "../../../support/check";
import { datasetOf, money, people, rate, stated } from "../../../support/dataset";
import type { ColumnSpec, TableSpec } from "../../../support/dataset";
import { parameter, value } from "../../../support/smallRulebook";

type Cell = number | string;
type Row = TableSpec["rows"][number];

describe("a change over the year before", () => {
  const LIMIT = parameter("yearly-change", "1", value(0.5));
  const FIELDS = { funds: "money", enrolment: "people", perPupil: "moneyPerHead", area: "area" } as const;
  const changes = (columns: readonly ColumnSpec[], ...rows: readonly Row[]): readonly string[] =>
    outcomesOf(findingsOf("yearlyChange", datasetOf([{ columns, rows }]), { fields: FIELDS, parameters: [LIMIT] }));
  const change = (before: Cell, now: Cell): readonly string[] =>
    changes([money("funds")], ["甲县", 2022, "total", before], ["甲县", 2023, "total", now]);

  it("asks for a word beyond the usual range, up or down, and not on its edge", () => {
    expect([change(100, 150), change(100, 151), change(100, 50), change(100, 49), change(0.3, 0.45)]).toEqual([
      ["pass"],
      ["甲县 2023 fail"],
      ["pass"],
      ["甲县 2023 fail"],
      ["pass"],
    ]);
    const rows: readonly Row[] = [
      ["甲县", 2022, "total", 100],
      ["甲县", 2023, "total", 40],
    ];
    const [found] = findingsOf("yearlyChange", datasetOf([{ columns: [money("funds")], rows }]), { fields: FIELDS, parameters: [LIMIT] });
    expect(found?.observed?.value).toBeCloseTo(0.6, 12);
    expect(found?.message.data?.["change"]).toMatchObject({ quantity: { value: expect.closeTo(-0.6, 12) as number } });
    expect(found).toMatchObject({ required: { operator: "atMost", value: 0.5 }, cells: [{ rowIndex: 2 }, { rowIndex: 1 }] });
  });

  it("needs two figures, the first above zero", () => {
    expect([change(0, 100), change(-5, 100), change("", 100), change(100, ""), change(1, 100)]).toEqual([
      [],
      [],
      [],
      [],
      ["甲县 2023 fail"],
    ]);
    expect(changes([money("funds")], ["甲县", 2023, "total", 5])).toEqual([]);
  });

  it("is looked at for money and people, once for each figure", () => {
    const years = (column: ColumnSpec): readonly string[] => changes([column], ["甲县", 2022, "total", 1], ["甲县", 2023, "total", 9]);
    expect([years(people("enrolment")), years({ field: "perPupil", unit: "CNY/pupil" }), years({ field: "area", unit: "m2" })]).toEqual([
      ["甲县 2023 fail"],
      ["甲县 2023 fail"],
      [],
    ]);
    expect(years(stated("statedGrowth", "funds"))).toEqual([]);
    const growth = datasetOf([
      { columns: [stated("statedGrowth", "funds")], rows: [["甲县", 2022, "total", 1] as Row, ["甲县", 2023, "total", 9] as Row] },
    ]);
    expect(findingsOf("yearlyChange", growth, { fields: { statedGrowth: "money" }, parameters: [LIMIT] })).toEqual([]);
    const columns = [money("funds")];
    const rows: readonly Row[] = [
      ["甲县", 2022, "total", 1],
      ["甲县", 2023, "total", 9],
    ];
    const elsewhere: readonly Row[] = [
      ["乙县", 2022, "total", 1],
      ["乙县", 2023, "total", 9],
    ];
    const twice = (second: readonly Row[]): readonly string[] =>
      outcomesOf(
        findingsOf(
          "yearlyChange",
          datasetOf([
            { columns, rows },
            { columns, rows: second },
          ]),
          { fields: FIELDS, parameters: [LIMIT] },
        ),
      );
    expect([twice(rows), twice(elsewhere)]).toEqual([["甲县 2023 fail"], ["甲县 2023 fail", "乙县 2023 fail"]]);
  });

  it("is looked at in whatever order the years stand, and is a note where nobody verified the range", () => {
    const rows: readonly Row[] = [
      ["甲县", 2023, "total", 9],
      ["甲县", 2022, "total", 1],
    ];
    const dataset = datasetOf([{ columns: [money("funds")], rows }]);
    const twice = datasetOf([
      { columns: [money("funds")], rows },
      { columns: [money("funds")], rows },
    ]);
    expect([dataset, twice].map((one) => outcomesOf(findingsOf("yearlyChange", one, { fields: FIELDS, parameters: [LIMIT] })))).toEqual([
      ["甲县 2023 fail"],
      ["甲县 2023 fail"],
    ]);
    const level = (verified: boolean, known: boolean): string | undefined =>
      findingsOf("yearlyChange", dataset, {
        fields: FIELDS,
        parameters: [parameter("yearly-change", "1", value(0.5, { verified: known }))],
        rule: { verified, class: "经验校验" },
      })[0]?.level;
    expect([level(true, true), level(false, true), level(true, false)]).toEqual(["warning", "note", "note"]);
    const steady = datasetOf([
      {
        columns: [money("funds")],
        rows: [
          ["甲县", 2021, "total", 1],
          ["甲县", 2022, "total", 1.2],
          ["甲县", 2023, "total", 1.3],
        ],
      },
    ]);
    expect(lookedAt(findingsOf("yearlyChange", steady, { fields: FIELDS, parameters: [LIMIT] }))).toEqual([2]);
    expect(findingsOf("yearlyChange", datasetOf([{ columns: [{ field: "unknown", unit: "1" }], rows }]), { parameters: [LIMIT] })).toEqual(
      [],
    );
  });

  it("is no matter where nobody gave a range", () => {
    const rows: readonly Row[] = [
      ["甲县", 2022, "total", 1],
      ["甲县", 2023, "total", 9],
    ];
    const dataset = datasetOf([{ columns: [money("funds")], rows }]);
    expect(findingsOf("yearlyChange", dataset, { fields: FIELDS, parameters: [parameter("yearly-change", "1")] })).toEqual([]);
    expect(findingsOf("yearlyChange", dataset, { fields: FIELDS })).toEqual([]);
  });
});

describe("the cost per square metre of a ledger's projects", () => {
  const LIMIT = parameter("unit-cost", "1", value(0.5, { condition: "low" }), value(2, { condition: "high" }));
  type Project = readonly [name: string, funds: Cell, area: Cell];
  const ledger = (...projects: readonly Project[]): Dataset =>
    datasetOf([
      {
        kind: "project",
        columns: [
          { field: "projectFundsTotal", unit: "CNY", exact: true },
          { field: "floorArea", unit: "m2", exact: true },
        ],
        rows: projects.map(([name, funds, area]): Row => [name, 2023, "any", funds, area]),
      },
    ]);
  const odd = (...projects: readonly Project[]): readonly string[] =>
    outcomesOf(findingsOf("unitCostPeers", ledger(...projects), { parameters: [LIMIT] }));

  it("lies between half and twice the middle of its kind", () => {
    const [a, b, c] = [["甲校教学楼", 1000, 1] as const, ["乙校教学楼", 2000, 2] as const, ["丙校综合楼", 3000, 3] as const];
    expect(odd(a, b, c)).toEqual(["pass"]);
    expect(odd(a, b, c, ["丁校教学楼", 2000, 1])).toEqual(["pass"]);
    expect(odd(a, b, c, ["丁校教学楼", 2001, 1])).toEqual(["丁校教学楼 2023 fail"]);
    expect(odd(a, b, c, ["丁校教学楼", 500, 1])).toEqual(["pass"]);
    expect(odd(a, b, c, ["丁校教学楼", 499, 1])).toEqual(["丁校教学楼 2023 fail"]);
  });

  it("is the mean of the middle two of an even number", () => {
    const four = [1000, 1200, 1600, 2900].map((funds, at) => [`${at}校宿舍`, funds, 1] as const);
    // The middle is 1400: 2900 is more than twice of it, 2800 would be twice.
    expect(odd(...four)).toEqual(["3校宿舍 2023 fail"]);
    expect(odd(...four.slice(0, 3), ["丁校宿舍", 2800, 1])).toEqual(["pass"]);
    const [found] = findingsOf("unitCostPeers", ledger(...four), { parameters: [LIMIT] });
    expect(found?.observed?.value).toBeCloseTo(2900 / 1400, 12);
    expect(found?.message.data).toMatchObject({ count: 4, median: { quantity: { value: 1400 } } });
  });

  it("is the middle one of an odd number, in whatever order they stand", () => {
    expect(odd(["甲校食堂", 2900, 1], ["乙校食堂", 1000, 1], ["丙校食堂", 1400, 1])).toEqual(["甲校食堂 2023 fail"]);
    expect(odd(["甲校食堂", 1600, 1], ["乙校食堂", 2900, 1], ["丙校食堂", 1000, 1], ["丁校食堂", 1200, 1])).toEqual(["乙校食堂 2023 fail"]);
    expect(odd(["甲校食堂", 2800, 1], ["乙校食堂", 1000, 1], ["丙校食堂", 1400, 1])).toEqual(["pass"]);
    expect(odd(["甲校食堂", 100, 1], ["乙校食堂", 110, 1], ["丙校食堂", 120, 1], ["丁校食堂", 130, 1], ["戊校食堂", 241, 1])).toEqual([
      "戊校食堂 2023 fail",
    ]);
    const found = findingsOf("unitCostPeers", ledger(["甲校食堂", 100, 1], ["乙校食堂", 110, 1], ["丙校食堂", 120, 1]), {
      parameters: [LIMIT],
    });
    expect(lookedAt(found)).toEqual([3]);
    // What cost nothing known is no middle.
    expect(odd(["甲校食堂", "", 1], ["乙校食堂", 100, 1], ["丙校食堂", 110, 1], ["丁校食堂", 205, 1])).toEqual(["pass"]);
  });

  it("is compared with three of a kind at least, of one kind", () => {
    expect(odd(["甲校食堂", 1, 1], ["乙校食堂", 9, 1])).toEqual([]);
    expect(odd(["甲校食堂", 1, 1], ["乙校食堂", 1, 1], ["丙校厕所", 9, 1], ["丁校厕所", 9, 1])).toEqual([]);
    expect(odd(["甲", 1, 1], ["乙", 1, 1], ["丙", 9, 1])).toEqual(["丙 2023 fail"]);
  });

  it("is asked for where an area is blank, and left out where it is zero", () => {
    expect(odd(["甲校食堂", 1, ""])).toEqual(["甲校食堂 2023 open"]);
    expect([odd(["甲校食堂", 1, "—"]), odd(["甲校食堂", "", ""]), odd(["甲校食堂", 1, 0])]).toEqual([[], [], []]);
    expect(odd(["甲校食堂", 1, 1], ["乙校食堂", 1, 1], ["丙校食堂", 1, 0], ["丁校食堂", 9, 1])).toEqual(["丁校食堂 2023 fail"]);
    const county = ledger(["甲", 1, 1], ["乙", 1, 1], ["丙", 9, 1]);
    const blocks = county.blocks.map((block) => ({ ...block, entityKind: "county" as const }));
    expect(findingsOf("unitCostPeers", { ...county, blocks }, { parameters: [LIMIT] })).toEqual([]);
    expect(findingsOf("unitCostPeers", county)).toEqual([]);
    expect(findingsOf("unitCostPeers", county, { parameters: [parameter("unit-cost", "1")] })).toEqual([]);
  });
});

describe("a target", () => {
  const rule = { orders: [["targetValue", "actualValue"]] };
  const target = (name: string, planned: Cell, reached: Cell, column = rate): string | undefined => {
    const dataset = datasetOf([{ columns: [column("targetValue"), column("actualValue")], rows: [[name, 2023, "any", planned, reached]] }]);
    return findingsOf("targetNotBelowActual", dataset, { rule })[0]?.outcome;
  };

  it("lies at or beyond what is reached, but for the last digits", () => {
    expect([target("巩固率", 95, 95), target("巩固率", 95, 96), target("巩固率", 95, 97), target("巩固率", 97, 95)]).toEqual([
      "pass",
      "pass",
      "fail",
      "pass",
    ]);
    expect([target("巩固率", "95.0", "95.1"), target("巩固率", "95.0", "95.2")]).toEqual(["pass", "fail"]);
  });

  it("is reached within half a digit of both, whatever the last bits of their doubles say", () => {
    const plain = (field: string): ColumnSpec => ({ field, unit: "CNY" });
    expect(target("投入", "3175015983.7", "3175015983.8", plain)).toBe("pass");
    expect(target("投入", "3175015983.7", "3175015983.9", plain)).toBe("fail");
  });

  it("lies at or below it where less is better", () => {
    expect([target("辍学率", 2, 2), target("辍学率", 3, 2), target("辍学率", 4, 2), target("辍学率", 1, 2)]).toEqual([
      "pass",
      "pass",
      "fail",
      "pass",
    ]);
    expect(["大班额比例", "差异系数", "生师比", "Dropout rate"].map((name) => target(name, 9, 2))).toEqual([
      "fail",
      "fail",
      "fail",
      "fail",
    ]);
  });

  it("is asked for where something is reached and none is set", () => {
    expect([target("巩固率", "", 95), target("巩固率", "x", 95), target("巩固率", ".", 95)]).toEqual(["open", "open", undefined]);
    expect([target("巩固率", "", ""), target("巩固率", 95, ""), target("巩固率", 95, ".")]).toEqual([undefined, undefined, undefined]);
  });

  it("is looked at row by row, zero being a target like others", () => {
    const columns = ["targetValue", "actualValue"].map((field): ColumnSpec => ({ field, unit: "1", exact: true }));
    const run = (...rows: readonly Row[]) => findingsOf("targetNotBelowActual", datasetOf([{ columns, rows }]), { rule });
    expect(outcomesOf(run(["甲", 2023, "any", 5, 5], ["乙", 2023, "any", 5, 6], ["丙", 2023, "any", 5, 5]))).toEqual(["乙 2023 fail"]);
    expect(lookedAt(run(["甲", 2023, "any", 0, 0], ["缺口", 2023, "any", 0, 0], ["丙", 2023, "any", 5, 4]))).toEqual([3]);
    expect(outcomesOf(run(["甲", 2023, "any", "", 5], ["乙", 2023, "any", 5, 5]))).toEqual(["甲 2023 open"]);
    expect(run(["甲", 2023, "any", 5, 6])[0]?.message.id).toBe("assessment.targetBelow");
    expect(run(["缺口", 2023, "any", 6, 5])[0]?.message.id).toBe("assessment.targetAbove");
  });

  it("says by how much, with the formula over the cells", () => {
    const of = (planned: Cell, reached: Cell, name: string) =>
      findingsOf(
        "targetNotBelowActual",
        datasetOf([{ columns: [money("targetValue"), money("actualValue")], rows: [[name, 2023, "any", planned, reached]] }]),
        { rule },
      )[0];
    expect(of(90, 95, "投入")).toMatchObject({
      observed: { value: -50000 },
      required: { operator: "atLeast", value: 0 },
      formula: "('表1'!D2-'表1'!E2)*10000",
    });
    expect(of(95, 90, "缺口")).toMatchObject({ observed: { value: 50000 }, required: { operator: "atMost", value: 0 } });
    expect(
      findingsOf("targetNotBelowActual", datasetOf([{ columns: [money("targetValue")], rows: [["甲", 2023, "any", 1]] }]), { rule }),
    ).toEqual([]);
  });
});

describe("item scores", () => {
  const card = (total: Cell, ...items: readonly Cell[]): Dataset =>
    datasetOf([
      {
        sheet: "评分表",
        kind: "scorecard",
        columns: [{ field: "itemScore", unit: "score", exact: true }],
        rows: items.map((score, at): Row => [`第${at}项`, 2023, "any", score]),
      },
      {
        sheet: "评分表",
        kind: "scorecard",
        columns: [{ field: "totalScore", unit: "score", exact: true }],
        rows: [["总分", 2023, "any", total]],
      },
    ]);
  const outcome = (total: Cell, ...items: readonly Cell[]): readonly string[] =>
    outcomesOf(findingsOf("scoreTotal", card(total, ...items)));

  it("add up to the printed total, exactly", () => {
    expect([outcome(96.5, 30, 36.5, 30), outcome(97, 30, 36.5, 30), outcome(0.3, 0.1, 0.1, 0.1)]).toEqual([
      ["总分 2023 pass"],
      ["总分 2023 fail"],
      ["总分 2023 pass"],
    ]);
    expect(findingsOf("scoreTotal", card(97, 30, 36.5, 30))[0]).toMatchObject({
      observed: { value: -0.5 },
      required: { operator: "equals", value: 0 },
    });
    expect(findingsOf("scoreTotal", card(0.3, 0.1, 0.1, 0.1))[0]?.observed?.value).toBe(0);
    expect([findingsOf("scoreTotal", card(60, 30, 30))[0]?.message.id, findingsOf("scoreTotal", card(61, 30, 30))[0]?.message.id]).toEqual([
      "assessment.sumHolds",
      "assessment.sumBroken",
    ]);
  });

  it("are open where an item is missing and may be the rest", () => {
    expect([outcome(97, 30, "", 30), outcome(60, 30, "", 30), outcome(97, 30, "x", 30), outcome(97, 30, ".", 30)]).toEqual([
      ["总分 2023 open"],
      ["总分 2023 pass"],
      ["总分 2023 open"],
      ["总分 2023 fail"],
    ]);
    expect([outcome("", 30, 30), outcome(60, "", ""), outcome(60)]).toEqual([[], [], []]);
    const [open] = findingsOf("scoreTotal", card(97, 30, "", 30));
    expect(open?.cells.map(({ rowIndex, columnIndex }) => [rowIndex, columnIndex])).toEqual([
      [1, 3],
      [2, 3],
      [1, 3],
      [3, 3],
    ]);
  });

  it("of another sheet are another card's", () => {
    const [items, total] = card(60, 30, 30).blocks;
    const other = card(60, 9, 9).blocks[0];
    if (!items || !total || !other) throw new Error("no card");
    const moved = {
      ...other,
      tableId: "别表#1",
      columns: other.columns.map((column) => ({ ...column, cellOf: (row: number) => ({ sheet: "别表", rowIndex: row, columnIndex: 3 }) })),
    };
    const dataset = { ...card(60, 30, 30), blocks: [items, total, moved] };
    expect(outcomesOf(findingsOf("scoreTotal", dataset))).toEqual(["总分 2023 pass"]);
  });
});
