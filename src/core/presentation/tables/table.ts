import type { CellRef, Finding } from "../../model";
import type { ExcelTerm } from "../../formulas";
import type { TableId } from "../types";
import type { Live } from "./figures";

/** How the numbers of a column are printed: `canonical ÷ scale`, so many decimals at most. */
export interface Print {
  readonly scale: number;
  readonly digits: number;
  readonly percent?: true;
  /** 1,234.5 rather than 1234.5. */
  readonly grouped: boolean;
}

/** Where a cell of a total stands: addresses of its own column, for a formula over the table itself. */
export interface OwnColumn {
  readonly first: string;
  readonly last: string;
  /** Address of the cell itself in its column. */
  readonly self: string;
}

export type TableCell =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly align?: "left" | "center" | "right";
      readonly bold?: true;
      readonly link?: CellRef;
    }
  | { readonly kind: "number"; readonly figure: Live; readonly print: Print; readonly fill?: string; readonly mark?: "fail" }
  /** Already rounded, in the printed unit, with its formula. */
  | {
      readonly kind: "printed";
      readonly value: number;
      readonly formula: string;
      readonly print: Print;
      readonly cells: readonly CellRef[];
    }
  /** Over the table's own column, in the printed unit. */
  | {
      readonly kind: "own";
      readonly value: number;
      readonly formula: (own: OwnColumn) => string;
      readonly print: Print;
      readonly bold?: true;
    }
  | { readonly kind: "verdict"; readonly finding: Finding }
  /** A figure that belongs here and that her data lacks. */
  | { readonly kind: "gap" }
  /** Nothing belongs here. */
  | { readonly kind: "none" };

export interface TableColumn {
  /** Over several columns in the first of two header rows; neighbours of one group share it. */
  readonly group?: string;
  readonly title: string;
  readonly width: number;
}

export interface TableSection {
  /** A line across the table, null for none. */
  readonly heading: string | null;
  readonly rows: readonly (readonly TableCell[])[];
  /** Rows under the section that repeat nothing of it: totals over its rows. */
  readonly totals?: readonly (readonly TableCell[])[];
}

export interface SummaryTable {
  readonly id: TableId;
  readonly title: string;
  /** Stands right above the table: 单位：万元. */
  readonly unit: string;
  readonly columns: readonly TableColumn[];
  readonly sections: readonly TableSection[];
  readonly notes: readonly string[];
}

export const NONE: TableCell = { kind: "none" };
export const GAP: TableCell = { kind: "gap" };

export const text = (value: string, align?: "left" | "center" | "right"): TableCell =>
  value === "" ? NONE : { kind: "text", text: value, ...(align ? { align } : {}) };

export const number = (figure: Live | undefined, print: Print, mark?: "fail"): TableCell =>
  figure ? { kind: "number", figure, print, ...(mark ? { mark } : {}) } : GAP;

export const verdict = (finding: Finding | undefined): TableCell => (finding ? { kind: "verdict", finding } : NONE);

/** Joins live numbers: value and formula by the same arithmetic. */
export function join(a: Live, b: Live, value: (a: number, b: number) => number, term: (a: ExcelTerm, b: ExcelTerm) => ExcelTerm): Live {
  return { value: value(a.value, b.value), term: term(a.term, b.term), cells: [...a.cells, ...b.cells] };
}

/** Columns in which no cell says anything are dropped with their cells; `keep` columns from the left always stay. */
export function withoutEmptyColumns(table: SummaryTable, keep: number): SummaryTable {
  const says = (cell: TableCell | undefined): boolean => cell !== undefined && cell.kind !== "none" && cell.kind !== "gap";
  const kept = table.columns.map((_, at) => at < keep || table.sections.some(({ rows }) => rows.some((row) => says(row[at]))));
  const thin = <T>(list: readonly T[]): T[] => list.filter((_, at) => kept[at] ?? false);
  return {
    ...table,
    columns: thin(table.columns),
    sections: table.sections.map((section) => ({
      ...section,
      rows: section.rows.map(thin),
      ...(section.totals ? { totals: section.totals.map(thin) } : {}),
    })),
  };
}
