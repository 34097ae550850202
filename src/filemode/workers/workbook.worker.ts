import { HostError, type Progress } from "../../app/ports";
import type { RangeSnapshot, WorkbookPlan } from "../../core/model";
import { openWorkbook, type XlsxHost } from "../../hosts/xlsx";
import { cropped } from "./croppedSnapshot";
import { answerCalls, Moved, type Wire } from "./rpc";
import { SheetDisplay } from "./sheetDisplay";
import type { SnapshotOutline } from "./snapshotHandle";
import type { WorkbookApi, WorkbookSideApi } from "./workbookApi";

/**
 * Keeps the workbook: the page's thread never unpacks, scans or writes one. Snapshots go from here straight to the
 * engine's worker.
 */
let host: XlsxHost | null = null;
let displays = new Map<string, SheetDisplay>();
let snapshots = new Map<number, RangeSnapshot>();
let nextSnapshot = 1;
let staged: { readonly ticket: number; readonly plan: WorkbookPlan } | null = null;
let nextTicket = 1;

function workbook(): XlsxHost {
  if (!host) throw new HostError("emptyFile");
  return host;
}

function display(sheet: string): SheetDisplay {
  let found = displays.get(sheet);
  if (!found) displays.set(sheet, (found = new SheetDisplay(workbook().sheetView(sheet))));
  return found;
}

function outlineOf(snapshot: RangeSnapshot): SnapshotOutline {
  const { sheet, sheetIndex, rowIndex, columnIndex, rowCount, columnCount, merged, hiddenRows, hiddenColumns, sheetVisible, tables } =
    snapshot;
  return {
    sheet,
    sheetIndex,
    rowIndex,
    columnIndex,
    rowCount,
    columnCount,
    merged,
    hiddenRows,
    hiddenColumns,
    sheetVisible,
    protected: snapshot.protected,
    tables,
  };
}

const methods = (progress: Progress): WorkbookApi => ({
  open(bytes, name) {
    host = openWorkbook(new Uint8Array(bytes), name);
    displays = new Map();
    snapshots = new Map();
  },
  sheets: () => workbook().sheets(),
  async read(what) {
    const read = await workbook().read(what, progress);
    snapshots = new Map();
    return read.map((snapshot) => {
      const id = nextSnapshot++;
      snapshots.set(id, snapshot);
      return { id, outline: outlineOf(snapshot) };
    });
  },
  async readArea(area) {
    const [snapshot] = await workbook().read({ sheets: [area.sheet] });
    if (!snapshot) throw new HostError("sheetMissing", area.sheet);
    return cropped(snapshot, area);
  },
  receipt: () => workbook().receipt(),
  readOwn: (sheetId) => workbook().readOwn(sheetId),
  room: (area, block) => workbook().room(area, block),
  note: (key) => workbook().notes.get(key),
  setNote: (key, text) => workbook().notes.set(key, text),
  async apply(source) {
    const plan = "plan" in source ? source.plan : staged?.ticket === source.ticket ? staged.plan : null;
    if (!plan) throw new Error(`plan ${"ticket" in source ? source.ticket : ""} has been replaced by a later one`);
    const receipt = await workbook().apply(plan, progress);
    displays = new Map();
    return receipt;
  },
  async revert(receipt) {
    await workbook().revert(receipt);
    displays = new Map();
  },
  bytes() {
    // A copy that can be moved: the host goes on using its own.
    const copy = new Uint8Array(workbook().bytes());
    return new Moved(copy, [copy.buffer]);
  },
  layout: (sheet) => display(sheet).layout(),
  tile(sheet, rowTile, columnTile) {
    const tile = display(sheet).tile(rowTile, columnTile);
    return new Moved(tile, [tile.styles.buffer as ArrayBuffer, tile.kinds.buffer as ArrayBuffer]);
  },
  content: (sheet, row, column) => display(sheet).content(row, column),
  edge: (sheet, row, column, direction) => display(sheet).edge(row, column, direction),
  connect(port) {
    answerCalls(port as Wire, () => forEngine);
  },
});

const forEngine: WorkbookSideApi = {
  stage(plan) {
    staged = { ticket: nextTicket++, plan };
    return staged.ticket;
  },
  snapshots: (ids) =>
    ids.map((id) => {
      const snapshot = snapshots.get(id);
      if (!snapshot) throw new Error(`snapshot ${id} has been replaced by a later reading`);
      return snapshot;
    }),
};

answerCalls(globalThis as unknown as Wire, methods);
