import type { RuleClass } from "../../core/model";
import type { CheckResult } from "../session/state";
import type { RuleSummary } from "../../app/views";
import type { Standing, StandingCounts } from "../standing";
import { NO_COUNTS, STANDINGS } from "../standing";

export interface RuleGroup {
  readonly summary: RuleSummary;
  readonly counts: StandingCounts;
}

export interface ClassGroup {
  readonly class: RuleClass;
  readonly counts: StandingCounts;
  readonly rules: readonly RuleGroup[];
}

/** Standings that a filter lets through, worst first. */
export const standingsShown = (filter: Standing | null): readonly Standing[] =>
  filter === null ? STANDINGS.filter((standing) => standing !== "notApplicable") : [filter];

/** The more serious of two comes first: 不符合, then 提示, then 无法判断; equal ones keep their order. */
const worstFirst = (a: { readonly counts: StandingCounts }, b: { readonly counts: StandingCounts }): number =>
  rank(a.counts) - rank(b.counts);
const rank = (counts: StandingCounts): number => {
  const at = STANDINGS.findIndex((standing) => counts[standing] > 0);
  return at < 0 ? STANDINGS.length : at;
};

/** Findings by class, then rule; groups in which nothing gets through are left out. */
export function groupsOf(
  result: CheckResult,
  countsByRule: ReadonlyMap<string, StandingCounts>,
  filter: Standing | null,
): readonly ClassGroup[] {
  const shown = standingsShown(filter);
  const byClass = new Map<RuleClass, RuleGroup[]>();
  for (const summary of result.summary.rules) {
    const counts = countsByRule.get(summary.rule) ?? NO_COUNTS;
    if (!shown.some((standing) => counts[standing] > 0)) continue;
    const rules = byClass.get(summary.class) ?? [];
    rules.push({ summary, counts });
    byClass.set(summary.class, rules);
  }
  const groups = [...byClass].map(([ruleClass, rules]): ClassGroup => {
    const counts = { ...NO_COUNTS };
    for (const rule of rules) for (const standing of STANDINGS) counts[standing] += rule.counts[standing];
    return { class: ruleClass, counts, rules: rules.sort(worstFirst) };
  });
  return groups.sort(worstFirst);
}
