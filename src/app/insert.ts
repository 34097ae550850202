import type { ApplyReceipt } from "../core/model";
import type { TableId } from "../core/presentation";
import { TABLE_IDS } from "../core/presentation";
import { planFor, type WriteOptions } from "./checkAndWrite";
import type { CheckEngine } from "./engine";
import type { Progress, WorkbookHost } from "./ports";
import type { Locale } from "./views";

const TABLE_PREFIX = "table:";

/** Tables of ours that stand in the workbook now. */
export async function insertedTables(host: WorkbookHost): Promise<readonly TableId[]> {
  const receipt = await host.receipt();
  const ids = (receipt?.sheets ?? []).map(({ id }) => id.slice(id.startsWith(TABLE_PREFIX) ? TABLE_PREFIX.length : id.length));
  return TABLE_IDS.filter((id) => ids.includes(id));
}

/** Adds tables to what stands in the workbook already and brings all of it up to date; each stays on its own sheet. */
export async function insertTables(
  host: WorkbookHost,
  engine: CheckEngine,
  options: WriteOptions,
  tables: readonly TableId[],
  locale: Locale,
  progress?: Progress,
): Promise<ApplyReceipt> {
  const inserted = await insertedTables(host);
  const all = TABLE_IDS.filter((id) => inserted.includes(id) || tables.includes(id));
  return host.apply(await planFor(host, engine, { ...options, tables: all }, locale), progress);
}

/** Takes tables out again; the rest stays. */
export async function removeTables(
  host: WorkbookHost,
  engine: CheckEngine,
  options: WriteOptions,
  tables: readonly TableId[],
  locale: Locale,
  progress?: Progress,
): Promise<ApplyReceipt> {
  const left = (await insertedTables(host)).filter((id) => !tables.includes(id));
  return host.apply(await planFor(host, engine, { ...options, tables: left }, locale), progress);
}
