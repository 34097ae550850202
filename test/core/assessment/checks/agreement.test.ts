import type { Dataset } from "../../../../src/core/model";
import { findingsOf, lookedAt, outcomesOf } from "../../../support/check";
import { datasetOf, money, people, stated } from "../../../support/dataset";
import type { ColumnSpec, TableSpec } from "../../../support/dataset";

type Cell = number | string;
type Row = TableSpec["rows"][number];
const table = (columns: readonly ColumnSpec[], ...rows: readonly Row[]): TableSpec => ({ columns, rows });
/** A remark beside the figures: the texts of one field, row by row, in the first table. */
function withText(dataset: Dataset, field: string, ...texts: readonly string[]): Dataset {
  const [first, ...rest] = dataset.blocks;
  if (!first) throw new Error("no table");
  const text = {
    field,
    textOf: (row: number) => texts[row] ?? "",
    cellOf: (row: number) => ({ sheet: "表1", rowIndex: row, columnIndex: 9 }),
  };
  return { ...dataset, blocks: [{ ...first, texts: [text] }, ...rest] };
}

describe("the same figure in two tables", () => {
  const same = (one: readonly Row[], other: readonly Row[], columns = [money("funds")], fields = {}): readonly string[] =>
    outcomesOf(findingsOf("sameFigure", datasetOf([table(columns, ...one), table(columns, ...other)]), { fields }));
  const row = (cell: Cell, year = 2023, level: Row[2] = "total", entity = "甲县"): Row => [entity, year, level, cell];

  it("agrees when both printings allow one value", () => {
    expect(same([row("92310.46")], [row("92310.5")])).toEqual(["pass"]);
    expect(same([row("92310.44")], [row("92310.5")])).toEqual(["甲县 2023 fail"]);
    expect(same([row("92310")], [row("92311")])).toEqual(["pass"]);
    expect(same([row("92310")], [row("92312")])).toEqual(["甲县 2023 fail"]);
  });

  it("is counted for each that was compared", () => {
    const one = table([money("funds")], row(1), row(5, 2022), row(7, 2021));
    const other = table([money("funds")], row(1), row(5, 2022));
    expect(lookedAt(findingsOf("sameFigure", datasetOf([one, other])))).toEqual([2]);
  });

  it("is compared for one thing, period and level only, and with a period", () => {
    expect(same([row(1)], [row(9, 2022)])).toEqual([]);
    expect(same([row(1)], [row(9, 2023, "primary")])).toEqual([]);
    expect(same([row(1)], [row(9, 2023, "total", "乙县")])).toEqual([]);
    expect(same([row(1, 0)], [row(9, 0)])).toEqual([]);
    expect(same([row(1)], [row("")])).toEqual([]);
    expect(same([row("")], [row(9)])).toEqual([]);
    expect(same([row(1), row(5, 2022)], [row(9), row(5, 2022)])).toEqual(["甲县 2023 fail"]);
  });

  it("is no matter for scores, stated rates, things of another kind, and one table's own blocks", () => {
    expect(same([row(1)], [row(9)], [money("funds")], { funds: "score" })).toEqual([]);
    expect(same([row(1)], [row(9)], [stated("statedGrowth", "funds")])).toEqual([]);
    const kinds = datasetOf([table([money("funds")], row(1)), { ...table([money("funds")], row(9)), kind: "school" }]);
    expect(findingsOf("sameFigure", kinds)).toEqual([]);
    const one = datasetOf([
      { ...table([money("funds")], row(1)), sheet: "表" },
      { ...table([money("funds")], row(9)), sheet: "表" },
    ]);
    expect(findingsOf("sameFigure", one)).toEqual([]);
  });

  it("is said once of a cell, against the first table that differs", () => {
    const said = (...values: readonly number[]): (readonly [string, string])[] =>
      findingsOf("sameFigure", datasetOf(values.map((value) => table([money("funds")], row(value))))).map(
        ({ outcome, cells }) => [outcome, cells.map(({ sheet }) => sheet).join()] as const,
      );
    expect(said(1, 1, 9).filter(([outcome]) => outcome === "fail")).toEqual([["fail", "表3,表1"]]);
    expect(said(9, 1, 9).filter(([outcome]) => outcome === "fail")).toEqual([
      ["fail", "表2,表1"],
      ["fail", "表3,表2"],
    ]);
  });
});

describe("last year's figure in this year's report", () => {
  const row = (year: number, cell: Cell, entity = "甲县"): Row => [entity, year, "total", cell];
  const reports = (last: readonly Row[], now: readonly Row[]): Dataset =>
    datasetOf([table([money("funds")], ...now), table([money("funds")], ...last)]);
  const outcome = (dataset: Dataset): readonly string[] => outcomesOf(findingsOf("priorYearReport", dataset));

  it("is last year's report's, or the change is explained", () => {
    expect(outcome(reports([row(2022, "92310.0")], [row(2022, "92310"), row(2023, 95126)]))).toEqual(["pass"]);
    const differing = reports([row(2022, "92310.0")], [row(2022, "92311.1"), row(2023, 95126)]);
    expect(outcome(differing)).toEqual(["甲县 2022 fail"]);
    expect(outcome(withText(differing, "restatedBaseReason", "口径调整"))).toEqual(["pass"]);
    expect(outcome(withText(differing, "restatedBaseReason", "", "口径调整"))).toEqual(["甲县 2022 fail"]);
    expect(outcome(withText(differing, "remark", "口径调整"))).toEqual(["甲县 2022 fail"]);
    expect(findingsOf("priorYearReport", differing)[0]?.observed?.value).toBeCloseTo(11000, 6);
  });

  it("is counted for each that was compared", () => {
    const found = findingsOf(
      "priorYearReport",
      reports([row(2022, 1), row(2022, 4, "乙县")], [row(2022, 1), row(2022, 4, "乙县"), row(2023, 5)]),
    );
    expect(lookedAt(found)).toEqual([2]);
  });

  it("is looked for in the report of exactly the year before, of the same things", () => {
    expect(outcome(reports([row(2021, 1)], [row(2021, 9), row(2023, 95126)]))).toEqual([]);
    expect(outcome(reports([row(2022, 1), row(2023, 5)], [row(2022, 9), row(2023, 5)]))).toEqual([]);
    expect(outcome(reports([row(2022, 1, "乙县")], [row(2022, 9), row(2023, 95126)]))).toEqual([]);
    expect(outcome(reports([row(2022, "")], [row(2022, 9), row(2023, 95126)]))).toEqual([]);
    expect(outcome(reports([row(2022, 1)], [row(2022, ""), row(2023, 95126)]))).toEqual([]);
    // The year before last stands in both reports, but is not what last year's report was about.
    expect(outcome(reports([row(2021, 1), row(2022, 5)], [row(2021, 9), row(2022, 5), row(2023, 95126)]))).toEqual(["pass"]);
    const kinds = datasetOf([
      table([money("funds")], row(2022, 9), row(2023, 5)),
      { ...table([money("funds")], row(2022, 1)), kind: "school" },
    ]);
    expect(outcome(kinds)).toEqual([]);
    expect(outcome(datasetOf([table([money("funds")], row(2022, 9), row(2023, 5))]))).toEqual([]);
  });
});

describe("a restated base", () => {
  const columns = [money("funds"), money("fundsRestatedBase")];
  const base = (before: Cell, restated: Cell, ...texts: readonly string[]): readonly string[] => {
    const dataset = datasetOf([table(columns, ["甲县", 2022, "total", before, ""], ["甲县", 2023, "total", 100, restated])]);
    return outcomesOf(findingsOf("restatedBase", texts.length > 0 ? withText(dataset, "restatedBaseReason", ...texts) : dataset));
  };

  it("that differs from last year's figure wants its reason, and nothing louder than a note", () => {
    expect([base(90, 90), base(90, 92), base(90, 92, "", "口径调整"), base(90, 92, "口径调整", " ")]).toEqual([
      ["pass"],
      ["甲县 2023 fail"],
      ["pass"],
      ["甲县 2023 fail"],
    ]);
    const [found] = findingsOf(
      "restatedBase",
      datasetOf([table(columns, ["甲县", 2022, "total", 90, ""], ["甲县", 2023, "total", 100, 92])]),
    );
    expect(found).toMatchObject({ level: "note", observed: { value: 920000 }, cells: [{ columnIndex: 4 }, { columnIndex: 3 }] });
  });

  it("is held against last year's figure in whatever order the years stand", () => {
    const rows: readonly Row[] = [
      ["甲县", 2023, "total", 100, 92],
      ["甲县", 2022, "total", 90, 80],
      ["甲县", 2021, "total", 80, ""],
    ];
    expect(outcomesOf(findingsOf("restatedBase", datasetOf([table(columns, ...rows)])))).toEqual(["甲县 2023 fail"]);
    const right = rows.map((one): Row => [one[0], one[1], one[2], one[3] as Cell, one[1] === 2023 ? 90 : (one[4] as Cell)]);
    expect(lookedAt(findingsOf("restatedBase", datasetOf([table(columns, ...right)])))).toEqual([2]);
  });

  it("differs when the digits do: half a unit of each", () => {
    expect([base("90.0", "90.1"), base("90.0", "90.2"), base(90, 91), base("90", "91.1")]).toEqual([
      ["pass"],
      ["甲县 2023 fail"],
      ["pass"],
      ["甲县 2023 fail"],
    ]);
  });

  it("has nothing to be held against without last year's figure", () => {
    expect([base("", 92), base(90, "")]).toEqual([[], []]);
    expect(findingsOf("restatedBase", datasetOf([table(columns, ["甲县", 2023, "total", 100, 92])]))).toEqual([]);
    expect(
      findingsOf("restatedBase", datasetOf([table([money("funds")], ["甲县", 2022, "total", 1], ["甲县", 2023, "total", 2])])),
    ).toEqual([]);
  });
});

describe("nested amounts", () => {
  const rule = { orders: [["all", "recurrent", "operating"]] };
  const nested = (cells: Readonly<Record<string, Cell>>): readonly string[] => {
    const names = Object.keys(cells);
    return outcomesOf(
      findingsOf("order", datasetOf([table(names.map(money), ["甲县", 2023, "total", ...Object.values(cells)])]), { rule }),
    );
  };

  it("do not exceed what holds them, but for their last digits", () => {
    expect(nested({ all: 10, recurrent: 8, operating: 3 })).toEqual(["pass"]);
    expect(nested({ all: 10, recurrent: 10, operating: 10 })).toEqual(["pass"]);
    expect([nested({ all: 10, recurrent: 11 }), nested({ all: 10, recurrent: 12 }), nested({ all: "10.0", recurrent: 10.4 })]).toEqual([
      ["pass"],
      ["甲县 2023 fail"],
      ["甲县 2023 fail"],
    ]);
    expect(nested({ all: 10, recurrent: 12, operating: 20 })).toEqual(["甲县 2023 fail", "甲县 2023 fail"]);
  });

  it("touch at half a digit, whatever the last bits of their doubles say", () => {
    const columns = ["all", "recurrent"].map((field) => ({ field, unit: "CNY" }));
    const found = findingsOf("order", datasetOf([table(columns, ["甲县", 2023, "total", "10204496.248", "10204496.249"])]), { rule });
    expect(outcomesOf(found)).toEqual(["pass"]);
  });

  it("are looked at row by row", () => {
    const columns = ["all", "recurrent", "operating"].map(money);
    const rows = ["甲", "乙", "丙"].map((name, at): Row => [name, 2023, "total", 10, at === 1 ? 12 : 8, 3]);
    expect(outcomesOf(findingsOf("order", datasetOf([table(columns, ...rows)]), { rule }))).toEqual(["乙 2023 fail"]);
    expect(
      lookedAt(
        findingsOf("order", datasetOf([table(columns, ["甲", 2023, "total", 10, 8, 3], ["乙", 2023, "total", 10, 10.4, 3])]), { rule }),
      ),
    ).toEqual([4]);
  });

  it("are compared with the next one that there is", () => {
    expect(nested({ all: 10, operating: 12 })).toEqual(["甲县 2023 fail"]);
    expect(nested({ operating: 12, recurrent: "", all: 10 })).toEqual(["甲县 2023 fail"]);
    expect([nested({ all: "", recurrent: 0 }), nested({ all: "—", recurrent: 0 })]).toEqual([[], []]);
    expect([nested({ recurrent: 12 }), nested({ all: 10, recurrent: "" }), nested({ all: "", recurrent: 12 })]).toEqual([[], [], []]);
  });

  it("are found in another table, for the same thing, period and level", () => {
    const across = (outer: Row): readonly string[] => {
      const inner = table([money("recurrent")], ["甲县", 2023, "primary", 12]);
      return outcomesOf(findingsOf("order", datasetOf([inner, table([money("all")], outer)]), { rule }));
    };
    expect(across(["甲县", 2023, "primary", 10])).toEqual(["甲县 2023 fail"]);
    expect([across(["甲县", 2023, "primary", 20]), across(["甲县", 2022, "primary", 10]), across(["甲县", 2023, "junior", 10])]).toEqual([
      ["pass"],
      [],
      [],
    ]);
    expect(across(["乙县", 2023, "primary", 10])).toEqual([]);
    // A table that has the column, but no such cell in the row.
    const inner = table([money("all"), money("recurrent")], ["甲县", 2023, "primary", ".", 12]);
    const elsewhere = datasetOf([inner, table([money("all")], ["甲县", 2023, "primary", 10])]);
    expect(outcomesOf(findingsOf("order", elsewhere, { rule }))).toEqual(["甲县 2023 fail"]);
  });

  it("say by how much, the inner figure first", () => {
    const [found] = findingsOf("order", datasetOf([table([money("all"), money("recurrent")], ["甲县", 2023, "total", 10, 12])]), { rule });
    expect(found).toMatchObject({ observed: { value: -20000 }, cells: [{ columnIndex: 4 }, { columnIndex: 3 }] });
  });
});

describe("figures that cannot be", () => {
  const FIELDS = { funds: "money", enrolment: "people", balance: "ratio", rooms: "count" } as const;
  const negative = (column: ColumnSpec, ...cells: readonly Cell[]): readonly string[] => {
    const rows = cells.map((cell, at): Row => [`校${at}`, 2023, "any", cell]);
    return outcomesOf(findingsOf("notNegative", datasetOf([table([column], ...rows)]), { fields: FIELDS }));
  };
  const whole = (column: ColumnSpec, ...cells: readonly Cell[]): readonly string[] => {
    const rows = cells.map((cell, at): Row => [`校${at}`, 2023, "any", cell]);
    return outcomesOf(findingsOf("wholeCount", datasetOf([table([column], ...rows)]), { fields: FIELDS }));
  };

  it("are amounts and heads below zero", () => {
    expect(negative(money("funds"), 0, -1, 5, -0.01, "")).toEqual(["校1 2023 fail", "校3 2023 fail"]);
    expect([negative(money("funds"), 0, 5), negative(money("funds"), ""), negative({ field: "balance", unit: "1" }, -1)]).toEqual([
      ["pass"],
      [],
      [],
    ]);
    expect(negative(stated("statedIncrement", "funds"), -1)).toEqual([]);
    expect(negative({ field: "unknown", unit: "1" }, -1)).toEqual([]);
    // A stated increment may be a fall, whatever the vocabulary says of the word.
    const fall = datasetOf([table([stated("statedIncrement", "funds")], ["校", 2023, "any", -1])]);
    expect(findingsOf("notNegative", fall, { fields: { statedIncrement: "money" } })).toEqual([]);
    const looked = (check: string, column: ColumnSpec): unknown =>
      lookedAt(
        findingsOf(check, datasetOf([table([column], ["甲", 2023, "any", 1], ["乙", 2023, "any", 2], ["丙", 2023, "any", ""])]), {
          fields: FIELDS,
        }),
      );
    expect([looked("notNegative", money("funds")), looked("wholeCount", people("enrolment"))]).toEqual([[2], [2]]);
    expect(
      findingsOf("notNegative", datasetOf([table([money("funds")], ["校", 2023, "any", -3])]), { fields: FIELDS })[0]?.observed?.value,
    ).toBe(-30000);
  });

  it("are parts of a pupil, unless the whole column is weighted or written in 万人", () => {
    expect(whole(people("enrolment"), 100, 99.5, 3)).toEqual(["校1 2023 fail"]);
    expect(whole(people("enrolment"), 100, 3, "")).toEqual(["pass"]);
    expect(whole({ ...people("rooms") }, 1.5)).toEqual(["校0 2023 fail"]);
    expect(whole({ ...people("enrolment"), scale: 10000 }, 1.5)).toEqual([]);
    expect(whole(money("funds"), 1.5)).toEqual([]);
    expect(whole(people("instructionalStaff"), 1.5)).toEqual([]);
    expect(whole({ ...stated("statedGap", "enrolment"), scale: 1 }, 1.5)).toEqual([]);
    // Three of ten are slips; four are a column of weighted pupils.
    const slips = (count: number): readonly number[] => Array.from({ length: 10 }, (_, at) => (at < count ? at + 0.5 : at));
    expect([whole(people("enrolment"), ...slips(3)).length, whole(people("enrolment"), ...slips(4))]).toEqual([3, ["pass"]]);
    expect(whole(people("enrolment"), 1.5, 2)).toEqual(["校0 2023 fail"]);
    expect(whole(people("enrolment"), 1.5, 2.5, 3)).toEqual(["pass"]);
  });
});
