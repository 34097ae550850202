import type { Finding, FindingLevel, Outcome, Rule, Rulebook } from "../model";
import { OUTCOMES } from "../model";
import type { Spine } from "./spine";

/** In an outcome array: the rule has nothing to say on this row. */
export const SILENT = 255;
export const PASS = OUTCOMES.indexOf("pass");
export const FAIL = OUTCOMES.indexOf("fail");
export const OPEN = OUTCOMES.indexOf("open");
export const NOT_APPLICABLE = OUTCOMES.indexOf("notApplicable");

export const codeOf = (outcome: Outcome): number => OUTCOMES.indexOf(outcome);

/** The outcome at a position that is not silent. */
export const outcomeAt = (outcomes: Uint8Array, at: number): Outcome => OUTCOMES[outcomes[at] ?? PASS] ?? "pass";

/** Verdicts of one rule on the rows of one block (or the cells of one check): codes inside, findings on demand. */
export interface Segment {
  readonly rule: Rule;
  readonly outcomes: Uint8Array;
  /** Given when position = row of this spine, so that composite rules can count. */
  readonly spine?: Spine;
  /** 1 at the rows whose figure has no cell; null: none; left out where nobody has looked. */
  readonly absent?: Uint8Array | null;
  /** The figure of a row, unit of the rule; only where the outcome is pass or fail. */
  observedAt?(at: number): number;
  requiredAt?(at: number): number | null;
  /** The level of the finding, without making it. Left out where that takes the finding. */
  levelAt?(at: number): FindingLevel;
  entityAt(at: number): string;
  keyAt(at: number): string;
  findingAt(at: number): Finding;
}

/** Findings that exist already (few: sentences, sums that do not add up), by rule. */
export function listedSegments(findings: readonly Finding[], rulebook: Pick<Rulebook, "rules">): readonly Segment[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byRule.get(finding.rule);
    if (list) list.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  return rulebook.rules.flatMap((rule) => {
    const list = byRule.get(rule.id);
    return list ? [listedSegment(rule, list)] : [];
  });
}

export function listedSegment(rule: Rule, findings: readonly Finding[]): Segment {
  const at = (index: number): Finding => {
    const finding = findings[index];
    if (!finding) throw new RangeError(`${rule.id} has ${findings.length} findings, not ${index}`);
    return finding;
  };
  return {
    rule,
    outcomes: Uint8Array.from(findings, (finding) => codeOf(finding.outcome)),
    levelAt: (index) => at(index).level,
    entityAt: (index) => at(index).entity,
    keyAt: (index) => at(index).key,
    findingAt: at,
  };
}

/** A finding that is not made yet. */
export interface Prospect {
  readonly outcome: Outcome;
  readonly entity: string;
  /** Left out where the finding alone tells. */
  readonly level?: FindingLevel;
  make(): Finding;
}

/** A few findings of a check, made when someone looks. */
export function prospectSegment(rule: Rule, prospects: readonly Prospect[]): Segment {
  const at = (index: number): Prospect => {
    const prospect = prospects[index];
    if (!prospect) throw new RangeError(`${rule.id} has ${prospects.length} findings, not ${index}`);
    return prospect;
  };
  return {
    rule,
    outcomes: Uint8Array.from(prospects, (prospect) => codeOf(prospect.outcome)),
    levelAt: (index) => at(index).level ?? at(index).make().level,
    entityAt: (index) => at(index).entity,
    keyAt: (index) => at(index).make().key,
    findingAt: (index) => at(index).make(),
  };
}
