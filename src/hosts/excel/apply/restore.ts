import type { CellValue, WorkbookPlan } from "../../../core/model";
import { run, type Context, type Patience } from "../batch";
import { inspect } from "../inspect";
import { LOOKS_KEY, RECEIPT_KEY, WRITING_KEY, type FlagGroup } from "../receipt";
import { askContent, type Before, type KeptContent, type KeptSheet } from "./before";
import { askChanges, putBlocksBack } from "./blocks";
import { askFlags, flagCalls, type FlagSearch } from "./flags";
import { followingSheets } from "./moved";
import { addSheet, dressing, emptySheet } from "./sheet";

/** True when the receipt that is written last of all is there: the whole write arrived, whatever became of the answer. */
export async function arrived(patience: Patience, receiptText: string): Promise<boolean> {
  try {
    return await run(patience, { repeatable: true }, async (context) => (await inspect(context)).receiptText === receiptText);
  } catch {
    return false;
  }
}

/** Does what a write that arrived was still to do behind its receipt; false where Excel refuses. */
export async function finish(patience: Patience, leaving: readonly KeptSheet[]): Promise<boolean> {
  try {
    await run(patience, { repeatable: true }, async (context) => {
      const { worksheets, settings } = context.workbook;
      const { sheets, writingText } = await inspect(context);
      const present = new Set(sheets.map(({ id }) => id));
      const gone = leaving.filter(({ id }) => present.has(id));
      if (gone.length === 0 && writingText === null) return;
      for (const { id } of gone) worksheets.getItem(id).delete();
      if (writingText !== null) settings.getItem(WRITING_KEY).delete();
      await context.sync();
    });
    return true;
  } catch {
    return false;
  }
}

/** A write that broke. */
export interface Broken {
  readonly before: Before;
  /** With the names that its sheets were to have. */
  readonly plan: WorkbookPlan;
  /** Sheets of ours that it was to take away. */
  readonly leaving: readonly KeptSheet[];
  /** What stands in the workbook from the first of its requests on. */
  readonly noteText: string;
  readonly withPrint: boolean;
}

/**
 * Takes a half-finished write back: new sheets go, our older ones get their content again, new flags go and old ones come
 * back. Sheets of the officer need no copy: nothing ever writes to their cells. What stood on one that she deleted is gone
 * with it. null: all of it is taken back, or nobody can tell; else what is protected, so that something had to stay.
 * Then the note of the write stays as well, so that it can be cleared once that is possible.
 */
export async function putBack(patience: Patience, broken: Broken): Promise<string | null> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const search = { oneByOne: attempt > 0, alsoBare: true };
      return await run(patience, { repeatable: true, undo: true }, (context) => putBackOnce(context, broken, search));
    } catch {
      await patience.pause(patience.pauses[attempt] ?? 0);
    }
  }
  return null;
}

async function putBackOnce(
  context: Context,
  { before, plan, leaving, noteText, withPrint }: Broken,
  search: FlagSearch,
): Promise<string | null> {
  const now = await inspect(context);
  // Not even the first of its calls arrived.
  if (now.writingText !== noteText) return null;
  const { worksheets, settings } = context.workbook;
  const { sheets, receipt, receiptText, writingText } = before.inspection;
  // By Excel's id: she may have given a sheet another name meanwhile.
  const names = new Map(sheets.map(({ id, name }) => [id, name]));
  const present = new Map(now.sheets.map((sheet) => [sheet.id, sheet]));
  const suspects = now.sheets.filter((sheet) => !names.has(sheet.id));
  const wanted = new Set(plan.sheets.map((sheet) => sheet.name));

  const asked = now.sheets.map((sheet) => {
    const worksheet = worksheets.getItem(sheet.id);
    worksheet.protection.load("protected");
    const isHers = !before.own.some(({ id }) => id === sheet.id) && !suspects.includes(sheet);
    return { worksheet, sheet, flags: isHers ? askFlags(context, worksheet, search) : null };
  });
  const strays = suspects.map((sheet) => {
    const used = worksheets.getItem(sheet.id).getUsedRangeOrNullObject(true);
    used.load("rowCount");
    return { sheet, used };
  });
  const contents = before.own
    .filter((kept) => kept.content !== null && present.has(kept.id))
    .map((kept) => ({ kept, standing: askContent(worksheets.getItem(kept.id), false) }));
  const changes = askChanges(context, before.blocks, (id) => present.has(id));
  await context.sync();

  const isChanged = changes();
  const locked = new Map(asked.flatMap(({ sheet, worksheet }) => (worksheet.protection.protected ? [[sheet.id, sheet.name]] : [])));
  /** Where something of this write has to stay; the last that was met is as good as any. */
  let left: string | null = null;
  const isLocked = (id: string): boolean => {
    const name = locked.get(id);
    if (name !== undefined) left = name;
    return name !== undefined;
  };
  const isFixed = (): boolean => {
    if (now.structureProtected) left = now.workbookName;
    return now.structureProtected;
  };
  for (const { sheet, used } of strays) {
    // Without our mark only an empty sheet with the wanted name is ours: the request broke right after adding it.
    if ((sheet.marked || (wanted.has(sheet.name) && used.isNullObject)) && !isFixed()) worksheets.getItem(sheet.id).delete();
  }
  const follow = followingSheets(sheets, present);
  const refill = (worksheet: Excel.Worksheet, kept: KeptSheet): void => {
    if (!kept.content) return;
    fill(worksheet, kept.content, follow);
    const looks = before.looks.sheets[kept.ownId];
    if (looks) for (const call of dressing(worksheet, looks, withPrint)) call();
  };
  for (const { kept, standing } of contents) {
    if (isLocked(kept.id)) continue;
    const worksheet = worksheets.getItem(kept.id);
    emptySheet(worksheet, standing().charts, withPrint);
    refill(worksheet, kept);
  }
  for (const kept of before.own) {
    const found = present.get(kept.id);
    // A sheet that she deleted meanwhile stays deleted.
    if (!found && kept.content && leaving.includes(kept) && !isFixed()) refill(addSheet(worksheets, kept.name, kept.ownId), kept);
    // One that was to be replaced whole has only had to lend its name.
    if (found && found.name !== kept.name && !isFixed()) worksheets.getItem(kept.id).name = kept.name;
  }
  for (const { worksheet, sheet, flags } of asked) {
    if (!flags || before.protected.has(sheet.id)) continue;
    const ours = await flags();
    const earlier = (receipt?.excel.flags ?? []).filter((group) => isOn(group, sheet.id, names));
    // New flags are added before old ones go: on a sheet that takes nothing by now their number tells whether any came.
    if (locked.has(sheet.id) && ours.length === (before.flagsOn.get(sheet.id) ?? 0)) continue;
    if (ours.length + earlier.length === 0 || isLocked(sheet.id)) continue;
    for (const flag of ours) flag.delete();
    for (const group of earlier) for (const call of flagCalls(worksheet, group)) call();
  }
  const isShut = (id: string): boolean => locked.has(id) && (!isChanged(id) || isLocked(id));
  putBlocksBack(context, before.blocks, { names: now.blockNames, sheets: present, isLocked: isShut, follow }, before.looks.blocks);
  if (receiptText === null) {
    if (now.receiptText !== null) settings.getItem(RECEIPT_KEY).delete();
  } else if (now.receiptText !== receiptText) settings.add(RECEIPT_KEY, receiptText);
  if (before.looksText !== null) settings.add(LOOKS_KEY, before.looksText);
  else if (now.keepsLooks) settings.getItem(LOOKS_KEY).delete();
  if (before.inspection.filePart && !now.filePart) context.workbook.customXmlParts.add(before.inspection.filePart.xml);
  if (left === null) {
    if (writingText === null) settings.getItem(WRITING_KEY).delete();
    else settings.add(WRITING_KEY, writingText);
  }
  await context.sync();
  return left;
}

/** Whether flags of an earlier run stood on a sheet. `names`: by Excel's id, as they were before this write. */
const isOn = ({ sheet, sheetId }: FlagGroup, id: string, names: ReadonlyMap<string, string>): boolean =>
  sheetId !== undefined && names.has(sheetId) ? sheetId === id : sheet === names.get(id);

function fill(
  worksheet: Excel.Worksheet,
  { rowIndex, columnIndex, rowCount, columnCount, formulas, numberFormat }: KeptContent,
  follow: (cell: CellValue) => CellValue,
): void {
  if (rowCount === 0) return;
  const range = worksheet.getRangeByIndexes(rowIndex, columnIndex, rowCount, columnCount);
  range.numberFormat = numberFormat;
  range.formulas = formulas.map((row) => row.map(follow)) as string[][];
}
