import type { CellRef, Message } from "../model";
import { VALUE } from "../model";
import { literal, over, plus, times } from "../formulas";
import type { Place } from "./datasetIndex";
import type { Spine } from "./spine";
import { amountAt, type Amount } from "./statedSegment";

/** Another head-count that a figure per head may have been divided by. */
export interface HeadCount {
  readonly amount: Amount;
  readonly cells: readonly CellRef[];
  readonly note: Message;
}

/**
 * Pupils at the start of the year, and the weighted mean of start and end (年加权: (start × 8 + end × 4) ÷ 12): money follows
 * the calendar year, pupils the school year. The start is a column of its own or the end of the year before.
 */
export function otherHeadCounts(spine: Spine, end: Amount, row: number): readonly HeadCount[] {
  const prior = spine.block.priorOf[row] ?? -1;
  const place = filled(spine.placeOf("enrolmentAtSchoolYearStart", row)) ?? (prior >= 0 ? filled(spine.placeOf("enrolment", prior)) : null);
  if (!place) return [];
  const start = amountAt(place);
  const atStart = { amount: start, cells: [start.cell], note: { id: "assessment.note.headsAtStart" } };
  const weight = (id: string): number | null => {
    const bound = spine.context.bounds.parameter(id, spine.periodAt(row), spine.levelAt(row));
    return bound.kind === "value" ? bound.value : null;
  };
  const [before, after] = [weight("weighted-pupils-start-weight"), weight("weighted-pupils-end-weight")];
  if (before === null || after === null || before + after <= 0) return [atStart];
  const mean = (a: number, b: number): number => (a * before + b * after) / (before + after);
  const weighted: Amount = {
    ...end,
    value: mean(start.value, end.value),
    interval: { low: mean(start.interval.low, end.interval.low), high: mean(start.interval.high, end.interval.high) },
    term: over(plus(times(start.term, literal(before)), times(end.term, literal(after))), literal(before + after)),
  };
  return [{ amount: weighted, cells: [start.cell, end.cell], note: { id: "assessment.note.headsWeighted" } }, atStart];
}

const filled = (place: Place | undefined): Place | null => (place && place.column.states[place.row] === VALUE ? place : null);
