import type { Column, DatasetBlock, FieldId, Period, RangeSnapshot, SchoolLevel } from "../../model";
import { VALUE, levelAt, periodText, valueAt } from "../../model";
import type { ExcelTerm } from "../../formulas";
import { cellTerm } from "../../formulas";
import type { PresentationInput } from "../types";

/** One number of the sheets with the place it comes from. */
export interface Point {
  readonly entity: number;
  readonly period: Period;
  readonly schoolLevel: SchoolLevel;
  /** Canonical. */
  readonly value: number;
  /** The same over the officer's cell. */
  readonly term: ExcelTerm;
  readonly column: Column;
  readonly row: number;
  readonly block: DatasetBlock;
}

/** A table of more rows than this is a list of schools, not a series to draw. */
const LONGEST = 20_000;

/** Every number of a field (or of a figure stated about it), first come first served for one entity, period and level. */
export function pointsOf(input: PresentationInput, isMeant: (column: Column) => boolean): readonly Point[] {
  const points = new Map<string, Point>();
  for (const block of input.dataset.blocks) {
    if (block.rowCount > LONGEST || block.entityKind === "school" || block.entityKind === "project") continue;
    for (const column of block.columns) {
      if (!isMeant(column)) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        const point = pointAt(input, block, column, row);
        if (!point || point.period.kind === "none") continue;
        const key = `${point.entity} ${periodText(point.period)} ${point.schoolLevel}`;
        if (!points.has(key)) points.set(key, point);
      }
    }
  }
  return [...points.values()];
}

/** The number at a row of a column; undefined where the cell holds none. */
export function pointAt(input: PresentationInput, block: DatasetBlock, column: Column, row: number): Point | undefined {
  if (row < 0 || column.states[row] !== VALUE) return undefined;
  const value = column.values[row] ?? 0;
  const period = input.dataset.periods[block.periodOf[row] ?? 0];
  if (!period) return undefined;
  const cell = column.cellOf(row);
  const snapshot = input.snapshots.find((one) => one.sheet === cell.sheet);
  return {
    entity: block.entityOf[row] ?? 0,
    period,
    schoolLevel: levelAt(block.levelOf[row] ?? 0),
    value,
    term: cellTerm(cell, column.written.scale, textOf(snapshot, cell.rowIndex, cell.columnIndex), value),
    column,
    row,
    block,
  };
}

function textOf(snapshot: RangeSnapshot | undefined, rowIndex: number, columnIndex: number): string | null {
  const raw = snapshot ? valueAt(snapshot, rowIndex, columnIndex) : null;
  return typeof raw === "string" ? raw : null;
}

/** The numbers of a field itself. */
export const fieldPoints = (input: PresentationInput, field: FieldId): readonly Point[] =>
  pointsOf(input, (column) => column.field === field && column.stated === undefined);

/** The growth rates that the sheet states about a field. */
export const statedGrowthPoints = (input: PresentationInput, field: FieldId): readonly Point[] =>
  pointsOf(input, ({ stated }) => stated?.figure === "statedGrowth" && stated.of.length === 1 && stated.of[0] === field);

/** Periods in the order of time. */
export function periodsOf(points: readonly Point[]): readonly Period[] {
  const byText = new Map(points.map(({ period }) => [periodText(period), period]));
  return [...byText.values()].sort((a, b) => a.year - b.year);
}
