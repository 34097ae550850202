import { HostError } from "../../../app/ports";
import type { CellValue, PlannedBlock } from "../../../core/model";
import type { Context } from "../batch";
import { hostError } from "../errors";
import { inspect, survey, type Inspection, type Survey } from "../inspect";
import { lookAtBlocks, type BlocksBefore } from "./blocks";
import { retyped } from "./cells";
import { LOOKS_KEY } from "../receipt";
import { askFlags, isIllegible } from "./flags";
import { KEPT_UP_TO, readLooks, type StoredLooks } from "./looks";

/** One of our sheets as it stood: enough to put its cells back. */
export interface KeptSheet {
  readonly id: string;
  readonly ownId: string;
  readonly name: string;
  /** null: too large to keep, or nobody knows its looks. */
  readonly content: KeptContent | null;
  readonly charts: readonly Excel.Chart[];
}

export interface KeptContent {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** To be typed again: text that could be taken for a formula carries its apostrophe. */
  readonly formulas: CellValue[][];
  readonly numberFormat: unknown[][];
}

/** The workbook right before a write: what is checked first and what a failed write goes back to. */
export interface Before {
  readonly inspection: Inspection;
  readonly own: readonly KeptSheet[];
  /** Sheets that do not let themselves be written. */
  readonly protected: ReadonlySet<string>;
  /** Our flags of an earlier run, and on how many rules of ours a sheet of hers had, by Excel's id. */
  readonly flags: readonly Excel.ConditionalFormat[];
  readonly flagsOn: ReadonlyMap<string, number>;
  readonly blocks: BlocksBefore;
  readonly looks: StoredLooks;
  /** As stored. */
  readonly looksText: string | null;
}

/**
 * Looks at the workbook as it stands and takes along what putting back needs, in one request. `seen`: as it was when read;
 * where sheets came or went since, it takes another look.
 */
export async function lookBefore(context: Context, seen: Survey | null, blocks: readonly PlannedBlock[]): Promise<Before> {
  let known = seen ?? (await survey(context, []));
  const planned = known.inspection.sheets;
  for (let attempt = 0; ; attempt += 1) {
    const before = await lookIfPresent(context, known);
    const ids = new Set(known.inspection.sheets.map((sheet) => `${sheet.id} ${sheet.ownId ?? ""}`));
    if (before?.inspection.sheets.every((sheet) => ids.has(`${sheet.id} ${sheet.ownId ?? ""}`))) {
      if (blocks.some(({ at }) => isRenamed(at.sheet, planned, before.inspection.sheets))) throw new HostError("changedByOther");
      return { ...before, blocks: await lookAtBlocks(context, before.inspection, blocks, before.protected) };
    }
    if (attempt === 3) throw new HostError("changedByOther");
    known = await survey(context, []);
  }
}

/** She gave the sheet another name since the plan was made: it is there, and no longer where the plan says. */
function isRenamed(name: string, then: Inspection["sheets"], now: Inspection["sheets"]): boolean {
  const id = then.find((sheet) => sheet.name === name)?.id;
  return now.some((sheet) => sheet.id === id && sheet.name !== name);
}

/** null: a sheet that was there is gone. */
async function lookIfPresent(context: Context, known: Survey): Promise<Omit<Before, "blocks"> | null> {
  try {
    return await lookOnce(context, known, false);
  } catch (error) {
    if (hostError(error).code === "sheetMissing") return null;
    if (known.inspection.receipt && isIllegible(error)) return lookOnce(context, known, true);
    throw error;
  }
}

async function lookOnce(context: Context, { inspection: seen, sizes }: Survey, oneByOne: boolean): Promise<Omit<Before, "blocks">> {
  const { worksheets } = context.workbook;
  let room = KEPT_UP_TO;
  const asked = seen.sheets.map((sheet) => {
    const worksheet = worksheets.getItem(sheet.id);
    worksheet.protection.load("protected");
    const cells = sizeOf(sizes, sheet.id);
    const kept = sheet.ownId === null ? null : askContent(worksheet, cells <= room);
    if (kept && cells <= room) room -= cells;
    // On any sheet of hers: one that she renamed, copied or protected since carries them too.
    const flags =
      sheet.ownId === null && seen.receipt ? askFlags(context, worksheet, { oneByOne, alsoBare: seen.writingText !== null }) : null;
    return { sheet, worksheet, kept, flags };
  });
  const stored = { looks: context.workbook.settings.getItemOrNullObject(LOOKS_KEY) };
  stored.looks.load("value");
  const inspection = await inspect(context);
  const looksText = stored.looks.isNullObject || typeof stored.looks.value !== "string" ? null : stored.looks.value;
  const looks = readLooks(looksText);
  const present = asked.filter(({ sheet }) => inspection.sheets.some((now) => now.id === sheet.id));
  const flags: Excel.ConditionalFormat[] = [];
  const flagsOn = new Map<string, number>();
  for (const one of present) {
    const ours = one.flags ? await one.flags() : [];
    flagsOn.set(one.sheet.id, ours.length);
    if (!one.worksheet.protection.protected) flags.push(...ours);
  }
  return {
    inspection,
    own: present.flatMap(({ sheet: { id, ownId, name }, kept }) => {
      if (!kept || ownId === null) return [];
      const { content, charts } = kept();
      return [{ id, ownId, name, content: looks.sheets[ownId] ? content : null, charts }];
    }),
    looks,
    looksText,
    protected: new Set(present.filter(({ worksheet }) => worksheet.protection.protected).map(({ sheet }) => sheet.id)),
    flags,
    flagsOn,
  };
}

const sizeOf = (sizes: Survey["sizes"], id: string): number => {
  const used = sizes.get(id)?.used;
  return used ? (used.rowIndex + used.rowCount) * (used.columnIndex + used.columnCount) : 0;
};

export function askContent(worksheet: Excel.Worksheet, isKept: boolean): () => Pick<KeptSheet, "content" | "charts"> {
  const { charts } = worksheet;
  charts.load("items/id");
  if (!isKept) return () => ({ content: null, charts: charts.items });
  const used = worksheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,rowCount,columnCount,formulas,values,numberFormat");
  return () => ({ content: contentOf(used), charts: charts.items });
}

/** A range that has been loaded, as plain data. */
function contentOf(range: Excel.Range): KeptContent {
  if (range.isNullObject) return NOTHING;
  const { rowIndex, columnIndex, rowCount, columnCount, numberFormat } = range;
  return { rowIndex, columnIndex, rowCount, columnCount, formulas: retyped(range), numberFormat };
}

const NOTHING: KeptContent = { rowIndex: 0, columnIndex: 0, rowCount: 0, columnCount: 0, formulas: [], numberFormat: [] };
