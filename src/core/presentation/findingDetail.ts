import type { Finding, LegalReference, Rule, TraceNode } from "../model";
import type { CellRef } from "../model";
import { quantityText } from "./display";
import type { FindingInWords } from "./findingView";
import { findingView } from "./findingView";
import { formulaInWords } from "./formulaWords";
import { parameterOf, ruleOf } from "./rulebookIndex";
import type { PresentationInput } from "./types";
import { paperName, say, verdictOf } from "./words";

export interface TraceInWords {
  readonly label: string;
  readonly value: string;
  readonly cells: readonly CellRef[];
  readonly children: readonly TraceInWords[];
}

/** One finding with its reasons: formula in words, numbers with their cells, threshold with its law and dates. */
export interface FindingDetailInWords extends FindingInWords {
  readonly formulaInWords: string;
  readonly trace: TraceInWords;
  readonly notes: readonly string[];
  readonly references: readonly {
    readonly title: string;
    readonly article: string;
    readonly href: string | null;
    readonly inForce: string;
  }[];
  readonly whatToDo: string;
  readonly ruleNote: string;
  /** Live formula with "=", or empty. */
  readonly formula: string;
}

export function findingDetail(finding: Finding, input: PresentationInput): FindingDetailInWords {
  const { translate, locale, rulebook } = input;
  const view = findingView(finding, input);
  const rule = ruleOf(rulebook, finding.rule);
  const trace = traceInWords(finding.trace(), input);
  const references = withoutRepeats(finding.references).map((reference) => ({
    title: paperName(reference, input),
    article: reference.article ?? "",
    href: reference.href,
    inForce: inForceText(reference, rule, input),
  }));
  return {
    ...view,
    formulaInWords: rule?.expression ? translate(formulaInWords(rule.expression)) : trace.label,
    trace,
    notes: [...finding.notes.map(translate), ...(finding.verified ? [] : [say(translate, "presentation.unverified")])],
    references,
    whatToDo: whatToDoOf(finding, rule, input),
    ruleNote: rule?.note[locale] ?? "",
    formula: finding.formula === null ? "" : `=${finding.formula}`,
  };
}

/** The rule's own advice where the verdict asks for something; a verdict that asks for nothing has none. */
export function whatToDoOf(finding: Finding, rule: Rule | undefined, { translate, locale }: PresentationInput): string {
  const verdict = verdictOf(finding);
  if (verdict === "pass" || verdict === "notApplicable") return "";
  const own = rule?.whatToDo[locale] ?? "";
  return own === "" || verdict === "open" ? say(translate, `presentation.whatToDo.${verdict}`) : own;
}

function traceInWords(node: TraceNode, input: PresentationInput): TraceInWords {
  return {
    label: input.translate(node.label),
    value: node.value === null ? "" : quantityText(node.value, input.locale),
    cells: node.cells,
    children: node.children.map((child) => traceInWords(child, input)),
  };
}

/** A rule's basis is said once: the threshold's reference to the same article, which adds to it, stands for both. */
function withoutRepeats(references: readonly LegalReference[]): readonly LegalReference[] {
  const says = (one: LegalReference, other: LegalReference): boolean =>
    one.title === other.title && (one.article ?? "") !== (other.article ?? "") && (one.article ?? "").startsWith(other.article ?? "");
  return references.filter((reference) => !references.some((other) => says(other, reference)));
}

/** Since when (and until when) the threshold that rests on this reference is in force; empty when nobody says. */
function inForceText(reference: LegalReference, rule: Rule | undefined, { translate, rulebook }: PresentationInput): string {
  if (!rule) return "";
  const { comparison } = rule;
  const id = "parameter" in comparison ? comparison.parameter : null;
  const values = id === null || id === undefined ? [] : (parameterOf(rulebook, id)?.values ?? []);
  const dated = values.find((value) =>
    value.references.some(({ title, article }) => title === reference.title && article === reference.article),
  );
  const from = dated?.inForceFrom ?? rule.inForce.from;
  const until = dated?.inForceUntil ?? rule.inForce.until;
  if (from !== null && until !== null) return say(translate, "presentation.inForce.between", { from, until });
  if (from !== null) return say(translate, "presentation.inForce.from", { from });
  return until === null ? "" : say(translate, "presentation.inForce.until", { until });
}
