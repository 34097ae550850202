import { ABSENT } from "../model";
import { NOT_APPLICABLE_FROM, OK } from "../formulas";
import { piecesOf } from "./chunks";
import { noiseOf } from "./compare";
import { BOUND, NO_BOUND, NOT_YET, SHOWN, UNSPOKEN } from "./limits";
import type { Limits } from "./limits";
import type { RowTask } from "./rowSegment";
import { FAIL, NOT_APPLICABLE, OPEN, PASS, SILENT } from "./segment";

/** What a rule says of each row of a block. */
export interface RowCodes {
  readonly outcomes: Uint8Array;
  /** 1 at the rows whose figure has no cell; null: none. */
  readonly absent: Uint8Array | null;
}

/**
 * Judges the figures of all rows. A figure far from its threshold is decided by the plain comparison; `closeCode` decides
 * one near it, by its digits.
 */
export function rowCodes(task: RowTask, limits: Limits, factor: number, closeCode: (row: number, slot: number) => number): RowCodes {
  const { expression, spine } = task;
  const outcomes = new Uint8Array(spine.length).fill(SILENT);
  if (!limits.speaks) return { outcomes, absent: null };
  const { of: slots } = spine.slots;
  const { kinds, low, high, least, most } = limits;
  const included = includedRows(task, limits);
  const passed = task.proves === "breach" ? OPEN : PASS;
  const pieces = piecesOf(expression, spine);
  let absent: Uint8Array | null = null;
  let heard = false;
  for (let from = 0; from < outcomes.length; from += pieces.size) {
    const to = Math.min(outcomes.length, from + pieces.size);
    const { values, status, radius } = pieces.at(from, to);
    for (let row = from; row < to; row += 1) {
      if (included !== null && included[row] === 0) continue;
      const slot = slots[row] as number;
      const kind = kinds[slot] as number;
      const state = status[row - from] as number;
      if (kind === BOUND && state === OK) {
        heard = true;
        const value = (values[row - from] as number) * factor;
        const reach = (radius[row - from] as number) * factor * 1.01 + noiseOf(Math.abs(value) + factor);
        if (Math.abs(value - (low[slot] as number)) <= reach || Math.abs(value - (high[slot] as number)) <= reach) {
          outcomes[row] = closeCode(row, slot);
        } else outcomes[row] = value > (least[slot] as number) && value < (most[slot] as number) ? passed : FAIL;
      } else if (kind !== UNSPOKEN) {
        // Where no row of the block has the other figure, the two tables are about different things.
        if (state !== ABSENT) heard = true;
        else if (kind === BOUND || kind === NO_BOUND) (absent ??= new Uint8Array(outcomes.length))[row] = 1;
        outcomes[row] = unjudged(kind, state);
      }
    }
  }
  if (!heard) outcomes.fill(SILENT);
  return { outcomes, absent };
}

/** The outcome of a row without a threshold to judge by, or without a figure. */
function unjudged(kind: number, state: number): number {
  return kind === NOT_YET || kind === SHOWN || state >= NOT_APPLICABLE_FROM ? NOT_APPLICABLE : OPEN;
}

/** 1 at the rows that the rule speaks of, as far as their levels are spoken of; null: all of them. */
function includedRows({ subject, within = null, concerns, spine }: RowTask, { kinds }: Limits): Uint8Array | null {
  const states = subject && spine.context.index.hasAbsent(subject) ? subject.states : null;
  if (!states && !concerns) return within;
  const included = new Uint8Array(spine.length);
  const { of: slots } = spine.slots;
  for (let row = 0; row < included.length; row += 1) {
    if ((states && states[row] === ABSENT) || (within && within[row] === 0)) continue;
    if (!concerns || (kinds[slots[row] as number] !== UNSPOKEN && concerns(row))) included[row] = 1;
  }
  return included;
}
