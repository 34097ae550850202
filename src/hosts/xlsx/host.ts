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
  roomAt,
  withoutAreas,
  type ApplyReceipt,
  type CellArea,
  type CellRef,
  type RangeSnapshot,
  type WorkbookPlan,
} from "../../core/model";
import { requireZip } from "./container";
import { fflateCodec, type Codec } from "./ooxml/codec";
import { OoxmlPackage } from "./ooxml/package";
import type { SheetEntry } from "./ooxml/workbookPart";
import { viewOf, type SheetView } from "./sheetView";
import { takenCells } from "./taken";
import { WorkbookFile } from "./workbook";
import { applyPlan } from "./writing/apply";
import { blocksIn } from "./writing/blockPlaces";
import { lift } from "./writing/lift";
import { readNotes, withNotes } from "./writing/notesPart";
import { findReceipt, publicReceipt, writtenBlocks, type StoredReceipt } from "./writing/receiptPart";

/** A workbook file in memory: everything the port asks for, its bytes, and what a grid needs to show it. */
export interface XlsxHost extends WorkbookHost {
  readonly notes: WorkbookNotes;
  /** The package as it stands now; the very bytes that were opened while nothing was applied. */
  bytes(): Uint8Array;
  /** Throws `HostError` sheetMissing. */
  sheetView(name: string): SheetView;
  /** The cell chosen last by `select`, null before. */
  selected(): CellRef | null;
}

export interface OpenOptions {
  /** In Node: `node:zlib`, which is faster than the built-in one. */
  readonly codec?: Codec;
}

/** Opens a workbook. Throws `HostError` emptyFile, encrypted, notAWorkbook, unsupportedFormat, truncated, tooLarge. */
export function openWorkbook(bytes: Uint8Array, name: string, options: OpenOptions = {}): XlsxHost {
  return guarded(() => {
    requireZip(bytes);
    const file = new WorkbookFile(OoxmlPackage.open(bytes, options.codec ?? fflateCodec));
    return new FileHost(bytes, name, file);
  });
}

/** Hosts throw nothing but `HostError`; what a damaged file breaks in a way nobody foresaw is `unknown`, with its cause. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError("unknown", "", { cause: error });
  }
}

class FileHost implements XlsxHost {
  readonly capabilities: Capabilities = { undoInOneStep: true, charts: true, selection: false, limits: [] };
  private readonly opened: Uint8Array;
  private readonly openedPack: OoxmlPackage;
  /** null until someone asks for the bytes of what was written. */
  private saved: Uint8Array | null;
  private file: WorkbookFile;
  private stored: StoredReceipt | null;
  private readonly fileName: string;
  private chosen: CellRef | null = null;

  constructor(bytes: Uint8Array, name: string, file: WorkbookFile) {
    this.opened = bytes;
    this.openedPack = file.pack;
    this.saved = bytes;
    this.fileName = name;
    this.file = file;
    this.stored = findReceipt(file.pack, file.part.part);
  }

  bytes(): Uint8Array {
    return (this.saved ??= this.file.pack.save());
  }

  name(): Promise<string> {
    return Promise.resolve(this.fileName);
  }

  async sheets(): Promise<readonly SheetInfo[]> {
    const { sheets, activeIndex } = this.file.part;
    return sheets.map((sheet, index) => {
      const used = sheet.kind === "worksheet" ? guarded(() => this.file.content(sheet).used) : null;
      return {
        name: sheet.name,
        visible: sheet.visible,
        active: index === activeIndex,
        ours: this.idOf(sheet.name) !== null,
        rowCount: used ? used.rowIndex + used.rowCount : 0,
        columnCount: used ? used.columnIndex + used.columnCount : 0,
      };
    });
  }

  async read(what: ReadRequest, progress?: Progress, signal?: AbortSignal): Promise<readonly RangeSnapshot[]> {
    if (what.selectionOnly) throw new HostError("notSupportedHere");
    const { sheets } = this.file.part;
    const wanted =
      what.sheets === null
        ? sheets.filter((sheet) => sheet.visible && sheet.kind === "worksheet" && this.idOf(sheet.name) === null)
        : what.sheets.map((name) => this.requireSheet(name)).filter((sheet) => sheet.kind === "worksheet" || sheet.part === null);
    const blocks = this.stored ? blocksIn(this.file, this.stored).map(({ area }) => area) : [];
    const snapshots: RangeSnapshot[] = [];
    for (const [done, sheet] of wanted.entries()) {
      if (signal?.aborted) throw new HostError("cancelled");
      progress?.({ id: "app.progress.reading" }, done, wanted.length);
      snapshots.push(
        guarded(() =>
          withoutAreas(
            this.file.snapshot(sheet),
            blocks.filter((area) => area.sheet === sheet.name),
          ),
        ),
      );
    }
    return snapshots;
  }

  sheetView(name: string): SheetView {
    const id = this.idOf(name);
    return viewOf(this.file, this.requireSheet(name), {
      ours: id !== null,
      charts: this.stored?.receipt.file?.charts?.find((sheet) => sheet.id === id)?.charts ?? [],
      flags: (this.stored?.receipt.file?.flags ?? []).filter((flag) => flag.cells.some((area) => area.sheet === name)),
    });
  }

  async receipt(): Promise<ApplyReceipt | null> {
    return this.stored ? publicReceipt(this.stored.receipt, blocksIn(this.file, this.stored)) : null;
  }

  async readOwn(sheetId: string): Promise<RangeSnapshot | null> {
    const name = this.stored?.receipt.sheets.find(({ id }) => id === sheetId)?.name;
    const sheet = name === undefined ? undefined : this.file.sheet(name);
    return sheet ? this.file.snapshot(sheet) : null;
  }

  async apply(plan: WorkbookPlan, progress?: Progress): Promise<ApplyReceipt> {
    progress?.({ id: "app.progress.writing" }, 0, 1);
    const receipt = guarded(() => {
      const { pack, earlier } = this.stored ? lift(this.file.pack, this.stored) : { pack: this.file.pack, earlier: [] };
      const applied = applyPlan(pack, plan, earlier);
      this.take(applied.pack);
      return applied.receipt;
    });
    progress?.({ id: "app.progress.writing" }, 1, 1);
    return publicReceipt(receipt, receipt.file.blocks);
  }

  async revert(receipt: ApplyReceipt): Promise<void> {
    const { sheets, structureProtected } = this.file.part;
    if (structureProtected && sheets.some(({ name }) => this.idOf(name) !== null)) throw new HostError("protectedWorkbook");
    guarded(() => this.take(lift(this.file.pack, this.stored ?? { part: null, receipt }).pack));
  }

  readonly notes: WorkbookNotes = {
    get: async (name) => readNotes(this.file.pack, this.file.part.part)[name] ?? null,
    set: async (name, text) =>
      guarded(() => {
        const { [name]: earlier = null, ...others } = readNotes(this.file.pack, this.file.part.part);
        if (text !== earlier)
          this.take(withNotes(this.file.pack, this.file.part.part, text === null ? others : { ...others, [name]: text }));
      }),
  };

  async select(cell: CellRef): Promise<void> {
    this.requireSheet(cell.sheet);
    this.chosen = cell;
  }

  selected(): CellRef | null {
    return this.chosen;
  }

  async activeCell(): Promise<CellRef | null> {
    return this.chosen;
  }

  async room(area: CellArea, block?: string): Promise<Room> {
    const sheet = this.requireSheet(area.sheet);
    const here = (this.stored ? blocksIn(this.file, this.stored) : []).filter((one) => one.area.sheet === area.sheet);
    return guarded(() => {
      const content = this.file.content(sheet);
      const others = here.filter(({ id }) => id !== block).map((one) => one.area);
      const own = here.find(({ id }) => id === block) ?? null;
      return { ...roomAt(area, takenCells(content, this.file.tables(sheet), others, own)), protected: content.look.protected };
    });
  }

  /** Everything of the new state is made before anything of the old one is let go. */
  private take(pack: OoxmlPackage): void {
    const file = new WorkbookFile(pack);
    const stored = findReceipt(pack, file.part.part);
    // Sheets of ours, and those of hers on which a table of ours stood or stands, are read anew.
    const anew = new Set(stored?.receipt.sheets.map((sheet) => sheet.name));
    for (const one of [this.stored, stored]) for (const { area } of one ? writtenBlocks(one.receipt) : []) anew.add(area.sheet);
    if (this.stored) for (const { area } of blocksIn(this.file, this.stored)) anew.add(area.sheet);
    file.adopt(this.file, new Set([...this.userSheets()].filter((name) => !anew.has(name))));
    const saved = pack.equals(this.openedPack) ? this.opened : null;
    this.file = file;
    this.stored = stored;
    this.saved = saved;
  }

  private userSheets(): ReadonlySet<string> {
    return new Set(this.file.part.sheets.map((sheet) => sheet.name).filter((name) => this.idOf(name) === null));
  }

  private requireSheet(name: string): SheetEntry {
    const sheet = this.file.sheet(name);
    if (!sheet) throw new HostError("sheetMissing", name);
    return sheet;
  }

  /** The id of a sheet of ours, null for the user's. */
  private idOf(name: string): string | null {
    return this.stored?.receipt.sheets.find((sheet) => sheet.name === name)?.id ?? null;
  }
}
