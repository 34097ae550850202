import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, createEngine, keepMapping, keepPacks, keptMapping, keptPacks, write, type WorkbookHost } from "../../../src/app";
import type { WorkbookPlan } from "../../../src/core/model";
import { createTranslator } from "../../../src/locales";
import { openWorkbook, type XlsxHost } from "../../../src/hosts/xlsx";
import { OoxmlPackage } from "../../../src/hosts/xlsx/ooxml/package";
import { fflateCodec } from "../../../src/hosts/xlsx/ooxml/codec";
import { flagGroups } from "../../../src/hosts/excel/apply/flags";
import { FLAG_FORMULA } from "../../../src/hosts/excel/receipt";
import { partXml, textOfPart } from "../../../src/hosts/excel/xmlParts";
import type { FarWorkbook } from "../../support/farside/model";
import { workbookFrom } from "../../support/farside/model";
import { areaOfAddress } from "../../support/farside/range";
import { rulebook } from "../../support/rulebook";
import { COUNTY, FINDINGS, PLAN, sheetOf } from "../contract";
import { fileOf } from "../xlsx/build";
import { excelWith, farWorkbookOf } from "./open";

jest.setTimeout(60_000);

const NAME = "清城区教育经费三年.xlsx";
const translators = { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) };
const newEngine = () => createEngine({ rulebook, translators, tool: { name: "t", version: "1" } });
const STAMP = { tool: "t", version: "1", rulebookSha256: rulebook.sha256, asOf: "2010-03-31" };

async function checkAndWrite(host: WorkbookHost): Promise<void> {
  const engine = newEngine();
  const settings = { asOf: STAMP.asOf, region: "", packs: null, parameters: {}, sheets: null };
  const { explanations } = await check(host, engine, settings, "zh-CN");
  await write(host, engine, { explanations, withFlags: true, withCharts: true, liveFormulas: true, stamp: STAMP }, "zh-CN");
}

/** A file as Excel would hold it once it is open: cells, our custom XML parts, the flags of the plan. */
async function opened(file: XlsxHost, plan: WorkbookPlan | null): Promise<FarWorkbook> {
  const sheets = (await file.sheets()).map(({ name }) => name);
  const workbook = workbookFrom(await file.name(), await file.read({ sheets }));
  for (const own of (await file.sheets()).filter(({ ours }) => ours)) workbook.required(own.name).ofAddIn = true;
  const pack = OoxmlPackage.open(file.bytes(), fflateCodec);
  for (const part of pack.names().filter((name) => /^customXml\/item\d+\.xml$/.test(name))) workbook.addXmlPart(pack.text(part));
  for (const { sheet, level, ranges } of flagGroups(plan?.flags ?? []))
    workbook.required(sheet).flags.push({
      areas: ranges.map(areaOfAddress),
      type: "Custom",
      formula: FLAG_FORMULA,
      fill: level === "error" ? "#FBD5D5" : "#DCE6F5",
      font: level === "error" ? "#8A1C1C" : "#22406B",
      stopIfTrue: false,
    });
  return workbook;
}

describe("a copy that file mode has written, in Excel", () => {
  const written = async (): Promise<{ workbook: FarWorkbook; clean: string }> => {
    const file = openWorkbook(fileOf(COUNTY), COUNTY.name);
    const clean = (await opened(file, null)).print(false);
    await file.apply(PLAN);
    return { workbook: await opened(file, PLAN), clean };
  };

  it("is found with its receipt, and its own sheets are not checked", async () => {
    const { host } = excelWith((await written()).workbook);
    expect(await host.receipt()).toMatchObject({ sheets: [{ id: "findings", name: "核查结果" }], cellsWritten: 8 });
    expect((await host.read({ sheets: null })).map(({ sheet }) => sheet)).toEqual(["教育经费", "学校's 名单"]);
    expect((await host.readOwn("findings"))?.values[1]?.[2]).toBe("=1+1");
  });

  it("is cleared to what it was before", async () => {
    const { workbook, clean } = await written();
    const { host } = excelWith(workbook);
    const receipt = await host.receipt();
    if (receipt) await host.revert(receipt);
    expect(workbook.print(false)).toBe(clean);
    expect(await host.receipt()).toBeNull();
  });

  it("is taken over by the next check: one set of results, then cleared", async () => {
    const { workbook, clean } = await written();
    const { host } = excelWith(workbook);
    await host.apply(PLAN);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["教育经费", "学校's 名单", "旧表", "核查结果"]);
    expect(workbook.xmlParts.size).toBe(0);
    expect(workbook.required("教育经费").flags).toHaveLength(1);
    const receipt = await host.receipt();
    if (receipt) await host.revert(receipt);
    expect(workbook.print(false)).toBe(clean);
  });

  const takeOver = async (share: number | null): Promise<{ before: string; after: string; done: boolean }> => {
    const { workbook } = await written();
    const before = workbook.print(false);
    const { host, farSide } = excelWith(workbook);
    await host.read({ sheets: null });
    await host.sheets();
    if (share !== null) farSide.faults.set(farSide.counts.syncs + 3, { kind: "halfway", share, code: "GeneralException" });
    const done = await host.apply(PLAN).then(
      () => true,
      () => false,
    );
    return { before, after: workbook.print(false), done };
  };

  it.each([0.2, 0.9, 0.95, 0.99, 0.995])("is taken over wholly or not at all when it breaks at %d of the request", async (share) => {
    const whole = await takeOver(null);
    const broken = await takeOver(share);
    expect(whole.done).toBe(true);
    expect(broken.after).toBe(broken.done ? whole.after : broken.before);
    if (share < 0.9) expect(broken.done).toBe(false);
  });
});

describe("notes", () => {
  it("that file mode keeps are found in Excel, and go on being kept", async () => {
    const file = openWorkbook(fileOf(COUNTY), COUNTY.name);
    const packs = [{ name: "县<级>&规则", document: { id: "county", rules: [] } }];
    await keepPacks(file, packs);
    await file.notes.set("mapping", '{"format":1,"tables":[]}');
    const { host, elsewhere, workbook } = excelWith(await opened(file, null));
    expect(await keptPacks(host)).toEqual(packs);
    expect((await keptMapping(host)).tables).toEqual([]);
    await host.notes?.set("mapping", "改");
    expect(await elsewhere().notes?.get("mapping")).toBe("改");
    expect(await keptPacks(elsewhere())).toEqual(packs);
    expect(workbook.xmlParts.size).toBe(1);
    await host.notes?.set("mapping", null);
    await keepPacks(host, []);
    expect(workbook.xmlParts.size).toBe(0);
    expect(await host.notes?.get("mapping")).toBeNull();
  });

  it("are hers: neither writing nor clearing touches them", async () => {
    const { host, elsewhere } = excelWith(farWorkbookOf(COUNTY));
    const mapping = { format: 1 as const, tables: [] };
    await keepMapping(host, mapping);
    await host.notes?.set("reviewed", "是");
    await host.apply(PLAN);
    const receipt = await host.receipt();
    if (receipt) await host.revert(receipt);
    expect(await elsewhere().notes?.get("reviewed")).toBe("是");
  });

  it("survive any text", () => {
    for (const text of ["", "<&>\"'", "&amp;#10;", "𠮷\n\t", "]]>"])
      expect(textOfPart(partXml("notes", "urn:x", JSON.stringify(text)))).toBe(JSON.stringify(text));
    expect(textOfPart('<a:n xmlns:a="urn:x">&#20013;&#x6587;&apos;</a:n>\n')).toBe("中文'");
    expect(textOfPart("<a><b/></a>")).toBeNull();
  });
});

describe("another session's results", () => {
  /** Also what a person sees: styles, links, merges, widths, charts. */
  const looks = (workbook: FarWorkbook): string => workbook.print(true);

  const rewrite = async (share: number | null): Promise<{ before: string; after: string; done: boolean }> => {
    const file = openWorkbook(new Uint8Array(readFileSync(join(__dirname, "../../fixtures/samples", NAME))), NAME);
    const { host, workbook, farSide, elsewhere } = excelWith(workbookFrom(NAME, await file.read({ sheets: null })));
    await checkAndWrite(host);
    const before = looks(workbook);
    const other = elsewhere();
    await other.read({ sheets: null });
    await other.sheets();
    if (share !== null) farSide.faults.set(farSide.counts.syncs + 2, { kind: "halfway", share, code: "GeneralException" });
    const done = await other.apply({ ...PLAN, flags: [], sheets: [FINDINGS, sheetOf("more", "多一张", [])] }).then(
      () => true,
      () => false,
    );
    return { before, after: looks(workbook), done };
  };

  it.each([0.05, 0.5, 0.9, 0.99])("look as they did, or are all new, when a write breaks at %d of its request", async (share) => {
    const broken = await rewrite(share);
    expect(broken.after).toBe(broken.done ? (await rewrite(null)).after : broken.before);
    if (share < 0.95) expect(broken.done).toBe(false);
  });

  it("are written anew in place by another machine, the sheets staying the same sheets", async () => {
    const { host, workbook, elsewhere } = excelWith(farWorkbookOf(COUNTY));
    await host.apply(PLAN);
    const { id } = workbook.required("核查结果");
    await elsewhere().apply(PLAN);
    expect(workbook.required("核查结果").id).toBe(id);
  });
});

describe("what a write tells", () => {
  it("names the sheets of hers that stay without flags because they are protected", async () => {
    const { host, workbook } = excelWith(farWorkbookOf(COUNTY));
    workbook.required("教育经费").isProtected = true;
    const receipt = await host.apply(PLAN);
    expect(receipt.unflagged).toEqual(["教育经费"]);
    expect(receipt.flagged.map(({ sheet }) => sheet)).toEqual(["学校's 名单"]);
    expect(await host.receipt()).toEqual(receipt);
    workbook.required("教育经费").isProtected = false;
    expect(await host.apply(PLAN)).not.toHaveProperty("unflagged");
  });

  it("says how many findings are neither listed nor flagged", async () => {
    const { host } = excelWith(farWorkbookOf(COUNTY));
    expect(await host.apply({ ...PLAN, unlisted: 12 })).toMatchObject({ unlisted: 12 });
    expect(await host.receipt()).toMatchObject({ unlisted: 12 });
  });

  it("goes to no cell of a hidden sheet, and says that it is hidden", async () => {
    const { host } = excelWith(farWorkbookOf(COUNTY));
    await expect(host.select({ sheet: "旧表", rowIndex: 0, columnIndex: 0 })).rejects.toMatchObject({ code: "sheetHidden", where: "旧表" });
  });
});

describe("one undo step", () => {
  const asked: boolean[] = [];
  const watching = (level: string) => {
    const stand = excelWith(farWorkbookOf(COUNTY), level);
    asked.length = 0;
    const { run } = stand.client.Excel;
    const spying = new Proxy(stand.client.Excel, {
      get: (target, name: keyof typeof Excel) =>
        name === "run"
          ? (options: Excel.RunOptions, work: Parameters<typeof Excel.run>[0]) => {
              asked.push(options.mergeUndoGroup === true);
              return (run as (...args: unknown[]) => Promise<unknown>)(options, work);
            }
          : target[name],
    });
    Object.assign(globalThis, { Excel: spying });
    return stand;
  };

  it("is asked for where Excel knows it, for writing and for clearing", async () => {
    const { host } = watching("1.20");
    const receipt = await host.apply(PLAN);
    expect(asked).toEqual([true]);
    await host.revert(receipt);
    expect(asked).toEqual([true, true]);
  });

  it("is not asked for below", async () => {
    const { host } = watching("1.17");
    await host.apply(PLAN);
    expect(asked).toEqual([false]);
  });

  it("is given up when Excel refuses it: the write goes through all the same", async () => {
    const { host, farSide, workbook } = watching("1.20");
    await host.read({ sheets: null });
    farSide.faults.set(farSide.counts.syncs + 2, { kind: "halfway", share: 0.5, code: "UndoNotSupported" });
    expect(await host.apply(PLAN)).toMatchObject({ cellsWritten: 8 });
    expect(workbook.cellsOutsideOwned).toBe(0);
    expect(asked.at(-1)).toBe(false);
    await host.apply(PLAN);
    expect(asked.at(-1)).toBe(false);
  });
});
