import type { DatasetBlock } from "../model";
import { SCHOOL_LEVELS } from "../model";

/** Position of a row's period and level in tables by (period, level). */
export function slotOf(period: number, level: number): number {
  return period * SCHOOL_LEVELS.length + level;
}

/** The rows of a block by period and level: rules ask for both together, once for each pair that there is. */
export interface RowSlots {
  /** Slot of each row. */
  readonly of: Uint16Array | Uint32Array;
  /** The slots that rows have, in the order of their first rows. */
  readonly present: readonly number[];
  /** First row of each slot in `present`. */
  readonly firstRows: readonly number[];
}

export function slotsOf({ periodOf, levelOf, rowCount }: DatasetBlock, periods: number): RowSlots {
  const count = periods * SCHOOL_LEVELS.length;
  const of = count <= 0x10000 ? new Uint16Array(rowCount) : new Uint32Array(rowCount);
  const isSeen = new Uint8Array(count);
  const present: number[] = [];
  const firstRows: number[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    const slot = slotOf(periodOf[row] as number, levelOf[row] as number);
    of[row] = slot;
    if (isSeen[slot] === 1) continue;
    isSeen[slot] = 1;
    present.push(slot);
    firstRows.push(row);
  }
  return { of, present, firstRows };
}

/** A number by slot, worked out for the slots that rows have; NaN elsewhere. */
export function numbersBySlot(slots: RowSlots, periods: number, find: (firstRow: number) => number): Float64Array {
  const numbers = new Float64Array(periods * SCHOOL_LEVELS.length).fill(Number.NaN);
  slots.present.forEach((slot, at) => {
    numbers[slot] = find(slots.firstRows[at] as number);
  });
  return numbers;
}
