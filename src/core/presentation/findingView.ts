import type { Finding, PackId, RuleClass, RuleId, FindingLevel, CellRef, Outcome, SchoolLevel } from "../model";
import { ruleOf } from "./rulebookIndex";
import type { PresentationInput } from "./types";
import { figuresOf, periodWords, subjectOf } from "./words";

/** One finding in words. */
export interface FindingInWords {
  readonly key: string;
  readonly rule: RuleId;
  readonly pack: PackId;
  readonly title: string;
  readonly class: RuleClass;
  readonly outcome: Outcome;
  readonly level: FindingLevel;
  readonly entity: string;
  readonly period: string;
  readonly schoolLevel: SchoolLevel;
  /** 2009年 · 小学 · 东岸区, whichever apply. */
  readonly subject: string;
  readonly observed: string;
  readonly required: string;
  readonly shortfall: string;
  readonly text: string;
  readonly cells: readonly CellRef[];
  readonly verified: boolean;
}

export function findingView(finding: Finding, input: PresentationInput): FindingInWords {
  const { translate, locale } = input;
  const { observed, required, shortfall } = figuresOf(finding, input);
  return {
    key: finding.key,
    rule: finding.rule,
    pack: finding.pack,
    title: ruleOf(input.rulebook, finding.rule)?.title[locale] ?? finding.rule,
    class: finding.class,
    outcome: finding.outcome,
    level: finding.level,
    entity: finding.entity,
    period: periodWords(finding.period, translate),
    schoolLevel: finding.schoolLevel,
    subject: subjectOf(finding, input),
    observed,
    required,
    shortfall,
    text: translate(finding.message),
    cells: finding.cells,
    verified: finding.verified,
  };
}
