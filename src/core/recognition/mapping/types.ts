import type { LineMeaning, Period, SchoolLevel } from "../../model";

/** What the officer says of one line; what is left out stays as it was understood. */
export interface LineCorrection {
  readonly meaning?: LineMeaning;
  /** As sheets write it (万元, %, 人). */
  readonly unit?: string;
  /** null: of no level. */
  readonly schoolLevel?: SchoolLevel | null;
}

/** What the officer says of one table, known again by its structure wherever it stands and whatever years it holds. */
export interface TableMapping {
  /** Line keys of the table as it is understood by itself. */
  readonly structure: readonly string[];
  /** By line key. */
  readonly lines: Readonly<Record<string, LineCorrection>>;
  /** Rows that the header takes, counted from the table's first. */
  readonly headerRows?: number;
  /** Calendar years or school years, where the table does not say. */
  readonly periodKind?: Extract<Period["kind"], "fiscalYear" | "schoolYear">;
  readonly schoolLevel?: SchoolLevel;
  /** The whole table is not for the check. */
  readonly excluded?: true;
}

/** Kept with the workbook and exchanged as JSON. */
export interface Mapping {
  readonly format: 1;
  readonly tables: readonly TableMapping[];
}

export const EMPTY_MAPPING: Mapping = { format: 1, tables: [] };
