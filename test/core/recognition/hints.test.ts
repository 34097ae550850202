import type { CellArea, RangeSnapshot } from "../../../src/core/model";
import { parseArea } from "../../../src/core/model";
import { grid } from "../../support/grid";
import { understand, valuesOf } from "./support";

function hinted(text: string, hints: { tables?: Record<string, string>; names?: Record<string, string> }): RangeSnapshot {
  const snapshot = grid(text);
  const areas = (list: Record<string, string> = {}) =>
    Object.entries(list).map(([name, address]) => ({ name, area: parseArea(snapshot.sheet, address) as CellArea }));
  return { ...snapshot, tables: areas(hints.tables), names: areas(hints.names) };
}

const TOUCHING = `
  | 年度 | 教育财政拨款（万元） | 年度 | 专任教师数（人） |
  | 2019 | 100 | 2018 | 50 |
  | 2020 | 110 | 2019 | 52 |
`;

describe("Excel tables and names in the workbook", () => {
  it.each([
    ["Excel tables", { tables: { 拨款: "A1:B3", 教师: "C1:D3" } }],
    ["names", { names: { 拨款: "A1:B3", 教师: "C1:D3" } }],
  ])("%s tell tables apart that touch each other", (_, hints) => {
    const { recognition, dataset } = understand([hinted(TOUCHING, hints)]);
    expect(recognition.tables).toHaveLength(2);
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({ "|2019|total": 1000000, "|2020|total": 1100000 });
    expect(valuesOf(dataset, "fullTimeTeachers")).toEqual({ "|2018|total": 50, "|2019|total": 52 });
  });

  it("keeps title and unit line above an Excel table, and reads what else stands on the sheet", () => {
    const { recognition, dataset } = understand([
      hinted(
        `
          安澜县教育投入情况表
          | 单位：万元 | |
          | 年度 | 教育财政拨款 |
          | 2019 | 100 |
          | 2020 | 110 |
          | 年度 | 专任教师数（人） |
          | 2019 | 50 |
        `,
        { tables: { 投入: "A3:B5" } },
      ),
    ]);
    expect(recognition.tables.map((table) => [table.title, table.area.rowIndex, table.area.rowCount])).toEqual([
      ["安澜县教育投入情况表", 2, 3],
      [null, 5, 2],
    ]);
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({ "安澜县|2019|total": 1000000, "安澜县|2020|total": 1100000 });
    expect(valuesOf(dataset, "fullTimeTeachers")).toEqual({ "安澜县|2019|total": 50 });
  });

  it("takes the header row of an Excel table where years in it look like figures", () => {
    const { dataset } = understand([hinted("| 项目 | 2019 | 2020 |\n| 教育财政拨款（万元） | 100 | 110 |", { tables: { 表1: "A1:C2" } })]);
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({ "|2019|total": 1000000, "|2020|total": 1100000 });
  });

  it.each([
    ["a name on a part of the columns", { names: { 数据: "A1:B3" } }],
    ["a name on figures without their header", { names: { 数据: "A2:D3" } }],
    ["an Excel table with made-up headers", { tables: { 表1: "A5:B6" } }],
  ])("passes over %s", (_, hints) => {
    const text = `
      | 年度 | 教育财政拨款（万元） | 财政经常性收入（万元） | 在校学生数（人） |
      | 2019 | 100 | 90 | 1000 |
      | 2020 | 110 | 95 | 1010 |

      | 列1 | 列2 |
      | 年度 | 专任教师数（人） |
    `;
    const { dataset } = understand([hinted(text, hints)]);
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({ "|2019|total": 1000000, "|2020|total": 1100000 });
    expect(valuesOf(dataset, "enrolment")).toEqual({ "|2019|total": 1000, "|2020|total": 1010 });
  });
});
