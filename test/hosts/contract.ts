import { HostError, type WorkbookHost } from "../../src/app/ports";
import { areaText, type CellRef, type CellValue, type PlannedBlock, type PlannedSheet, type WorkbookPlan } from "../../src/core/model";

/** A small workbook in plain words; each host's factory makes a real one from it. The first visible sheet is active. */
export interface ContractWorkbook {
  readonly name: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: readonly (readonly CellValue[])[];
    readonly hidden?: boolean;
    readonly hiddenRows?: readonly number[];
    readonly merged?: readonly string[];
  }[];
}

export interface OpenedWorkbook {
  readonly host: WorkbookHost;
  /** The same workbook, as it stands now, on another machine. */
  elsewhere(): Promise<WorkbookHost>;
}

export const COUNTY: ContractWorkbook = {
  name: "清城区.xlsx",
  sheets: [
    {
      name: "教育经费",
      rows: [
        ["清城区教育经费表", null, null],
        ["年度", "金额（万元）", "备注"],
        ["2007年", 20596, null],
        ["2008年", 25772.5, "—"],
        ["2009年", 31973, "=不是公式"],
      ],
      hiddenRows: [3],
      merged: ["A1:C1"],
    },
    { name: "学校's 名单", rows: [["校名"], ["第一小学"], ["第二小学"]] },
    { name: "旧表", rows: [["x", 1]], hidden: true },
  ],
};

const PRINT = { orientation: "landscape", fitToWidth: true, repeatRows: { first: 0, last: 0 }, area: null, footer: ["", "", ""] } as const;

export function sheetOf(id: string, name: string, rows: PlannedSheet["rows"]): PlannedSheet {
  return {
    id,
    name,
    columnWidths: [12, 20, 30],
    rows,
    merges: [],
    frozen: { rows: 1, columns: 0 },
    autoFilter: null,
    print: PRINT,
    charts: [],
    showGridlines: false,
  };
}

const STAMP = { tool: "contract", version: "1", rulebookSha256: "0".repeat(64), asOf: "2024-12-31" };

export const FINDINGS = sheetOf("findings", "核查结果", [
  { cells: [{ value: "年度", style: { font: { bold: true }, fill: "DDEBF7" } }, { value: "增长" }, { value: "情况说明" }] },
  {
    cells: [
      { value: "2008年", link: { to: { sheet: "教育经费", rowIndex: 3, columnIndex: 1 }, tip: "教育经费!B4" } },
      { value: 25772.5 / 20596 - 1, formula: "'教育经费'!B4/'教育经费'!B3-1", style: { numberFormat: "0.00%" } },
      { value: "=1+1" },
    ],
  },
  { cells: [{ value: "@2009" }, { value: true }, null] },
]);

export const PLAN: WorkbookPlan = {
  sheets: [FINDINGS],
  flags: [
    { cells: [{ sheet: "教育经费", rowIndex: 3, columnIndex: 1, rowCount: 1, columnCount: 1 }], level: "error", text: "低于要求" },
    { cells: [{ sheet: "学校's 名单", rowIndex: 1, columnIndex: 0, rowCount: 2, columnCount: 1 }], level: "note", text: "待核实" },
  ],
  stamp: STAMP,
};

/** A table among her cells: text, number, formula over her cell, a cell with a look alone. */
export const BLOCK_ROWS: PlannedBlock["rows"] = [
  { cells: [{ value: "来源" }, { value: null, style: { fill: "DDEBF7" } }] },
  { cells: [{ value: "=不是公式" }, { value: 20596, formula: "'教育经费'!B3", style: { numberFormat: "0.00" } }] },
  { cells: [{ value: "共计", style: { font: { bold: true } } }, { value: 1.5 }] },
];

/** What every host must do. Run it once for each: a file in memory, Excel through Microsoft's own client. */
export function hostContract(
  label: string,
  open: (workbook: ContractWorkbook) => Promise<OpenedWorkbook>,
  /** `mergedAreas`: false for a host that cannot see them and says so among its limits. */
  { mergedAreas = true }: { readonly mergedAreas?: boolean } = {},
): void {
  describe(`${label} keeps the contract of workbook hosts`, () => {
    const valuesOf = async (host: WorkbookHost, sheet: string): Promise<readonly (readonly CellValue[])[]> => {
      const [snapshot] = await host.read({ sheets: [sheet] });
      return (snapshot?.values ?? []).map((row) =>
        Array.from({ length: snapshot?.columnCount ?? 0 }, (_, at) => (row[at] === "" ? null : (row[at] ?? null))),
      );
    };

    it("reads the visible sheets with values, merged areas and hidden rows", async () => {
      const { host } = await open(COUNTY);
      const snapshots = await host.read({ sheets: null });
      expect(snapshots.map((snapshot) => snapshot.sheet)).toEqual(["教育经费", "学校's 名单"]);
      const [first] = snapshots;
      expect(first).toMatchObject({
        sheetIndex: 0,
        rowIndex: 0,
        columnIndex: 0,
        rowCount: 5,
        columnCount: 3,
        sheetVisible: true,
        protected: false,
      });
      expect(first?.merged).toEqual(mergedAreas ? [{ sheet: "教育经费", rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 3 }] : []);
      if (!mergedAreas) expect(host.capabilities.limits.length).toBeGreaterThan(0);
      expect(first?.hiddenRows).toEqual([3]);
      expect(await valuesOf(host, "教育经费")).toEqual(COUNTY.sheets[0]?.rows);
    });

    it("reads a hidden sheet when asked by name, and names a sheet that is not there", async () => {
      const { host } = await open(COUNTY);
      const [hidden] = await host.read({ sheets: ["旧表"] });
      expect(hidden?.sheetVisible).toBe(false);
      await expect(host.read({ sheets: ["没有"] })).rejects.toMatchObject({ name: "HostError", code: "sheetMissing", where: "没有" });
    });

    it("writes a plan and says what it wrote", async () => {
      const { host } = await open(COUNTY);
      expect(await host.receipt()).toBeNull();
      const receipt = await host.apply(PLAN);
      expect(receipt).toMatchObject({
        format: 1,
        stamp: STAMP,
        sheets: [{ id: "findings", name: "核查结果" }],
        cellsWritten: 8,
        otherCells: 0,
      });
      expect(receipt.flagged).toEqual([
        { sheet: "教育经费", ranges: ["B4"] },
        { sheet: "学校's 名单", ranges: ["A2:A3"] },
      ]);
      const sheets = await host.sheets();
      expect(sheets.map(({ name, ours, active }) => [name, ours, active])).toEqual([
        ["教育经费", false, true],
        ["学校's 名单", false, false],
        ["旧表", false, false],
        ["核查结果", true, false],
      ]);
    });

    it("writes text as text, formulas with their value", async () => {
      const { host } = await open(COUNTY);
      await host.apply(PLAN);
      const own = await host.readOwn("findings");
      expect(own?.values[1]?.[0]).toBe("2008年");
      expect(own?.values[1]?.[1]).toBeCloseTo(25772.5 / 20596 - 1, 12);
      expect(own?.values[1]?.[2]).toBe("=1+1");
      expect(own?.values[2]?.slice(0, 2)).toEqual(["@2009", true]);
      expect(await host.readOwn("charts")).toBeNull();
    });

    it("leaves every cell of the user alone and does not read its own sheets back", async () => {
      const { host } = await open(COUNTY);
      await host.apply(PLAN);
      expect((await host.read({ sheets: null })).map((snapshot) => snapshot.sheet)).toEqual(["教育经费", "学校's 名单"]);
      for (const sheet of COUNTY.sheets) expect(await valuesOf(host, sheet.name)).toEqual(sheet.rows);
    });

    it("applied twice is applied once", async () => {
      const { host } = await open(COUNTY);
      const first = await host.apply(PLAN);
      const [sheets, own] = [await host.sheets(), await host.readOwn("findings")];
      expect(await host.apply(PLAN)).toEqual(first);
      expect(await host.sheets()).toEqual(sheets);
      expect((await host.readOwn("findings"))?.values).toEqual(own?.values);
    });

    it("a later plan takes the place of the earlier one", async () => {
      const { host } = await open(COUNTY);
      await host.apply({ ...PLAN, sheets: [FINDINGS, sheetOf("summary", "汇总表", [{ cells: [{ value: "汇总" }] }])] });
      const receipt = await host.apply({ ...PLAN, sheets: [sheetOf("findings", "核查结果", [{ cells: [{ value: "新" }] }])], flags: [] });
      expect(receipt).toMatchObject({ sheets: [{ id: "findings", name: "核查结果" }], flagged: [], cellsWritten: 1 });
      expect((await host.sheets()).map((sheet) => sheet.name)).toEqual(["教育经费", "学校's 名单", "旧表", "核查结果"]);
      expect((await host.readOwn("findings"))?.values).toEqual([["新"]]);
      expect(await host.readOwn("summary")).toBeNull();
    });

    it("lifts everything again, on another machine too", async () => {
      const { host, elsewhere } = await open(COUNTY);
      const before = await host.sheets();
      await host.apply(PLAN);
      const other = await elsewhere();
      const receipt = await other.receipt();
      expect(receipt?.sheets).toEqual([{ id: "findings", name: "核查结果" }]);
      if (receipt) await other.revert(receipt);
      expect(await other.receipt()).toBeNull();
      expect(await other.sheets()).toEqual(before);
      for (const sheet of COUNTY.sheets) expect(await valuesOf(other, sheet.name)).toEqual(sheet.rows);
    });

    it("never takes over a sheet of the user that has the wanted name", async () => {
      const { host } = await open({ ...COUNTY, sheets: [...COUNTY.sheets, { name: "核查结果", rows: [["我的"]] }] });
      const receipt = await host.apply(PLAN);
      expect(receipt.sheets[0]?.name).not.toBe("核查结果");
      expect(await valuesOf(host, "核查结果")).toEqual([["我的"]]);
      expect((await host.sheets()).find((sheet) => sheet.name === "核查结果")?.ours).toBe(false);
    });

    const block = (at: CellRef, rows: PlannedBlock["rows"] = BLOCK_ROWS): PlannedBlock => ({
      id: "block:sources:1",
      recipe: '{"table":"sources"}',
      at,
      columnWidths: [20, 12],
      rows,
    });
    const at = (sheet: string, rowIndex: number, columnIndex: number): CellRef => ({ sheet, rowIndex, columnIndex });

    it("puts a table on empty cells of hers, says where it stands, and does not take it for data", async () => {
      const { host, elsewhere } = await open(COUNTY);
      const before = await host.read({ sheets: null });
      const receipt = await host.apply({ ...PLAN, blocks: [block(at("教育经费", 6, 1))] });
      const area = { ...at("教育经费", 6, 1), rowCount: 3, columnCount: 2 };
      expect(receipt.blocks).toEqual([{ id: "block:sources:1", recipe: '{"table":"sources"}', area }]);
      expect(receipt).toMatchObject({ cellsWritten: 8 + 5, otherCells: 0 });
      const other = await elsewhere();
      for (const one of [host, other]) {
        expect((await one.receipt())?.blocks).toEqual(receipt.blocks);
        expect(await one.read({ sheets: null })).toEqual(before);
      }
      await other.revert(receipt);
      expect(await other.receipt()).toBeNull();
      for (const sheet of COUNTY.sheets) expect(await valuesOf(other, sheet.name)).toEqual(sheet.rows);
    });

    it("keeps a table in place over re-runs, changes it, and takes it out again", async () => {
      const { host } = await open(COUNTY);
      const plan = { ...PLAN, blocks: [block(at("教育经费", 0, 5))] };
      const first = await host.apply(plan);
      expect(await host.apply(plan)).toEqual(first);
      const wider = [...BLOCK_ROWS, { cells: [{ value: "合计" }, { value: 3 }] }];
      const grown = await host.apply({ ...PLAN, blocks: [block(at("教育经费", 0, 5), wider)] });
      expect(grown.blocks?.map(({ area }) => [area.rowIndex, area.rowCount])).toEqual([[0, 4]]);
      expect((await host.apply(PLAN)).blocks).toBeUndefined();
      for (const sheet of COUNTY.sheets) expect(await valuesOf(host, sheet.name)).toEqual(sheet.rows);
    });

    it("never covers a cell of hers: says which, where there is room, and writes nothing", async () => {
      const { host } = await open(COUNTY);
      const asked = { ...at("教育经费", 2, 1), rowCount: 3, columnCount: 2 };
      const room = await host.room(asked);
      expect(room.coveredCells).toBe(5);
      expect(room.covered.map(areaText)).toEqual(["教育经费!B3", "教育经费!B4:C5"]);
      expect(room.protected).toBe(false);
      const { nearest } = room;
      if (!nearest) throw new Error("no room");
      expect((await host.room({ ...nearest, rowCount: 3, columnCount: 2 })).coveredCells).toBe(0);
      await expect(host.apply({ ...PLAN, blocks: [block(at("教育经费", 2, 1))] })).rejects.toMatchObject({ code: "coversCells" });
      expect(await host.receipt()).toBeNull();
      expect((await host.sheets()).map(({ name }) => name)).toEqual(COUNTY.sheets.map(({ name }) => name));
      await host.apply({ ...PLAN, blocks: [block(nearest)] });
      for (const sheet of COUNTY.sheets) expect(await valuesOf(host, sheet.name)).toEqual(sheet.rows);
      // Its own cells are no hindrance when it is written anew; they are for another table.
      const own = { ...nearest, rowCount: 3, columnCount: 2 };
      expect((await host.room(own, "block:sources:1")).coveredCells).toBe(0);
      expect((await host.room(own)).coveredCells).toBe(6);
    });

    it("says where the officer stands", async () => {
      const { host } = await open(COUNTY);
      await host.select(at("学校's 名单", 1, 0));
      expect(await host.activeCell()).toEqual(at("学校's 名单", 1, 0));
    });

    it("a plan that cannot be written changes nothing", async () => {
      const { host } = await open(COUNTY);
      const before = await host.sheets();
      const broken = {
        ...PLAN,
        flags: [
          ...PLAN.flags,
          { cells: [{ sheet: "没有", rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 1 }], level: "error" as const, text: "" },
        ],
      };
      await expect(host.apply(broken)).rejects.toBeInstanceOf(HostError);
      expect(await host.sheets()).toEqual(before);
      expect(await host.receipt()).toBeNull();
    });
  });
}
