import type { DatasetBlock } from "../model";
import { SCHOOL_LEVELS } from "../model";

/** Rows of a block by (entity, period, level): a hash table in one array of numbers. Of equal keys the last row counts. */
export class RowTable {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(private readonly block: DatasetBlock) {
    let size = 16;
    while (size < block.rowCount * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(-1);
    const { entityOf, periodOf, levelOf } = block;
    for (let row = 0; row < block.rowCount; row += 1) {
      this.slots[this.slotOf(entityOf[row] ?? 0, periodOf[row] ?? 0, levelOf[row] ?? 0)] = row;
    }
  }

  /** -1 when there is none. */
  rowOf(entity: number, period: number, level: number): number {
    return this.slots[this.slotOf(entity, period, level)] ?? -1;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  private slotOf(entity: number, period: number, level: number): number {
    const { entityOf, periodOf, levelOf } = this.block;
    const mixed = Math.imul(entity, 0x9e3779b1) ^ Math.imul(period * SCHOOL_LEVELS.length + level + 1, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & this.mask;
    for (;;) {
      const row = this.slots[slot] as number;
      if (row < 0 || (entityOf[row] === entity && periodOf[row] === period && levelOf[row] === level)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }
}
