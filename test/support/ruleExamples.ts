import {
  instant,
  periodText,
  type Dataset,
  type ExampleKind,
  type Finding,
  type Instant,
  type Rule,
  type RuleExample,
  type Rulebook,
} from "../../src/core/model";
import { assess } from "../../src/core/assessment";
import { recognise, toDataset } from "../../src/core/recognition";
import { snapshotFromText } from "../../src/core/recognition/fromText";
import { regionChain } from "../../src/core/rules";

/** The day examples are judged on when they name none. */
const DEFAULT_AS_OF = instant("2024-12-31");

/** null when the example holds; else what is expected and what came out. */
export type ExampleFault = { readonly rule: string; readonly example: string; readonly expected: string; readonly found: string } | null;

/** Runs one example the way the product runs: table → recognise → dataset → assess. */
export function runExample(rulebook: Rulebook, rule: Rule, example: RuleExample): ExampleFault {
  const findings = findingsOf(rulebook, rule, example);
  for (const [key, wanted] of Object.entries(example.expect)) {
    const matching = findings.filter((finding) => matches(finding, key));
    const found = matching.length === 0 ? ["absent"] : [...new Set(matching.map((finding) => finding.outcome))];
    const accepted = wanted.split("|");
    if (found.every((outcome) => accepted.includes(outcome))) continue;
    const others =
      matching.length > 0
        ? ""
        : ` (there are ${findings.map((finding) => `${placeOf(finding)}: ${finding.outcome}`).join("; ") || "none"})`;
    return { rule: rule.id, example: nameOf(example), expected: `${key || "any"}: ${wanted}`, found: found.join(", ") + others };
  }
  return null;
}

/** The kinds of examples that a rule has, from what the examples come to, not from what they are called. */
export function exampleKinds(rulebook: Rulebook, rule: Rule): ReadonlySet<ExampleKind> {
  const kinds = new Set<ExampleKind>();
  for (const example of rule.examples) {
    for (const finding of findingsOf(rulebook, rule, example)) {
      const { outcome, message, observed, required } = finding;
      if (outcome === "notApplicable") {
        if (message.id.startsWith("assessment.notInForce")) kinds.add("outOfForce");
        continue;
      }
      kinds.add(outcome);
      const limits = [required?.value, required?.high].filter((limit) => limit !== null && limit !== undefined);
      if (observed && limits.some((limit) => Math.abs(observed.value - limit) <= 1e-9 * Math.max(1, Math.abs(limit))))
        kinds.add("onTheLine");
    }
  }
  return kinds;
}

/**
 * The kinds of examples that a rule should have. A rule that computes nothing against a limit has no line; 逻辑校验 and
 * 经验校验 hold on every day, as does a rule without a first day. What else it cannot have, the rule says with the reason.
 */
export function wantedKinds(rulebook: Rulebook, rule: Rule): readonly ExampleKind[] {
  const { comparison } = rule;
  const id = "parameter" in comparison ? comparison.parameter : null;
  const values = rulebook.parameters.find((parameter) => parameter.id === id)?.values ?? [];
  const isDated = rule.inForce.from !== null || (values.length > 0 && values.every((value) => value.inForceFrom !== null));
  const isArithmetic = rule.class === "逻辑校验" || rule.class === "经验校验";
  return [
    "pass",
    "fail",
    "open",
    ...(["bound", "between"].includes(comparison.kind) ? (["onTheLine"] as const) : []),
    ...(isDated && !isArithmetic ? (["outOfForce"] as const) : []),
  ];
}

function findingsOf(rulebook: Rulebook, rule: Rule, example: RuleExample): readonly Finding[] {
  const assessment = assess(datasetOf(rulebook, example), rulebook, {
    asOf: (example.asOf ?? DEFAULT_AS_OF) as Instant,
    regions: regionChain(example.region ?? ""),
    // 逻辑校验 and 经验校验 look at what the other rules need; they run beside them.
    packs: ["consistency", "experience"].includes(rule.pack) ? null : [rule.pack],
    parameters: example.parameters ?? {},
  });
  return [...assessment.findings({ rules: [rule.id] })];
}

/** Read once: a mutation run judges the same example many times. */
const datasets = new WeakMap<RuleExample, Dataset>();

function datasetOf(rulebook: Rulebook, example: RuleExample): Dataset {
  const known = datasets.get(example);
  if (known) return known;
  // A sheet of a workbook on schooling: the examples show the rule, not how a table is told from others.
  const snapshots = [snapshotFromText(example.given, { sheet: "教育经费" })];
  const dataset = toDataset(recognise(snapshots, rulebook.fields), snapshots);
  datasets.set(example, dataset);
  return dataset;
}

/** `2023`, `城南小学`, `2023/primary`: every part names the finding's period, entity or level; empty matches all. */
function matches(finding: Finding, key: string): boolean {
  const names = [finding.entity, periodText(finding.period), finding.schoolLevel];
  return key === "" || key.split("/").every((part) => names.includes(part));
}

function placeOf(finding: Finding): string {
  return [finding.entity, periodText(finding.period), finding.schoolLevel].filter((part) => part !== "").join("/");
}

export function nameOf(example: RuleExample): string {
  return typeof example.name === "string" ? example.name : example.name["zh-CN"];
}
