import type { Column, DatasetBlock } from "../../model";
import { VALUE } from "../../model";
import type { Run } from "../assess";
import { readCell } from "./rows";
import type { Reading } from "./rows";

/** How near a comparator school must be, each as a share of the school's own figure. */
const CLOSE: readonly (readonly [string, number])[] = [
  ["enrolment", 0.25],
  ["freeMealShare", 0.05],
  ["specialNeedsShare", 0.1],
];

/**
 * Close comparators of the schools of a block (Financial Benchmarking and Insights Tool): pupils within 25 %, free meals
 * within 5 %, special needs within 10 %, each of the school's own figure. Null where the block lacks a column.
 */
export function closeComparatorsIn(
  run: Run,
  block: DatasetBlock,
): ((row: number) => { readonly count: number | null; readonly readings: readonly Reading[] }) | null {
  const columns: (readonly [Column, number])[] = [];
  for (const [field, width] of CLOSE) {
    const column = run.context.index.columnIn(block, field);
    if (!column) return null;
    columns.push([column, width]);
  }
  return (row) => {
    const readings = columns.map(([column]) => readCell(column, row));
    if (readings.some((one) => one.value === null)) return { count: null, readings };
    let count = 0;
    for (let other = 0; other < block.rowCount; other += 1) {
      if (other === row || block.periodOf[other] !== block.periodOf[row]) continue;
      const close = columns.every(
        ([column, width], at) =>
          column.states[other] === VALUE &&
          Math.abs((column.values[other] ?? 0) - (readings[at]?.value ?? 0)) <= width * Math.abs(readings[at]?.value ?? 0) + 1e-9,
      );
      if (close) count += 1;
    }
    return { count, readings };
  };
}

/**
 * Decile 0–9 of a figure among `values` (the school itself included): rank with ties counted below it over the number of
 * figures, in percent, over ten, cut to whole, at most 9.
 */
export function decileOf(figure: number, values: readonly number[]): number {
  const below = values.filter((value) => value <= figure).length;
  return Math.min(9, Math.floor((10 * below) / values.length + 1e-12));
}
