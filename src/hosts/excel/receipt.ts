import { placed, type WrittenBlock } from "../../app/blocks";
import type { ApplyReceipt, PlacedBlock, PlannedFlag } from "../../core/model";

/** Stored in the file with the add-in's settings, so that another person on another machine can clear what we wrote. */
export const RECEIPT_KEY = "EduFundCheck.receipt";

/** Beside the receipt: what our sheets look like, so that a later run that breaks can put it back. */
export const LOOKS_KEY = "EduFundCheck.looks";

/**
 * Stands from the first request of a write until its last: what the write is about to put where. Whoever finds it later
 * (the pane was closed on the way, or something could not be taken back) can clear that too.
 */
export const WRITING_KEY = "EduFundCheck.writing";

/** On every sheet of ours, with our id of it: survives renaming, and tells our sheet from one of the officer's with the same name. */
export const SHEET_KEY = "EduFundCheck.sheet";

/** The rule of every flag: a flag is known by it, never by a cell's own format. Always true. */
export const FLAG_FORMULA = '=LEN("EduFundCheck")>0';

export interface FlagGroup {
  readonly sheet: string;
  /** Excel's id of the sheet: survives renaming. Absent in receipts of earlier versions. */
  readonly sheetId?: string;
  readonly level: PlannedFlag["level"];
  /** `B4`, `D6:D9`. */
  readonly ranges: readonly string[];
}

/** The receipt with what this host needs to put an earlier run's flags back. */
export interface ExcelReceipt extends ApplyReceipt {
  readonly excel: {
    readonly flags: readonly FlagGroup[];
    /** Absent in receipts of versions that wrote none. */
    readonly blocks?: readonly WrittenBlock[];
    /** Excel's ids of sheets of ours that a write takes away at its end. Only while it is under way. */
    readonly leaving?: readonly string[];
    /** Tells one writing from the next, even of the same plan: the mark that it arrived. */
    readonly run: number;
  };
}

/** null for anything that is not a receipt of ours (settings may hold what others wrote). */
export function readReceipt(text: string | null): ExcelReceipt | null {
  const receipt = parsedReceipt<ExcelReceipt>(text);
  return receipt && { ...receipt, excel: receipt.excel ?? { flags: [], run: 0 } };
}

export function parsedReceipt<T extends ApplyReceipt>(text: string | null): T | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    if (typeof value !== "object" || value === null || !("format" in value) || value.format !== 1) return null;
    if (!("sheets" in value) || !Array.isArray(value.sheets) || !("flagged" in value) || !Array.isArray(value.flagged)) return null;
    return value as unknown as T;
  } catch {
    return null;
  }
}

/** As every host gives it. */
export function publicReceipt(
  { format, stamp, sheets, flagged, cellsWritten, otherCells, unflagged, unlisted }: ApplyReceipt,
  blocks: readonly PlacedBlock[],
): ApplyReceipt {
  return {
    format,
    stamp,
    sheets,
    ...(blocks.length > 0 ? { blocks: blocks.map(placed) } : {}),
    flagged,
    cellsWritten,
    otherCells,
    ...(unflagged === undefined ? {} : { unflagged }),
    ...(unlisted === undefined ? {} : { unlisted }),
  };
}
