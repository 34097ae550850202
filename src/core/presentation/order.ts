import type { Finding, Outcome } from "../model";
import { RULE_CLASSES } from "../model";
import type { PresentationInput } from "./types";
import type { Verdict } from "./words";
import { VERDICTS, verdictOf } from "./words";

/** A sheet lists so many findings that ask for something (Excel has 1,048,576 rows; nobody reads that far). */
export const MOST_LISTED = 100_000;
/** And so many that ask for nothing; the rest is counted. */
export const MOST_PASSES_LISTED = 500;

export interface ListedFindings {
  /** The worst first: fails by class, queries, open, pass, not applicable. */
  readonly findings: readonly Finding[];
  /** How many of each verdict there are, listed or not. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many of each verdict are not listed. */
  readonly unlisted: Readonly<Record<Verdict, number>>;
}

/** `always`: keys that are listed whatever their outcome (findings with an explanation). */
export function listFindings(input: PresentationInput, always: ReadonlySet<string>): ListedFindings {
  const counts = { fail: 0, query: 0, open: 0, pass: 0, notApplicable: 0 };
  const byVerdict: Record<Verdict, Finding[]> = { fail: [], query: [], open: [], pass: [], notApplicable: [] };
  let asking = 0;
  for (const finding of input.assessment.findings({ outcomes: ["fail", "open"] })) {
    const verdict = verdictOf(finding);
    counts[verdict] += 1;
    asking += 1;
    if (asking <= MOST_LISTED || always.has(finding.key)) byVerdict[verdict].push(finding);
  }
  for (const outcome of ["pass", "notApplicable"] as const) {
    counts[outcome] = input.assessment.count(outcome);
    byVerdict[outcome].push(...quietFindings(input, outcome, always));
  }
  byVerdict.fail.sort((a, b) => RULE_CLASSES.indexOf(a.class) - RULE_CLASSES.indexOf(b.class));
  const findings = VERDICTS.flatMap((verdict) => byVerdict[verdict]);
  const unlisted = { ...counts };
  for (const finding of findings) unlisted[verdictOf(finding)] -= 1;
  return { findings, counts, unlisted };
}

/** The first few, and those that have to be listed; stops looking when it has both. */
function quietFindings(input: PresentationInput, outcome: Outcome, always: ReadonlySet<string>): Finding[] {
  const kept: Finding[] = [];
  let toFind = [...always].filter((key) => input.assessment.find(key)?.outcome === outcome).length;
  for (const finding of input.assessment.findings({ outcomes: [outcome] })) {
    const wanted = always.has(finding.key);
    if (wanted) toFind -= 1;
    if (wanted || kept.length < MOST_PASSES_LISTED) kept.push(finding);
    else if (toFind <= 0) break;
  }
  return kept;
}
