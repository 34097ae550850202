import { HostError } from "../../app/ports";
import { dropNames, liftBlocks, lookAtBlocks } from "./apply/blocks";
import { askFlags } from "./apply/flags";
import type { Context } from "./batch";
import { inspect } from "./inspect";
import { LOOKS_KEY, RECEIPT_KEY } from "./receipt";

/** Lifts everything of ours, in one request: flags by their rule, our sheets, the receipt last. Two syncs. */
export async function liftAll(context: Context): Promise<void> {
  const { worksheets, settings, customXmlParts } = context.workbook;
  const inspection = await inspect(context);
  const { receipt, sheets } = inspection;
  if (!receipt) return;
  const own = sheets.filter((sheet) => sheet.ownId !== null);
  if (own.length > 0 && inspection.structureProtected) throw new HostError("protectedWorkbook");
  const flagged = new Set(receipt.flagged.map(({ sheet }) => sheet));
  // A flagged sheet may have another name by now: then all of hers are looked at.
  const renamed = [...flagged].some((name) => !sheets.some((sheet) => sheet.name === name && sheet.ownId === null));
  const looked = sheets
    .filter((sheet) => sheet.ownId === null && flagged.size > 0 && (renamed || flagged.has(sheet.name)))
    .map((sheet) => {
      const worksheet = worksheets.getItem(sheet.id);
      worksheet.protection.load("protected");
      return { sheet, worksheet, flags: askFlags(worksheet) };
    });
  const withBlocks = sheets
    .filter((sheet) => inspection.blocks.some(({ area }) => area.sheet === sheet.name))
    .map((sheet) => {
      const worksheet = worksheets.getItem(sheet.id);
      worksheet.protection.load("protected");
      return { sheet, worksheet };
    });
  if (looked.length + withBlocks.length > 0) await context.sync();
  const locked = new Set(withBlocks.filter(({ worksheet }) => worksheet.protection.protected).map(({ sheet }) => sheet.id));
  for (const { sheet, worksheet, flags } of looked) {
    const ours = flags();
    if (ours.length > 0 && worksheet.protection.protected) throw new HostError("protectedSheet", sheet.name);
  }
  const { standing } = await lookAtBlocks(context, inspection, [], locked);
  liftBlocks(context, standing);
  dropNames(context, inspection.blockNames);
  for (const { flags } of looked) for (const flag of flags()) flag.delete();
  for (const sheet of own) worksheets.getItem(sheet.id).delete();
  if (inspection.receiptText !== null) settings.getItem(RECEIPT_KEY).delete();
  if (inspection.keepsLooks) settings.getItem(LOOKS_KEY).delete();
  if (inspection.filePart) customXmlParts.getItem(inspection.filePart.id).delete();
  await context.sync();
}
