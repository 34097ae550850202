import type { CellArea, CellRef } from "./cell";
import type { FieldId, ParameterId, StatedFigure } from "./field";
import type { Issue } from "./issue";
import type { Message } from "./message";
import type { Period } from "./period";
import type { Quantity } from "./quantity";
import type { SchoolLevel } from "./schoolLevel";
import type { WrittenUnit } from "./unit";

/** One file a shape in `core/recognition/shapes`. */
export type TableShape = "yearsDown" | "yearsAcross" | "longForm" | "levelsDown" | "schoolList" | "ledger" | "itemList" | "statements";

/** What the numbers of one line (a column, or a row when the fields run down) mean. */
export type LineMeaning =
  | { readonly kind: "field"; readonly field: FieldId }
  /** A figure that the sheet states and that can be computed again from `of`: growth of one field, share of [part, whole], gap of [rate, rate] … */
  | { readonly kind: "stated"; readonly figure: StatedFigure; readonly of: readonly FieldId[] }
  | { readonly kind: "key"; readonly key: "entity" | "period" | "schoolLevel" | "unit" | "item" | "serial" | "remark" | "text" }
  | { readonly kind: "unknown" }
  /** The officer marked the line as not for the check. */
  | { readonly kind: "excluded" };

/** How sure: `certain` must be right; `likely` is used and shown; `unsure` is asked and not used until confirmed. */
export type Certainty = "certain" | "likely" | "unsure";

export interface RecognizedLine {
  /** Stable inside the table, by structure and not by address (header path, level, period). */
  readonly id: string;
  /** The data cells of the line. */
  readonly area: CellArea;
  /** Header texts from the outside in, as written. */
  readonly header: readonly string[];
  readonly headerCells: readonly CellRef[];
  readonly meaning: LineMeaning;
  /** Other meanings considered, best first. */
  readonly alternatives: readonly LineMeaning[];
  readonly unit: WrittenUnit | null;
  readonly schoolLevel: SchoolLevel | null;
  readonly period: Period | null;
  readonly entity: string | null;
  /** 0…1. */
  readonly confidence: number;
  readonly certainty: Certainty;
  readonly reasons: readonly Message[];
}

/** A parameter that the sheet itself states, such as 省核定用于教育的比例为40.1% in a note. */
export interface WorkbookParameter {
  readonly parameter: ParameterId;
  readonly value: Quantity;
  readonly cell: CellRef;
  readonly text: string;
}

/** A sentence or paragraph standing in a cell, for the statement check. */
export interface StatementText {
  readonly text: string;
  readonly cell: CellRef;
}

export interface RecognizedTable {
  /** Stable by structure: sheet name and position among the sheet's tables (`经费#1`). */
  readonly id: string;
  readonly sheet: string;
  /** Header and data, without title and notes. */
  readonly area: CellArea;
  readonly shape: TableShape;
  readonly title: string | null;
  readonly titleCell: CellRef | null;
  /** Bands of rows, for the preview: sheet row index → what the row is. */
  readonly bands: readonly {
    readonly kind: "title" | "unit" | "header" | "data" | "total" | "group" | "note";
    readonly rowIndex: number;
    readonly rowCount: number;
  }[];
  readonly lines: readonly RecognizedLine[];
  readonly parameters: readonly WorkbookParameter[];
  readonly issues: readonly Issue[];
}
