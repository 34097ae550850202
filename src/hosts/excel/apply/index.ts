import { HostError, type Progress } from "../../../app/ports";
import { freeName, withNames } from "../../../app/sheetNames";
import { areaText, holdsSomething, type WorkbookPlan } from "../../../core/model";
import { isPrintRefused, run, type Context, type Patience } from "../batch";
import { causeOf, hostError } from "../errors";
import { inspect, type Inspection, type Survey } from "../inspect";
import { LOOKS_KEY, RECEIPT_KEY, WRITING_KEY, type ExcelReceipt, type FlagGroup } from "../receipt";
import { lookBefore, type Before, type KeptSheet } from "./before";
import { dropNames, liftBlocks, writeBlocks, writtenBlocks } from "./blocks";
import { piecesOf } from "./content";
import { flagCalls, flagGroups, flaggedSheetId } from "./flags";
import { looksText, sheetLooks } from "./looks";
import { arrived, finish, putBack } from "./restore";
import { addSheet, dressing, emptySheet, writePiece } from "./sheet";

/** A request stays well under the web's 5 MB; what goes beyond is sent in requests of its own. */
const REQUEST_BYTES = 1_250_000;
/** A call without much content, as it travels. */
const CALL_BYTES = 900;
/** A style's calls for one list of areas. */
const STYLE_BYTES = 10_500;

export interface Applying {
  readonly patience: Patience;
  /** The workbook as last seen; null when nobody looked yet. */
  readonly seen: Survey | null;
  /** Sheets that were read and that formulas speak of: Excel's id → the name they had. */
  readonly sources: ReadonlyMap<string, string>;
  /** Ask for one undo step where Excel knows such steps. */
  readonly undo: boolean;
  /** Set up pages for printing. */
  readonly withPrint: boolean;
  readonly progress: Progress | undefined;
}

/**
 * Writes a plan: sheets of ours are cleared and filled again, flags lifted and set anew, the receipt last of all. The
 * receipt is the mark of completion: when an answer is lost on the way, the workbook itself tells whether all of it
 * arrived. Anything else that goes wrong is taken back; what cannot be taken back stays noted in the workbook, for the next
 * write or clearing. Two syncs where everything fits into one request.
 */
export async function applyPlan(plan: WorkbookPlan, applying: Applying): Promise<ExcelReceipt> {
  const { patience, progress } = applying;
  let begun: Begun | null = null;
  try {
    return await run(patience, { undo: applying.undo }, async (context) => {
      const before = await lookBefore(context, applying.seen, plan.blocks ?? []);
      checkSources(before, applying.sources);
      const writing = new Writing(context, plan, before, applying.withPrint);
      const receipt = writing.receipt();
      begun = { before, writing, receipt, receiptText: JSON.stringify(receipt), noteText: JSON.stringify(writing.note(receipt)) };
      await writing.run(begun, progress);
      return receipt;
    });
  } catch (error) {
    const broken = begun as Begun | null;
    if (!broken) throw error;
    // A write that arrived is complete when the sheets that leave are gone too; where they cannot go, nothing stays of it.
    if ((await arrived(patience, broken.receiptText)) && (await finish(patience, broken.writing.leaving))) return broken.receipt;
    const { plan: written, leaving } = broken.writing;
    const withPrint = applying.withPrint && !isPrintRefused(error);
    const left = await putBack(patience, { ...broken, plan: written, leaving, withPrint });
    if (left !== null) throw new HostError("leftBehind", left, { cause: error });
    throw (await betterReason(patience, applying.sources, broken, error)) ?? hostError(error);
  }
}

/** A write that is under way: what taking it back needs. */
interface Begun {
  readonly before: Before;
  readonly writing: Writing;
  readonly receipt: ExcelReceipt;
  readonly receiptText: string;
  /** What stands in the workbook while the write is under way. */
  readonly noteText: string;
}

/** Codes of Excel for cells that take nothing: merged, of a pivot table, filtered. */
const IN_THE_WAY = new Set(["MergedRangeConflict", "PivotTableRangeConflict", "FilteredRangeConflict"]);

/**
 * The better reason for a write that failed: a sheet that its formulas speak of was renamed or deleted on the way, a sheet or
 * the workbook was protected, something of hers stands where a table was to go.
 */
async function betterReason(
  patience: Patience,
  sources: ReadonlyMap<string, string>,
  { before, writing }: Begun,
  error: unknown,
): Promise<HostError | null> {
  const [block] = before.blocks.coming;
  if (block && IN_THE_WAY.has(causeOf(error))) return new HostError("coversCells", areaText(block.area), { cause: error });
  try {
    await run(patience, { repeatable: true }, async (context) => {
      const inspection = await inspect(context);
      checkSources({ inspection }, sources);
      if (causeOf(error) === "AccessDenied") await checkProtection(context, inspection, writing.touched);
    });
    return null;
  } catch (reason) {
    return reason instanceof HostError && BETTER.has(reason.code) ? reason : null;
  }
}
const BETTER: ReadonlySet<string> = new Set(["sheetMissing", "changedByOther", "protectedSheet", "protectedWorkbook"]);

async function checkProtection(context: Context, { sheets, structureProtected }: Inspection, touched: ReadonlySet<string>): Promise<void> {
  const asked = sheets
    .filter(({ id }) => touched.has(id))
    .map(({ id, name }) => {
      const { protection } = context.workbook.worksheets.getItem(id);
      protection.load("protected");
      return { name, protection };
    });
  if (asked.length > 0) await context.sync();
  const locked = asked.find(({ protection }) => protection.protected);
  if (locked) throw new HostError("protectedSheet", locked.name);
  if (structureProtected) throw new HostError("protectedWorkbook");
}

/** A sheet renamed or deleted since it was read would leave formulas that point nowhere. */
function checkSources({ inspection }: Pick<Before, "inspection">, sources: ReadonlyMap<string, string>): void {
  const names = new Map(inspection.sheets.map((sheet) => [sheet.id, sheet.name]));
  for (const [id, name] of sources) {
    if (!names.has(id)) throw new HostError("sheetMissing", name);
    if (names.get(id) !== name) throw new HostError("changedByOther", name);
  }
}

class Writing {
  readonly plan: WorkbookPlan;
  readonly #context: Context;
  readonly #before: Before;
  readonly #flags: readonly (FlagGroup & { readonly sheetId: string })[];
  /** Sheets of hers that stay without flags. */
  readonly #unflagged: readonly string[];
  readonly #withPrint: boolean;
  #bytes = 0;

  constructor(context: Context, wanted: WorkbookPlan, before: Before, withPrint: boolean) {
    this.#context = context;
    this.#withPrint = withPrint;
    this.#before = before;
    const { sheets, structureProtected } = before.inspection;
    const kept = before.own.filter((own) => own.content !== null);
    const theirs = sheets.filter((sheet) => !kept.some((own) => own.id === sheet.id)).map((sheet) => sheet.name);
    this.plan = withNames(wanted, theirs, (id) => kept.find((own) => own.ownId === id)?.name ?? null);
    const comesOrGoes =
      wanted.sheets.some((sheet) => !kept.some((own) => own.ownId === sheet.id)) ||
      before.own.some((own) => !wanted.sheets.some((sheet) => sheet.id === own.ownId));
    if (structureProtected && comesOrGoes) throw new HostError("protectedWorkbook");
    const locked = before.own.find((own) => before.protected.has(own.id));
    if (locked) throw new HostError("protectedSheet", locked.name);
    // A protected sheet of the officer goes without flags: its cells are not ours to unlock.
    const groups = flagGroups(wanted.flags);
    const placed = groups.map((group) => ({ ...group, sheetId: flaggedSheetId(before.inspection, group.sheet) }));
    this.#flags = placed.filter(({ sheetId }) => !before.protected.has(sheetId));
    this.#unflagged = [...new Set(placed.filter(({ sheetId }) => before.protected.has(sheetId)).map(({ sheet }) => sheet))];
  }

  receipt(): ExcelReceipt {
    const flagged = new Map<string, string[]>();
    for (const { sheet, ranges } of this.#flags) flagged.set(sheet, [...(flagged.get(sheet) ?? []), ...ranges]);
    return {
      format: 1,
      stamp: this.plan.stamp,
      sheets: this.plan.sheets.map(({ id, name, recipe }) => ({
        id,
        name: this.#finalName(id) ?? name,
        ...(recipe === undefined ? {} : { recipe }),
      })),
      flagged: [...flagged].map(([sheet, ranges]) => ({ sheet, ranges })),
      cellsWritten: [...this.plan.sheets, ...(this.plan.blocks ?? [])].reduce(
        (cells, { rows }) => cells + rows.reduce((sum, row) => sum + row.cells.filter(holdsSomething).length, 0),
        0,
      ),
      otherCells: 0,
      ...(this.#unflagged.length > 0 ? { unflagged: this.#unflagged } : {}),
      ...(this.plan.unlisted === undefined ? {} : { unlisted: this.plan.unlisted }),
      excel: {
        flags: this.#flags,
        blocks: writtenBlocks(this.#before.blocks.coming),
        run: (this.#before.inspection.receipt?.excel.run ?? 0) + 1,
      },
    };
  }

  /** For whoever finds this write unfinished. Names are those under which the sheets come. */
  note({ stamp, sheets, excel: { blocks = [], run } }: ExcelReceipt): ExcelReceipt {
    const made = sheets.map((sheet) => ({ ...sheet, name: this.plan.sheets.find(({ id }) => id === sheet.id)?.name ?? sheet.name }));
    const leaving = this.leaving.map(({ id }) => id);
    return { format: 1, stamp, sheets: made, flagged: [], cellsWritten: 0, otherCells: 0, excel: { flags: [], blocks, run, leaving } };
  }

  /** A large sheet of ours is replaced by one that takes its name at the end. */
  #finalName(id: string): string | null {
    return this.#before.own.find((own) => own.ownId === id && own.content === null)?.name ?? null;
  }

  /** Sheets that it writes to, by Excel's id. */
  get touched(): ReadonlySet<string> {
    const { own, blocks } = this.#before;
    const amongHers = [...blocks.coming, ...blocks.standing].map(({ sheetId }) => sheetId);
    return new Set([...own.map(({ id }) => id), ...this.#flags.map(({ sheetId }) => sheetId), ...amongHers]);
  }

  /** Our sheets of an earlier run that are replaced whole or not wanted any more. */
  get leaving(): readonly KeptSheet[] {
    return this.#before.own.filter(({ ownId, content }) => content === null || !this.plan.sheets.some(({ id }) => id === ownId));
  }

  async run({ receiptText, noteText }: Begun, progress?: Progress): Promise<void> {
    const { worksheets, settings, customXmlParts } = this.#context.workbook;
    const { own, inspection, flags } = this.#before;
    await this.#send(noteText.length * 2, () => settings.add(WRITING_KEY, noteText));
    const targets = this.plan.sheets.map((sheet) => {
      const kept = own.find((one) => one.ownId === sheet.id && one.content !== null);
      const worksheet = kept ? worksheets.getItem(kept.id) : addSheet(worksheets, sheet.name, sheet.id);
      return { sheet, kept, worksheet, looks: sheetLooks(sheet) };
    });
    // New sheets first: until our older ones are touched, taking back is only deleting.
    const ordered = [...targets.filter(({ kept }) => !kept), ...targets.filter(({ kept }) => kept)];
    const all = ordered.length * 2 + 1;
    for (const [done, { sheet, kept, worksheet }] of ordered.entries()) {
      progress?.({ id: "app.progress.writing" }, done, all);
      if (kept) emptySheet(worksheet, kept.charts, this.#withPrint);
      for (const piece of piecesOf(sheet, REQUEST_BYTES - 50_000)) await this.#send(piece.bytes, () => writePiece(worksheet, piece));
    }
    for (const [done, { sheet, worksheet, looks }] of ordered.entries()) {
      progress?.({ id: "app.progress.writing" }, ordered.length + done, all);
      for (const call of dressing(worksheet, looks, this.#withPrint))
        await this.#send(sheet.rows.length > 2000 ? STYLE_BYTES : CALL_BYTES, call);
    }
    for (const group of this.#flags) {
      const worksheet = worksheets.getItem(group.sheetId);
      const size = Math.min(STYLE_BYTES, 400 + group.ranges.length * 8);
      for (const call of flagCalls(worksheet, group)) await this.#send(size + CALL_BYTES, call);
    }
    const blockCells = (this.plan.blocks ?? []).reduce((sum, { rows, columnWidths }) => sum + rows.length * columnWidths.length, 0);
    const looks = looksText(targets, this.#before.blocks.coming);
    await this.#send((receiptText.length + looks.length) * 2 + blockCells * CALL_BYTES, () => {
      for (const flag of flags) flag.delete();
      liftBlocks(this.#context, this.#before.blocks.standing);
      dropNames(this.#context, inspection.blockNames);
      writeBlocks(this.#context, this.#before.blocks.coming);
      const names = new Set([...inspection.sheets, ...this.plan.sheets].map(({ name }) => name.toLowerCase()));
      for (const gone of this.leaving) {
        const replaced = targets.find(({ sheet }) => sheet.id === gone.ownId);
        if (!replaced) continue;
        worksheets.getItem(gone.id).name = freeName(gone.name, names);
        replaced.worksheet.name = gone.name;
      }
      // Each formula was calculated as it was typed; those over others of our cells once more.
      if (!inspection.calculatesAlone) for (const { worksheet } of targets) worksheet.calculate(false);
      if (inspection.filePart) customXmlParts.getItem(inspection.filePart.id).delete();
      settings.add(LOOKS_KEY, looks);
      settings.add(RECEIPT_KEY, receiptText);
      // Behind the receipt: what cannot be put back goes only when the rest is sure.
      for (const { id } of this.leaving) worksheets.getItem(id).delete();
      settings.getItem(WRITING_KEY).delete();
    });
    await this.#context.sync();
    progress?.({ id: "app.progress.writing" }, all, all);
  }

  async #send(bytes: number, call: () => void): Promise<void> {
    if (this.#bytes > 0 && this.#bytes + bytes > REQUEST_BYTES) {
      await this.#context.sync();
      this.#bytes = 0;
    }
    call();
    this.#bytes += bytes;
  }
}
