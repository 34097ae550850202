import type { ReadRequest, Room, SheetInfo } from "../../app/ports";
import type { ApplyReceipt, CellArea, RangeSnapshot, WorkbookPlan } from "../../core/model";
import type { CellContent, CellTile, Direction, SheetLayout } from "../grid/view";
import type { Moved } from "./rpc";
import type { SnapshotOutline } from "./snapshotHandle";

export interface SnapshotTicket {
  readonly id: number;
  readonly outline: SnapshotOutline;
}

/** What the workbook's worker does for the page. */
export type WorkbookApi = {
  /** Throws `HostError`; the workbook that was open then stays. */
  open(bytes: ArrayBuffer, name: string): void;
  sheets(): Promise<readonly SheetInfo[]>;
  /** The cells stay here, under the tickets' ids, until the next reading. */
  read(what: ReadRequest): Promise<readonly SnapshotTicket[]>;
  /** The cells of an area as they are. */
  readArea(area: CellArea): Promise<RangeSnapshot>;
  receipt(): Promise<ApplyReceipt | null>;
  readOwn(sheetId: string): Promise<RangeSnapshot | null>;
  room(area: CellArea, block?: string): Promise<Room>;
  note(key: string): Promise<string | null>;
  setNote(key: string, text: string | null): Promise<void>;
  /** A plan that the engine staged here, by its ticket, or one as it is. */
  apply(plan: PlanSource): Promise<ApplyReceipt>;
  revert(receipt: ApplyReceipt): Promise<void>;
  bytes(): Moved<Uint8Array<ArrayBuffer>>;
  layout(sheet: string): SheetLayout;
  tile(sheet: string, rowTile: number, columnTile: number): Moved<CellTile>;
  content(sheet: string, row: number, column: number): CellContent;
  edge(sheet: string, row: number, column: number, direction: Direction): { readonly row: number; readonly column: number };
  /** From now on the engine's worker may ask for snapshots through this port. */
  connect(port: MessagePort): void;
};

export type PlanSource = { readonly ticket: number } | { readonly plan: WorkbookPlan };

/** What the workbook's worker does for the engine's. */
export type WorkbookSideApi = {
  snapshots(ids: readonly number[]): readonly RangeSnapshot[];
  /** Keeps a plan until it is applied or another is staged; the ticket names it. */
  stage(plan: WorkbookPlan): number;
};
