import type { ComparisonOperator, Interval } from "../model";

export interface Verdict {
  readonly outcome: "pass" | "fail" | "open";
  /** Exactly on the bound: the operator decides. */
  readonly onTheLine: boolean;
}

/** Floating-point noise of a computation whose terms are about as large as `magnitude`. */
export function noiseOf(magnitude: number): number {
  return magnitude * 1e-12;
}

/** The unrounded comparison, without regard to how the figures were rounded. */
export function meets(observed: number, operator: ComparisonOperator, low: number, high: number | null, noise: number): boolean {
  switch (operator) {
    case "atLeast":
      return observed >= low - noise;
    case "moreThan":
      return observed > low + noise;
    case "atMost":
      return observed <= low + noise;
    case "lessThan":
      return observed < low - noise;
    case "between":
      return observed >= low - noise && observed <= (high ?? low) + noise;
    case "equals":
    case "agrees":
    case "holds":
      return Math.abs(observed - low) <= noise;
  }
}

/**
 * Judges an unrounded figure. `interval` holds every value that the printed digits allow: when the bound lies strictly
 * inside and the figure is not exactly on it, nobody can tell ("within rounding of the line"). `equals` passes when the
 * digits allow equality.
 */
export function judge(
  observed: number,
  interval: Interval | null,
  operator: ComparisonOperator,
  low: number,
  high: number | null,
  noise: number,
): Verdict {
  const bounds = operator === "between" ? [low, high ?? low] : [low];
  const onTheLine = bounds.some((bound) => Math.abs(observed - bound) <= noise);
  const outcome = meets(observed, operator, low, high, noise) ? "pass" : "fail";
  if (onTheLine || !interval) return { outcome, onTheLine };
  if (operator === "equals") return { outcome: interval.low <= low + noise && interval.high >= low - noise ? "pass" : "fail", onTheLine };
  const straddles = bounds.some((bound) => interval.low < bound - noise && interval.high > bound + noise);
  return { outcome: straddles ? "open" : outcome, onTheLine };
}
