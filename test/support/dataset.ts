import type {
  CellRef,
  Column,
  Dataset,
  DatasetBlock,
  EntityKind,
  FieldId,
  Period,
  SchoolLevel,
  StatedFigure,
  SumCheck,
  WorkbookParameter,
} from "../../src/core/model";
import { ABSENT, BLANK, ERROR, levelIndex, NOT_REPORTED, parseUnit, PLACEHOLDER, VALUE } from "../../src/core/model";

/** One column of a table of a test: the header cell of `table` names it. */
export interface ColumnSpec {
  readonly field: FieldId;
  readonly stated?: { readonly figure: StatedFigure; readonly of: readonly FieldId[] };
  /** Canonical unit, text form. */
  readonly unit: string;
  /** Canonical value of 1 as written: 万元 10000, % 0.01. */
  readonly scale?: number;
  /** Counts have no rounding. */
  readonly exact?: boolean;
}

export interface TableSpec {
  readonly sheet?: string;
  readonly kind?: EntityKind;
  readonly columns: readonly ColumnSpec[];
  /** Entity, year, level, then the cells as they stand on the sheet: a number, a number as text, "—", "x", "" or "." (no such cell). */
  readonly rows: readonly (readonly [entity: string, year: number, level: SchoolLevel, ...cells: readonly (number | string)[]])[];
  readonly sums?: readonly SumCheck[];
}

const STATES: Readonly<Record<string, number>> = { "": BLANK, "—": NOT_REPORTED, x: PLACEHOLDER, "#DIV/0!": ERROR, ".": ABSENT };

function decimals(text: string): number {
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
}

/** Builds a dataset from tables that the reader of a test can see. Cells of column k and row r stand at column k + 3, row r + 1. */
export function datasetOf(tables: readonly TableSpec[], parameters: readonly WorkbookParameter[] = []): Dataset {
  const names = [...new Set(tables.flatMap((table) => table.rows.map(([entity]) => entity)))];
  const years = [...new Set(tables.flatMap((table) => table.rows.map(([, year]) => year)))].sort((a, b) => a - b);
  const periods: Period[] = years.map((year) => (year === 0 ? { kind: "none", year } : { kind: "fiscalYear", year }));
  const blocks = tables.map((table, at) => blockOf(table, at, names, years));
  return {
    blocks,
    entities: {
      count: names.length,
      nameOf: (entity) => names[entity] ?? "",
      indexOf: (name) => names.indexOf(name),
      kind: tables[0]?.kind ?? "county",
    },
    periods,
    parameters,
    statements: [],
    issues: [],
    hiddenRowCount: 0,
  };
}

function blockOf(table: TableSpec, at: number, names: readonly string[], years: readonly number[]): DatasetBlock {
  const sheet = table.sheet ?? `表${at + 1}`;
  const { rows } = table;
  const rowAt = (entity: string, year: number, level: SchoolLevel): number =>
    rows.findIndex((row) => row[0] === entity && row[1] === year && row[2] === level);
  return {
    tableId: `${sheet}#1`,
    rowCount: rows.length,
    entityKind: table.kind ?? "county",
    entityOf: Uint32Array.from(rows, (row) => names.indexOf(row[0])),
    periodOf: Uint16Array.from(rows, (row) => years.indexOf(row[1])),
    levelOf: Uint8Array.from(rows, (row) => levelIndex(row[2])),
    priorOf: Int32Array.from(rows, (row) => rowAt(row[0], row[1] - 1, row[2])),
    columns: table.columns.map((column, index) => columnOf(column, index, table, sheet)),
    texts: [],
    sums: table.sums ?? [],
  };
}

function columnOf(spec: ColumnSpec, index: number, table: TableSpec, sheet: string): Column {
  const scale = spec.scale ?? 1;
  const cells = table.rows.map((row) => row[3 + index] ?? "");
  const numbers = cells.map((cell) => (typeof cell === "number" ? cell : Number(cell.normalize("NFKC").replace(/,/g, "") || Number.NaN)));
  const states = cells.map((cell, row) =>
    typeof cell === "string" && cell in STATES ? (STATES[cell] ?? BLANK) : Number.isNaN(numbers[row]) ? BLANK : VALUE,
  );
  const step = (row: number): number => {
    const cell = cells[row];
    return spec.exact ? 0 : scale * 10 ** -decimals(typeof cell === "number" ? String(cell) : (cell ?? "").normalize("NFKC"));
  };
  const cellOf = (row: number): CellRef => ({ sheet, rowIndex: row + 1, columnIndex: index + 3 });
  return {
    field: spec.field,
    ...(spec.stated ? { stated: spec.stated } : {}),
    unit: parseUnit(spec.unit),
    written: { text: "", unit: parseUnit(spec.unit), scale },
    values: Float64Array.from(numbers, (number, row) => (states[row] === VALUE ? number * scale : 0)),
    states: Uint8Array.from(states),
    cellOf,
    textAt: (row) => {
      const cell = cells[row];
      return typeof cell === "string" && states[row] === VALUE ? cell : null;
    },
    storedStep: step,
    printedStep: step,
  };
}

/** Money in 万元. */
export const money = (field: FieldId): ColumnSpec => ({ field, unit: "CNY", scale: 10000 });
/** 元 per pupil. */
export const perPupil = (field: FieldId): ColumnSpec => ({ field, unit: "CNY/pupil" });
export const people = (field: FieldId): ColumnSpec => ({ field, unit: "pupil", exact: true });
/** A figure stated in %. */
export const stated = (figure: StatedFigure, ...of: readonly FieldId[]): ColumnSpec => ({
  field: figure,
  stated: { figure, of },
  unit: "1",
  scale: 0.01,
});
/** A rate field in %. */
export const rate = (field: FieldId): ColumnSpec => ({ field, unit: "1", scale: 0.01 });
