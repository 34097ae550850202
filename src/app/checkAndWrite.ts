import type { ApplyReceipt, PlanStamp, WorkbookPlan } from "../core/model";
import type { Explanation, PlanRequest } from "../core/presentation";
import { FINDINGS_SHEET_ID, readExplanations } from "../core/presentation";
import type { CheckEngine } from "./engine";
import type { Progress, WorkbookHost } from "./ports";
import type { CheckSettings, CheckSummary, Locale } from "./views";

export interface CheckRun {
  readonly summary: CheckSummary;
  /** Where the officer's explanations stood before this run. */
  readonly explanations: readonly Explanation[];
}

/** Reads the workbook and checks it; writes nothing. */
export async function check(
  host: WorkbookHost,
  engine: CheckEngine,
  settings: CheckSettings,
  locale: Locale,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<CheckRun> {
  const snapshots = await host.read({ sheets: settings.sheets }, progress, signal);
  const explanations = await explanationsOf(host);
  const summary = await engine.check(snapshots, settings, locale, progress, signal);
  return { summary, explanations };
}

/** The officer's explanations on the findings sheet of an earlier run, by finding key. */
export async function explanationsOf(host: WorkbookHost): Promise<readonly Explanation[]> {
  const earlier = await host.readOwn(FINDINGS_SHEET_ID);
  return earlier ? readExplanations(earlier) : [];
}

export interface WriteOptions extends Pick<PlanRequest, "tables" | "charts" | "freeTable" | "reportTone"> {
  readonly explanations: readonly Explanation[];
  readonly withFlags: boolean;
  readonly withCharts: boolean;
  readonly liveFormulas: boolean;
  readonly stamp: PlanStamp;
}

/** The plan for the last check: what would be written, before it is. */
export async function planFor(host: WorkbookHost, engine: CheckEngine, options: WriteOptions, locale: Locale): Promise<WorkbookPlan> {
  const sheets = await host.sheets();
  return engine.plan(
    { ...options, workbookName: await host.name(), userSheets: sheets.filter((sheet) => !sheet.ours).map((sheet) => sheet.name) },
    locale,
  );
}

/** Writes the last check's results: only sheets, charts and flags of ours. */
export async function write(
  host: WorkbookHost,
  engine: CheckEngine,
  options: WriteOptions,
  locale: Locale,
  progress?: Progress,
): Promise<ApplyReceipt> {
  return host.apply(await planFor(host, engine, options, locale), progress);
}

/** Lifts everything that we wrote; false when there is nothing of ours. */
export async function clear(host: WorkbookHost): Promise<boolean> {
  const receipt = await host.receipt();
  if (!receipt) return false;
  await host.revert(receipt);
  return true;
}
