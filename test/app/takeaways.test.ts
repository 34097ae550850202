import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine, proposeInsert, write, insertTable, insertedIn, removeInserted } from "../../src/app";
import type { CheckSettings, TakeawayEngine, WriteOptions } from "../../src/app";
import type { PlannedSheet, RangeSnapshot, WorkbookPlan } from "../../src/core/model";
import { TABLE_IDS, plainText } from "../../src/core/presentation";
import type { PlanRequest, ReportText } from "../../src/core/presentation";
import { openWorkbook } from "../../src/hosts/xlsx";
import type { XlsxHost } from "../../src/hosts/xlsx";
import { createTranslator } from "../../src/locales";
import { rulebook } from "../support/rulebook";

const translators = { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) };
const folder = join(__dirname, "../fixtures/samples");
const SAMPLES = [
  ["清城区教育经费三年", "2010-03-31"],
  ["安澜县教育经费五年_横排多单位", "2024-04-30"],
  ["望河县义务教育学校基本情况表", "2024-03-31"],
  ["全面改薄项目台账", "2019-12-31"],
  ["丹湖市多区县经费长表", "2024-06-30"],
  ["督导自评打分表", "2010-06-30"],
] as const;

interface Opened {
  readonly host: XlsxHost;
  readonly engine: TakeawayEngine;
  readonly snapshots: readonly RangeSnapshot[];
  readonly settings: CheckSettings;
}

async function open(name: string, asOf: string): Promise<Opened> {
  const host = openWorkbook(readFileSync(join(folder, `${name}.xlsx`)), `${name}.xlsx`);
  const engine = createEngine({ rulebook, translators, tool: { name: "edufund-check", version: "0" } });
  const snapshots = await host.read({ sheets: null });
  const settings: CheckSettings = { asOf, region: "", packs: null, parameters: {}, sheets: null };
  await engine.check(snapshots, settings, "zh-CN");
  return { host, engine, snapshots, settings };
}

const options = (asOf: string): WriteOptions => ({
  explanations: [],
  withFlags: false,
  withCharts: true,
  liveFormulas: true,
  stamp: { tool: "edufund-check", version: "0", rulebookSha256: rulebook.sha256, asOf },
});

const requestFor = (userSheets: readonly string[], asOf: string, extra: Partial<PlanRequest> = {}): PlanRequest => ({
  ...options(asOf),
  workbookName: "工作簿.xlsx",
  userSheets,
  tables: TABLE_IDS,
  reportTone: "briefing",
  ...extra,
});

const sheetCells = (sheet: PlannedSheet) => sheet.rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell] : [])));
const tableSheets = (plan: WorkbookPlan): readonly PlannedSheet[] => plan.sheets.filter(({ id }) => id.startsWith("table:"));
const textOf = (run: ReportText["paragraphs"][number]["runs"][number]): string => run.text;

describe.each(SAMPLES)("what is taken away from %s", (name, asOf) => {
  let opened: Opened;
  let plan: WorkbookPlan;
  beforeAll(async () => {
    opened = await open(name, asOf);
    plan = await opened.engine.plan(
      requestFor(
        opened.snapshots.map(({ sheet }) => sheet),
        asOf,
      ),
      "zh-CN",
    );
  });

  test("every table on offer is written, the others say what is missing", async () => {
    const { tables, charts } = await opened.engine.offers("zh-CN");
    expect(tableSheets(plan).map(({ id }) => id)).toEqual(tables.filter(({ available }) => available).map(({ id }) => `table:${id}`));
    expect(tableSheets(plan).length).toBeGreaterThan(0);
    for (const offer of [...tables, ...charts].filter(({ available }) => !available))
      expect([offer.id, offer.missing.length > 0]).toEqual([offer.id, true]);
  });

  test("formulas stand over her cells or over the table itself, never over another sheet of ours", () => {
    const hers = new Set(opened.snapshots.map(({ sheet }) => sheet));
    let formulas = 0;
    for (const sheet of tableSheets(plan))
      for (const { formula, value } of sheetCells(sheet)) {
        if (formula === undefined) continue;
        formulas += 1;
        expect(typeof value === "number" && Number.isFinite(value)).toBe(true);
        for (const [, quoted = ""] of formula.matchAll(/'((?:[^']|'')+)'!/g)) expect(hers).toContain(quoted.replace(/''/g, "'"));
      }
    expect(formulas).toBeGreaterThan(10);
  });

  test("values only is the same table without formulas", async () => {
    const values = await opened.engine.plan(
      requestFor([...opened.snapshots.map(({ sheet }) => sheet)], asOf, { liveFormulas: false }),
      "zh-CN",
    );
    for (const [at, sheet] of tableSheets(plan).entries()) {
      const other = tableSheets(values)[at];
      const numbers = (one: PlannedSheet | undefined) =>
        one ? sheetCells(one).flatMap(({ value }) => (typeof value === "number" ? [value] : [])) : [];
      expect(numbers(other)).toEqual(numbers(sheet));
      expect(other && sheetCells(other).every(({ formula }) => formula === undefined)).toBe(true);
    }
  });

  test("every table has title, header, notes and a signature line, and prints with its header repeated", () => {
    for (const sheet of tableSheets(plan)) {
      expect(typeof sheet.rows[0]?.cells[0]?.value).toBe("string");
      expect(sheet.rows.at(-1)?.cells[0]?.value).toMatch(/制表.*审核.*日期/);
      expect(sheet.print.repeatRows).not.toBeNull();
      expect(sheet.print.area?.rowCount).toBe(sheet.rows.length);
    }
  });

  test("every number of the report text knows its cells; missing ones are gaps", async () => {
    const text = await opened.engine.reportText({ workbookName: name, tone: "briefing" }, "zh-CN");
    const numbers = text.paragraphs.flatMap(({ runs }) => runs.filter((run) => run.cells !== undefined && /\d/.test(run.text)));
    for (const run of numbers) expect([run.text, (run.cells ?? []).length > 0]).toEqual([run.text, true]);
    expect(text.paragraphs.flatMap(({ runs }) => runs.filter(({ gap }) => gap)).every((run) => /^〔缺：.+〕$/.test(textOf(run)))).toBe(
      true,
    );
    // Outside of its linked runs a sentence holds years, counts and decimals, but no money and no rate.
    for (const { kind, runs } of text.paragraphs)
      if (kind === "text")
        for (const run of runs.filter(({ cells, gap }) => !cells && !gap)) expect(run.text).not.toMatch(/\d(亿元|万元|元|%|个百分点)/);
  });
});

describe("the report text", () => {
  test("is what the sheet shows, and its own check finds nothing wrong", async () => {
    const { engine } = await open("清城区教育经费三年", "2010-03-31");
    const text = plainText(await engine.reportText({ workbookName: "清城区", tone: "briefing" }, "zh-CN"));
    expect(text).toContain("教育财政拨款分别为20596万元、25772万元、31973万元，分别比上年增长18.68%、25.13%、24.06%");
    expect(text).toContain("均高于财政经常性收入增长比例，分别高6.77个百分点、6.13个百分点、1.06个百分点");
    expect(text).toContain("1044.41元、1108.56元、1126.23元，分别比上年增长2.17%、6.14%、1.59%");
    expect(text).toContain("〔缺：教师年平均工资〕");
    // 切实做到 is said only where all three are met and known.
    expect(text).not.toContain("切实做到");
    const { summary } = await engine.statements(text, "zh-CN");
    expect(summary.disagrees).toBe(0);
    expect(summary.agrees).toBeGreaterThan(25);
  });

  test("says 低于 where the rule is not met", async () => {
    const { engine } = await open("安澜县教育经费五年_横排多单位", "2024-04-30");
    const text = plainText(await engine.reportText({ workbookName: "安澜县", tone: "briefing" }, "zh-CN"));
    expect(text).toContain("2022年低于财政经常性收入增长比例5.62个百分点");
    expect(text).not.toContain("均高于");
    expect(plainText(await engine.checkReport({ workbookName: "安澜县", tone: "briefing" }, "zh-CN"))).toMatch(
      /核查报告[\s\S]*不符合（\d+）[\s\S]*还差/,
    );
  });
});

describe("beside the last check", () => {
  test("nothing changed is nothing to tell; a cut appropriation is a new finding", async () => {
    const { host, engine, settings } = await open("安澜县教育经费五年_横排多单位", "2024-04-30");
    await write(host, engine, options("2024-04-30"), "zh-CN");
    const earlier = await host.readOwn("findings");
    if (!earlier) throw new Error("no findings sheet");
    const same = await engine.compare(earlier, "zh-CN");
    expect(same.findings).toEqual([]);
    expect(same.counts.same).toBeGreaterThan(10);

    const [sheet] = await host.read({ sheets: null });
    if (!sheet) throw new Error("no sheet");
    // 2023年教育财政拨款 cut to half.
    const [cell] = (await engine.detail("appropriation-grows-faster-than-recurrent-revenue|安澜县|2023|total", "zh-CN"))?.cells ?? [];
    const found =
      cell ?? (await engine.findings({ rules: ["appropriation-grows-faster-than-recurrent-revenue"] }, "zh-CN")).findings.at(-1)?.cells[0];
    if (!found) throw new Error("no cell");
    const values = sheet.values.map((row, at) =>
      at + sheet.rowIndex === found.rowIndex
        ? row.map((value, column) => (column + sheet.columnIndex === found.columnIndex ? 50000 : value))
        : row,
    );
    await engine.check([{ ...sheet, values }], settings, "zh-CN");
    const cut = await engine.compare(earlier, "zh-CN");
    expect(cut.counts.new + cut.counts.worse).toBeGreaterThan(0);
    expect(cut.findings.some(({ change, title }) => change === "new" && title.includes("教育财政拨款的增长"))).toBe(true);
    expect(cut.findings.filter(({ change }) => change === "new").every(({ now }) => now !== "")).toBe(true);
  });
});

describe("borderline", () => {
  test("names the inputs whose change by 1 % turns the verdict over, and none for a clear case", async () => {
    const { engine } = await open("清城区教育经费三年", "2010-03-31");
    const { findings } = await engine.findings({ rules: ["per-pupil-operating-funds-grow"] }, "zh-CN");
    const of = async (period: string) => {
      const key = findings.find((finding) => finding.period === period)?.key;
      if (key === undefined) throw new Error(`nothing for ${period}`);
      return engine.sensitivity(key, "zh-CN");
    };
    // 2009: 1.59 % of growth survives a change by 1 %; 6.14 % as well.
    expect(await of("2009年")).toEqual([]);
    const gap = await engine.findings({ rules: ["appropriation-grows-faster-than-recurrent-revenue"] }, "zh-CN");
    const narrow = gap.findings.find(({ period }) => period === "2009年");
    const inputs = await engine.sensitivity(narrow?.key ?? "", "zh-CN");
    // A lead of 1.06 points falls with an appropriation that is 1 % lower, or a base 1 % higher.
    expect(inputs.length).toBeGreaterThan(0);
    expect(inputs.every(({ outcome }) => outcome === "fail")).toBe(true);
  });
});

describe("inserting", () => {
  test("at a cell of a sheet of ours a table gets a sheet of its own; at a cell of hers it is listed with its cells and removed alone", async () => {
    const { host, engine, snapshots } = await open("清城区教育经费三年", "2010-03-31");
    await write(host, engine, options("2010-03-31"), "zh-CN");
    const ours = (await insertedIn(host))[0]?.sheet ?? "";
    const onOurs = { table: "per-pupil", at: { sheet: ours, rowIndex: 3, columnIndex: 3 } } as const;
    expect(await proposeInsert(host, engine, onOurs, "zh-CN")).toMatchObject({ area: null, room: null, request: { at: null } });
    await insertTable(host, engine, options("2010-03-31"), onOurs, "zh-CN");
    const sheet = snapshots[0]?.sheet ?? "";
    const taken = await proposeInsert(host, engine, { table: "free", at: { sheet, rowIndex: 0, columnIndex: 0 } }, "zh-CN");
    expect(taken?.room?.coveredCells).toBeGreaterThan(0);
    const nearest = taken?.room?.nearest ?? null;
    await expect(
      insertTable(host, engine, options("2010-03-31"), { table: "free", at: { sheet, rowIndex: 0, columnIndex: 0 } }, "zh-CN"),
    ).rejects.toMatchObject({ code: "coversCells" });
    const receipt = await insertTable(host, engine, options("2010-03-31"), { table: "free", at: nearest }, "zh-CN");
    const listed = (await insertedIn(host)).find(({ area }) => area !== null);
    expect(listed).toMatchObject({ id: "block:free:1", kind: "table", table: "free", sheet, area: { ...nearest } });
    expect(receipt.otherCells).toBe(0);
    await removeInserted(host, engine, options("2010-03-31"), ["block:free:1"], "zh-CN");
    expect((await insertedIn(host)).map(({ table }) => table)).toEqual([null, null, "per-pupil"]);
  });

  test("adds to what stands there, takes out again, and leaves her sheets as they were", async () => {
    const { host, engine } = await open("清城区教育经费三年", "2010-03-31");
    const original = await host.read({ sheets: null });
    const tables = async () => (await insertedIn(host)).flatMap(({ table }) => table ?? []);
    for (const table of ["three-growths", "per-pupil"] as const)
      await insertTable(host, engine, options("2010-03-31"), { table, at: null }, "zh-CN");
    expect(await tables()).toEqual(["three-growths", "per-pupil"]);
    // A check that is written once more keeps them.
    await write(host, engine, options("2010-03-31"), "zh-CN");
    expect(await tables()).toEqual(["three-growths", "per-pupil"]);
    await removeInserted(host, engine, options("2010-03-31"), ["table:three-growths"], "zh-CN");
    expect(await tables()).toEqual(["per-pupil"]);
    const receipt = await host.receipt();
    if (!receipt) throw new Error("no receipt");
    await host.revert(receipt);
    expect(await insertedIn(host)).toEqual([]);
    expect((await host.read({ sheets: null })).map(({ sheet, values }) => [sheet, values])).toEqual(
      original.map(({ sheet, values }) => [sheet, values]),
    );
  });
});
