import type { Expression } from "./expression";
import type { FieldId, PackId, ParameterId, RuleId } from "./field";
import type { EntityKind } from "./dataset";
import type { LegalReference, RuleClass } from "./finding";
import type { Instant } from "./period";
import type { SchoolLevel } from "./schoolLevel";

export type Bilingual = { readonly "zh-CN": string; readonly "en-US": string };

/** A canonical field with the names and units really seen. */
export interface FieldDefinition {
  readonly id: FieldId;
  readonly title: Bilingual;
  readonly dimension:
    | "money"
    | "moneyPerHead"
    | "people"
    | "area"
    | "count"
    | "ratio"
    | "percentagePoint"
    | "rate"
    | "score"
    | "date"
    | "flag"
    | "text"
    | "any";
  /** Canonical unit, text form (`CNY`, `CNY/pupil`, `1`, `pp`, `m2`). */
  readonly unit: string;
  /** Units seen, as written (元, 万元 …). */
  readonly unitsSeen: readonly string[];
  readonly synonyms: { readonly "zh-CN": readonly string[]; readonly "en-US": readonly string[] };
  readonly perLevel: boolean;
  readonly note: string;
  /** The field that holds last year's figure on this year's basis (同口径); growth uses it where it is given. */
  readonly restatedBase?: FieldId;
}

export interface DatedValue {
  readonly inForceFrom: Instant | null;
  /** Last day in force; null: still in force. */
  readonly inForceUntil: Instant | null;
  readonly schoolLevels: readonly SchoolLevel[];
  /** 全国, a province, a city, or a group (东部 …). */
  readonly region: string;
  /** Further condition in words (一般地区, 九年一贯制 …), empty when none; `low`/`high` name the two ends of a range. */
  readonly condition: string;
  /** null from a date ends the parameter. A rule word stands in `text`. */
  readonly value: number | null;
  readonly text: string | null;
  readonly references: readonly LegalReference[];
  readonly verified: boolean;
  readonly lastVerifiedOn: Instant | null;
  readonly source: string;
  /** The one taken among values that differ only by condition, when nobody says which condition holds. */
  readonly default?: true;
}

export interface Parameter {
  readonly id: ParameterId;
  readonly pack: PackId;
  readonly title: Bilingual;
  /** Canonical unit of `value`, text form; percents are stored as ratios, gaps as pp. */
  readonly unit: string;
  /** Empty: there is no national value, the officer types it. */
  readonly values: readonly DatedValue[];
  /** `term`: a yearly standard that changes with a school term; a year's value is the mean of its two terms' values. */
  readonly changesWith?: "term";
  /** Which of several values is taken by default and why; empty when there is nothing to say. */
  readonly note?: Bilingual;
}

export type Comparison =
  /** `bound` compares the indicator with a number: a parameter in force, one that the officer enters, or one that the sheet states. */
  | {
      readonly kind: "bound";
      readonly operator: "atLeast" | "moreThan" | "atMost" | "lessThan" | "equals";
      readonly parameter: ParameterId | null;
      readonly userParameter?: ParameterId;
    }
  | { readonly kind: "between"; readonly parameter: ParameterId }
  /** Interval comparison of a stated figure with what the amounts give. */
  | { readonly kind: "agrees"; readonly stated: FieldId }
  | { readonly kind: "countOf"; readonly rules: readonly RuleId[]; readonly parameter: ParameterId }
  | { readonly kind: "anyOf"; readonly rules: readonly RuleId[] }
  /** A check with logic of its own in `core/assessment/checks` (totals, nesting, placeholders …). */
  | { readonly kind: "check"; readonly check: string; readonly parameter?: ParameterId; readonly rules?: readonly RuleId[] };

/** Another way to the same indicator, or one of several measures that are each judged on their own. */
export interface RuleExpression {
  readonly expression: Expression;
  readonly expressionText: string;
  readonly needs: readonly FieldId[];
  /** An average class size can only show a breach: it may make the rule fail, never pass. */
  readonly proves?: "breach";
  /** In a rule that compares a stated figure: the figure that this measure is compared with. */
  readonly stated?: FieldId;
}

export interface RuleExample {
  readonly name: Bilingual | string;
  /** A small table as officers write it, with header and units, pipe-separated. */
  readonly given: string;
  readonly region?: string;
  readonly asOf?: string;
  readonly parameters?: Readonly<Record<ParameterId, number>>;
  /** period (or entity, or `entity/period/level`) → outcome. */
  readonly expect: Readonly<Record<string, string>>;
}

/** What an example shows: an outcome, a figure exactly on the line, a day on which the rule does not hold. */
export const EXAMPLE_KINDS = ["pass", "fail", "open", "onTheLine", "outOfForce"] as const;
export type ExampleKind = (typeof EXAMPLE_KINDS)[number];

export interface Rule {
  readonly id: RuleId;
  readonly pack: PackId;
  readonly title: Bilingual;
  readonly class: RuleClass;
  readonly inForce: { readonly from: Instant | null; readonly until: Instant | null };
  readonly schoolLevels: readonly SchoolLevel[];
  readonly entityKinds: readonly (EntityKind | "table" | "statement")[];
  /** National rules apply to a nation only, never to a county. */
  readonly regions: readonly string[];
  readonly expression: Expression | null;
  /** The expression as written in the rule file, for people. */
  readonly expressionText: string | null;
  /** Unit of the indicator, text form. */
  readonly unit: string;
  readonly needs: readonly FieldId[];
  readonly optional: readonly FieldId[];
  readonly comparison: Comparison;
  readonly references: readonly LegalReference[];
  readonly verified: boolean;
  readonly lastVerifiedOn: Instant | null;
  /** How to read it: strictness, edge cases; and what to do when it is not met. */
  readonly note: Bilingual;
  readonly whatToDo: Bilingual;
  /** A level or scope that is shown but not judged (`information`), such as levels under the overall per-pupil verdict. */
  readonly informationLevels: readonly SchoolLevel[];
  /** Tried in order when a field that `expression` needs has no column: a stand-in field, a formula without an optional part. */
  readonly alternatives?: readonly RuleExpression[];
  /** Judged each on its own, with a verdict each (count, area, equipment, investment); `expression` is null then. */
  readonly measures?: readonly RuleExpression[];
  /** Parameters that the rule reads beside its bound. */
  readonly consults?: readonly ParameterId[];
  /** For the checks of nesting: each list runs from the outermost to the innermost; any two that are present must be in order. */
  readonly orders?: readonly (readonly FieldId[])[];
  /** What to tell the officer where the figure is worth a word: the rule then only remarks (level `note`) and condemns nothing. */
  readonly remark?: Bilingual;
  /** A breach is worth this much at most, whatever the class (an average that tiers may leave). */
  readonly strongest?: "note";
  /** The values that the figure can have at all; one outside says that the data are wrong. */
  readonly possible?: PossibleValues;
  /** Figures of all levels together are not judged: the standard of 普通高中 is not for a county's pupils of all levels. */
  readonly ofStatedLevel?: true;
  /** The rule judges only rows whose item name holds one of these words (寄宿生 …). */
  readonly itemWords?: readonly string[];
  readonly examples: readonly RuleExample[];
  /** Kinds of examples that the rule cannot have, each with the reason. */
  readonly withoutExamples?: Readonly<Partial<Record<ExampleKind, string>>>;
}

/** In the unit of the rule, both ends included; null: no end. */
export interface PossibleValues {
  readonly from: number | null;
  readonly to: number | null;
  /** What a value outside comes to: it cannot be judged, or it breaks the rule by itself. */
  readonly otherwise: "open" | "fail";
}

export interface Pack {
  readonly id: PackId;
  readonly title: Bilingual;
  readonly region: string;
  readonly enabledByDefault: boolean;
}

/** The whole law as data, compiled from YAML when the product is built. Plain JSON. */
export interface Rulebook {
  readonly packs: readonly Pack[];
  readonly fields: readonly FieldDefinition[];
  readonly parameters: readonly Parameter[];
  readonly rules: readonly Rule[];
  /** Of the canonical JSON of the four lists. */
  readonly sha256: string;
}

/** Packs that are judged by: those chosen, else (null) the rulebook's own choice. */
export function packsInUse({ packs }: Rulebook, chosen: readonly PackId[] | null): readonly PackId[] {
  return chosen ?? packs.filter((pack) => pack.enabledByDefault).map((pack) => pack.id);
}
