import type { WrittenBlock } from "../../app/blocks";
import type { ApplyReceipt, PlannedFlag } from "../../core/model";
import { flagGroups } from "./apply/flags";
import { parsedReceipt, type ExcelReceipt } from "./receipt";
import { textOfPart } from "./xmlParts";

interface FileReceipt extends ApplyReceipt {
  readonly file?: { readonly flags?: readonly PlannedFlag[]; readonly blocks?: readonly WrittenBlock[] };
}

/** The receipt that file mode keeps in a custom XML part, with what of it this host needs; null for anything else. */
export function readFileReceipt(xml: string): ExcelReceipt | null {
  const receipt = parsedReceipt<FileReceipt>(textOfPart(xml));
  if (!receipt) return null;
  const { flags = [], blocks = [] } = receipt.file ?? {};
  return { ...receipt, excel: { flags: flagGroups(flags), blocks, run: 0 } };
}
