import type { FieldId, PackId, ParameterId, RuleClass, RuleId, SchoolLevel } from "../core/model";
import type { PackFile } from "../core/rules";
import type { CheckSettings, Locale } from "./views";

/** Where and when a rule is looked at: the parameter in force depends on it. */
export type RuleContext = Pick<CheckSettings, "asOf" | "region" | "parameters" | "packFiles">;

export interface RuleLine {
  readonly rule: RuleId;
  readonly title: string;
  readonly pack: PackId;
  readonly packTitle: string;
  readonly class: RuleClass;
  /** In force on the day of the context. */
  readonly inForce: boolean;
  /** False: 待核实. */
  readonly verified: boolean;
  /** Written by the officer, not the product. */
  readonly own: boolean;
  /** 不低于 40%, empty where the rule has no single threshold. */
  readonly asked: string;
}

export interface LawView {
  readonly title: string;
  readonly article: string;
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
  /** What holds in the context, as text; empty: nothing is in force, or the officer has to enter it. */
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
  readonly value: number | string;
  readonly from: string;
  readonly region: string;
  readonly basis: string;
}

export type PackCheck =
  | { readonly usable: true; readonly rules: number; readonly title: string }
  | { readonly usable: false; readonly errors: readonly string[] };

/** The rulebook for reading and writing on: no check is needed. Cheap; stands beside the pane. */
export interface RuleLibrary {
  /** All packs, in rulebook order; `search` in title, law, pack and id. */
  rules(search: string, context: RuleContext, locale: Locale): readonly RuleLine[];
  /** null: no such rule. */
  rule(id: RuleId, context: RuleContext, locale: Locale): RuleView | null;
  indicators(locale: Locale): readonly IndicatorChoice[];
  /** The pack with the rule in it (a rule of the same id is replaced). `pack` null: a new pack. */
  withRule(pack: PackFile | null, form: OwnRuleForm): PackFile;
  withoutRule(pack: PackFile, id: RuleId): PackFile;
  withThreshold(pack: PackFile | null, threshold: OwnThreshold): PackFile;
  /** The rule ends on that day in her workbook. */
  withEnd(pack: PackFile | null, rule: RuleId, until: string): PackFile;
  check(pack: PackFile, locale: Locale): PackCheck;
  /** A JSON file as text, to be saved or kept with the workbook. */
  exportPack(pack: PackFile): string;
  /** Throws `PackError` for text that is no JSON. */
  importPack(name: string, text: string, locale: Locale): PackFile;
}
