import type { FindingLevel } from "../model";
import { FAIL, OPEN } from "./segment";
import type { Segment } from "./segment";

const LOUDNESS: Readonly<Record<FindingLevel, number>> = { none: 0, note: 1, warning: 2, error: 3 };

/** Where a verdict stands. */
export interface Position {
  readonly segment: Segment;
  readonly at: number;
}

/**
 * The worst verdicts that ask for something, at most `count`, without making a finding: breaches before what cannot be
 * told, the louder first, then by how far the figure is from its bound in proportion to both; alike ones in order.
 */
export function worstPositions(
  segments: readonly Segment[],
  count: number,
  levelOf: (segment: Segment, at: number) => FindingLevel,
): Position[] {
  const found: { readonly segment: Segment; readonly at: number; readonly badness: number }[] = [];
  for (const segment of segments) {
    for (let at = 0; at < segment.outcomes.length; at += 1) {
      const code = segment.outcomes[at];
      if (code !== FAIL && code !== OPEN) continue;
      const badness = (code === FAIL ? 8 : 0) + 2 * LOUDNESS[levelOf(segment, at)] + (code === FAIL ? distanceAt(segment, at) : 0);
      found.push({ segment, at, badness });
    }
  }
  // The sort keeps the order of what is alike.
  return found.sort((a, b) => b.badness - a.badness).slice(0, count);
}

/** 0 on the bound, towards 1 far from it; 0 where the segment cannot tell without making the finding. */
function distanceAt(segment: Segment, at: number): number {
  const required = segment.requiredAt?.(at) ?? null;
  if (required === null || !segment.observedAt) return 0;
  const observed = segment.observedAt(at);
  const size = Math.abs(observed) + Math.abs(required);
  return size > 0 ? Math.abs(observed - required) / size : 0;
}
