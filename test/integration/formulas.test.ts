import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, insertTable, proposeInsert, write, type InsertRequest } from "../../src/app";
import { cellAddress, type CellValue } from "../../src/core/model";
import { TABLE_IDS } from "../../src/core/presentation";
import { openWorkbook, type SheetView, type XlsxHost } from "../../src/hosts/xlsx";
import { evaluate, type FormulaSheet } from "../support/farside/evaluate";
import { newEngine, sampleBytes, SAMPLES, settingsFor, writeOptions } from "../support/samples";

jest.setTimeout(300_000);

/** One formula of ours, where it stands, and the value that was written beside it. */
interface Written {
  readonly sheet: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly formula: string;
  readonly cached: CellValue;
}

/** The sample with everything we can write: findings, every table, charts, flags, and one table among her own cells. */
async function written(name: string, asOf: string): Promise<Uint8Array> {
  const host = openWorkbook(sampleBytes(name), `${name}.xlsx`);
  const engine = newEngine();
  await check(host, engine, settingsFor(asOf), "zh-CN");
  const options = { ...writeOptions(asOf), tables: TABLE_IDS };
  await write(host, engine, options, "zh-CN");
  const [first] = await host.sheets();
  for (const table of TABLE_IDS) {
    const request: InsertRequest = { table, at: { sheet: first?.name ?? "", rowIndex: 2, columnIndex: 1 } };
    const place = (await proposeInsert(host, engine, request, "zh-CN"))?.room?.nearest;
    if (!place) continue;
    await insertTable(host, engine, options, { ...request, at: place }, "zh-CN");
    break;
  }
  return host.bytes();
}

/** Cells of ours: all of our sheets, and our blocks among hers. */
async function formulasOf(host: XlsxHost): Promise<Written[]> {
  const receipt = await host.receipt();
  const ours = new Set(receipt?.sheets.map(({ name }) => name));
  const found: Written[] = [];
  for (const { name } of await host.sheets()) {
    const view = host.sheetView(name);
    const areas = ours.has(name)
      ? [{ rowIndex: 0, columnIndex: 0, rowCount: view.rowCount, columnCount: view.columnCount }]
      : (receipt?.blocks ?? []).map(({ area }) => area).filter(({ sheet }) => sheet === name);
    for (const area of areas)
      for (let rowIndex = area.rowIndex; rowIndex < area.rowIndex + area.rowCount; rowIndex += 1)
        for (let columnIndex = area.columnIndex; columnIndex < area.columnIndex + area.columnCount; columnIndex += 1) {
          const formula = view.formulaAt(rowIndex, columnIndex);
          if (formula !== null) found.push({ sheet: name, rowIndex, columnIndex, formula, cached: view.valueAt(rowIndex, columnIndex) });
        }
  }
  return found;
}

/** Every value by an evaluation that knows nothing of how the formulas came about; her own formulas count as their values. */
function evaluated(host: XlsxHost, formulas: readonly Written[]): Map<string, CellValue> {
  const ours = new Map(formulas.map((one) => [placeOf(one), one.formula]));
  const values = new Map<string, CellValue>();
  const sheets = new Map<string, FormulaSheet>();
  const sheetOf = (name: string): FormulaSheet | undefined => {
    const known = sheets.get(name);
    if (known) return known;
    let view: SheetView;
    try {
      view = host.sheetView(name);
    } catch {
      return undefined;
    }
    const sheet: FormulaSheet = {
      workbook: { sheet: sheetOf },
      valueAt: (rowIndex, columnIndex) => {
        const place = placeOf({ sheet: name, rowIndex, columnIndex });
        const formula = ours.get(place);
        if (formula === undefined) return view.valueAt(rowIndex, columnIndex);
        let value = values.get(place);
        if (value === undefined) values.set(place, (value = evaluate(formula, sheet)));
        return value;
      },
    };
    sheets.set(name, sheet);
    return sheet;
  };
  for (const { sheet, rowIndex, columnIndex } of formulas) sheetOf(sheet)?.valueAt(rowIndex, columnIndex);
  return values;
}

const placeOf = (cell: { readonly sheet: string; readonly rowIndex: number; readonly columnIndex: number }): string =>
  `${cell.sheet}!${cellAddress(cell)}`;

/** The formulas whose value is not the one that stands beside them, at most ten in words. */
function faults(formulas: readonly Written[], valueOf: (place: string) => CellValue | undefined): string[] {
  return formulas
    .filter((one) => !agree(one.cached, valueOf(placeOf(one)) ?? null))
    .slice(0, 10)
    .map((one) => `${placeOf(one)} ${one.formula}: ${String(one.cached)} stands, ${String(valueOf(placeOf(one)))} comes out`);
}

function agree(cached: CellValue, value: CellValue): boolean {
  if (typeof cached === "number" && typeof value === "number")
    return Math.abs(cached - value) <= 1e-9 * Math.max(Math.abs(cached), Math.abs(value)) + 1e-12;
  return (cached ?? "") === (value ?? "");
}

/** LibreOffice's own calculation of workbooks, forced; null where there is no LibreOffice. */
function recalculated(books: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, XlsxHost> | null {
  if (spawnSync("soffice", ["--version"]).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "edufund-recalc-"));
  try {
    const profile = join(folder, "profile", "user");
    mkdirSync(profile, { recursive: true });
    writeFileSync(
      join(profile, "registrymodifications.xcu"),
      '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>',
    );
    const names = [...books.keys()];
    names.forEach((name, at) => writeFileSync(join(folder, `${at}.xlsx`), books.get(name) ?? new Uint8Array()));
    const out = join(folder, "out");
    spawnSync(
      "soffice",
      [
        `-env:UserInstallation=file://${join(folder, "profile")}`,
        "--headless",
        "--norestore",
        "--convert-to",
        "xlsx",
        "--outdir",
        out,
        ...names.map((_, at) => join(folder, `${at}.xlsx`)),
      ],
      { timeout: 240_000 },
    );
    return new Map(names.map((name, at) => [name, openWorkbook(new Uint8Array(readFileSync(join(out, `${at}.xlsx`))), name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("formulas that we write", () => {
  const books = new Map<string, Uint8Array>();
  beforeAll(async () => {
    for (const [name, asOf] of SAMPLES) books.set(name, await written(name, asOf));
  });

  it.each(SAMPLES.map(([name]) => name))("come out in %s as the values beside them, evaluated apart from the product", async (name) => {
    const host = openWorkbook(books.get(name) ?? new Uint8Array(), name);
    const formulas = await formulasOf(host);
    expect(formulas.length).toBeGreaterThan(15);
    const values = evaluated(host, formulas);
    expect(faults(formulas, (place) => values.get(place))).toEqual([]);
  });

  it("come out as those values in LibreOffice too, where there is one", async () => {
    const calculated = recalculated(books);
    for (const [name, bytes] of books) {
      const formulas = await formulasOf(openWorkbook(bytes, name));
      const host = calculated?.get(name);
      const views = new Map((await host?.sheets())?.map((sheet) => [sheet.name, host?.sheetView(sheet.name)]));
      const values = new Map(formulas.map((one) => [placeOf(one), views.get(one.sheet)?.valueAt(one.rowIndex, one.columnIndex) ?? null]));
      expect(calculated ? faults(formulas, (place) => values.get(place)) : []).toEqual([]);
    }
  });
});
