import type { Column } from "../model";
import { CELL_STATES, VALUE } from "../model";

/** What one look at a column tells the checks of cells, so that they pass over it again only where there is something. */
export interface Survey {
  /** Cells in each state. */
  readonly states: Int32Array;
  /** Numbers below zero. */
  readonly negatives: number;
  /** Numbers that are not whole. */
  readonly fractions: number;
}

/** One pass over a column. `DatasetIndex.surveyOf` keeps what it finds. */
export function survey(column: Column): Survey {
  const { values, states } = column;
  const counts = new Int32Array(CELL_STATES.length);
  let filled = 0;
  let negatives = 0;
  let fractions = 0;
  for (let row = 0; row < states.length; row += 1) {
    const state = states[row] as number;
    if (state !== VALUE) {
      counts[state] = (counts[state] ?? 0) + 1;
      continue;
    }
    filled += 1;
    const value = values[row] as number;
    if (value < 0) negatives += 1;
    if (Math.floor(value) !== value) fractions += 1;
  }
  counts[VALUE] = filled;
  return { states: counts, negatives, fractions };
}
