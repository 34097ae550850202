import type { Rule, Rulebook } from "../core/model";
import { boundOf, currentOf } from "./thresholdViews";
import type { RuleContext } from "./ruleViews";

/**
 * Rules that compare the same figure in the same direction, at a level that both speak of: national, provincial, county
 * and own, the strictest first; those without a number in force stand last.
 */
export function sameIndicator(rule: Rule, book: Rulebook, context: RuleContext): readonly Rule[] {
  const { comparison } = rule;
  if (rule.expressionText === null || comparison.kind !== "bound") return [rule];
  const upward = isUpward(rule);
  const alike = book.rules.filter(
    (one) =>
      one.expressionText === rule.expressionText &&
      one.comparison.kind === "bound" &&
      isUpward(one) === upward &&
      one.schoolLevels.some((level) => rule.schoolLevels.includes(level)),
  );
  const strictness = (one: Rule): number => {
    const id = boundOf(one);
    const value = id === null ? null : (context.parameters[id] ?? currentOf(book, id, one, context)[0]?.value.value ?? null);
    if (value === null) return Number.NEGATIVE_INFINITY;
    return (upward ? value : -value) + (isStrict(one) ? 1e-12 * (1 + Math.abs(value)) : 0);
  };
  return [...alike].sort((a, b) => {
    const [left, right] = [strictness(a), strictness(b)];
    return left === right ? 0 : right > left ? 1 : -1;
  });
}

function operatorOf({ comparison }: Rule): string {
  return comparison.kind === "bound" ? comparison.operator : "";
}
const isUpward = (rule: Rule): boolean => ["atLeast", "moreThan"].includes(operatorOf(rule));
const isStrict = (rule: Rule): boolean => ["moreThan", "lessThan"].includes(operatorOf(rule));
