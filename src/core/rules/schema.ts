import { z } from "zod";
import { EXAMPLE_KINDS, RULE_CLASSES, SCHOOL_LEVELS, instant } from "../model";

/** Shapes of the YAML documents of the rulebook. Every object is strict: a misspelt key is an error, not a lost value. */

const text = z.string();
const filled = z.string().min(1);
const bilingual = z.strictObject({ "zh-CN": filled, "en-US": filled });
const level = z.enum(SCHOOL_LEVELS);
const levels = z.array(level).min(1);
/** How rules, parameters and packs are called. */
export const ID = /^[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*$/;
const id = z.string().regex(ID);

const date = z.string().refine(isDate, "date");

function isDate(value: string): boolean {
  try {
    instant(value);
    return true;
  } catch {
    return false;
  }
}

/** A percentage as officers write it. */
export const PERCENTAGE = /^-?\d+(?:\.\d+)?\s*%$/;
/** A number in the parameter's unit, `3%` (0.03, only for unit 1), or null: no value from this date on. */
const amount = z.union([z.number(), z.string().regex(PERCENTAGE), z.null()]);

const reference = z
  .strictObject({
    title: filled,
    article: filled.nullable().default(null),
    href: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    /** The sentence of the law itself. */
    words: filled.optional(),
  })
  .transform(({ words, ...rest }) => (words === undefined ? rest : { ...rest, words }));
const references = z.array(reference).min(1);

export const DIMENSIONS = [
  "money",
  "moneyPerHead",
  "people",
  "area",
  "count",
  "ratio",
  "percentagePoint",
  "rate",
  "score",
  "date",
  "flag",
  "text",
  "any",
] as const;

const field = z.strictObject({
  id,
  title: bilingual,
  dimension: z.enum(DIMENSIONS),
  unit: filled,
  unitsSeen: z.array(filled).default([]),
  synonyms: z.strictObject({ "zh-CN": z.array(filled).default([]), "en-US": z.array(filled).default([]) }),
  perLevel: z.boolean().default(false),
  note: text.default(""),
  restatedBase: id.optional(),
});
export const fieldsDocument = z.strictObject({ fields: z.array(field).min(1) });

export const packDocument = z.strictObject({
  id,
  title: bilingual,
  region: filled,
  enabledByDefault: z.boolean(),
  /** Place among the packs. */
  order: z.number(),
  /** Rules in the order in which they are shown; others follow by id. */
  ruleOrder: z.array(id).default([]),
});

const datedValue = z.strictObject({
  value: amount,
  text: filled.optional(),
  from: date.nullable().default(null),
  until: date.nullable().default(null),
  region: filled.default("全国"),
  levels: levels.default(["any"]),
  condition: text.default(""),
  default: z.literal(true).optional(),
  references,
  verified: z.boolean(),
  lastVerifiedOn: date.nullable().default(null),
  source: filled,
});
export const parameterDocument = z.strictObject({
  id,
  title: bilingual,
  unit: filled,
  changesWith: z.literal("term").optional(),
  note: bilingual.optional(),
  values: z.array(datedValue),
});

const operator = z.enum(["atLeast", "moreThan", "atMost", "lessThan", "equals"]);
const comparison = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("bound"), operator, parameter: id.nullable().default(null), userParameter: id.optional() }),
  z.strictObject({ kind: z.literal("between"), parameter: id }),
  z.strictObject({ kind: z.literal("agrees"), stated: id }),
  z.strictObject({ kind: z.literal("countOf"), rules: z.array(id).min(1), parameter: id }),
  z.strictObject({ kind: z.literal("anyOf"), rules: z.array(id).min(1) }),
  z.strictObject({ kind: z.literal("check"), check: id, parameter: id.optional(), rules: z.array(id).optional() }),
]);

const alternative = z.strictObject({ expression: filled, proves: z.literal("breach").optional(), stated: id.optional() });
const outcome = z.string().regex(/^(pass|fail|open|notApplicable|absent)(\|(pass|fail|open|notApplicable|absent))*$/);
const example = z.strictObject({
  name: filled,
  given: filled,
  region: filled.optional(),
  asOf: date.optional(),
  parameters: z.record(z.string(), z.number()).optional(),
  expect: z.record(z.string(), outcome),
});

const entityKind = z.enum(["county", "school", "project", "aidItem", "scorecard", "nation", "district", "table", "statement"]);
export const ruleDocument = z.strictObject({
  id,
  title: bilingual,
  class: z.enum(RULE_CLASSES),
  inForce: z
    .strictObject({ from: date.nullable().default(null), until: date.nullable().default(null) })
    .default({ from: null, until: null }),
  levels,
  entityKinds: z.array(entityKind).min(1),
  regions: z.array(filled).min(1).default(["全国"]),
  expression: filled.nullable(),
  unit: filled,
  needs: z.array(id).default([]),
  optional: z.array(id).default([]),
  alternatives: z.array(alternative).optional(),
  measures: z.array(alternative).optional(),
  consults: z.array(id).optional(),
  orders: z.array(z.array(id).min(2)).optional(),
  itemWords: z.array(filled).optional(),
  strongest: z.literal("note").optional(),
  ofStatedLevel: z.literal(true).optional(),
  possible: z
    .strictObject({
      from: z.number().nullable().default(null),
      to: z.number().nullable().default(null),
      otherwise: z.enum(["open", "fail"]).default("open"),
    })
    .optional(),
  remark: bilingual.optional(),
  informationLevels: z.array(level).default([]),
  comparison,
  references,
  verified: z.boolean(),
  lastVerifiedOn: date.nullable().default(null),
  note: bilingual,
  whatToDo: bilingual,
  examples: z.array(example).default([]),
  /** Kinds of examples that this rule cannot have, each with the reason. */
  withoutExamples: z.partialRecord(z.enum(EXAMPLE_KINDS), filled).optional(),
});

/** More rules than the law has many times over: such a file is no pack of an officer. */
const MOST_ENTRIES = 500;
const anything = z.record(z.string(), z.unknown());
/** A pack of an officer's own in one file. Its rules and parameters are completed and read again as files of the rulebook. */
export const userPackDocument = z.strictObject({
  pack: z
    .strictObject({ id: id.default("own"), title: z.union([filled, bilingual]).default("自定规则"), region: filled.default("全国") })
    .default({ id: "own", title: "自定规则", region: "全国" }),
  parameters: z.array(anything).max(MOST_ENTRIES).default([]),
  rules: z.array(anything).max(MOST_ENTRIES).default([]),
  ended: z
    .array(z.strictObject({ rule: filled, until: date }))
    .max(MOST_ENTRIES)
    .default([]),
});

export type FieldsDocument = z.infer<typeof fieldsDocument>;
export type PackDocument = z.infer<typeof packDocument>;
export type ParameterDocument = z.infer<typeof parameterDocument>;
export type RuleDocument = z.infer<typeof ruleDocument>;
