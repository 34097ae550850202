import type { Rule } from "../model";
import { SCHOOL_LEVELS } from "../model";
import type { Bound } from "./bounds";
import type { Asked } from "./shortfall";
import { slotOf } from "./slots";
import type { Spine } from "./spine";

/** Not looked up yet. */
export const UNKNOWN = 0;
/** There is a threshold. */
export const BOUND = 1;
/** The rule or its threshold was not in force. */
export const NOT_YET = 2;
/** Nobody has given a threshold. */
export const NO_BOUND = 3;

/** The thresholds of one rule on one block as tables by (period, level), looked up where a row first asks. */
export class Limits {
  /** UNKNOWN, BOUND, NOT_YET or NO_BOUND. */
  readonly kinds: Uint8Array;
  readonly low: Float64Array;
  /** NaN where the threshold has one end. */
  readonly high: Float64Array;
  /** A figure off the line passes when it lies between these two. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  private readonly bounds: (Bound | undefined)[] = [];

  constructor(
    private readonly rule: Rule,
    private readonly operator: Asked["operator"],
    private readonly spine: Spine,
  ) {
    const slots = spine.context.index.dataset.periods.length * SCHOOL_LEVELS.length;
    this.kinds = new Uint8Array(slots);
    this.low = new Float64Array(slots);
    this.high = new Float64Array(slots).fill(Number.NaN);
    this.least = new Float64Array(slots).fill(Number.NEGATIVE_INFINITY);
    this.most = new Float64Array(slots).fill(Number.POSITIVE_INFINITY);
  }

  boundOf(row: number): Bound {
    const { periodOf, levelOf } = this.spine.block;
    const slot = slotOf(periodOf[row] as number, levelOf[row] as number);
    if (this.kinds[slot] === UNKNOWN) this.resolve(slot, row);
    return this.boundAt(slot);
  }

  boundAt(slot: number): Bound {
    return this.bounds[slot] ?? { kind: "notInForce" };
  }

  /** Looks the threshold up for the period and level of a row; answers its kind. */
  resolve(slot: number, row: number): number {
    const bound = this.spine.context.bounds.forRule(this.rule, this.spine.periodAt(row), this.spine.levelAt(row));
    this.bounds[slot] = bound;
    const kind = bound.kind === "value" ? BOUND : bound.kind === "notInForce" ? NOT_YET : NO_BOUND;
    this.kinds[slot] = kind;
    if (bound.kind === "value") this.enter(slot, bound.value, bound.high);
    return kind;
  }

  private enter(slot: number, low: number, high: number | null): void {
    this.low[slot] = low;
    this.high[slot] = high ?? Number.NaN;
    switch (this.operator) {
      case "atLeast":
      case "moreThan":
        this.least[slot] = low;
        break;
      case "atMost":
      case "lessThan":
        this.most[slot] = low;
        break;
      case "between":
        this.least[slot] = low;
        this.most[slot] = high ?? low;
        break;
      case "equals":
        // Nothing off the line equals it.
        this.least[slot] = Number.POSITIVE_INFINITY;
        break;
    }
  }
}
