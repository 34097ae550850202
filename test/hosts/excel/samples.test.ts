import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { check, createEngine, write, type WorkbookHost } from "../../../src/app";
import { main } from "../../../src/cli";
import type { ApplyReceipt, RangeSnapshot } from "../../../src/core/model";
import type { ExcelEngineApi } from "../../../src/excel/engineProxy";
import type { EngineApi } from "../../../src/filemode/workers/engineApi";
import { Remote, type Methods, type Wire } from "../../../src/filemode/workers/rpc";
import { createTranslator } from "../../../src/locales";
import { openWorkbook } from "../../../src/hosts/xlsx";
import { workbookFrom } from "../../support/farside/model";
import { rulebook } from "../../support/rulebook";
import { excelWith } from "./open";

jest.setTimeout(240_000);

const folder = join(__dirname, "../../fixtures/samples");
const samples = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
const translators = { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) };
const STAMP = { tool: "t", version: "1", rulebookSha256: rulebook.sha256, asOf: "2024-12-31" };

const open = (name: string) => openWorkbook(new Uint8Array(readFileSync(join(folder, name))), name);
const asOfOf = (name: string): string =>
  (JSON.parse(readFileSync(join(folder, name.replace(".xlsx", ".expected.json")), "utf8")) as { asOf: string }).asOf;
const settingsFor = (name: string) => ({ asOf: asOfOf(name), region: "", packs: null, parameters: {}, sheets: null });
const excelOf = async (name: string) => excelWith(workbookFrom(name, await open(name).read({ sheets: null })));

/** A worker's own module at the other end of its own wire: whatever crosses is copied, as between threads. */
async function workerOf<Api extends Methods>(start: () => Promise<unknown>): Promise<Remote<Api>> {
  const scope = globalThis as unknown as { postMessage: unknown; onmessage: Wire["onmessage"]; __VERSION__: string };
  const wire: Wire = { onmessage: null, postMessage: () => undefined };
  scope.__VERSION__ = "0";
  scope.onmessage = null;
  const replies = (message: unknown): void => wire.onmessage?.({ data: structuredClone(message) } as MessageEvent);
  scope.postMessage = replies;
  await jest.isolateModulesAsync(async () => void (await start()));
  const hears = scope.onmessage as Wire["onmessage"];
  wire.postMessage = (message) => {
    scope.postMessage = replies;
    hears?.({ data: structuredClone(message) } as MessageEvent);
  };
  return new Remote<Api>(wire);
}

let fileModeEngine: Remote<EngineApi>;
let excelEngine: Remote<ExcelEngineApi>;
beforeAll(async () => {
  fileModeEngine = await workerOf<EngineApi>(() => import("../../../src/filemode/workers/engine.worker"));
  excelEngine = await workerOf<ExcelEngineApi>(() => import("../../../src/excel/engine.worker"));
});

/** The report's text but for what names the door: the tool, and the workbook's own checksum, which Excel does not hand out. */
function common(report: string): string {
  const found = report
    .trimEnd()
    .replace(/"tool":\{[^{}]*\}/, '"tool":{}')
    .replace(/("workbook":\{"name":"[^"]*","sha256":)"[0-9a-f]*"/, '$1""');
  expect(found).toMatch(/"tool":\{\}[\s\S]*"workbook":\{"name":"[^"]*","sha256":""\}/);
  return found;
}

/** "" for equal texts, else a little of both where they part: a report has megabytes. */
function difference(a: string, b: string): string {
  if (a === b) return "";
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return [a, b].map((text) => text.slice(Math.max(0, at - 60), at + 60)).join("\n≠\n");
}

/** Each door reads the workbook in its own way and has it judged by the engine that it ships with. */
const DOORS: Readonly<Record<string, (name: string) => Promise<string>>> = {
  "file mode": async (name) => {
    const snapshots = await open(name).read({ sheets: null });
    await fileModeEngine.call("check", [{ snapshots }, settingsFor(name), "zh-CN"]);
    return fileModeEngine.call("report", [{ name, sha256: "0" }, "zh-CN"]);
  },
  "command line": async (name) => {
    let out = "";
    const io = {
      out: (text: string) => void (out += text),
      error: (text: string) => void (out += text),
      today: "2026-01-31",
      workingFolder: folder,
    };
    await main(["check", name, "--as-of", asOfOf(name), "--format", "json"], io);
    return out;
  },
  Excel: async (name) => {
    const { host } = await excelOf(name);
    const snapshots: readonly RangeSnapshot[] = await host.read({ sheets: null });
    await excelEngine.call("check", [snapshots, settingsFor(name), "zh-CN"]);
    return excelEngine.call("report", [{ name, sha256: "0" }, "zh-CN"]);
  },
};

it("finds the samples", () => expect(samples.length).toBeGreaterThanOrEqual(6));

describe.each(samples)("%s", (name) => {
  it("gives the same report through every door, byte for byte", async () => {
    const reports = new Map<string, string>();
    for (const [door, report] of Object.entries(DOORS)) reports.set(door, common(await report(name)));
    const [first, ...others] = [...reports.values()];
    expect(first?.length).toBeGreaterThan(1000);
    for (const other of others) expect(difference(first ?? "", other)).toBe("");
  });

  it("is written alike by file mode and Excel, within the limits, and counted as it is", async () => {
    const run = async (host: WorkbookHost) => {
      const engine = createEngine({ rulebook, translators, tool: { name: "t", version: "1" } });
      const { explanations } = await check(host, engine, settingsFor(name), "zh-CN");
      return write(host, engine, { explanations, withFlags: true, withCharts: true, liveFormulas: true, stamp: STAMP }, "zh-CN");
    };
    const file = await run(open(name));
    const { host, farSide } = await excelOf(name);
    const excel = await run(host);
    const told = ({ flagged, ...rest }: ApplyReceipt) => ({ ...rest, flagged: flagged.map(({ sheet }) => sheet) });
    expect(told(excel)).toEqual(told(file));
    expect(farSide.workbook.cellsWritten).toBe(excel.cellsWritten);
    expect(farSide.workbook.cellsOutsideOwned).toBe(0);
    expect(farSide.counts.syncs).toBeLessThanOrEqual(6);
    expect(Math.max(farSide.counts.maxRequestBytes, farSide.counts.maxResponseBytes)).toBeLessThanOrEqual(1_500_000);
  });
});
