import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { check, createEngine, write, type WorkbookHost } from "../../../src/app";
import { createTranslator } from "../../../src/locales";
import { openWorkbook } from "../../../src/hosts/xlsx";
import { workbookFrom } from "../../support/farside/model";
import { rulebook } from "../../support/rulebook";
import { excelWith } from "./open";

jest.setTimeout(180_000);

const folder = join(__dirname, "../../fixtures/samples");
const samples = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
const translators = { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) };
const STAMP = { tool: "t", version: "1", rulebookSha256: rulebook.sha256, asOf: "2024-12-31" };

async function run(host: WorkbookHost, name: string) {
  const expected = JSON.parse(readFileSync(join(folder, name.replace(".xlsx", ".expected.json")), "utf8")) as { asOf: string };
  const engine = createEngine({ rulebook, translators, tool: { name: "t", version: "1" } });
  const settings = { asOf: expected.asOf, region: "", packs: null, parameters: {}, sheets: null };
  const { explanations } = await check(host, engine, settings, "zh-CN");
  const report = await engine.report({ name, sha256: "0" }, "zh-CN");
  const receipt = await write(host, engine, { explanations, withFlags: true, withCharts: true, liveFormulas: true, stamp: STAMP }, "zh-CN");
  return { report, receipt };
}

describe.each(samples)("%s", (name) => {
  const open = () => openWorkbook(new Uint8Array(readFileSync(join(folder, name))), name);

  it("gives the same report through Excel as through the file, and counts what it writes", async () => {
    const file = await run(open(), name);
    const { host, farSide } = excelWith(workbookFrom(name, await open().read({ sheets: null })));
    const excel = await run(host, name);
    expect(excel.report).toBe(file.report);
    expect(excel.receipt.sheets).toEqual(file.receipt.sheets);
    expect(farSide.workbook.cellsWritten).toBe(excel.receipt.cellsWritten);
    expect(farSide.workbook.cellsOutsideOwned).toBe(0);
    expect(farSide.counts.syncs).toBeLessThanOrEqual(6);
    expect(Math.max(farSide.counts.maxRequestBytes, farSide.counts.maxResponseBytes)).toBeLessThanOrEqual(1_500_000);
  });
});
