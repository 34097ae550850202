import { HostError } from "../../app/ports";
import { dropNames, liftBlocks, lookAtBlocks } from "./apply/blocks";
import { askFlags, isIllegible } from "./apply/flags";
import type { Context } from "./batch";
import { inspect } from "./inspect";
import { LOOKS_KEY, RECEIPT_KEY, WRITING_KEY } from "./receipt";

/** Lifts everything of ours, in one request: flags by their rule, our sheets, the receipt last. Two syncs. */
export async function liftAll(context: Context): Promise<void> {
  try {
    await lift(context, false);
  } catch (error) {
    if (!isIllegible(error)) throw error;
    await lift(context, true);
  }
}

async function lift(context: Context, oneByOne: boolean): Promise<void> {
  const { worksheets, settings, customXmlParts } = context.workbook;
  const inspection = await inspect(context);
  const { receipt, sheets } = inspection;
  if (!receipt) return;
  const own = sheets.filter((sheet) => sheet.ownId !== null);
  if (own.length > 0 && inspection.structureProtected) throw new HostError("protectedWorkbook");
  // Any sheet of hers may carry flags: also one that she renamed or copied since, or that was protected when results were written anew.
  const hers = sheets
    .filter((sheet) => sheet.ownId === null)
    .map((sheet) => {
      const worksheet = worksheets.getItem(sheet.id);
      worksheet.protection.load("protected");
      return { sheet, worksheet, ask: askFlags(context, worksheet, { oneByOne, alsoBare: inspection.writingText !== null }) };
    });
  if (hers.length > 0) await context.sync();
  const locked = new Set(hers.filter(({ worksheet }) => worksheet.protection.protected).map(({ sheet }) => sheet.id));
  const flags: Excel.ConditionalFormat[] = [];
  for (const { sheet, ask } of hers) {
    const ours = await ask();
    if (ours.length > 0 && locked.has(sheet.id)) throw new HostError("protectedSheet", sheet.name);
    flags.push(...ours);
  }
  const { standing } = await lookAtBlocks(context, inspection, [], locked);
  liftBlocks(context, standing);
  dropNames(context, inspection.blockNames);
  for (const flag of flags) flag.delete();
  for (const sheet of own) worksheets.getItem(sheet.id).delete();
  if (inspection.receiptText !== null) settings.getItem(RECEIPT_KEY).delete();
  if (inspection.writingText !== null) settings.getItem(WRITING_KEY).delete();
  if (inspection.keepsLooks) settings.getItem(LOOKS_KEY).delete();
  if (inspection.filePart) customXmlParts.getItem(inspection.filePart.id).delete();
  await context.sync();
}
