import {
  HostError,
  type Capabilities,
  type Progress,
  type ReadRequest,
  type Room,
  type SheetInfo,
  type WorkbookHost,
  type WorkbookNotes,
} from "../../app/ports";
import {
  withoutAreas,
  type ApplyReceipt,
  type CellArea,
  type CellRef,
  type Message,
  type RangeSnapshot,
  type WorkbookPlan,
} from "../../core/model";
import { namesOn } from "../../app/names";
import { areasOf } from "./addresses";
import { applyPlan } from "./apply";
import { isPrintRefused, isUndoRefused, PATIENT, run, type Context, type Patience } from "./batch";
import { survey, type InspectedSheet, type Survey } from "./inspect";
import { readSheets, type Wanted } from "./read";
import { publicReceipt, type ExcelReceipt } from "./receipt";
import { OPTIONAL, supports } from "./requirements";
import { excelNotes } from "./notes";
import { activeCell, roomIn } from "./room";
import { liftAll } from "./revert";
import { watch } from "./watch";

/** Our own sheets up to this many cells are read along with the officer's, so that asking for one afterwards costs nothing. */
const OWN_CELLS_READ_ALONG = 15_000;

/** The workbook that is open in Excel. */
export function createExcelHost(patience: Patience = PATIENT): WorkbookHost {
  return new ExcelHost(patience);
}

class ExcelHost implements WorkbookHost {
  readonly capabilities: Capabilities;
  readonly #patience: Patience;
  /** The workbook as last looked at. */
  #seen: Survey | null = null;
  /** What a reading has just seen serves the questions that come next together; once, so that nobody is told old things. */
  #fresh: Survey | null = null;
  /** Several questions at the same time are one look. */
  #looking: Promise<Survey> | null = null;
  /** Our own sheets as read along with the last reading, until something is written or asked anew. */
  #own: ReadonlyMap<string, RangeSnapshot> | null = null;
  #sources: ReadonlyMap<string, string> = new Map();
  /** Excel has said that it cannot undo all that a write does: then nothing is asked to be one step. */
  #undoRefused = false;
  /** Excel has said that it sets up no pages here. */
  #printRefused = false;
  readonly #limits: Message[] = [];
  readonly notes: WorkbookNotes;

  constructor(patience: Patience) {
    this.#patience = patience;
    this.notes = excelNotes(patience);
    const limits = this.#limits;
    if (!supports(OPTIONAL.mergedAreas)) limits.push({ id: "excel.limit.mergedAreas" });
    if (!supports(OPTIONAL.undoGroup)) limits.push({ id: "excel.limit.undo" });
    this.capabilities = { undoInOneStep: supports(OPTIONAL.undoGroup), charts: true, selection: true, limits };
  }

  async name(): Promise<string> {
    return (this.#looking ? await this.#looking : (this.#seen ?? (await this.#look()))).inspection.workbookName;
  }

  async sheets(): Promise<readonly SheetInfo[]> {
    const { inspection, sizes } = await this.#asSeen();
    return inspection.sheets.map(({ id, name, visible, ownId }) => {
      const used = sizes.get(id)?.used;
      return {
        name,
        visible,
        active: id === inspection.activeSheetId,
        ours: ownId !== null,
        rowCount: used ? used.rowIndex + used.rowCount : 0,
        columnCount: used ? used.columnIndex + used.columnCount : 0,
      };
    });
  }

  async receipt(): Promise<ApplyReceipt | null> {
    const { receipt, blocks } = (await this.#asSeen()).inspection;
    return receipt && publicReceipt(receipt, blocks);
  }

  async read(what: ReadRequest, progress?: Progress, signal?: AbortSignal): Promise<readonly RangeSnapshot[]> {
    return run(this.#patience, { repeatable: true }, async (context) => {
      const seen = await this.#survey(context);
      if (signal?.aborted) throw new DOMException("cancelled", "AbortError");
      const theirs = what.selectionOnly === true ? await selection(context, seen) : chosen(seen, what.sheets);
      const own = wantedOf(seen, (sheet) => sheet.ownId !== null).filter(
        ({ area }) => area !== null && area.rowCount * area.columnCount <= OWN_CELLS_READ_ALONG,
      );
      const along = own.filter(({ sheet }) => !theirs.some((other) => other.sheet.id === sheet.id));
      const snapshots = await readSheets(context, [...theirs, ...along], progress, signal);
      this.#fresh = seen;
      const ids = [...theirs, ...along].map(({ sheet }) => sheet.ownId);
      this.#own = new Map(snapshots.flatMap((snapshot, i) => (ids[i] ? [[ids[i], snapshot]] : [])));
      if (what.selectionOnly !== true)
        this.#sources = new Map(theirs.filter(({ sheet }) => sheet.ownId === null).map(({ sheet }) => [sheet.id, sheet.name]));
      return snapshots.slice(0, theirs.length).map((snapshot) =>
        withoutAreas(
          snapshot,
          seen.inspection.blocks.flatMap(({ area }) => (area.sheet === snapshot.sheet ? [area] : [])),
        ),
      );
    });
  }

  async readOwn(sheetId: string): Promise<RangeSnapshot | null> {
    // What was read a moment ago is given once: whoever asks again wants it as it stands then.
    const read = this.#own?.get(sheetId);
    const known = this.#own !== null && this.#seen !== null && !this.#seen.inspection.sheets.some((sheet) => sheet.ownId === sheetId);
    this.#own = null;
    if (read) return read;
    if (known) return null;
    return run(this.#patience, { repeatable: true }, async (context) => {
      const wanted = wantedOf(await this.#survey(context), (sheet) => sheet.ownId === sheetId);
      return (await readSheets(context, wanted))[0] ?? null;
    });
  }

  async apply(plan: WorkbookPlan, progress?: Progress): Promise<ApplyReceipt> {
    this.#own = null;
    this.#fresh = null;
    const named = new Set(plan.flags.flatMap((flag) => flag.cells.map((cell) => cell.sheet)));
    for (const sheet of plan.sheets)
      for (const row of sheet.rows) for (const cell of row.cells) if (cell?.link && "to" in cell.link) named.add(cell.link.to.sheet);
    const applying = {
      patience: this.#patience,
      seen: this.#seen,
      // Only sheets that the plan speaks of have to stand where they stood.
      sources: new Map([...this.#sources].filter(([, name]) => named.has(name))),
      progress,
    };
    const attempt = async (): Promise<ExcelReceipt> => {
      try {
        return await applyPlan(plan, { ...applying, undo: !this.#undoRefused, withPrint: !this.#printRefused });
      } catch (error) {
        if (!this.#learns(error)) throw error;
        return attempt();
      }
    };
    const receipt = await attempt();
    return publicReceipt(receipt, receipt.excel.blocks ?? []);
  }

  /** Whether a write that Excel refused may go through with less. */
  #learns(error: unknown): boolean {
    if (error instanceof HostError && error.code === "leftBehind") return false;
    if (isUndoRefused(error) && !this.#undoRefused) return (this.#undoRefused = true);
    if (!isPrintRefused(error) || this.#printRefused) return false;
    this.#limits.push({ id: "excel.limit.print" });
    return (this.#printRefused = true);
  }

  async revert(_receipt: ApplyReceipt): Promise<void> {
    this.#own = null;
    this.#fresh = null;
    await run(this.#patience, { undo: true, repeatable: true }, liftAll);
  }

  async select(cell: CellRef): Promise<void> {
    await run(this.#patience, { repeatable: true }, async (context) => {
      const worksheet = context.workbook.worksheets.getItemOrNullObject(cell.sheet);
      worksheet.load("visibility");
      await context.sync();
      if (worksheet.isNullObject) throw new HostError("sheetMissing", cell.sheet);
      if (worksheet.visibility !== "Visible") throw new HostError("sheetHidden", cell.sheet);
      worksheet.activate();
      worksheet.getRangeByIndexes(cell.rowIndex, cell.columnIndex, 1, 1).select();
      await context.sync();
    });
  }

  watch(changed: () => void): () => void {
    return watch(this.#patience, ({ sheetId }) => {
      // Our own sheets change when we write them; sheets that nobody has read yet say nothing of a check.
      if (this.#seen?.inspection.sheets.some(({ id, ownId }) => id === sheetId && ownId === null)) changed();
    });
  }

  async activeCell(): Promise<CellRef | null> {
    return run(this.#patience, { repeatable: true }, activeCell);
  }

  async room(area: CellArea, block?: string): Promise<Room> {
    return run(this.#patience, { repeatable: true }, async (context) => roomIn(context, await this.#survey(context), area, block));
  }

  async #asSeen(): Promise<Survey> {
    const fresh = this.#fresh;
    if (!fresh) return this.#look();
    queueMicrotask(() => {
      if (this.#fresh === fresh) this.#fresh = null;
    });
    return fresh;
  }

  #look(): Promise<Survey> {
    this.#looking ??= run(this.#patience, { repeatable: true }, (context) => this.#survey(context)).finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #survey(context: Context): Promise<Survey> {
    const known = this.#seen?.inspection.sheets.map((sheet) => sheet.id) ?? [];
    return (this.#seen = await survey(context, known));
  }
}

function wantedOf({ inspection, sizes }: Survey, wants: (sheet: InspectedSheet) => boolean): Wanted[] {
  return inspection.sheets.flatMap((sheet, sheetIndex) => {
    const size = sizes.get(sheet.id);
    return size && wants(sheet) ? [{ sheet, sheetIndex, size, area: size.used, names: namesOn(sheet.name, inspection.names) }] : [];
  });
}

function chosen(seen: Survey, names: readonly string[] | null): Wanted[] {
  if (!names) return wantedOf(seen, (sheet) => sheet.ownId === null && sheet.visible);
  return names.map((name) => {
    const [found] = wantedOf(seen, (sheet) => sheet.name === name);
    if (!found) throw new HostError("sheetMissing", name);
    return found;
  });
}

/** The selected cells of the active sheet, area by area, as far as something stands there; a single cell stands for its sheet. */
async function selection(context: Context, seen: Survey): Promise<Wanted[]> {
  const ranges = context.workbook.getSelectedRanges();
  ranges.load("address,cellCount");
  await context.sync();
  const selected = areasOf("", ranges.address);
  return wantedOf(seen, (sheet) => sheet.id === seen.inspection.activeSheetId).flatMap((wanted) => {
    const { area } = wanted;
    if (!area || ranges.cellCount === 1) return [wanted];
    const parts = selected.flatMap((one) => {
      const top = Math.max(area.rowIndex, one.rowIndex);
      const left = Math.max(area.columnIndex, one.columnIndex);
      const rowCount = Math.min(area.rowIndex + area.rowCount, one.rowIndex + one.rowCount) - top;
      const columnCount = Math.min(area.columnIndex + area.columnCount, one.columnIndex + one.columnCount) - left;
      return rowCount > 0 && columnCount > 0 ? [{ rowIndex: top, columnIndex: left, rowCount, columnCount }] : [];
    });
    return parts.length > 0 ? parts.map((part) => ({ ...wanted, area: part })) : [{ ...wanted, area: null }];
  });
}
