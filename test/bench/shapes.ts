import type { CellArea, CellValue, FieldDefinition, RangeSnapshot } from "../../src/core/model";
import { schoolSheet, seeded } from "./schools";

/** 指标 down, districts × years across: as wide as a sheet can sensibly be. */
export function wideSheet(indicators: number, columns: number, fields: readonly FieldDefinition[], seed = 7): RangeSnapshot {
  const sheet = "历年";
  const random = seeded(seed);
  const names = fields
    .filter(({ dimension }) => ["money", "people", "count", "area"].includes(dimension))
    .map(({ title }) => title["zh-CN"]);
  const years = [2019, 2020, 2021, 2022, 2023];
  const districts: CellValue[] = ["指标"];
  const periods: CellValue[] = [null];
  const merged: CellArea[] = [{ sheet, rowIndex: 1, columnIndex: 0, rowCount: 2, columnCount: 1 }];
  for (let column = 0; column < columns; column += 1) {
    const isFirst = column % years.length === 0;
    districts.push(isFirst ? `第${column / years.length + 1}县` : null);
    periods.push(`${years[column % years.length]}年`);
    if (isFirst) merged.push({ sheet, rowIndex: 1, columnIndex: 1 + column, rowCount: 1, columnCount: years.length });
  }
  const values: CellValue[][] = [["各县教育经费情况表"], districts, periods];
  for (let row = 0; row < indicators; row += 1) {
    const name = names[row % names.length] ?? "";
    const figures = Array.from({ length: columns }, () => Math.round(random() * 1e6) / 10);
    values.push([row < names.length ? name : `${name}（${Math.floor(row / names.length) + 1}）`, ...figures]);
  }
  return {
    sheet,
    sheetIndex: 0,
    rowIndex: 0,
    columnIndex: 0,
    rowCount: values.length,
    columnCount: columns + 1,
    values,
    formats: { codes: ["General"] },
    merged,
    hiddenRows: [],
    hiddenColumns: [],
    sheetVisible: true,
    protected: false,
    tables: [],
  };
}

/** A sheet of schools for each town. */
export function manySheets(sheets: number, rows: number): RangeSnapshot[] {
  return Array.from({ length: sheets }, (_, i) => {
    const snapshot = schoolSheet(rows, 100 + i);
    const sheet = `第${i + 1}镇`;
    return { ...snapshot, sheet, sheetIndex: i, merged: snapshot.merged.map((area) => ({ ...area, sheet })) };
  });
}
