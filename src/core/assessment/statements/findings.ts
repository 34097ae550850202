import type {
  AssessmentOptions,
  CellRef,
  Dataset,
  Finding,
  FindingLevel,
  Message,
  MessageValue,
  Outcome,
  Requirement,
  Rule,
  RuleId,
  Rulebook,
  StatementText,
  TraceNode,
} from "../../model";
import { NO_PERIOD, packsInUse } from "../../model";
import { checkClaims } from "./check";
import { readClaims } from "./read";
import type { CheckedClaim, ClaimKind } from "./types";
import { workbookFigures } from "./workbook";

/** Which rule a claim answers to. */
export function ruleOf(claim: CheckedClaim): RuleId | null {
  const { id } = claim.reason;
  if (id === "statements.disagrees.sign") return "growth-wording-agrees-with-sign";
  if (id === "statements.disagrees.unitSlip") return "unit-magnitude-plausible";
  if (id === "statements.disagrees.fullMarks") return "score-within-full-marks";
  if (id === "statements.percentagePoint.written" || id === "statements.percentagePoint.ambiguous")
    return "percentage-points-not-written-as-percent";
  return RULES[claim.kind];
}

const RULES: Readonly<Record<ClaimKind, RuleId | null>> = {
  growth: "stated-growth-agrees-with-amounts",
  share: "stated-share-agrees-with-amounts",
  sum: "parts-add-up-to-total",
  increment: "stated-increment-agrees-with-amounts",
  gap: "stated-gap-agrees-with-rates",
  pointChange: "stated-gap-agrees-with-rates",
  perHead: "stated-per-head-agrees-with-amounts",
  completion: "stated-completion-agrees-with-target-and-actual",
  excess: "stated-completion-agrees-with-target-and-actual",
  rateLimit: "rate-not-above-100",
  percentagePoint: "percentage-points-not-written-as-percent",
  trend: "trend-wording-agrees-with-series",
  comparison: "trend-wording-agrees-with-series",
  sign: "growth-wording-agrees-with-sign",
  bound: null,
  nesting: "nested-amounts-in-order",
  headcount: "same-figure-agrees-across-places",
  amount: "same-figure-agrees-across-places",
  rate: "same-figure-agrees-across-places",
  placeholder: "placeholder-filled-in",
  unread: null,
};

/** Reasons that name something the officer can add; other claims that cannot be checked stay silent. */
const WORTH_ASKING: ReadonlySet<string> = new Set([
  "statements.unsure.parts",
  "statements.unsure.increment",
  "statements.percentagePoint.ambiguous",
]);

/** Claims in the text cells of a workbook, as findings. One pass for each rule and cell; one fail for each wrong phrase. */
export function checkStatements(
  statements: readonly StatementText[],
  dataset: Dataset,
  rulebook: Rulebook,
  options: AssessmentOptions,
): Finding[] {
  const packs = new Set(packsInUse(rulebook, options.packs));
  const rules = new Map(rulebook.rules.filter((rule) => packs.has(rule.pack)).map((rule) => [rule.id, rule]));
  const order = new Map(rulebook.rules.map((rule, position) => [rule.id, position]));
  const workbook = workbookFigures(dataset, rulebook.fields);
  const findings: Finding[] = [];
  const used = new Map<string, number>();
  for (const { text, cell } of statements) {
    const head = text.replace(/\s/g, "").slice(0, 20);
    const byRule = new Map<RuleId, CheckedClaim[]>();
    for (const claim of checkClaims(readClaims(text), { workbook })) {
      const id = ruleOf(claim);
      if (id === null || !rules.has(id)) continue;
      byRule.set(id, [...(byRule.get(id) ?? []), claim]);
    }
    const sorted = [...byRule].sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    for (const [id, claims] of sorted) {
      const rule = rules.get(id);
      if (rule) findings.push(...findingsOf(rule, claims, cell, head, used));
    }
  }
  return findings;
}

function findingsOf(rule: Rule, claims: readonly CheckedClaim[], cell: CellRef, head: string, used: Map<string, number>): Finding[] {
  const wrong = claims.filter((claim) => claim.verdict === "disagrees" || claim.kind === "placeholder");
  const right = claims.filter((claim) => claim.verdict === "agrees");
  const open = claims.filter((claim) => claim.verdict === "cannotCheck" && WORTH_ASKING.has(claim.reason.id));
  const entity = cell.sheet;
  // By words, not by address: a row put in above leaves the key.
  const keyOf = (claim: CheckedClaim | null): string => {
    const phrase = claim ? `${claim.subject.slice(0, 24)}:${claim.text}`.replace(/\s/g, "") : "";
    const key = `${rule.id}|${cell.sheet}|${claim ? phrase : head}`;
    const copies = (used.get(key) ?? 0) + 1;
    used.set(key, copies);
    return copies > 1 ? `${key}#${copies}` : key;
  };
  const findings = wrong.map((claim) => findingOf(rule, claim, cell, entity, "fail", keyOf(claim)));
  findings.push(...open.map((claim) => findingOf(rule, claim, cell, entity, "open", keyOf(claim))));
  const [first] = right;
  if (first && wrong.length === 0) findings.push(passOf(rule, right, first, cell, entity, keyOf(null)));
  return findings;
}

function levelOf(rule: Rule, outcome: Outcome): FindingLevel {
  if (outcome !== "fail") return "none";
  if (rule.id === "percentage-points-not-written-as-percent" || !rule.verified) return "note";
  return rule.class === "经验校验" ? "warning" : "error";
}

function findingOf(rule: Rule, claim: CheckedClaim, cell: CellRef, entity: string, outcome: Outcome, key: string): Finding {
  const because: MessageValue = { kind: "message", message: claim.reason };
  const message: Message = {
    id: outcome === "fail" ? "statements.finding.fail" : "statements.finding.open",
    data: { text: claim.text, because },
  };
  return {
    ...common(rule, claim, cell, entity, outcome, key),
    message,
    notes: claim.suggestions,
    trace: () => traceOf(claim),
  };
}

function passOf(rule: Rule, claims: readonly CheckedClaim[], first: CheckedClaim, cell: CellRef, entity: string, key: string): Finding {
  return {
    ...common(rule, first, cell, entity, "pass", key),
    message: { id: "statements.finding.pass", data: { count: claims.length } },
    notes: [],
    trace: () => ({
      label: { id: "statements.finding.pass", data: { count: claims.length } },
      value: null,
      cells: [cell],
      children: claims.map(traceOf),
    }),
  };
}

type Common = Omit<Finding, "message" | "notes" | "trace">;

function common(rule: Rule, claim: CheckedClaim, cell: CellRef, entity: string, outcome: Outcome, key: string): Common {
  const unit = claim.stated?.unit;
  const written = unit ? { written: unit } : {};
  const required: Requirement | null =
    claim.interval && unit && Number.isFinite(claim.interval.low) && Number.isFinite(claim.interval.high)
      ? {
          operator: "agrees",
          value: claim.interval.low,
          high: claim.interval.high,
          unit: unit.unit,
          quantity: { value: claim.recomputed ?? claim.interval.low, unit: unit.unit, ...written },
        }
      : null;
  return {
    key,
    rule: rule.id,
    pack: rule.pack,
    class: rule.class,
    entity,
    period: claim.year === null || outcome === "pass" ? NO_PERIOD : { kind: "fiscalYear", year: claim.year },
    schoolLevel: "any",
    outcome,
    level: levelOf(rule, outcome),
    observed: claim.stated
      ? { value: claim.stated.value, unit: claim.stated.unit.unit, resolution: claim.stated.step, written: claim.stated.unit }
      : null,
    required,
    shortfall: null,
    cells: outcome === "fail" ? [cell, ...claim.cells] : [cell],
    references: rule.references,
    verified: rule.verified,
    formula: null,
  };
}

function traceOf(claim: CheckedClaim): TraceNode {
  const resting: TraceNode[] = claim.rests.map((figure) => ({
    label: {
      id: "statements.trace.rests",
      data: { text: `${Number((figure.value ?? 0) / figure.unit.scale).toFixed(figure.decimals)}${figure.unit.text}` },
    },
    value: { value: figure.value ?? 0, unit: figure.unit.unit, resolution: figure.step, written: figure.unit },
    cells: [],
    children: [],
  }));
  return {
    label: { id: "statements.trace", data: { text: claim.text } },
    value:
      claim.stated && claim.recomputed !== null
        ? { value: claim.recomputed, unit: claim.stated.unit.unit, written: claim.stated.unit }
        : null,
    cells: claim.cells,
    children: resting,
  };
}
