import { digitsAt } from "../../../src/core/assessment/digits";
import { scopeOf } from "../../../src/core/assessment/scope";
import { combinedSchools, shareAt } from "../../../src/core/assessment/sharedResources";
import { OK, ZERO_DENOMINATOR } from "../../../src/core/formulas";
import type { Dataset, Rule } from "../../../src/core/model";
import { BLANK } from "../../../src/core/model";
import { datasetOf, people } from "../../support/dataset";
import type { TableSpec } from "../../support/dataset";
import { rulebook } from "../../support/rulebook";
import { spineOf } from "../../support/spine";

type Row = TableSpec["rows"][number];
const schools = (...rows: readonly Row[]): Dataset => datasetOf([{ kind: "school", columns: [people("enrolment")], rows }]);

describe("schools of several levels", () => {
  const combined = (dataset: Dataset): readonly number[] | null => {
    const found = combinedSchools(spineOf(dataset, rulebook).context);
    return found && [...found];
  };

  it("are those that count pupils at more than one of 小学, 初中, 高中", () => {
    expect(combined(schools(["甲", 2023, "primary", 100], ["乙", 2023, "primary", 100], ["乙", 2023, "junior", 50]))).toEqual([0, 1]);
    expect(
      combined(schools(["甲", 2023, "junior", 1], ["甲", 2023, "senior", 1], ["乙", 2023, "senior", 1], ["乙", 2022, "senior", 1])),
    ).toEqual([1, 0]);
    expect(combined(schools(["甲", 2023, "primary", 100], ["甲", 2022, "primary", 100]))).toBeNull();
    expect(combined(schools(["甲", 2023, "primary", 100], ["甲", 2023, "preschool", 30], ["甲", 2023, "total", 130]))).toBeNull();
    const county = datasetOf([
      {
        kind: "county",
        columns: [people("enrolment")],
        rows: [
          ["甲县", 2023, "primary", 1],
          ["甲县", 2023, "junior", 1],
        ],
      },
    ]);
    expect(combined(county)).toBeNull();
  });
});

describe("the share of a level in what a school has in common", () => {
  const dataset = schools(
    ["九年", 2023, "primary", 166],
    ["九年", 2023, "junior", 210],
    ["完中", 2023, "junior", 100],
    ["完中", 2023, "senior", 100],
    ["十二", 2023, "primary", 100],
    ["十二", 2023, "junior", 100],
    ["十二", 2023, "senior", 100],
    ["小学", 2023, "primary", 300],
    ["缺数", 2023, "primary", ""],
    ["缺数", 2023, "junior", 80],
    ["无人", 2023, "primary", 0],
    ["无人", 2023, "junior", 0],
    ["九年", 2023, "any", 376],
    ["奇怪", 2023, "primary", 30],
    ["奇怪", 2023, "senior", 10],
  );
  const spine = spineOf(dataset, rulebook);
  const share = (row: number) => shareAt(spine.context, spine.block, row);

  it("is by pupils weighted 1 : 1.1 (九年一贯制), 1 : 1.2 (完全中学), 1 : 1.1 : 1.32 (十二年一贯制)", () => {
    expect(share(0)).toMatchObject({ status: OK, weights: [1, 1.1], at: 0 });
    expect(share(0).value).toBeCloseTo(166 / 397, 12);
    expect(share(1).value).toBeCloseTo(231 / 397, 12);
    expect(share(3)).toMatchObject({ weights: [1, 1.2], at: 1 });
    expect(share(3).value).toBeCloseTo(1.2 / 2.2, 12);
    expect([4, 5, 6].map((row) => share(row).value)).toEqual([1 / 3.42, 1.1 / 3.42, 1.32 / 3.42].map((value) => expect.closeTo(value, 12)));
    expect(share(6).pupils.map(({ row }) => row)).toEqual([4, 5, 6]);
  });

  it("is taken of every figure that the school gives for all its levels, and of its digits", () => {
    const area = { field: "teachingArea", unit: "m2" };
    const rows: TableSpec["rows"] = [
      ["九年", 2023, "primary", 3970, 166],
      ["九年", 2023, "junior", 3970, 210],
      ["小学", 2023, "primary", 3970, 10],
    ];
    const made = datasetOf([{ kind: "school", columns: [area, people("enrolment")], rows }]);
    const blocks = made.blocks.map((block) => ({
      ...block,
      columns: block.columns.map((column) => (column.field === "teachingArea" ? { ...column, shared: true as const } : column)),
    }));
    const shared = spineOf({ ...made, blocks }, rulebook);
    const at = (row: number) => digitsAt({ kind: "field", field: "teachingArea" }, shared, row);
    expect(at(0)).toMatchObject({ status: OK, value: expect.closeTo(1660, 9) as number });
    expect(at(0)?.interval?.low).toBeCloseTo((3969.5 * 166) / 397, 9);
    expect(at(0)?.interval?.high).toBeCloseTo((3970.5 * 166) / 397, 9);
    expect(at(1)?.value).toBeCloseTo(2310, 9);
    expect(at(2)).toMatchObject({ value: 3970, interval: { low: 3969.5, high: 3970.5 } });
  });

  it("is everything for a school of one level, and for a row that names none", () => {
    const whole = { value: 1, status: OK, weights: [], pupils: [], at: 0 };
    expect([share(7), share(12)]).toEqual([whole, whole]);
  });

  it("is not known without all pupils, and not there without any", () => {
    expect([share(8), share(9)]).toMatchObject([
      { value: 0, status: BLANK },
      { value: 0, status: BLANK },
    ]);
    expect([share(10), share(11)]).toMatchObject([
      { value: 0, status: ZERO_DENOMINATOR },
      { value: 0, status: ZERO_DENOMINATOR },
    ]);
  });

  it("counts every pupil alike in a school of levels that no rule names", () => {
    expect(share(13)).toMatchObject({ value: 0.75, weights: [1, 1] });
  });

  it("takes the weights that the officer entered, or those of the notice where the rulebook has none in force", () => {
    const equal = spineOf(dataset, rulebook, { parameters: { "combined-school-split-weight": 1 } });
    expect(shareAt(equal.context, equal.block, 1)).toMatchObject({ value: 210 / 376, weights: [1, 1] });
    const without = spineOf(dataset, { ...rulebook, parameters: [] });
    expect([1, 3, 6].map((row) => shareAt(without.context, without.block, row).weights)).toEqual([
      [1, 1.1],
      [1, 1.2],
      [1, 1.1, 1.32],
    ]);
    const worded = rulebook.parameters.map((parameter) =>
      parameter.id === "combined-school-split-weight"
        ? { ...parameter, values: parameter.values.map((row) => ({ ...row, value: null, text: "另定" })) }
        : parameter,
    );
    const words = spineOf(dataset, { ...rulebook, parameters: worded });
    expect(shareAt(words.context, words.block, 1).weights).toEqual([1, 1.1]);
  });
});

describe("the scope of 优质均衡", () => {
  const [some] = rulebook.rules;
  if (!some) throw new Error("no rule");
  const ruleWith = (...consults: readonly string[]): Rule => ({ ...some, consults });
  const rule = ruleWith("quality-balance-scope-minimum-pupils");
  const table: TableSpec = {
    kind: "school",
    columns: [people("enrolment")],
    rows: [
      ["东沟教学点", 2023, "primary", 49],
      ["西沟教学点", 2023, "primary", 50],
      ["南沟小学", 2023, "primary", 12],
      ["北沟教学点", 2023, "primary", ""],
      ["中沟教学点", 2023, "primary", 3],
      ["中沟教学点", 2016, "primary", 3],
    ],
  };

  it("leaves out 教学点 with fewer than 50 pupils, and no school for being small", () => {
    expect([...(scopeOf(rule, spineOf(datasetOf([table]), rulebook)) ?? [])]).toEqual([0, 1, 1, 1, 0, 1]);
  });

  it("knows a 教学点 by its name or by its type", () => {
    const dataset = datasetOf([table]);
    const text = (field: string, ...texts: readonly string[]) => ({
      field,
      textOf: (row: number) => texts[row] ?? "",
      cellOf: (row: number) => ({ sheet: "", rowIndex: row, columnIndex: 0 }),
    });
    const texts = [text("remark", "", "", "教学点"), text("schoolType", "教学点", "教学点", "", "", "小学")];
    const typed = { ...dataset, blocks: dataset.blocks.map((block) => ({ ...block, texts })) };
    expect([...(scopeOf(rule, spineOf(typed, rulebook)) ?? [])]).toEqual([0, 1, 1, 1, 0, 1]);
    const named = { ...typed, entities: { ...typed.entities, nameOf: () => "某校" } };
    expect([...(scopeOf(rule, spineOf(named, rulebook)) ?? [])]).toEqual([0, 1, 1, 1, 1, 1]);
  });

  it("is everything for the other rules, and is worked out once", () => {
    const spine = spineOf(datasetOf([table]), rulebook);
    expect([scopeOf(ruleWith(), spine), scopeOf(ruleWith("combined-school-split-weight"), spine), scopeOf({ ...some }, spine)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(scopeOf(rule, spine)).toBe(scopeOf(ruleWith("x", "quality-balance-scope-minimum-pupils"), spine));
  });
});
