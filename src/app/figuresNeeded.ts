import type { FieldId, Rule } from "../core/model";
import { standsForAny } from "../core/recognition";

/** Every way to the rule's indicator, as the figures that it needs. A rule without any looks at whatever is there. */
function waysOf(rule: Rule, seen: ReadonlySet<FieldId>): readonly (readonly FieldId[])[] {
  const others = [...(rule.alternatives ?? []), ...(rule.measures ?? [])].map((way) => way.needs);
  // An order needs any two of its figures.
  const orders = (rule.orders ?? []).map((order) => {
    const there = order.filter((field) => seen.has(field));
    return there.length > 1 ? there : order.slice(0, 2);
  });
  return [...(rule.needs.length > 0 && rule.orders === undefined ? [rule.needs] : []), ...others, ...orders];
}

/** The figures that are missing on the way that lacks the fewest; none: the rule can be decided. */
export function missingFigures(rule: Rule, seen: ReadonlySet<FieldId>): readonly FieldId[] {
  const lacking = waysOf(rule, seen).map((way) => way.filter((field) => !seen.has(field) && !standsForAny(field)));
  return lacking.reduce<readonly FieldId[]>((least, one) => (one.length < least.length ? one : least), lacking[0] ?? []);
}
