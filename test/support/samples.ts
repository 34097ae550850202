import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine, type CheckSettings, type TakeawayEngine, type WriteOptions } from "../../src/app";
import type { RangeSnapshot } from "../../src/core/model";
import { openWorkbook, type XlsxHost } from "../../src/hosts/xlsx";
import { createTranslator } from "../../src/locales";
import { rulebook } from "./rulebook";

/** The sample workbooks with the day on which each is looked at. */
export const SAMPLES = [
  ["清城区教育经费三年", "2010-03-31"],
  ["安澜县教育经费五年_横排多单位", "2024-04-30"],
  ["望河县义务教育学校基本情况表", "2024-03-31"],
  ["全面改薄项目台账", "2019-12-31"],
  ["丹湖市多区县经费长表", "2024-06-30"],
  ["督导自评打分表", "2010-06-30"],
] as const;

export const TRANSLATORS = { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) };

export const newEngine = (): TakeawayEngine =>
  createEngine({ rulebook, translators: TRANSLATORS, tool: { name: "edufund-check", version: "0" } });

export const sampleBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(__dirname, "../fixtures/samples", `${name}.xlsx`)));

export interface OpenedSample {
  readonly host: XlsxHost;
  readonly engine: TakeawayEngine;
  readonly snapshots: readonly RangeSnapshot[];
  readonly settings: CheckSettings;
}

export const settingsFor = (asOf: string): CheckSettings => ({ asOf, region: "", packs: null, parameters: {}, sheets: null });

/** A sample as a file in memory, checked. */
export async function openSample(name: string, asOf: string): Promise<OpenedSample> {
  const host = openWorkbook(sampleBytes(name), `${name}.xlsx`);
  const engine = newEngine();
  const snapshots = await host.read({ sheets: null });
  const settings = settingsFor(asOf);
  await engine.check(snapshots, settings, "zh-CN");
  return { host, engine, snapshots, settings };
}

export const writeOptions = (asOf: string): WriteOptions => ({
  explanations: [],
  withFlags: true,
  withCharts: true,
  liveFormulas: true,
  stamp: { tool: "edufund-check", version: "0", rulebookSha256: rulebook.sha256, asOf },
});
