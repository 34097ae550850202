import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MINIMUM, OPTIONAL } from "../../../src/hosts/excel/requirements";
import type { PlannedBlock, PlannedSheet } from "../../../src/core/model";
import { FILE_RECEIPT_NAMESPACE, partXml } from "../../../src/hosts/excel/xmlParts";
import { COUNTY, PLAN, sheetOf } from "../contract";
import { excelWith, farWorkbookOf } from "./open";

const CLIENT = readFileSync(require.resolve("@microsoft/office-js/dist/excel-web-16.00.debug.js"), "utf8");
const number = (version: string): number => Number(version.split(".")[1]);

/** `Type.member` → the set that brings it, as Microsoft's client itself knows it. */
const SETS = new Map(
  [...CLIENT.matchAll(/_throwIfApiNotSupported\("(\w+\.\w+)", _defaultApiSetName, "(1\.\d+)"/g)].map((match) => [
    match[1] ?? "",
    match[2] ?? "",
  ]),
);

const range = { area: { sheet: "核查图表", rowIndex: 0, columnIndex: 0, rowCount: 2, columnCount: 1 }, cache: [1, 2] };
const CHARTS: PlannedSheet = {
  ...sheetOf("charts", "核查图表", [{ height: 20, cells: [{ value: 1 }] }, { cells: [{ value: 2 }] }]),
  hiddenColumns: [1],
  tabColor: "C00000",
  merges: [{ rowIndex: 4, columnIndex: 0, rowCount: 1, columnCount: 2 }],
  autoFilter: { rowIndex: 0, columnIndex: 0, rowCount: 2, columnCount: 1 },
  charts: [
    {
      id: "growth",
      kind: "combo",
      title: "增长",
      description: "增长",
      categories: range,
      series: [
        { name: "拨款", type: "column", values: range, color: "1F4E79" },
        { name: "底线", type: "line", values: range, color: "C00000", dashed: true },
      ],
      categoryAxisTitle: "年度",
      valueAxisTitle: null,
      valueFormat: "0.0%",
      valueMinimum: 0,
      anchor: { rowIndex: 3, columnIndex: 3, rowCount: 10, columnCount: 5 },
    },
  ],
};

const BLOCK: PlannedBlock = {
  id: "block:sources:1",
  recipe: "{}",
  at: { sheet: "学校's 名单", rowIndex: 5, columnIndex: 2 },
  columnWidths: [12, 10],
  rows: [
    {
      cells: [
        { value: "合计", style: { font: { bold: true } } },
        { value: 2, formula: "'教育经费'!B3*2" },
      ],
    },
  ],
};

/** Every method of the host, over results of file mode's, of our own, with charts, tables among her cells and notes. */
const everything = async (level: string) => {
  const stand = excelWith(farWorkbookOf(COUNTY), level);
  stand.workbook.addXmlPart(partXml("receipt", FILE_RECEIPT_NAMESPACE, JSON.stringify({ format: 1, sheets: [], flagged: [] })));
  const stop = stand.host.watch?.(() => undefined);
  await stand.host.notes?.set("mapping", "{}");
  await stand.host.notes?.set("mapping", "{ }");
  await stand.host.activeCell();
  await stand.host.room({ ...BLOCK.at, rowCount: 1, columnCount: 2 });
  await stand.host.read({ sheets: null });
  await stand.host.read({ sheets: null, selectionOnly: true });
  await stand.host.sheets();
  await stand.host.apply({ ...PLAN, sheets: [...PLAN.sheets, CHARTS], blocks: [BLOCK] });
  await stand.host.room({ ...BLOCK.at, rowCount: 2, columnCount: 2 }, BLOCK.id);
  // A write that breaks is taken back with calls of its own.
  stand.farSide.faults.set(stand.farSide.counts.syncs + 3, { kind: "halfway", share: 0.8, code: "GeneralException" });
  await stand.host.apply({ ...PLAN, blocks: [] }).catch(() => undefined);
  await stand.host.readOwn("findings");
  await stand.host.select({ sheet: "教育经费", rowIndex: 1, columnIndex: 1 });
  const receipt = await stand.host.apply({ ...PLAN, sheets: [] });
  await stand.host.revert(receipt);
  await stand.host.notes?.set("mapping", null);
  stop?.();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return stand;
};

describe("requirement sets", () => {
  it("calls nothing above the minimum where only the minimum is", async () => {
    // The client throws ApiNotFound itself for a member above the level it is told; the far side knows no member but those listed.
    const { farSide } = await everything(MINIMUM);
    const above = [...farSide.used].filter((member) => {
      const [type, name = ""] = member.split(".");
      const set = SETS.get(`${type}.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
      return set !== undefined && number(set) > number(MINIMUM);
    });
    expect(above).toEqual([]);
    expect(farSide.used.size).toBeGreaterThan(90);
    expect([...farSide.used]).toEqual(expect.arrayContaining(["CustomXmlPart.GetXml", "ChartSeries.SetValues", "NamedItemCollection.Add"]));
  });

  it("probes each optional set before it uses one", async () => {
    const { client, farSide } = await everything("1.20");
    expect([...client.probed].filter((set) => set.startsWith("ExcelApi")).sort()).toEqual(
      Object.values(OPTIONAL)
        .map((set) => `ExcelApi ${set}`)
        .sort(),
    );
    expect([...farSide.used]).toContain("Range.GetMergedAreasOrNullObject");
  });

  it("names what it cannot do at the minimum, and nothing where all is there", async () => {
    expect((await everything(MINIMUM)).host.capabilities.limits.map(({ id }) => id)).toEqual([
      "excel.limit.mergedAreas",
      "excel.limit.undo",
    ]);
    expect((await everything("1.20")).host.capabilities).toMatchObject({ limits: [], undoInOneStep: true });
  });

  it("asks by the version only in one place", () => {
    const folder = join(__dirname, "../../../src/hosts/excel");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    expect(files.filter((name) => readFileSync(join(folder, name), "utf8").includes("isSetSupported"))).toEqual(["requirements.ts"]);
  });
});
