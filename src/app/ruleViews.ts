import type { FieldId, PackId, ParameterId, RuleClass, RuleId, SchoolLevel } from "../core/model";
import type { PackFile } from "../core/rules";
import type { CheckSettings, Locale } from "./views";

export interface PackLine {
  readonly pack: PackId;
  readonly title: string;
  readonly region: string;
  readonly rules: number;
  /** How many of them hold on the day of the context. */
  readonly inForce: number;
  /** How many are 待核实. */
  readonly unverified: number;
  /** First day of the newest law or standard that holds in the context; empty: its laws carry no date. */
  readonly since: string;
  readonly enabledByDefault: boolean;
  readonly own: boolean;
}

/** Where and when a rule is looked at: the parameter in force depends on it. */
export type RuleContext = Pick<CheckSettings, "asOf" | "region" | "parameters" | "packFiles"> & {
  /** The figures that her tables hold, so that rules can say what is missing; absent: not looked at. */
  readonly fields?: readonly FieldId[];
};

export interface RuleLine {
  readonly rule: RuleId;
  readonly title: string;
  readonly pack: PackId;
  readonly packTitle: string;
  readonly class: RuleClass;
  /** In force on the day and in the place of the context. */
  readonly inForce: boolean;
  /** First day of what holds in the context; empty: not known. */
  readonly since: string;
  /** False: 待核实. */
  readonly verified: boolean;
  /** Written by the officer, not the product. */
  readonly own: boolean;
  /** Figures that her tables lack for this rule, in words; empty: none, or the tables have not been looked at. */
  readonly missing: readonly string[];
  /** 不低于 40%, level by level where levels differ; empty where the rule has no single threshold. */
  readonly asked: string;
}

export interface LawView {
  readonly title: string;
  readonly article: string;
  /** The sentence of the law itself; empty: not recorded. */
  readonly words: string;
  readonly href: string | null;
}

/** One value of a threshold's history, as text and as number in the parameter's unit. */
export interface ThresholdRow {
  readonly value: number | null;
  readonly text: string;
  /** YYYY-MM-DD; empty: not known, or still in force. */
  readonly from: string;
  readonly until: string;
  readonly region: string;
  readonly levels: readonly SchoolLevel[];
  readonly condition: string;
  readonly law: readonly LawView[];
  readonly verified: boolean;
  readonly lastVerifiedOn: string;
  readonly source: string;
  /** The row that holds in the context. */
  readonly current: boolean;
}

export interface ThresholdView {
  readonly parameter: ParameterId;
  readonly title: string;
  /** Unit of `value` in rows and in `CheckSettings.parameters`: 1 (ratio), pp, CNY/pupil … */
  readonly unit: string;
  /** The unit in words: 元/生, %, 个百分点. */
  readonly unitWord: string;
  /** What holds in the context, as text, level by level where levels differ; empty: nothing is in force, or the officer has to enter it. */
  readonly inForce: string;
  /** Entered by the officer in the settings. */
  readonly entered: boolean;
  readonly note: string;
  readonly history: readonly ThresholdRow[];
}

export interface RuleView extends RuleLine {
  readonly law: readonly LawView[];
  /** YYYY-MM-DD, or empty. */
  readonly from: string;
  readonly until: string;
  readonly lastVerifiedOn: string;
  readonly formulaInWords: string;
  /** The indicator as rule files write it; empty: the rule computes none. */
  readonly expression: string;
  readonly note: string;
  readonly whatToDo: string;
  readonly fields: readonly { readonly field: FieldId; readonly title: string }[];
  readonly thresholds: readonly ThresholdView[];
  readonly examples: readonly { readonly name: string; readonly given: string; readonly outcomes: readonly string[] }[];
  /** Every rule on the same indicator (this one included): national, provincial, county and own, the strictest first. */
  readonly sameIndicator: readonly RuleLine[];
}

/** What the form for a rule of her own offers and takes. */
export interface IndicatorChoice {
  readonly expression: string;
  readonly title: string;
  readonly unit: string;
  readonly unitWord: string;
}

export interface OwnRuleForm {
  /** null: a new rule. */
  readonly id: RuleId | null;
  readonly title: string;
  readonly expression: string;
  readonly operator: "atLeast" | "moreThan" | "atMost" | "lessThan" | "equals";
  /** In the indicator's unit; `20%` for ratios. */
  readonly threshold: number | string;
  /** null: all levels. */
  readonly level: SchoolLevel | null;
  /** YYYY-MM-DD; empty: from the beginning, without an end. */
  readonly from: string;
  readonly until: string;
  /** Where it is written: document and article. */
  readonly basis: string;
  readonly region: string;
}

export interface OwnThreshold {
  readonly parameter: ParameterId;
  /** In the parameter's unit; `20%` for ratios. */
  readonly value: number | string;
  /** First day; empty: it takes the place of what is there. */
  readonly from: string;
  readonly region: string;
  /** Of the row that it changes; null: the levels that the parameter has anyway. */
  readonly levels: readonly SchoolLevel[] | null;
  readonly condition: string;
  readonly basis: string;
}

/** What a pack of hers holds. */
export interface OwnPackLine {
  readonly name: string;
  readonly id: PackId;
  readonly title: string;
  readonly rules: readonly { readonly id: RuleId; readonly title: string }[];
  readonly thresholds: readonly { readonly parameter: ParameterId; readonly title: string }[];
  readonly ended: readonly { readonly rule: RuleId; readonly title: string; readonly until: string }[];
}

export type PackCheck =
  { readonly usable: true; readonly packs: readonly OwnPackLine[] } | { readonly usable: false; readonly errors: readonly string[] };

export type PackReading =
  { readonly usable: true; readonly pack: PackFile } | { readonly usable: false; readonly errors: readonly string[] };

/** What the tables are about, from what was recognised in them. */
export interface SeenTables {
  readonly fields: readonly FieldId[];
  /** Names of the workbook, its sheets, titles and headings, the likeliest to name the place first. */
  readonly texts: readonly string[];
}

export interface RulesProposal {
  /** Empty: no place is named. */
  readonly region: string;
  /** Packs with a rule that the tables can decide, and the checks of the figures themselves. */
  readonly packs: readonly { readonly pack: PackId; readonly title: string; readonly rules: number }[];
  /** The newest year that is named; null: none. */
  readonly year: number | null;
}

/** The rulebook for reading, with the officer's packs on top: no check is needed. Plain data in, plain data out. */
export interface RuleLibrary {
  /** All packs, in rulebook order. */
  packs(context: RuleContext, locale: Locale): readonly PackLine[];
  /** All rules, in rulebook order; `search` in title, law, pack and id. */
  rules(search: string, context: RuleContext, locale: Locale): readonly RuleLine[];
  /** null: no such rule. */
  rule(id: RuleId, context: RuleContext, locale: Locale): RuleView | null;
  indicators(locale: Locale): readonly IndicatorChoice[];
  /** All of them together, as a check would use them. */
  check(packs: readonly PackFile[], locale: Locale): PackCheck;
  /** A pack from the text of its file; the sentence says what is wrong with a text that is none. */
  read(name: string, text: string, locale: Locale): PackReading;
  propose(seen: SeenTables, locale: Locale): RulesProposal;
}
