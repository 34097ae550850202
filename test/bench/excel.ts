import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { check, createEngine, write, type CheckEngine } from "../../src/app";
import { createTranslator } from "../../src/locales";
import { openWorkbook } from "../../src/hosts/xlsx";
import { excelWith } from "../hosts/excel/open";
import { workbookFrom, type FarWorkbook } from "../support/farside/model";
import { rulebook } from "../support/rulebook";
import { schoolSheet } from "./schools";

const SAMPLE = "清城区教育经费三年.xlsx";
const LARGE_ROWS = 100_000;
const tool = { name: "bench", version: "1" };
const translators = { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) };
const newEngine = (): CheckEngine => createEngine({ rulebook, translators, tool });

interface Figures {
  readonly syncs: number;
  readonly maxRequestBytes: number;
  readonly maxResponseBytes: number;
  readonly cellsWritten: number;
  readonly cellsOutsideOwned: number;
}

async function measure(workbook: FarWorkbook, asOf: string): Promise<Figures> {
  const { host, farSide } = excelWith(workbook, "1.20", { longestWait: 600_000, pauses: [], pause: async () => undefined });
  const engine = newEngine();
  const settings = { asOf, region: "", packs: null, parameters: {}, sheets: null };
  const { explanations } = await check(host, engine, settings, "zh-CN");
  const stamp = { tool: tool.name, version: tool.version, rulebookSha256: rulebook.sha256, asOf };
  await write(host, engine, { explanations, withFlags: true, withCharts: true, liveFormulas: true, stamp }, "zh-CN");
  const { syncs, maxRequestBytes, maxResponseBytes } = farSide.counts;
  return { syncs, maxRequestBytes, maxResponseBytes, cellsWritten: workbook.cellsWritten, cellsOutsideOwned: workbook.cellsOutsideOwned };
}

/** Time and memory go to the error output: they depend on the machine, the figures do not. */
async function told(name: string, work: () => Promise<Figures>): Promise<Figures> {
  const start = performance.now();
  const figures = await work();
  const { rss } = process.memoryUsage();
  process.stderr.write(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s, ${Math.round(rss / 1e6)} MB\n`);
  return figures;
}

async function main(): Promise<void> {
  const file = openWorkbook(new Uint8Array(readFileSync(resolve("test/fixtures/samples", SAMPLE))), SAMPLE);
  const snapshots = await file.read({ sheets: null });
  const county = await told("county", () => measure(workbookFrom(SAMPLE, snapshots), "2010-03-31"));
  const large = process.argv.includes("--county")
    ? null
    : await told("large", () => measure(workbookFrom("学校.xlsx", [schoolSheet(LARGE_ROWS)]), "2024-03-31"));
  process.stdout.write(`${JSON.stringify({ county, ...(large ? { large } : {}) })}\n`);
}

void main();
