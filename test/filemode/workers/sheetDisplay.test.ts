/** @jest-environment node */
import { readFileSync } from "node:fs";
import path from "node:path";
import { cellIn } from "../../../src/filemode/grid/tiles";
import { KIND_NUMBER, KIND_TEXT } from "../../../src/filemode/grid/view";
import { SheetDisplay } from "../../../src/filemode/workers/sheetDisplay";
import { openWorkbook } from "../../../src/hosts/xlsx";

const name = "清城区教育经费三年.xlsx";
const host = openWorkbook(readFileSync(path.join(__dirname, "../../fixtures/samples", name)), name);
const display = new SheetDisplay(host.sheetView("教育经费三年"));

describe("a sheet as the grid shows it", () => {
  const cell = (row: number, column: number) => cellIn([display.tile(0, 0)], row, column);

  it("shows cells as the workbook formats them", () => {
    expect(cell(4, 1)).toMatchObject({ text: "20,596", kind: KIND_NUMBER });
    expect(cell(6, 8)).toMatchObject({ text: "1.56", kind: KIND_NUMBER });
    expect(cell(0, 0)).toMatchObject({ text: "清城区教育经费投入情况表（2007—2009年）", kind: KIND_TEXT });
    expect(cell(0, 0).style).toMatchObject({ bold: true, horizontal: "center" });
  });

  it("knows merged cells, frozen panes and sizes", () => {
    const layout = display.layout();
    expect(layout).toMatchObject({ rowCount: 10, columnCount: 17, frozen: { rows: 4, columns: 1 } });
    expect(layout.merges).toContainEqual(expect.objectContaining({ rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 17 }));
    expect(layout.columnWidths.sizes.length).toBeGreaterThan(10);
    expect(Math.min(...layout.columnWidths.sizes)).toBeGreaterThan(20);
  });

  it("gives the unrounded value for the content line", () => {
    expect(display.content(4, 1)).toEqual({ formula: null, raw: "20596" });
  });

  it("lands at the end of a filled run", () => {
    expect(display.edge(4, 1, "down")).toEqual({ row: 6, column: 1 });
    expect(display.edge(4, 1, "left")).toEqual({ row: 4, column: 0 });
    expect(display.edge(9, 0, "right")).toEqual({ row: 9, column: 6 });
  });
});
