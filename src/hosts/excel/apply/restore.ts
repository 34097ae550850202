import type { CellValue, WorkbookPlan } from "../../../core/model";
import { run, type Context, type Patience } from "../batch";
import { inspect } from "../inspect";
import { LOOKS_KEY, RECEIPT_KEY } from "../receipt";
import { askContent, type Before, type KeptContent, type KeptSheet } from "./before";
import { putBlocksBack } from "./blocks";
import { askFlags, flagCalls } from "./flags";
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

/** Deletes what a write that arrived was still to delete; false where Excel refuses. */
export async function finish(patience: Patience, leaving: readonly KeptSheet[]): Promise<boolean> {
  if (leaving.length === 0) return true;
  try {
    await run(patience, { repeatable: true }, async (context) => {
      const { worksheets } = context.workbook;
      const present = new Set((await inspect(context)).sheets.map(({ id }) => id));
      for (const { id } of leaving) if (present.has(id)) worksheets.getItem(id).delete();
      await context.sync();
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes a half-finished write back: new sheets go, our older ones get their content again, new flags go and old ones come
 * back. Sheets of the officer need no copy: nothing ever writes to their cells. What stood on one that she deleted is gone with it. Returns whether it succeeded.
 */
export async function putBack(
  patience: Patience,
  before: Before,
  attempted: WorkbookPlan,
  leaving: readonly KeptSheet[],
): Promise<boolean> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await run(patience, { repeatable: true, undo: true }, (context) => putBackOnce(context, before, attempted, leaving));
      return true;
    } catch {
      await patience.pause(patience.pauses[attempt] ?? 0);
    }
  }
  return false;
}

async function putBackOnce(context: Context, before: Before, attempted: WorkbookPlan, leaving: readonly KeptSheet[]): Promise<void> {
  const now = await inspect(context);
  const { worksheets, settings } = context.workbook;
  const { sheets, receipt, receiptText } = before.inspection;
  const flagged = new Set([
    ...(receipt?.flagged ?? []).map(({ sheet }) => sheet),
    ...attempted.flags.flatMap((flag) => flag.cells.map((cell) => cell.sheet)),
  ]);
  // By Excel's id: she may have given a sheet another name meanwhile.
  const names = new Map(sheets.map(({ id, name }) => [id, name]));
  const present = new Map(now.sheets.map((sheet) => [sheet.id, sheet]));
  const suspects = now.sheets.filter((sheet) => !sheets.some((known) => known.id === sheet.id));
  const wanted = new Set(attempted.sheets.map((sheet) => sheet.name));

  const flags = now.sheets
    .filter((sheet) => flagged.has(names.get(sheet.id) ?? sheet.name))
    .map((sheet) => {
      const worksheet = worksheets.getItem(sheet.id);
      worksheet.protection.load("protected");
      return { worksheet, sheet, own: askFlags(worksheet) };
    });
  const strays = suspects.map((sheet) => {
    const used = worksheets.getItem(sheet.id).getUsedRangeOrNullObject(true);
    used.load("rowCount");
    return { sheet, used };
  });
  const contents = before.own
    .filter((kept) => kept.content !== null && present.has(kept.id))
    .map((kept) => ({ kept, standing: askContent(worksheets.getItem(kept.id), true) }));
  await context.sync();

  for (const { sheet, used } of strays) {
    // Without our mark only an empty sheet with the wanted name is ours: the request broke right after adding it.
    if (sheet.marked || (wanted.has(sheet.name) && used.isNullObject)) worksheets.getItem(sheet.id).delete();
  }
  const follow = followingSheets(sheets, present);
  const refill = (worksheet: Excel.Worksheet, kept: KeptSheet): void => {
    if (!kept.content) return;
    fill(worksheet, kept.content, follow);
    const looks = before.looks.sheets[kept.ownId];
    if (looks) for (const call of dressing(worksheet, looks)) call();
  };
  for (const { kept, standing } of contents) {
    const { content, charts } = standing();
    if (JSON.stringify(content) === JSON.stringify(kept.content) && charts.length === kept.charts.length) continue;
    const worksheet = worksheets.getItem(kept.id);
    emptySheet(worksheet, charts);
    refill(worksheet, kept);
  }
  for (const kept of before.own) {
    const now = present.get(kept.id);
    // A sheet that she deleted meanwhile stays deleted.
    if (!now && kept.content && leaving.includes(kept)) refill(addSheet(worksheets, kept.name, kept.ownId), kept);
    // One that was to be replaced whole has only had to lend its name.
    if (now && now.name !== kept.name) worksheets.getItem(kept.id).name = kept.name;
  }
  for (const { worksheet, sheet, own } of flags) {
    if (worksheet.protection.protected || before.protected.has(sheet.id)) continue;
    for (const flag of own()) flag.delete();
    for (const group of receipt?.excel.flags ?? [])
      if (group.sheet === names.get(sheet.id)) for (const call of flagCalls(worksheet, group)) call();
  }
  putBlocksBack(context, before.blocks, { names: now.blockNames, sheets: present, follow }, before.looks.blocks);
  if (receiptText === null) {
    if (now.receiptText !== null) settings.getItem(RECEIPT_KEY).delete();
  } else if (now.receiptText !== receiptText) settings.add(RECEIPT_KEY, receiptText);
  if (before.looksText !== null) settings.add(LOOKS_KEY, before.looksText);
  else if (now.keepsLooks) settings.getItem(LOOKS_KEY).delete();
  if (before.inspection.filePart && !now.filePart) context.workbook.customXmlParts.add(before.inspection.filePart.xml);
  await context.sync();
}

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
