import type { Rule } from "../model";
import { SCHOOL_LEVELS } from "../model";
import type { Bound } from "./bounds";
import type { Asked } from "./shortfall";
import { levelMask } from "./levels";
import type { Spine } from "./spine";

/** The rule does not speak of rows of this level. */
export const UNSPOKEN = 0;
/** There is a threshold. */
export const BOUND = 1;
/** The rule or its threshold was not in force. */
export const NOT_YET = 2;
/** Nobody has given a threshold. */
export const NO_BOUND = 3;
/** The rule shows figures of this level and does not judge them. */
export const SHOWN = 4;

/** The thresholds of one rule on one block as tables by slot, for the slots that rows have. */
export class Limits {
  /** UNSPOKEN, BOUND, NOT_YET, NO_BOUND or SHOWN. */
  readonly kinds: Uint8Array;
  readonly low: Float64Array;
  /** NaN where the threshold has one end. */
  readonly high: Float64Array;
  /** A figure off the line passes when it lies between these two. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Whether the rule speaks of any row. */
  readonly speaks: boolean;
  private readonly bounds: (Bound | undefined)[] = [];

  constructor(
    private readonly rule: Rule,
    private readonly operator: Asked["operator"],
    private readonly spine: Spine,
  ) {
    const count = spine.context.index.dataset.periods.length * SCHOOL_LEVELS.length;
    this.kinds = new Uint8Array(count);
    this.low = new Float64Array(count);
    this.high = new Float64Array(count).fill(Number.NaN);
    this.least = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    this.most = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const mask = levelMask(rule);
    const { present, firstRows } = spine.slots;
    let speaks = false;
    present.forEach((slot, at) => {
      const row = firstRows[at] as number;
      if (mask[spine.block.levelOf[row] as number] !== 1) return;
      speaks = true;
      this.resolve(slot, row);
    });
    this.speaks = speaks;
  }

  boundOf(row: number): Bound {
    return this.boundAt(this.spine.slots.of[row] as number);
  }

  boundAt(slot: number): Bound {
    return this.bounds[slot] ?? { kind: "notInForce" };
  }

  /** Looks the threshold up for the period and level of a row. */
  private resolve(slot: number, row: number): void {
    const level = this.spine.levelAt(row);
    const bound = this.spine.context.bounds.forRule(this.rule, this.spine.periodAt(row), level);
    this.bounds[slot] = bound;
    if (bound.kind === "notInForce") this.kinds[slot] = NOT_YET;
    else if (this.rule.informationLevels.includes(level)) this.kinds[slot] = SHOWN;
    else this.kinds[slot] = bound.kind === "value" ? BOUND : NO_BOUND;
    if (bound.kind === "value") this.enter(slot, bound.value, bound.high);
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
