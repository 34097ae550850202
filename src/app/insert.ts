import type { ApplyReceipt, CellArea, CellRef } from "../core/model";
import type { TableChoice, TableId } from "../core/presentation";
import { CHARTS_SHEET_ID, REPORT_SHEET_ID, TABLE_IDS } from "../core/presentation";
import { planFor, type WriteOptions } from "./checkAndWrite";
import type { CheckEngine } from "./engine";
import type { Progress, Room, WorkbookHost } from "./ports";
import { blocksIn, standingIn, tableOfSheet } from "./standing";
import type { Locale } from "./views";

/** Something of ours that stands in the workbook now. */
export interface Inserted {
  /** For `removeInserted`. */
  readonly id: string;
  readonly kind: "findings" | "charts" | "report" | "table";
  /** Of a table. */
  readonly table: TableId | null;
  readonly sheet: string;
  /** Where it stands among her cells; null: on a sheet of its own. */
  readonly area: CellArea | null;
}

export interface InsertRequest extends TableChoice {
  /** First cell of the table, on a sheet of hers; null, or a cell of a sheet of ours: on a new sheet. */
  readonly at: CellRef | null;
}

/** What inserting would do, before it is done. Nothing has been written. */
export interface InsertProposal {
  readonly request: InsertRequest;
  /** The cells that the table takes; null: a new sheet. */
  readonly area: CellArea | null;
  /** null for a new sheet, which covers nothing. Only with nothing covered, and no protection, can it be inserted. */
  readonly room: Room | null;
}

const BLOCK_PREFIX = "block:";

/** Everything of ours in the workbook, sheets first. */
export async function insertedIn(host: WorkbookHost): Promise<readonly Inserted[]> {
  const receipt = await host.receipt();
  const sheets = (receipt?.sheets ?? []).map(({ id, name }): Inserted => {
    const table = tableOfSheet(id) ?? null;
    const kind = table !== null ? "table" : id === CHARTS_SHEET_ID ? "charts" : id === REPORT_SHEET_ID ? "report" : "findings";
    return { id, kind, table, sheet: name, area: null };
  });
  const places = new Map((receipt?.blocks ?? []).map(({ id, area }) => [id, area]));
  const blocks = blocksIn(receipt).map(({ id, table, at }): Inserted => ({
    id,
    kind: "table",
    table,
    sheet: at.sheet,
    area: places.get(id) ?? null,
  }));
  return [...sheets, ...blocks];
}

/** Looks whether a table can stand where she wants it. null: her data cannot fill it. */
export async function proposeInsert(
  host: WorkbookHost,
  engine: CheckEngine,
  request: InsertRequest,
  locale: Locale,
): Promise<InsertProposal | null> {
  const at = await placeFor(host, request.at);
  const size = await engine.blockSize(request, locale);
  if (!size) return null;
  if (!at) return { request: { ...request, at }, area: null, room: null };
  const area = { ...at, ...size };
  return { request, area, room: await host.room(area) };
}

/**
 * Inserts a table and brings everything of ours up to date. Throws `HostError` coversCells (where: the first cell of hers
 * in the way) and writes nothing when it would cover anything, protectedSheet.
 */
export async function insertTable(
  host: WorkbookHost,
  engine: CheckEngine,
  options: WriteOptions,
  request: InsertRequest,
  locale: Locale,
  progress?: Progress,
): Promise<ApplyReceipt> {
  const { table, free } = request;
  const at = await placeFor(host, request.at);
  const standing = standingIn(await host.receipt());
  if (at) {
    const blocks = standing.blocks ?? [];
    const made = { id: freeId(table, new Set(blocks.map(({ id }) => id))), table, at, ...(free ? { free } : {}) };
    return host.apply(await planFor(host, engine, { ...options, blocks: [...blocks, made] }, locale), progress);
  }
  const tables = TABLE_IDS.filter((id) => standing.tables?.includes(id) || id === table);
  return host.apply(await planFor(host, engine, { ...options, tables, ...(free ? { freeTable: free } : {}) }, locale), progress);
}

/** Takes things of ours out again, by their ids; the rest is brought up to date. The findings sheet goes with `clear` only. */
export async function removeInserted(
  host: WorkbookHost,
  engine: CheckEngine,
  options: WriteOptions,
  ids: readonly string[],
  locale: Locale,
  progress?: Progress,
): Promise<ApplyReceipt> {
  const { tables = [], blocks = [], ...standing } = standingIn(await host.receipt());
  const left = {
    tables: tables.filter((id) => !ids.some((gone) => tableOfSheet(gone) === id)),
    blocks: blocks.filter(({ id }) => !ids.includes(id)),
    ...(ids.includes(REPORT_SHEET_ID) ? { reportTone: null } : {}),
    ...(ids.includes(CHARTS_SHEET_ID) ? { withCharts: false } : {}),
  };
  return host.apply(await planFor(host, engine, { ...standing, ...options, ...left }, locale), progress);
}

/** On a sheet of ours no table is put among the cells: it gets a sheet of its own. */
async function placeFor(host: WorkbookHost, at: CellRef | null): Promise<CellRef | null> {
  const isOurs = at !== null && (await host.sheets()).some(({ name, ours }) => ours && name === at.sheet);
  return isOurs ? null : at;
}

function freeId(table: TableId, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const id = `${BLOCK_PREFIX}${table}:${count}`;
    if (!taken.has(id)) return id;
  }
}
