import type { ApplyReceipt, CellArea, CellRef, Message, RangeSnapshot, WorkbookPlan } from "../core/model";

export interface Capabilities {
  /** A plan goes back in one undo step. */
  readonly undoInOneStep: boolean;
  readonly charts: boolean;
  readonly selection: boolean;
  /** What this host cannot do, as sentences for the officer. */
  readonly limits: readonly Message[];
}

export interface ReadRequest {
  /** `null`: every visible sheet that is not ours; else sheets by name. */
  readonly sheets: readonly string[] | null;
  /** Read only the current selection of the active sheet. */
  readonly selectionOnly?: boolean;
}

export interface SheetInfo {
  readonly name: string;
  readonly visible: boolean;
  readonly active: boolean;
  /** Written by us, found through the receipt. */
  readonly ours: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** done/total of a named step; called often, must be cheap. */
export type Progress = (step: Message, done: number, total: number) => void;

/**
 * A workbook somewhere: Excel, a file in memory. Three things: read ranges, apply a plan, revert a receipt. Fails only
 * with a `HostError`; a failed `apply` leaves the workbook exactly as it was.
 */
export interface WorkbookHost {
  readonly capabilities: Capabilities;
  name(): Promise<string>;
  sheets(): Promise<readonly SheetInfo[]>;
  read(what: ReadRequest, progress?: Progress, signal?: AbortSignal): Promise<readonly RangeSnapshot[]>;
  /** What we wrote earlier, or null. */
  receipt(): Promise<ApplyReceipt | null>;
  /** Our own sheet by its id, as it stands now (the officer may have typed explanations), or null. */
  readOwn(sheetId: string): Promise<RangeSnapshot | null>;
  apply(plan: WorkbookPlan, progress?: Progress): Promise<ApplyReceipt>;
  /** Lifts everything that the receipt lists, exactly. */
  revert(receipt: ApplyReceipt): Promise<void>;
  select(cell: CellRef): Promise<void>;
  /** The cell that the officer stands on; null where there is none (a chart sheet, a file that nobody shows). */
  activeCell(): Promise<CellRef | null>;
  /** Whether a block of ours can stand on an area. `block`: the one that is to stand there; its own cells are no hindrance. */
  room(area: CellArea, block?: string): Promise<Room>;
  /**
   * Hears of changes of the officer's cells and sheets, by whomever, until the function that is returned is called; absent: nobody
   * but this page changes the workbook.
   */
  readonly watch?: (changed: () => void) => () => void;
  /** Short texts kept with the workbook, beside its cells; absent: this host keeps none. */
  readonly notes?: WorkbookNotes;
}

/** What a block of ours would find on an area of hers. It can stand there when nothing is covered. */
export interface Room {
  /** Cells with something of hers (or of another block of ours) that it would cover, neighbours joined. */
  readonly covered: readonly CellArea[];
  readonly coveredCells: number;
  /** A protected sheet takes nothing. */
  readonly protected: boolean;
  /** The nearest first cell from which it covers nothing, the asked one when that is free; null: there is none on this sheet. */
  readonly nearest: CellRef | null;
}

/**
 * Texts by name that travel with the workbook and show on no sheet (the officer's corrections). They are hers: neither
 * `apply` nor `revert` touches them.
 */
export interface WorkbookNotes {
  get(name: string): Promise<string | null>;
  /** null takes the text away. */
  set(name: string, text: string | null): Promise<void>;
}

export const HOST_ERROR_CODES = [
  "notAWorkbook",
  "truncated",
  "encrypted",
  "emptyFile",
  "tooLarge",
  "unsupportedFormat",
  "sheetMissing",
  "sheetHidden",
  "protectedSheet",
  "protectedWorkbook",
  "coversCells",
  "cellEditMode",
  "noCells",
  "changedByOther",
  "notSupportedHere",
  "busy",
  "connectionLost",
  "readOnly",
  "leftBehind",
  "cancelled",
  "unknown",
] as const;
export type HostErrorCode = (typeof HOST_ERROR_CODES)[number];

/** The one error that hosts throw: a stable code, where, and what to do; sentences are in `src/locales` (`app.hostError.<code>`). */
export class HostError extends Error {
  readonly code: HostErrorCode;
  /** Sheet, part or range, as text from the workbook; empty when it concerns the whole. */
  readonly where: string;
  constructor(code: HostErrorCode, where = "", options?: ErrorOptions) {
    super(where === "" ? code : `${code}: ${where}`, options);
    this.name = "HostError";
    this.code = code;
    this.where = where;
  }
}

/** Small settings kept per device; never workbook data. */
export interface SettingsStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}
