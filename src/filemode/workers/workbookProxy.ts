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
import type { ApplyReceipt, CellArea, CellRef, RangeSnapshot, WorkbookPlan } from "../../core/model";
import type { CellContent, CellTile, Direction, SheetLayout } from "../grid/view";
import { planTicket } from "./planHandle";
import { Remote, type Wire } from "./rpc";
import { snapshotHandle } from "./snapshotHandle";
import type { WorkbookApi } from "./workbookApi";

/** What happened to the workbook, for the grid. */
export interface WorkbookListener {
  /** Sheets came or went, or their cells changed. */
  changed(): void;
  selected(cell: CellRef): void;
}

/** The worker that keeps the workbook. One for as long as the page is open: a later workbook takes the earlier one's place. */
export class WorkbookWorker {
  readonly #remote: Remote<WorkbookApi>;
  #latest: WorkbookProxy | null = null;

  constructor() {
    const worker = new Worker(new URL("./workbook.worker.ts", import.meta.url), { name: "workbook" });
    this.#remote = new Remote<WorkbookApi>(worker as Wire);
    worker.onerror = (event) => this.#remote.break(new HostError("unknown", event.message));
  }

  /** Throws `HostError` when the bytes are no workbook; the one that was open then stays open. */
  async open(bytes: ArrayBuffer, name: string, listener: WorkbookListener): Promise<WorkbookProxy> {
    await this.#remote.call("open", [bytes, name], { transfer: [bytes] });
    const proxy: WorkbookProxy = new WorkbookProxy(this.#remote, name, listener, () => this.#latest === proxy);
    this.#latest = proxy;
    return proxy;
  }

  /** Lets an engine's worker take snapshots from here through this port. */
  connect(port: MessagePort): void {
    this.#remote.tell("connect", [port], [port]);
  }
}

/** One open workbook, as the pane's host and as the grid's source. Refuses to work once another has taken its place. */
export class WorkbookProxy implements WorkbookHost {
  readonly capabilities: Capabilities = { undoInOneStep: true, charts: true, selection: true, limits: [] };
  readonly #worker: Remote<WorkbookApi>;
  readonly #name: string;
  readonly #listener: WorkbookListener;
  readonly #isLatest: () => boolean;
  #active: CellRef | null = null;
  #selected: CellArea | null = null;

  constructor(worker: Remote<WorkbookApi>, name: string, listener: WorkbookListener, isLatest: () => boolean) {
    this.#worker = worker;
    this.#name = name;
    this.#listener = listener;
    this.#isLatest = isLatest;
  }

  readonly notes: WorkbookNotes = {
    get: (key) => this.#remote.call("note", [key]),
    set: (key, text) => this.#remote.call("setNote", [key, text]),
  };

  get #remote(): Pick<Remote<WorkbookApi>, "call"> {
    if (!this.#isLatest()) throw new HostError("cancelled");
    return this.#worker;
  }

  async name(): Promise<string> {
    return this.#name;
  }

  async sheets(): Promise<readonly SheetInfo[]> {
    return this.#remote.call("sheets", []);
  }

  async read(what: ReadRequest, progress?: Progress, signal?: AbortSignal): Promise<readonly RangeSnapshot[]> {
    if (what.selectionOnly) return this.#selected ? [await this.#remote.call("readArea", [this.#selected])] : [];
    const reading = this.#remote.call("read", [what], { progress });
    const tickets = signal ? await Promise.race([reading, abortOf(signal)]) : await reading;
    return tickets.map(({ id, outline }) => snapshotHandle(outline, id));
  }

  async receipt(): Promise<ApplyReceipt | null> {
    return this.#remote.call("receipt", []);
  }

  async readOwn(sheetId: string): Promise<RangeSnapshot | null> {
    return this.#remote.call("readOwn", [sheetId]);
  }

  async apply(plan: WorkbookPlan, progress?: Progress): Promise<ApplyReceipt> {
    const ticket = planTicket(plan);
    const receipt = await this.#remote.call("apply", [ticket === undefined ? { plan } : { ticket }], { progress });
    this.#listener.changed();
    return receipt;
  }

  async revert(receipt: ApplyReceipt): Promise<void> {
    await this.#remote.call("revert", [receipt]);
    this.#listener.changed();
  }

  async select(cell: CellRef): Promise<void> {
    this.#listener.selected(cell);
  }

  async activeCell(): Promise<CellRef | null> {
    return this.#active;
  }

  /** The grid says where it stands and what is selected. */
  stand(cell: CellRef, selected: CellArea): void {
    this.#active = cell;
    this.#selected = selected;
  }

  async room(area: CellArea, block?: string): Promise<Room> {
    return this.#remote.call("room", block === undefined ? [area] : [area, block]);
  }

  /** The package as it stands now. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#remote.call("bytes", []);
  }

  async layout(sheet: string): Promise<SheetLayout> {
    return this.#remote.call("layout", [sheet]);
  }

  async tile(sheet: string, rowTile: number, columnTile: number): Promise<CellTile> {
    return this.#remote.call("tile", [sheet, rowTile, columnTile]);
  }

  async content(sheet: string, row: number, column: number): Promise<CellContent> {
    return this.#remote.call("content", [sheet, row, column]);
  }

  async edge(sheet: string, row: number, column: number, direction: Direction): Promise<{ readonly row: number; readonly column: number }> {
    return this.#remote.call("edge", [sheet, row, column, direction]);
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new DOMException("cancelled", "AbortError"));
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
  });
}
