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
  /** Tables of ours on sheets of hers; those of an earlier run that this plan no longer has are taken out. */
  readonly blocks?: readonly PlannedBlock[];
  /** Findings that ask for something and are, for their number, neither listed nor flagged; absent: none. */
  readonly unlisted?: number;
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
  /** What it was made from, for making it anew; kept with the receipt, never shown. */
  readonly recipe?: string;
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

/**
 * A table of ours on a sheet of the officer, where she asked for it. It stands only on cells that hold nothing of hers (no
 * value, formula, merge or format of its own), so that lifting it is exact; hosts refuse anything else (`coversCells`).
 */
export interface PlannedBlock {
  /** Ours and stable (`block:sources:1`). */
  readonly id: string;
  readonly recipe: string;
  /** Its first cell. */
  readonly at: CellRef;
  /** Characters; only for columns in which she has nothing. */
  readonly columnWidths: readonly number[];
  /** Heights are not used (rows are hers) and nothing is merged. Formulas speak of her cells and of the block itself. */
  readonly rows: readonly PlannedRow[];
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

/** Whether a cell holds something: what "cells written" counts, in every host. */
export function holdsSomething(cell: PlannedCell | null): boolean {
  return cell !== null && ((cell.value !== null && cell.value !== "") || cell.formula !== undefined);
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
  /** Percent, where the sheet is not fitted: programs pay no heed to `breaks` on a fitted one. */
  readonly scale?: number;
  /** Rows with which a new page begins, zero-based, ascending. */
  readonly breaks?: readonly number[];
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
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly recipe?: string }[];
  /** Blocks of ours on her sheets, where they stand now. */
  readonly blocks?: readonly PlacedBlock[];
  readonly flagged: readonly { readonly sheet: string; readonly ranges: readonly string[] }[];
  readonly cellsWritten: number;
  /** Always 0; counted, not assumed. */
  readonly otherCells: number;
  /** Sheets of the officer whose flags were left out because they are protected; absent: none. */
  readonly unflagged?: readonly string[];
  /** As the plan says. */
  readonly unlisted?: number;
}

export interface PlacedBlock {
  readonly id: string;
  readonly recipe: string;
  readonly area: CellArea;
}
