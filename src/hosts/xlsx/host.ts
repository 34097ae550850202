import { HostError, type Capabilities, type Progress, type ReadRequest, type SheetInfo, type WorkbookHost } from "../../app/ports";
import type { ApplyReceipt, CellRef, RangeSnapshot, WorkbookPlan } from "../../core/model";
import { requireZip } from "./container";
import { fflateCodec, type Codec } from "./ooxml/codec";
import { OoxmlPackage } from "./ooxml/package";
import { viewOf, type SheetView } from "./sheetView";
import { WorkbookFile } from "./workbook";

/** A workbook file in memory: everything the port asks for, its bytes, and what a grid needs to show it. */
export interface XlsxHost extends WorkbookHost {
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
  requireZip(bytes);
  const file = new WorkbookFile(OoxmlPackage.open(bytes, options.codec ?? fflateCodec));
  return new FileHost(bytes, name, file);
}

class FileHost implements XlsxHost {
  readonly capabilities: Capabilities = { undoInOneStep: true, charts: true, selection: false, limits: [] };
  private current: Uint8Array;
  private file: WorkbookFile;
  private readonly fileName: string;
  private chosen: CellRef | null = null;

  constructor(bytes: Uint8Array, name: string, file: WorkbookFile) {
    this.current = bytes;
    this.fileName = name;
    this.file = file;
  }

  bytes(): Uint8Array {
    return this.current;
  }

  name(): Promise<string> {
    return Promise.resolve(this.fileName);
  }

  async sheets(): Promise<readonly SheetInfo[]> {
    const { sheets, activeIndex } = this.file.part;
    return sheets.map((sheet, index) => {
      const used = sheet.kind === "worksheet" ? this.file.content(sheet).used : null;
      return {
        name: sheet.name,
        visible: sheet.visible,
        active: index === activeIndex,
        ours: false,
        rowCount: used ? used.rowIndex + used.rowCount : 0,
        columnCount: used ? used.columnIndex + used.columnCount : 0,
      };
    });
  }

  async read(what: ReadRequest, progress?: Progress, signal?: AbortSignal): Promise<readonly RangeSnapshot[]> {
    const { sheets } = this.file.part;
    const wanted =
      what.sheets === null
        ? sheets.filter((sheet) => sheet.visible && sheet.kind === "worksheet")
        : what.sheets.map((name) => {
            const sheet = this.file.sheet(name);
            if (!sheet) throw new HostError("sheetMissing", name);
            return sheet;
          });
    const snapshots: RangeSnapshot[] = [];
    for (const [done, sheet] of wanted.entries()) {
      if (signal?.aborted) throw new HostError("cancelled");
      progress?.({ id: "app.progress.reading" }, done, wanted.length);
      snapshots.push(this.file.snapshot(sheet));
    }
    return snapshots;
  }

  sheetView(name: string): SheetView {
    const sheet = this.file.sheet(name);
    if (!sheet) throw new HostError("sheetMissing", name);
    return viewOf(this.file, sheet, { ours: false, charts: [], flags: [] });
  }

  async receipt(): Promise<ApplyReceipt | null> {
    return null;
  }

  async readOwn(): Promise<RangeSnapshot | null> {
    return null;
  }

  async apply(_plan: WorkbookPlan): Promise<ApplyReceipt> {
    throw new HostError("notSupportedHere");
  }

  async revert(): Promise<void> {
    throw new HostError("notSupportedHere");
  }

  async select(cell: CellRef): Promise<void> {
    this.chosen = cell;
  }

  selected(): CellRef | null {
    return this.chosen;
  }
}
