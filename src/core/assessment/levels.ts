import type { Rule, SchoolLevel } from "../model";
import { SCHOOL_LEVELS } from "../model";

/**
 * Whether a rule speaks of rows of a level. A row without a level (`any`) is judged by every rule; `total` rows by rules
 * for the total, for any level or with a single level as their scope (县级指标), unless the rule asks for rows that say
 * their level; 义务教育 rows by rules for 义务教育 or the total.
 */
export function ruleCovers(rule: Pick<Rule, "schoolLevels" | "ofStatedLevel">, level: SchoolLevel): boolean {
  const levels = rule.schoolLevels;
  if (level === "any" || levels.includes("any") || levels.includes(level)) return true;
  if (level === "total") return (levels.length === 1 && !rule.ofStatedLevel) || levels.includes("compulsory");
  if (level === "compulsory") return levels.includes("total");
  return false;
}

/** 1 at the levels that a rule speaks of. */
export function levelMask(rule: Pick<Rule, "schoolLevels" | "ofStatedLevel">): Uint8Array {
  return Uint8Array.from(SCHOOL_LEVELS, (level) => (ruleCovers(rule, level) ? 1 : 0));
}
