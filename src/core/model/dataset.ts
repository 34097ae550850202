import type { CellRef } from "./cell";
import type { FieldId, StatedFigure } from "./field";
import type { Issue } from "./issue";
import type { Period } from "./period";
import type { StatementText, WorkbookParameter } from "./table";
import type { Unit, WrittenUnit } from "./unit";

/** State of a cell, stored as the index in this list. Only `value` carries a number; the others are never zero. */
export const CELL_STATES = ["value", "blank", "notReported", "placeholder", "error", "notNumeric", "absent"] as const;
export type CellState = (typeof CELL_STATES)[number];

export const VALUE = 0;
export const BLANK = 1;
/** "—", "/", "无", 不适用: none by local habit; neither zero nor missing until the officer says so. */
export const NOT_REPORTED = 2;
/** "x", "××", "___": a template's placeholder. */
export const PLACEHOLDER = 3;
/** #DIV/0! and the like. */
export const ERROR = 4;
/** Text that is no number where a number belongs. */
export const NOT_NUMERIC = 5;
/** The table has no cell for this row of the block (another level or item holds the field); neither blank nor missing. */
export const ABSENT = 6;

/**
 * Numbers of one field (or one stated figure) in one block, in the canonical unit (money in CNY, rates as ratios,
 * gaps in pp). Provenance is arithmetic: nothing is stored per cell.
 */
export interface Column {
  readonly field: FieldId;
  /** For a stated figure: what it is computed from; the column's `field` is then the figure's id. */
  readonly stated?: { readonly figure: StatedFigure; readonly of: readonly FieldId[] };
  /** A figure of the whole school, repeated on the row of each level it runs (areas, equipment of a 九年一贯制 school); to be split by assessment. */
  readonly shared?: true;
  readonly unit: Unit;
  readonly written: WrittenUnit;
  /** Value in the canonical unit; 0 where the state is not VALUE (never read it then). */
  readonly values: Float64Array;
  readonly states: Uint8Array;
  cellOf(row: number): CellRef;
  /** The text of a cell that holds its number as text (`86,412.50`, `９０`); null where the cell holds a number. Absent: all numbers. */
  textAt?(row: number): string | null;
  /** Step of the last stored digit, canonical unit; 0 for exact counts. For verdicts. */
  storedStep(row: number): number;
  /** Step of the last printed digit, the coarser of stored and shown, canonical unit; 0 for exact counts. For interval checks. */
  printedStep(row: number): number;
}

/** Text of one field (school name, school type, area type) by row. */
export interface TextColumn {
  readonly field: FieldId;
  textOf(row: number): string;
  cellOf(row: number): CellRef;
}

export interface EntityTable {
  readonly count: number;
  nameOf(entity: number): string;
  indexOf(name: string): number;
  /** What kind of thing: county, school, project, aidItem, scorecard, table. */
  readonly kind: EntityKind;
}
export type EntityKind = "county" | "school" | "project" | "aidItem" | "scorecard" | "nation" | "district";

/**
 * The numbers of one recognised table. Rows are (entity, period, school level); each row occurs once in a block. The
 * same key in another block joins.
 */
export interface DatasetBlock {
  readonly tableId: string;
  /** What the table's title and its sheet say it is about; absent: nothing. */
  readonly title?: string;
  /** County whose schools the rows are, where the table says it of each; absent: the dataset's county. */
  readonly county?: string;
  readonly rowCount: number;
  readonly entityKind: EntityKind;
  /** Index into `Dataset.entities`. */
  readonly entityOf: Uint32Array;
  /** Index into `Dataset.periods`. */
  readonly periodOf: Uint16Array;
  /** Index into `SCHOOL_LEVELS`. */
  readonly levelOf: Uint8Array;
  /** Row of the same entity and level one period earlier, -1 when there is none. */
  readonly priorOf: Int32Array;
  readonly columns: readonly Column[];
  readonly texts: readonly TextColumn[];
  /** Totals and what they should be the sum of, for `parts-add-up-to-total`. */
  readonly sums: readonly SumCheck[];
}

/** One printed total with its printed parts, in one column of a sheet. */
export interface SumCheck {
  readonly total: CellRef;
  readonly parts: readonly CellRef[];
  readonly totalValue: number;
  readonly partValues: Float64Array;
  /** Printed steps, canonical unit. */
  readonly totalStep: number;
  readonly partSteps: Float64Array;
  readonly unit: Unit;
  readonly field: FieldId | null;
  readonly label: string;
}

export interface Dataset {
  readonly blocks: readonly DatasetBlock[];
  /** One table of entities for all blocks. */
  readonly entities: EntityTable;
  readonly periods: readonly Period[];
  readonly parameters: readonly WorkbookParameter[];
  readonly statements: readonly StatementText[];
  readonly issues: readonly Issue[];
  /** Hidden or filtered rows that were read, all sheets. */
  readonly hiddenRowCount: number;
}
