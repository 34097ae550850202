import type { CellRef, EntityKind, Issue, Period, RecognizedTable, SchoolLevel, StatementText, WorkbookParameter } from "../model";

import type { Mapping, TableMapping } from "./mapping";

/** One column of figures in a table whose lines run along rows (years across): what its header says. */
export interface TableSlot {
  readonly columnIndex: number;
  readonly header: readonly string[];
  readonly headerCells: readonly CellRef[];
  readonly period: Period | null;
  readonly schoolLevel: SchoolLevel | null;
  readonly entity: string | null;
}

/**
 * A recognized table with what the dataset needs beside its lines. Plain data; the officer's corrections change `lines`
 * (meaning, unit, level, period) and leave the rest.
 */
export interface TableReading extends RecognizedTable {
  /** `across`: each line is a column, its cells run down the rows; `down`: a row, its cells run along `slots`; `cells`: a single cell; `tidy`: a single cell whose row says entity, period and level. */
  readonly lineDirection: "across" | "down" | "cells" | "tidy";
  readonly entityKind: EntityKind;
  /** What title, sheet name or a line above the table says for the whole table. */
  readonly entity: string | null;
  readonly period: Period | null;
  readonly schoolLevel: SchoolLevel | null;
  /** A form that nobody has filled in yet: its lines are known, it has no rows of data. */
  readonly isEmptyForm?: true;
  /** The one school term that the whole table is about, and where that is said. */
  readonly term?: { readonly text: string; readonly cell: CellRef };
  /** What years of the table's key column are, where the officer says so. */
  readonly periodKind?: TableMapping["periodKind"];
  /** Line keys of the table as it is understood by itself: by them the officer's corrections find it again. */
  readonly structure: readonly string[];
  /** Rows that the header takes. */
  readonly headerRows: number;
  readonly slots: readonly TableSlot[];
  /** Rows with totals, and what each adds up. */
  readonly totals: readonly TotalRow[];
  /** Columns (or rows, when lines run down) that add up others: positions in `lines`. */
  readonly sumLines: readonly { readonly total: number; readonly parts: readonly number[] }[];
}

/** A row that prints totals. */
export interface TotalRow {
  readonly rowIndex: number;
  readonly label: string;
  /** `total` 合计 of the whole table, `subtotal` 小计 of the rows since the last one. */
  readonly kind: "total" | "subtotal";
  /** It stands above the rows that it adds up. */
  readonly leads?: true;
}

export interface Recognition {
  readonly tables: readonly TableReading[];
  readonly statements: readonly StatementText[];
  /** Thresholds that sentences outside tables state. */
  readonly parameters: readonly WorkbookParameter[];
  readonly issues: readonly Issue[];
  /** Hidden or filtered rows that were read, all sheets. */
  readonly hiddenRowCount: number;
}

export interface RecognitionOptions {
  /** Sheets to leave out (the product's own result sheets). */
  readonly skipSheets?: readonly string[];
  /** The officer's corrections; they beat everything that is read off the sheet. */
  readonly mapping?: Mapping;
}
