import type { DatasetBlock } from "../model";
import { SCHOOL_LEVELS } from "../model";

/** A row of a block, the block by its position in the dataset. */
export interface RowAt {
  readonly at: number;
  readonly row: number;
}

/**
 * The rows of all blocks by (entity, period, level), for what stands in several tables: a hash table in arrays of numbers
 * whose entries are chains of rows. Of equal keys in one block the last row counts.
 */
export class KeyedRows {
  /** Of all rows, block after block. */
  private readonly entities: Uint32Array;
  /** Period and level as one number. */
  private readonly times: Uint32Array;
  private readonly blocks: Uint32Array;
  /** The next row with the same key, -1: none. */
  private readonly next: Int32Array;
  /** First row of each chain by slot, -1: free. */
  private readonly heads: Int32Array;
  private readonly starts: number[] = [];

  constructor(blocks: readonly DatasetBlock[]) {
    const total = blocks.reduce((sum, { rowCount }) => sum + rowCount, 0);
    let size = 16;
    while (size < total * 2) size *= 2;
    this.entities = new Uint32Array(total);
    this.times = new Uint32Array(total);
    this.blocks = new Uint32Array(total);
    this.next = new Int32Array(total).fill(-1);
    this.heads = new Int32Array(size).fill(-1);
    let start = 0;
    for (const { rowCount } of blocks) {
      this.starts.push(start);
      start += rowCount;
    }
    // From the last row to the first, so that every chain runs in the order of the blocks.
    for (let at = blocks.length - 1; at >= 0; at -= 1) this.enter(at, blocks[at] as DatasetBlock, this.starts[at] as number);
  }

  private enter(at: number, { entityOf, periodOf, levelOf, rowCount }: DatasetBlock, start: number): void {
    for (let row = rowCount - 1; row >= 0; row -= 1) {
      const entity = entityOf[row] as number;
      const time = timeOf(periodOf[row] as number, levelOf[row] as number);
      const slot = this.slotOf(entity, time);
      const head = this.heads[slot] as number;
      if (head >= 0 && this.blocks[head] === at) continue;
      this.entities[start + row] = entity;
      this.times[start + row] = time;
      this.blocks[start + row] = at;
      this.next[start + row] = head;
      this.heads[slot] = start + row;
    }
  }

  /** Whether a row with a key, in the order of their blocks and at most one a block, is one that `test` wants. */
  some(entity: number, period: number, level: number, test: (found: RowAt) => boolean): boolean {
    for (let entry = this.heads[this.slotOf(entity, timeOf(period, level))] as number; entry >= 0; entry = this.next[entry] as number) {
      const at = this.blocks[entry] as number;
      if (test({ at, row: entry - (this.starts[at] as number) })) return true;
    }
    return false;
  }

  /** The slot that holds the key, or the free one where it belongs. */
  private slotOf(entity: number, time: number): number {
    const mask = this.heads.length - 1;
    const mixed = Math.imul(entity, 0x9e3779b1) ^ Math.imul(time + 1, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const head = this.heads[slot] as number;
      if (head < 0 || (this.entities[head] === entity && this.times[head] === time)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

const timeOf = (period: number, level: number): number => period * SCHOOL_LEVELS.length + level;
