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
    const isClose = (other: number): boolean =>
      columns.every(([column, width]) => {
        const own = column.values[row] as number;
        const gap = Math.abs((column.values[other] as number) - own);
        return column.states[other] === VALUE && gap <= width * Math.abs(own) + 1e-9;
      });
    const count = block.periodOf.reduce(
      (sum, period, other) => (other !== row && period === block.periodOf[row] && isClose(other) ? sum + 1 : sum),
      0,
    );
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
