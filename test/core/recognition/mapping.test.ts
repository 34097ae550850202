import type { RangeSnapshot } from "../../../src/core/model";
import type { Mapping } from "../../../src/core/recognition";
import {
  EMPTY_MAPPING,
  lineKeys,
  mappingText,
  readMapping,
  recognise,
  toDataset,
  withLineCorrection,
  withTableCorrection,
} from "../../../src/core/recognition";
import { grid } from "../../support/grid";
import { rulebook } from "../../support/rulebook";
import { meaningText, valuesOf } from "./support";

const read = (snapshots: readonly RangeSnapshot[], mapping: Mapping = EMPTY_MAPPING) => recognise(snapshots, rulebook.fields, { mapping });
const FIRST = `
  | 年度 | 公共财政预算教育经费（万元） | 甲类投入 | 教师津贴 |
  | 2013 | 100 | 7 | 5 |
  | 2014 | 120 | 8 | 6 |
`;
/** The same form a year later, somewhere else, with one more column. */
const NEXT_YEAR = `
  安澜县2016年教育经费

  | 年度 | 备注 | 公共财政预算教育经费（万元） | 甲类投入 | 教师津贴 |
  | 2015 | | 130 | 9 | 6 |
  | 2016 | | 140 | 10 | 7 |
`;

function corrected(snapshot: RangeSnapshot, column: number, change: Parameters<typeof withLineCorrection>[3]): Mapping {
  const [table] = read([snapshot]).tables;
  if (!table) throw new Error("no table");
  return withLineCorrection(EMPTY_MAPPING, table.structure, lineKeys(table)[column] ?? "", change);
}

describe("the officer's corrections", () => {
  it("make an unsure line certain, with its issue settled, and hold for next year's sheet of the same form", () => {
    const snapshot = grid(FIRST);
    const mapping = corrected(snapshot, 1, { meaning: { kind: "field", field: "educationAppropriation" } });
    const now = read([snapshot], mapping);
    expect(now.tables[0]?.lines[1]).toMatchObject({ certainty: "certain", confidence: 1, unit: { text: "万元", scale: 1e4 } });
    expect(now.tables[0]?.issues.map((issue) => issue.id)).toEqual([]);
    const later = [grid(NEXT_YEAR)];
    expect(valuesOf(toDataset(read(later, mapping), later), "educationAppropriation")).toEqual({
      "安澜县|2015|total": 1300000,
      "安澜县|2016|total": 1400000,
    });
    expect(valuesOf(toDataset(read(later), later), "educationAppropriation")).toEqual({});
  });

  it("give an unknown column a field, a unit and a level", () => {
    const snapshot = grid(FIRST);
    const mapping = corrected(snapshot, 2, { meaning: { kind: "field", field: "heatingFunds" }, unit: "亿元", schoolLevel: "primary" });
    const dataset = toDataset(read([snapshot], mapping), [snapshot]);
    expect(valuesOf(dataset, "heatingFunds")).toEqual({ "|2013|primary": 7e8, "|2014|primary": 8e8 });
  });

  it("leave a column or a whole table out of the check", () => {
    const snapshot = grid("| 年度 | 教育财政拨款（万元） | 财政经常性收入（万元） |\n| 2013 | 100 | 7 |\n| 2014 | 120 | 8 |");
    const one = read([snapshot], corrected(snapshot, 1, { meaning: { kind: "excluded" } }));
    expect(one.tables[0]?.lines.map(meaningText)).toEqual(["key:period", "excluded", "recurrentFiscalRevenue"]);
    expect(toDataset(one, [snapshot]).blocks.flatMap((block) => block.columns.map((column) => column.field))).toEqual([
      "recurrentFiscalRevenue",
    ]);
    const [table] = read([snapshot]).tables;
    if (!table) throw new Error("no table");
    const whole = withTableCorrection(EMPTY_MAPPING, table.structure, { excluded: true });
    expect(toDataset(read([snapshot], whole), [snapshot]).blocks).toEqual([]);
    expect(withTableCorrection(whole, table.structure, { excluded: false })).toEqual(EMPTY_MAPPING);
  });

  it("say that years are school years, and how far the header goes", () => {
    const snapshot = grid("| 年度 | 在校学生数（人） |\n| 年份 | 小学 |\n| 2013 | 100 |\n| 2014 | 120 |");
    const [table] = read([snapshot]).tables;
    if (!table) throw new Error("no table");
    const years = withTableCorrection(EMPTY_MAPPING, table.structure, { periodKind: "schoolYear", headerRows: 2 });
    expect(valuesOf(toDataset(read([snapshot], years), [snapshot]), "enrolment")).toEqual({
      "|2013-2014|primary": 100,
      "|2014-2015|primary": 120,
    });
  });

  it("can be taken back line by line", () => {
    const snapshot = grid(FIRST);
    const mapping = corrected(snapshot, 1, { meaning: { kind: "excluded" } });
    const [table] = read([snapshot], mapping).tables;
    if (!table) throw new Error("no table");
    expect(withLineCorrection(mapping, table.structure, lineKeys(table)[1] ?? "", null)).toEqual(EMPTY_MAPPING);
  });

  it("go out and come in as text; what is no mapping is refused, what is unknown is left out", () => {
    const mapping = corrected(grid(FIRST), 1, { meaning: { kind: "field", field: "educationAppropriation" }, unit: "万元" });
    expect(readMapping(mappingText(mapping))).toEqual(mapping);
    expect(readMapping("no json")).toBeNull();
    expect(readMapping('{"format":2,"tables":[]}')).toBeNull();
    expect(
      readMapping(
        '{"format":1,"tables":[{"structure":["年度"],"lines":{"甲":{"schoolLevel":"moon","meaning":{"kind":"magic"}}},"headerRows":-1}]}',
      ),
    ).toEqual({
      format: 1,
      tables: [{ structure: ["年度"], lines: { 甲: {} } }],
    });
  });

  it("do not touch another form", () => {
    const mapping = corrected(grid(FIRST), 1, { meaning: { kind: "excluded" } });
    const other = [grid("| 学校名称 | 在校学生数 | 公共财政预算教育经费（万元） |\n| 第一小学 | 300 | 5 |\n| 第二小学 | 400 | 6 |")];
    expect(read(other, mapping).tables).toEqual(read(other).tables);
  });

  it("know a line by its header path, without years", () => {
    const [table] = read([grid("| 指标 | 2019年 |\n| 2019年教育财政拨款（万元） | 100 |\n| 2020年教育财政拨款（万元） | 110 |")]).tables;
    expect(table && lineKeys(table)).toEqual(["指标", "年教育财政拨款万元", "年教育财政拨款万元#2"]);
  });
});

describe("templates of usual forms", () => {
  it("make a name certain that two fields claim", () => {
    const recognition = read([
      grid(`
        | 年度 | 公共财政预算教育经费（万元） | 财政经常性收入（万元） | 生均教育事业费（元） | 生均公用经费（元） |
        | 2013 | 100 | 900 | 5000 | 900 |
        | 2014 | 120 | 950 | 5100 | 950 |
      `),
    ]);
    expect(recognition.tables[0]?.lines.map(meaningText)).toEqual([
      "key:period",
      "educationAppropriation",
      "recurrentFiscalRevenue",
      "perPupilRecurrentExpenditure",
      "perPupilOperatingFunds",
    ]);
  });
});
