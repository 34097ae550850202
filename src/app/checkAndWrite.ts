import type { ApplyReceipt, PlacedBlock, PlanStamp, WorkbookPlan } from "../core/model";
import type { BlockChoice, Explanation, PlanRequest, ReportTone } from "../core/presentation";
import { FINDINGS_SHEET_ID, readExplanations } from "../core/presentation";
import type { CheckEngine } from "./engine";
import type { Progress, WorkbookHost } from "./ports";
import { keptReviewed } from "./reviewed";
import { standingIn } from "./standing";
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

/** What of hers stands in the workbook and is not spoken of here is written anew where it stands. */
export interface WriteOptions extends Pick<PlanRequest, "tables" | "charts" | "freeTable" | "blocks" | "reviewed"> {
  /** null: no report text on a sheet. */
  readonly reportTone?: ReportTone | null;
  readonly explanations: readonly Explanation[];
  readonly withFlags: boolean;
  readonly withCharts: boolean;
  readonly liveFormulas: boolean;
  readonly stamp: PlanStamp;
}

/** The plan for the last check: what would be written, before it is. */
export async function planFor(host: WorkbookHost, engine: CheckEngine, options: WriteOptions, locale: Locale): Promise<WorkbookPlan> {
  // Asked together they are one look at the workbook.
  const [workbookName, sheets, receipt, reviewed] = await Promise.all([
    host.name(),
    host.sheets(),
    host.receipt(),
    options.reviewed ?? keptReviewed(host),
  ]);
  const { reportTone, blocks = [], ...rest } = { ...standingIn(receipt), ...options, reviewed };
  return engine.plan(
    {
      ...rest,
      ...(reportTone ? { reportTone } : {}),
      blocks: await withRoom(host, engine, blocks, receipt?.blocks ?? [], locale),
      workbookName,
      userSheets: sheets.filter((sheet) => !sheet.ours).map((sheet) => sheet.name),
    },
    locale,
  );
}

/** A table in whose way something of hers has come to stand since (or that has grown) moves to the nearest free place. */
async function withRoom(
  host: WorkbookHost,
  engine: CheckEngine,
  blocks: readonly BlockChoice[],
  standing: readonly PlacedBlock[],
  locale: Locale,
): Promise<readonly BlockChoice[]> {
  const placed: BlockChoice[] = [];
  for (const block of blocks) {
    const now = standing.find(({ id }) => id === block.id)?.area;
    const size = now && (await engine.blockSize(block, locale));
    const at = size ? (await host.room({ ...now, ...size }, block.id)).nearest : block.at;
    if (at) placed.push({ ...block, at });
  }
  return placed;
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
