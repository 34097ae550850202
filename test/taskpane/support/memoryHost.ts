import type { ApplyReceipt, CellRef, RangeSnapshot, WorkbookPlan } from "../../../src/core/model";
import type { ReadRequest, SheetInfo, WorkbookHost } from "../../../src/app/ports";
import { HostError } from "../../../src/app/ports";
import { snapshotFromText } from "../../../src/core/recognition/fromText";

/** The heart of the sample 清城区教育经费三年. */
export const QINGCHENG = `
| 年度 | 教育财政拨款(万元) | 财政经常性收入(万元) | 生均公用经费(元) | 生均公用经费增长率 |
| 2007 | 12345.67 | 30110.02 | 1044.41 | |
| 2008 | 15429.12 | 35780.55 | 1108.56 | 6.14% |
| 2009 | 17284.30 | 39703.18 | 1126.23 | 1.56% |
`;

/** A workbook of sheets in memory that keeps the port's promises: a failed write changes nothing, a receipt lists all that was written. */
export class MemoryHost implements WorkbookHost {
  readonly capabilities = { undoInOneStep: false, charts: true, selection: true, limits: [] };
  readonly selected: CellRef[] = [];
  readonly applied: WorkbookPlan[] = [];
  private kept: ApplyReceipt | null = null;
  private own = new Map<string, RangeSnapshot>();
  /** Thrown by the next call of the named method. */
  failing: { readonly method: "read" | "apply" | "revert" | "select"; readonly error: unknown } | null = null;

  constructor(private readonly snapshots: readonly RangeSnapshot[] = [snapshotFromText(QINGCHENG, { sheet: "教育经费三年" })]) {}

  name(): Promise<string> {
    return Promise.resolve("清城区教育经费三年.xlsx");
  }
  sheets(): Promise<readonly SheetInfo[]> {
    const users = this.snapshots.map((snapshot, at): SheetInfo => ({
      name: snapshot.sheet,
      visible: snapshot.sheetVisible,
      active: at === 0,
      ours: false,
      rowCount: snapshot.rowCount,
      columnCount: snapshot.columnCount,
    }));
    const ours = (this.kept?.sheets ?? []).map((sheet): SheetInfo => ({
      name: sheet.name,
      visible: true,
      active: false,
      ours: true,
      rowCount: 1,
      columnCount: 1,
    }));
    return Promise.resolve([...users, ...ours]);
  }
  read(what: ReadRequest): Promise<readonly RangeSnapshot[]> {
    this.failIf("read");
    return Promise.resolve(this.snapshots.filter((snapshot) => what.sheets?.includes(snapshot.sheet) ?? snapshot.sheetVisible));
  }
  receipt(): Promise<ApplyReceipt | null> {
    return Promise.resolve(this.kept);
  }
  readOwn(sheetId: string): Promise<RangeSnapshot | null> {
    return Promise.resolve(this.own.get(sheetId) ?? null);
  }
  apply(plan: WorkbookPlan): Promise<ApplyReceipt> {
    this.failIf("apply");
    this.applied.push(plan);
    this.own = new Map(plan.sheets.map((sheet) => [sheet.id, snapshotOf(sheet.name, sheet.rows)]));
    this.kept = {
      format: 1,
      stamp: plan.stamp,
      sheets: plan.sheets.map(({ id, name }) => ({ id, name })),
      flagged: [],
      cellsWritten: plan.sheets.reduce(
        (sum, sheet) => sum + sheet.rows.reduce((cells, row) => cells + row.cells.filter((cell) => cell !== null).length, 0),
        0,
      ),
      otherCells: 0,
    };
    return Promise.resolve(this.kept);
  }
  revert(): Promise<void> {
    this.failIf("revert");
    this.kept = null;
    this.own = new Map();
    return Promise.resolve();
  }
  select(cell: CellRef): Promise<void> {
    this.failIf("select");
    this.selected.push(cell);
    return Promise.resolve();
  }

  private failIf(method: "read" | "apply" | "revert" | "select"): void {
    if (this.failing?.method !== method) return;
    const { error } = this.failing;
    this.failing = null;
    throw error;
  }
}

function snapshotOf(sheet: string, rows: WorkbookPlan["sheets"][number]["rows"]): RangeSnapshot {
  const values = rows.map((row) => row.cells.map((cell) => cell?.value ?? null));
  return {
    sheet,
    sheetIndex: 1,
    rowIndex: 0,
    columnIndex: 0,
    rowCount: values.length,
    columnCount: Math.max(0, ...values.map((row) => row.length)),
    values,
    formats: { codes: ["General"] },
    merged: [],
    hiddenRows: [],
    hiddenColumns: [],
    sheetVisible: true,
    protected: false,
    tables: [],
  };
}

export const protectedSheet = (): HostError => new HostError("protectedSheet", "核查结果", { cause: new Error("AccessDenied") });
