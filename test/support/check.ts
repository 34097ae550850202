import { assess } from "../../src/core/assessment";
import type { AssessmentOptions, Dataset, FieldDefinition, Finding, Parameter, Rule } from "../../src/core/model";
import { instant, OUTCOMES } from "../../src/core/model";
import { ANY_RULE, NO_RULES } from "./smallRulebook";

/** A field that is nothing but its dimension. */
export function fieldOf(id: string, dimension: FieldDefinition["dimension"]): FieldDefinition {
  return {
    id,
    title: { "zh-CN": id, "en-US": id },
    dimension,
    unit: "1",
    unitsSeen: [],
    synonyms: { "zh-CN": [], "en-US": [] },
    perLevel: true,
    note: "",
  };
}

interface CheckSetting {
  /** id → dimension. */
  readonly fields?: Readonly<Record<string, FieldDefinition["dimension"]>>;
  readonly parameters?: readonly Parameter[];
  readonly rule?: Partial<Rule>;
  readonly options?: Partial<AssessmentOptions>;
}

/** What a check of the product says of a dataset, as the only rule of a rulebook of its own. */
export function findingsOf(
  check: string,
  dataset: Dataset,
  { fields = {}, parameters = [], rule, options }: CheckSetting = {},
): readonly Finding[] {
  const parameter = parameters[0]?.id;
  const own: Rule = {
    ...ANY_RULE,
    class: "逻辑校验",
    schoolLevels: ["total", "primary", "junior", "senior"],
    entityKinds: ["table"],
    comparison: { kind: "check", check, ...(parameter === undefined ? {} : { parameter }) },
    ...rule,
  };
  const book = {
    ...NO_RULES,
    packs: [{ id: "own", title: own.title, region: "全国", enabledByDefault: true }],
    fields: Object.entries(fields).map(([id, dimension]) => fieldOf(id, dimension)),
    parameters,
    rules: [own],
  };
  const assessment = assess(dataset, book, { asOf: instant("2024-12-31"), regions: ["全国"], packs: null, parameters: {}, ...options });
  const findings = [...assessment.findings()];
  // What is counted without looking is what one sees.
  for (const outcome of OUTCOMES)
    expect([outcome, assessment.count(outcome)]).toEqual([outcome, findings.filter((one) => one.outcome === outcome).length]);
  return findings;
}

/** `甲县 2023 fail`, one for each finding; what has no place is its outcome alone. */
export function outcomesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ entity, period, outcome }) =>
    [entity, ...(period.year === 0 ? [] : [period.year]), outcome].filter((part) => part !== "").join(" "),
  );
}

/** How many cells a check looked at that found nothing. */
export function lookedAt(findings: readonly Finding[]): unknown {
  return findings.map(({ message }) => (message.id === "assessment.check.clean" ? message.data?.["count"] : message.id));
}
