import type { Finding, Outcome, RuleId } from "../model";
import { RULE_CLASSES } from "../model";
import type { PresentationInput } from "./types";
import type { Verdict } from "./words";
import { VERDICTS, verdictOf } from "./words";

/** A sheet lists so many findings that ask for something: more, nobody reads, and Excel takes minutes to write. */
export const MOST_LISTED = 3_000;
/** And so many that ask for nothing; the rest is counted. */
export const MOST_PASSES_LISTED = 500;

export interface ListedFindings {
  /** The worst first: fails by class, queries, open, pass, not applicable. */
  readonly findings: readonly Finding[];
  /** How many of each verdict there are, listed or not. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many of each verdict are not listed. */
  readonly unlisted: Readonly<Record<Verdict, number>>;
  /** Rules of which only the worst are listed, in rulebook order; empty when everything that asks for something is. */
  readonly cuts: readonly Cut[];
}

export interface Cut {
  readonly rule: RuleId;
  /** Findings of the rule that ask for something. */
  readonly total: number;
  readonly listed: number;
}

/** `always`: keys that are listed whatever their outcome (findings with an explanation). */
export function listFindings(input: PresentationInput, always: ReadonlySet<string>): ListedFindings {
  const { assessment } = input;
  const byVerdict: Record<Verdict, Finding[]> = { fail: [], query: [], open: [], pass: [], notApplicable: [] };
  const shares = sharesOf(input);
  for (const finding of shares ? worstOf(input, shares, always) : assessment.findings({ outcomes: ["fail", "open"] }))
    byVerdict[verdictOf(finding)].push(finding);
  for (const outcome of ["pass", "notApplicable"] as const) byVerdict[outcome].push(...quietFindings(input, outcome, always));
  byVerdict.fail.sort((a, b) => RULE_CLASSES.indexOf(a.class) - RULE_CLASSES.indexOf(b.class));
  const findings = VERDICTS.flatMap((verdict) => byVerdict[verdict]);
  const fail = assessment.countLevel("fail", "error");
  const counts = {
    fail,
    query: assessment.count("fail") - fail,
    open: assessment.count("open"),
    pass: assessment.count("pass"),
    notApplicable: assessment.count("notApplicable"),
  };
  const unlisted = { ...counts };
  for (const verdict of VERDICTS) unlisted[verdict] -= byVerdict[verdict].length;
  return { findings, counts, unlisted, cuts: shares ? cutsOf(input, findings) : [] };
}

const asking = ({ assessment }: PresentationInput, rule: RuleId): number => assessment.count("fail", rule) + assessment.count("open", rule);

/** How many findings each rule may list, so that a rule with few keeps all of them; null when there is room for all. */
function sharesOf(input: PresentationInput): ReadonlyMap<RuleId, number> | null {
  const totals = input.assessment.rules.map((rule) => ({ rule, total: asking(input, rule) })).sort((a, b) => a.total - b.total);
  if (totals.reduce((sum, { total }) => sum + total, 0) <= MOST_LISTED) return null;
  const shares = new Map<RuleId, number>();
  let left = MOST_LISTED;
  totals.forEach(({ rule, total }, at) => {
    const share = Math.min(total, Math.floor(left / (totals.length - at)));
    shares.set(rule, share);
    left -= share;
  });
  return shares;
}

/** Of each rule the worst, as many as its share; what has to be listed comes on top. */
function worstOf({ assessment }: PresentationInput, shares: ReadonlyMap<RuleId, number>, always: ReadonlySet<string>): Finding[] {
  const kept = assessment.rules.flatMap((rule) => [...assessment.worst(rule, shares.get(rule) ?? 0)]);
  const listed = new Set(kept.map(({ key }) => key));
  const missing = [...always].filter((key) => !listed.has(key)).flatMap((key) => assessment.find(key) ?? []);
  return [...missing.filter(({ outcome }) => outcome === "fail" || outcome === "open"), ...kept];
}

function cutsOf(input: PresentationInput, listed: readonly Finding[]): Cut[] {
  const counts = new Map<RuleId, number>();
  for (const { rule, outcome } of listed) if (outcome === "fail" || outcome === "open") counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return input.assessment.rules
    .map((rule) => ({ rule, total: asking(input, rule), listed: counts.get(rule) ?? 0 }))
    .filter(({ total, listed: shown }) => shown < total);
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
