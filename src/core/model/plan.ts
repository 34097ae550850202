import type { CellRef, CellArea } from "./cell";
import type { FindingLevel } from "./finding";

/**
 * What is to be written, as plain data. Applying a plan twice leaves the workbook as applying it once. A plan only ever
 * names sheets of ours and flags; nothing in it can change a user's cell.
 */
export interface WorkbookPlan {
  /** Sheets of ours, in order; they go after the user's last sheet. */
  readonly sheets: readonly PlannedSheet[];
  readonly flags: readonly PlannedFlag[];
  /** Sheets of ours from an earlier run that this plan no longer has are cleared and removed. */
  readonly stamp: PlanStamp;
}

/** Which version of what said this. */
export interface PlanStamp {
  readonly tool: string;
  readonly version: string;
  readonly rulebookSha256: string;
  readonly asOf: string;
}

export interface PlannedSheet {
  /** Ours and stable (`findings`, `charts`, `table:three-growths`); the receipt finds the sheet again by it. */
  readonly id: string;
  /** Wanted name, valid in Excel, free of clashes with the user's sheets (the plan's maker saw to it). */
  readonly name: string;
  readonly tabColor?: string;
  /** Widths in characters, as Excel counts them, from column A. */
  readonly columnWidths: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly rows: readonly PlannedRow[];
  /** Zero-based on this sheet. */
  readonly merges: readonly Omit<CellArea, "sheet">[];
  readonly frozen: { readonly rows: number; readonly columns: number } | null;
  readonly autoFilter: Omit<CellArea, "sheet"> | null;
  readonly print: PlannedPrint;
  readonly charts: readonly PlannedChart[];
  readonly showGridlines: boolean;
}

export interface PlannedRow {
  /** Points; absent: automatic. */
  readonly height?: number;
  readonly cells: readonly (PlannedCell | null)[];
}

export interface PlannedCell {
  /** Shown value; for a formula its cached value. Text is always written as text, never as a formula. */
  readonly value: string | number | boolean | null;
  /** Without "=". New functions carry their `_xlfn.` prefix. */
  readonly formula?: string;
  readonly style?: PlannedStyle;
  /** Internal link to a cell of the workbook, or an external https address. */
  readonly link?: { readonly to: CellRef; readonly tip?: string } | { readonly href: string; readonly tip?: string };
}

/** Share objects: hosts key their style tables by content. Colours are RRGGBB. */
export interface PlannedStyle {
  readonly font?: {
    readonly name?: string;
    readonly size?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly color?: string;
    readonly underline?: boolean;
  };
  readonly fill?: string;
  readonly border?: { readonly color: string; readonly sides: readonly ("left" | "right" | "top" | "bottom")[] };
  readonly numberFormat?: string;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
}

export interface PlannedPrint {
  readonly orientation: "portrait" | "landscape";
  readonly fitToWidth: boolean;
  /** Rows repeated on every page, zero-based, inclusive; null for none. */
  readonly repeatRows: { readonly first: number; readonly last: number } | null;
  readonly area: Omit<CellArea, "sheet"> | null;
  /** Excel header/footer codes (`&P`, `&N`) are added by hosts around plain text: left, centre, right. */
  readonly footer: readonly [string, string, string];
}

/** A native Excel chart on a sheet of ours. */
export interface PlannedChart {
  readonly id: string;
  readonly kind: "line" | "column" | "bar" | "combo";
  readonly grouping?: "clustered" | "stacked";
  /** Says the message. */
  readonly title: string;
  /** The chart's message as text, for the alternative text and beside the chart. */
  readonly description: string;
  readonly categories: ChartRange;
  readonly series: readonly ChartSeries[];
  readonly categoryAxisTitle: string | null;
  readonly valueAxisTitle: string | null;
  readonly valueFormat: string;
  /** Fixed minimum (0 where bars start at zero); null: automatic. */
  readonly valueMinimum: number | null;
  /** Cells covered, zero-based on the chart's sheet. */
  readonly anchor: Omit<CellArea, "sheet">;
}

export interface ChartSeries {
  readonly name: string;
  /** In a combo: column or line. */
  readonly type: "line" | "column";
  readonly values: ChartRange;
  readonly color: string;
  readonly dashed?: boolean;
  readonly markers?: boolean;
  readonly dataLabels?: boolean;
}

/** A range the chart reads, with its cached content; null is a gap, never zero. */
export interface ChartRange {
  readonly area: CellArea;
  readonly cache: readonly (string | number | null)[];
}

/** A mark on cells of the user that can be lifted exactly (a conditional format; never a change of the cell's own format). */
export interface PlannedFlag {
  readonly cells: readonly CellArea[];
  readonly level: Exclude<FindingLevel, "none">;
  /** Word for hosts that can show one (notes); one sentence. */
  readonly text: string;
}

/** What was put where; kept with the workbook so that anyone can lift it. Plain data. */
export interface ApplyReceipt {
  readonly format: 1;
  readonly stamp: PlanStamp;
  readonly sheets: readonly { readonly id: string; readonly name: string }[];
  readonly flagged: readonly { readonly sheet: string; readonly ranges: readonly string[] }[];
  readonly cellsWritten: number;
  /** Always 0; counted, not assumed. */
  readonly otherCells: number;
}
