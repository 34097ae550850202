import type { Rule } from "../model";
import type { Bounds } from "./bounds";
import { OPEN, SILENT } from "./segment";
import type { Segment } from "./segment";

/** So many rows without the other figure are looked at one by one; more are a matter of single cells. */
const LOOKED_AT = 2000;

/**
 * What is missing for a whole table is said once: a threshold that nobody has entered, or a figure for which no row of the
 * table has a cell. The finding stands on the latest period; the other rows are silent.
 */
export function saidOnce(rule: Rule, segments: readonly Segment[], bounds: Bounds): readonly Segment[] {
  if (bounds.isUnset(rule)) return onlyLatest(segments, () => true);
  if (rule.comparison.kind !== "bound" && rule.comparison.kind !== "between") return segments;
  return segments.flatMap((segment) => {
    const open = countLacking(segment);
    return open > 1 && open <= LOOKED_AT ? onlyLatest([segment], (at) => lacksCells(segment, at)) : [segment];
  });
}

/** Open rows; where it is known, those only whose figure has no cell. */
function countLacking({ outcomes, absent }: Segment): number {
  if (absent === null) return 0;
  let open = 0;
  for (let at = 0; at < outcomes.length; at += 1) {
    if (outcomes[at] === OPEN && (!absent || absent[at] === 1)) open += 1;
  }
  return open;
}

/** The finding misses figures for which its row has no cell, and nothing else. */
function lacksCells(segment: Segment, at: number): boolean {
  if (segment.absent && segment.absent[at] !== 1) return false;
  const { message } = segment.findingAt(at);
  const what = message.id === "assessment.missing" ? message.data?.["what"] : undefined;
  if (typeof what !== "object" || what.kind !== "list" || what.items.length === 0) return false;
  return what.items.every((item) => typeof item === "object" && item.kind === "message" && item.message.id === "assessment.missing.absent");
}

/** Of the open findings that `holds` names, leaves one: the one of the latest period. */
function onlyLatest(segments: readonly Segment[], holds: (at: number, segment: Segment) => boolean): readonly Segment[] {
  let kept: { readonly segment: Segment; readonly at: number; readonly year: number } | null = null;
  const quiet = segments.map((segment) => {
    const outcomes = Uint8Array.from(segment.outcomes);
    for (let at = 0; at < outcomes.length; at += 1) {
      if (outcomes[at] !== OPEN || !holds(at, segment)) continue;
      outcomes[at] = SILENT;
      const year = segment.spine ? segment.spine.periodAt(at).year : segment.findingAt(at).period.year;
      if (!kept || year > kept.year) kept = { segment, at, year };
    }
    return { segment, outcomes };
  });
  return quiet.map(({ segment, outcomes }) => {
    if (kept && kept.segment === segment) outcomes[kept.at] = OPEN;
    return { ...segment, outcomes };
  });
}
