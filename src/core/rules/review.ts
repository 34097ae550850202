import type { DatedValue, Instant, Rule, Rulebook } from "../model";
import { parametersUsed } from "./consistency";

/** What a careful reader of the rulebook would remark; each as a rule or parameter id with the matter. */
export interface Review {
  /** Expected ids that no rule has. */
  readonly missingRules: readonly string[];
  /** Rules that are not on the list of expected ids. */
  readonly unlistedRules: readonly string[];
  readonly rulesWithoutExamples: readonly string[];
  readonly rulesWithoutReference: readonly string[];
  readonly valuesWithoutReference: readonly string[];
  /** Parameters that no rule reads. */
  readonly unusedParameters: readonly string[];
  /** Rules that neither compute nor check anything. */
  readonly rulesWithoutIndicator: readonly string[];
}

export function reviewRulebook(rulebook: Rulebook, expected: readonly string[]): Review {
  const ids = new Set(rulebook.rules.map((rule) => rule.id));
  const used = new Set(rulebook.rules.flatMap((rule) => parametersUsed(rule).map(({ id }) => id)));
  const named = (holds: (rule: Rule) => boolean): string[] => rulebook.rules.filter(holds).map((rule) => rule.id);
  return {
    missingRules: expected.filter((id) => !ids.has(id)),
    unlistedRules: [...ids].filter((id) => !expected.includes(id)),
    rulesWithoutExamples: named((rule) => rule.examples.length === 0),
    rulesWithoutReference: named((rule) => !hasReference(rule)),
    valuesWithoutReference: rulebook.parameters.filter((item) => !item.values.every(hasReference)).map((item) => item.id),
    unusedParameters: rulebook.parameters.filter((item) => !used.has(item.id)).map((item) => item.id),
    rulesWithoutIndicator: named(
      (rule) => rule.expression === null && !rule.measures && !["check", "countOf", "anyOf"].includes(rule.comparison.kind),
    ),
  };
}

function hasReference(of: Pick<Rule | DatedValue, "references">): boolean {
  return of.references.length > 0 && of.references.every((reference) => reference.title.trim() !== "");
}

/** Something in the law that somebody should look at again. */
export interface StaleEntry {
  readonly kind: "rule" | "value";
  readonly id: string;
  /** For a value: region, level and dates, to find the row. */
  readonly where: string;
  readonly lastVerifiedOn: Instant | null;
  readonly verified: boolean;
}

/** Rules and values in force on a day that nobody has looked at since (or never with a date); the unverified first. */
export function staleEntries(rulebook: Rulebook, asOf: Instant): readonly StaleEntry[] {
  const old = (entry: { readonly lastVerifiedOn: Instant | null; readonly verified: boolean }): boolean =>
    !entry.verified || entry.lastVerifiedOn === null || entry.lastVerifiedOn < asOf;
  const rules = rulebook.rules
    .filter((rule) => (rule.inForce.until === null || rule.inForce.until >= asOf) && old(rule))
    .map(({ id, lastVerifiedOn, verified }): StaleEntry => ({ kind: "rule", id, where: "", lastVerifiedOn, verified }));
  const values = rulebook.parameters.flatMap(({ id, values: rows }) =>
    rows
      .filter((row) => (row.inForceUntil === null || row.inForceUntil >= asOf) && old(row))
      .map((row): StaleEntry => ({ kind: "value", id, where: whereOf(row), lastVerifiedOn: row.lastVerifiedOn, verified: row.verified })),
  );
  return [...values, ...rules].sort((a, b) => Number(a.verified) - Number(b.verified));
}

function whereOf(row: DatedValue): string {
  const dates = `${row.inForceFrom ?? "?"} – ${row.inForceUntil ?? ""}`.trimEnd();
  return [row.region, row.schoolLevels.join("|"), row.condition, dates].filter((part) => part !== "").join(", ");
}
