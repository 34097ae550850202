import type { CellValue, PlannedSheet } from "../../../src/core/model";
import { areasOf } from "../../../src/hosts/excel/addresses";
import { retyped, typed } from "../../../src/hosts/excel/apply/cells";
import { BLOCK_ROWS, COUNTY, FINDINGS, PLAN, sheetOf } from "../contract";
import { excelWith, farWorkbookOf, type Stand } from "./open";

/** What Excel does that is easily forgotten; the far side does it too. */
const open = (level = "1.12"): Stand => excelWith(farWorkbookOf(COUNTY), level);
const SHEET = "教育经费";
const block = (rowIndex: number, columnIndex: number) => ({
  id: "block:sources:1",
  recipe: '{"table":"sources"}',
  at: { sheet: SHEET, rowIndex, columnIndex },
  columnWidths: [20, 12],
  rows: BLOCK_ROWS,
});
const clear = async ({ host }: Stand): Promise<void> => {
  const receipt = await host.receipt();
  if (receipt) await host.revert(receipt);
};

describe("what she has selected", () => {
  it("is several areas, chosen with Ctrl: the active cell is known all the same, and each area is read", async () => {
    const { host, workbook } = open();
    const sheet = workbook.required(SHEET);
    const area = { rowIndex: 2, columnIndex: 0, rowCount: 1, columnCount: 2 };
    workbook.selection = { sheetId: sheet.id, area, more: [{ rowIndex: 4, columnIndex: 1, rowCount: 9, columnCount: 9 }] };
    expect(await host.activeCell()).toEqual({ sheet: SHEET, rowIndex: 2, columnIndex: 0 });
    const read = await host.read({ sheets: null, selectionOnly: true });
    expect(read.map(({ values }) => values)).toEqual([[["2007年", 20596]], [[31973, "=不是公式"]]]);
  });

  it("is a chart or picture: a sentence of its own says so", async () => {
    const { host, workbook } = open();
    workbook.selection = { sheetId: workbook.activeId, area: { rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 1 }, shape: true };
    await expect(host.activeCell()).rejects.toMatchObject({ code: "noCells" });
    await expect(host.read({ sheets: null, selectionOnly: true })).rejects.toMatchObject({ code: "noCells" });
  });

  it("lies on a sheet that is a chart: everything but the selection works", async () => {
    const stand = open();
    stand.workbook.onChartSheet = true;
    expect(await stand.host.sheets()).toMatchObject([{ active: false }, { active: false }, { active: false }]);
    expect(await stand.host.read({ sheets: null })).toHaveLength(2);
    expect(await stand.host.apply(PLAN)).toMatchObject({ cellsWritten: 8 });
    await clear(stand);
    expect(stand.workbook.print()).toBe(farWorkbookOf(COUNTY).print());
  });
});

describe("reading", () => {
  it("a protected sheet tells its hidden rows and columns, though Excel picks out no visible cells there", async () => {
    const { host, workbook } = open();
    const sheet = workbook.required(SHEET);
    sheet.isProtected = true;
    sheet.hiddenColumns.add(1);
    const [first] = await host.read({ sheets: null });
    expect(first).toMatchObject({ protected: true, hiddenRows: [3], hiddenColumns: [1] });
  });

  it("takes addresses as Excel writes them: with blanks between, quoted names, whole rows and columns", () => {
    expect(areasOf("a", "'我的, 表!'!A1:B2, '我的, 表!'!$D$4 ,5:6")).toEqual([
      { sheet: "a", rowIndex: 0, columnIndex: 0, rowCount: 2, columnCount: 2 },
      { sheet: "a", rowIndex: 3, columnIndex: 3, rowCount: 1, columnCount: 1 },
      { sheet: "a", rowIndex: 4, columnIndex: 0, rowCount: 2, columnCount: 16_384 },
    ]);
  });

  it("types text again as text, whether or not Excel shows its apostrophe among the formulas", () => {
    const formulas = [["'=a", "=a", "=B1", 2, ""]];
    expect(retyped({ formulas, values: [["=a", "=a", 7, 2, ""]] })).toEqual([["'=a", "'=a", "=B1", 2, ""]]);
  });
});

describe("writing", () => {
  const column = (formula: (row: number) => string): PlannedSheet => ({
    ...FINDINGS,
    rows: Array.from({ length: 60 }, (_, row) => ({ cells: [{ value: 0, formula: formula(row) }] })),
  });
  const valuesOf = (stand: Stand, rows: readonly number[]): CellValue[] => {
    const sheet = stand.workbook.required("核查结果");
    return rows.map((row) => sheet.valueAt(row, 0));
  };

  it("the same formula in many rows stays the same: it is not filled down", async () => {
    const stand = open();
    await stand.host.apply({ ...PLAN, sheets: [column(() => `'${SHEET}'!B3`)] });
    expect(valuesOf(stand, [0, 1, 59])).toEqual([20596, 20596, 20596]);
  });

  it("formulas are calculated also where Excel calculates only when told to, whatever the order", async () => {
    const stand = open();
    stand.workbook.calculationMode = "Manual";
    await stand.host.apply({ ...PLAN, sheets: [column((row) => (row === 59 ? `'${SHEET}'!B3` : `A${row + 2}+1`))] });
    expect(valuesOf(stand, [59, 58, 55])).toEqual([20596, 20597, 20600]);
  });

  it("a formula longer than Excel takes is written as its value", () => {
    expect(typed({ value: 3, formula: `SUM(${"1,".repeat(4100)}1)` })).toBe(3);
    expect(typed({ value: 3, formula: `SUM(${"1,".repeat(40)}1)` })).toMatch(/^=SUM/);
  });

  it("no page is set up where there is no printer; all the rest stands, and the pane says so", async () => {
    const stand = open();
    stand.workbook.hasPrinter = false;
    const plan = { ...PLAN, sheets: [FINDINGS, sheetOf("summary", "汇总表", [{ cells: [{ value: 1 }] }])] };
    expect(await stand.host.apply(plan)).toMatchObject({ sheets: [{ id: "findings" }, { id: "summary" }] });
    expect(stand.host.capabilities.limits.map(({ id }) => id)).toContain("excel.limit.print");
    await stand.host.apply(plan);
    expect(stand.host.capabilities.limits.filter(({ id }) => id === "excel.limit.print")).toHaveLength(1);
    await clear(stand);
    expect(stand.workbook.print()).toBe(farWorkbookOf(COUNTY).print());
  });

  it("heights of an earlier result do not stay on rows that have none now", async () => {
    const stand = open();
    const rows: PlannedSheet["rows"] = [{ height: 60, cells: [{ value: 1 }] }, { cells: [{ value: 2 }] }];
    await stand.host.apply({ ...PLAN, sheets: [{ ...FINDINGS, rows }] });
    await stand.host.apply({ ...PLAN, sheets: [{ ...FINDINGS, rows: [...rows].reverse() }] });
    expect([...stand.workbook.required("核查结果").rowHeights]).toEqual([[1, 60]]);
  });

  it.each([
    ["protectedSheet", SHEET],
    ["protectedWorkbook", ""],
  ] as const)("names what was protected on the way: %s", async (code, where) => {
    const stand = open();
    await stand.host.read({ sheets: null });
    stand.farSide.faults.set(stand.farSide.counts.syncs + 2, {
      kind: "before",
      change: (workbook) => {
        if (where === "") workbook.structureProtected = true;
        else workbook.required(where).isProtected = true;
      },
    });
    await expect(stand.host.apply(PLAN)).rejects.toMatchObject({ code, where });
  });
});

describe("a table among her cells", () => {
  it("keeps a row and a column away from a table of hers, which Excel would make take it in", async () => {
    const stand = open();
    const sheet = stand.workbook.required(SHEET);
    sheet.tables.push({ name: "表1", area: { rowIndex: 1, columnIndex: 0, rowCount: 4, columnCount: 3 } });
    const before = stand.workbook.print();
    const below = { sheet: SHEET, rowIndex: 5, columnIndex: 0 };
    const room = await stand.host.room({ ...below, rowCount: 3, columnCount: 2 });
    expect(room.coveredCells).toBeGreaterThan(0);
    expect(room.nearest).not.toEqual(below);
    for (const [row, at] of [
      [5, 0],
      [2, 3],
    ] as const)
      await expect(stand.host.apply({ ...PLAN, blocks: [block(row, at)] })).rejects.toMatchObject({ code: "coversCells" });
    expect(stand.workbook.print()).toBe(before);
    const { nearest } = room;
    if (!nearest) throw new Error("no room");
    await stand.host.apply({ ...PLAN, blocks: [{ ...block(0, 0), at: nearest }] });
    expect(sheet.tables[0]?.area.rowCount).toBe(4);
  });

  it("covers no cell that a formula of hers spills into", async () => {
    const stand = open();
    const sheet = stand.workbook.required(SHEET);
    for (let row = 9; row < 12; row += 1) sheet.spilled.set(row * 16_384 + 5, row);
    const room = await stand.host.room({ sheet: SHEET, rowIndex: 8, columnIndex: 5, rowCount: 3, columnCount: 2 });
    expect(room.coveredCells).toBe(2);
    await expect(stand.host.apply({ ...PLAN, blocks: [block(8, 5)] })).rejects.toMatchObject({ code: "coversCells" });
  });

  it("finds room on a sheet that is too large to be read for it, with an answer that stays small", async () => {
    const stand = open();
    const sheet = stand.workbook.required(SHEET);
    for (let row = 0; row < 3000; row += 1)
      sheet.rows[row] = Array.from({ length: 20 }, (_, at) => (at === 7 ? "" : `第${row}行第${at}列的名称`));
    await stand.host.read({ sheets: null });
    stand.farSide.resetCounts();
    expect((await stand.host.room({ sheet: SHEET, rowIndex: 5, columnIndex: 7, rowCount: 3, columnCount: 1 })).coveredCells).toBe(0);
    const room = await stand.host.room({ sheet: SHEET, rowIndex: 5, columnIndex: 7, rowCount: 3, columnCount: 2 });
    expect(room.coveredCells).toBe(3);
    expect(room.nearest).not.toBeNull();
    expect(stand.farSide.counts.maxResponseBytes).toBeLessThan(100_000);
  });

  it("says whose place it is when a merged cell or a pivot table stands in the way", async () => {
    const stand = open();
    stand.workbook.required(SHEET).merges.push({ rowIndex: 8, columnIndex: 5, rowCount: 2, columnCount: 2 });
    await stand.host.read({ sheets: null });
    await expect(stand.host.apply({ ...PLAN, blocks: [block(8, 5)] })).rejects.toMatchObject({
      code: "coversCells",
      where: `${SHEET}!F9:G11`,
    });
  });
});
