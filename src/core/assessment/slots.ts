import { SCHOOL_LEVELS } from "../model";

/** Position of a row's period and level in tables by (period, level). */
export function slotOf(period: number, level: number): number {
  return period * SCHOOL_LEVELS.length + level;
}

/** A number by period and level, worked out where it is first asked for; NaN where there is none. */
export class SlotNumbers {
  private readonly values: Float64Array;
  private readonly known: Uint8Array;

  constructor(
    periods: number,
    private readonly find: (period: number, level: number) => number,
  ) {
    const count = periods * SCHOOL_LEVELS.length;
    this.values = new Float64Array(count);
    this.known = new Uint8Array(count);
  }

  at(period: number, level: number): number {
    const slot = slotOf(period, level);
    if (this.known[slot] === 1) return this.values[slot] as number;
    const value = this.find(period, level);
    this.values[slot] = value;
    this.known[slot] = 1;
    return value;
  }
}
