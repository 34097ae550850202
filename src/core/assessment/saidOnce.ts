import type { Message, Rule } from "../model";
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
  return segments.flatMap((segment) => (isWorthALook(segment) ? onlyLatest([segment], (at) => lacksCells(segment, at)) : [segment]));
}

/** Several open rows whose figure has no cell (where that is known), and not too many to be looked at. */
function isWorthALook({ outcomes, absent }: Segment): boolean {
  if (absent === null) return false;
  let open = 0;
  for (let at = 0; at < outcomes.length && open <= LOOKED_AT; at += 1) {
    if (outcomes[at] === OPEN && absent?.[at] !== 0) open += 1;
  }
  return open > 1 && open <= LOOKED_AT;
}

/** The finding misses figures for which its row has no cell, and nothing else. */
function lacksCells(segment: Segment, at: number): boolean {
  if (segment.absent?.[at] === 0) return false;
  const lacking = missingOf(segment.findingAt(at).message);
  return lacking.length > 0 && lacking.every((id) => id === "assessment.missing.absent");
}

/** What a finding says is missing, by the ids of its sentences; nothing where it says something else. */
function missingOf({ id, data }: Message): readonly string[] {
  const what = id === "assessment.missing" ? data?.["what"] : undefined;
  const items = typeof what === "object" && what.kind === "list" ? what.items : [];
  return items.map((item) => (typeof item === "object" && item.kind === "message" ? item.message.id : ""));
}

/** Of the open findings that `holds` names, leaves one: the one of the latest period. */
function onlyLatest(segments: readonly Segment[], holds: (at: number, segment: Segment) => boolean): readonly Segment[] {
  let kept: { readonly segment: Segment; readonly at: number; readonly year: number } | null = null;
  const quiet = segments.map((segment) => {
    const outcomes = segment.outcomes.map((outcome, at) => {
      if (outcome !== OPEN || !holds(at, segment)) return outcome;
      const year = segment.spine ? segment.spine.periodAt(at).year : segment.findingAt(at).period.year;
      if (!kept || year > kept.year) kept = { segment, at, year };
      return SILENT;
    });
    return { segment, outcomes };
  });
  return quiet.map(({ segment, outcomes }) => {
    if (kept && kept.segment === segment) outcomes[kept.at] = OPEN;
    return { ...segment, outcomes };
  });
}
