import type { Finding, LegalReference, MessageValue, Quantity, Requirement, RuleClass, Translate } from "../model";
import { levelValue, periodValue, sameUnit } from "../model";
import { digitsTogether, quantityText, samePrinted, shownUnitOf } from "./display";
import type { PresentationMessages } from "./messages";
import type { PresentationInput } from "./types";

type Id = keyof PresentationMessages;
type Wording = Pick<PresentationInput, "translate" | "locale">;

/** One sentence of this room. */
export function say<Key extends Id>(
  translate: Translate,
  id: Key,
  ...data: keyof PresentationMessages[Key] extends never ? [] : [PresentationMessages[Key]]
): string {
  const [values] = data as [Readonly<Record<string, MessageValue>>?];
  return translate(values === undefined ? { id } : { id, data: values });
}

/** The five of sheets, charts and pane: a fail that is only a prompt or a note is a query (提示). */
export const VERDICTS = ["fail", "query", "open", "pass", "notApplicable"] as const;
export type Verdict = (typeof VERDICTS)[number];

export function verdictOf({ outcome, level }: Pick<Finding, "outcome" | "level">): Verdict {
  return outcome === "fail" && level !== "error" ? "query" : outcome;
}

/** Shape beside the word, so that colour is never alone. */
export const VERDICT_SYMBOLS: Readonly<Record<Verdict, string>> = { fail: "✕", query: "!", open: "?", pass: "✓", notApplicable: "–" };

export const verdictWord = (verdict: Verdict, translate: Translate): string => say(translate, `presentation.outcome.${verdict}`);

const CLASS_IDS = { 法规: "law", 政策: "policy", 评估标准: "standard", 逻辑校验: "mustFix", 经验校验: "explain" } as const satisfies Record<
  RuleClass,
  string
>;

export const classWord = (ruleClass: RuleClass, translate: Translate): string =>
  say(translate, `presentation.class.${CLASS_IDS[ruleClass]}`);

export const periodWords = (period: Finding["period"], translate: Translate): string =>
  say(translate, "presentation.value", { value: periodValue(period) });

export const levelWords = (level: Finding["schoolLevel"], translate: Translate): string =>
  say(translate, "presentation.value", { value: levelValue(level) });

/** 2009年 · 小学 · 东岸区, whichever apply. */
export function subjectOf({ period, schoolLevel, entity }: Finding, { translate }: Wording): string {
  // 全部学段 is what a reader takes for granted where no level is named.
  const level = schoolLevel === "total" ? "" : levelWords(schoolLevel, translate);
  return [periodWords(period, translate), level.charAt(0).toUpperCase() + level.slice(1), entity].filter((part) => part !== "").join(" · ");
}

/** Value, requirement and shortfall of a finding in words, decimals chosen so that the verdict can be seen. */
export interface FindingFigures {
  readonly observed: string;
  readonly required: string;
  readonly shortfall: string;
  /** Decimals of the observed value as shown. */
  readonly digits: number;
}

export function figuresOf(finding: Finding, { translate, locale }: Wording): FindingFigures {
  const { observed, shortfall } = finding;
  const bounds = boundsOf(finding.required, observed);
  const first = observed ? 1 : 0;
  const digits = digitsTogether([...(observed ? [observed] : []), ...bounds], locale).map((count, at) =>
    at < first ? count : Math.max(count, rangeDigits(bounds, locale)),
  );
  const boundTexts = bounds.map((bound, at) => quantityText(bound, locale, digits[first + at]));
  const amount = shortfall ? quantityText({ ...shortfall, value: Math.abs(shortfall.value) }, locale, undefined, "away") : "";
  return {
    observed: observed ? quantityText(observed, locale, digits[0]) : "",
    required: finding.required ? requiredText(finding.required, boundTexts, { translate, locale }) : "",
    shortfall: shortfall
      ? say(translate, shortfall.value < 0 ? "presentation.shortfall.over" : "presentation.shortfall.short", { value: amount })
      : "",
    digits: digits[0] ?? 0,
  };
}

/** Decimals at which the two ends of a narrow range keep their distance; 0 for a single bound. */
function rangeDigits([low, high]: readonly Quantity[], locale: PresentationInput["locale"]): number {
  if (!low || !high || samePrinted(low.value, high.value)) return 0;
  return Math.min(8, Math.max(0, Math.ceil(-Math.log10(Math.abs(high.value - low.value) / shownUnitOf(low, locale).scale))));
}

/** The bounds as quantities that are shown like the observed value. */
function boundsOf(required: Requirement | null, observed: Quantity | null): readonly Quantity[] {
  if (!required) return [];
  const { value, high, unit, quantity } = required;
  const written = quantity?.written ?? (observed && sameUnit(observed.unit, unit) ? observed.written : undefined);
  const asBound = (bound: number): Quantity => ({ value: bound, unit, ...(written ? { written } : {}) });
  const low = quantity && quantity.value === value ? [quantity] : value === null ? [] : [asBound(value)];
  return high === undefined ? low : [...low, asBound(high)];
}

function requiredText(
  { operator, value, high: upper, quantity }: Requirement,
  bounds: readonly string[],
  { translate, locale }: Wording,
): string {
  const [low, high] = bounds;
  if (operator === "holds" || (low === undefined && operator !== "agrees")) return say(translate, "presentation.required.holds");
  if (low === undefined) return say(translate, "presentation.required.agreesWithAmounts");
  if (operator === "agrees") {
    // Where the value shown is what the amounts give, the one that misses it is the stated figure: it is named.
    const misses = quantity && value !== null && (quantity.value < value || quantity.value > (upper ?? value));
    const stated = misses ? say(translate, "presentation.required.stated", { value: quantityText(quantity, locale) }) : "";
    return high !== undefined && high !== low
      ? say(translate, "presentation.required.agreesWithin", { stated, low, high })
      : say(translate, "presentation.required.agrees", { stated, value: low });
  }
  if (high !== undefined && high !== low) return say(translate, "presentation.required.between", { low, high });
  return say(translate, `presentation.required.${operator === "between" ? "equals" : operator}`, { value: low });
}

/** Titles of laws, regulations and papers stand in 《》; document numbers (国办发〔2018〕82号) and habits (报表勾稽关系) do not. */
const NAMED_PAPER = /^(?!地方|省级).*(法|条例|办法|暂行规定|的意见|纲要|行动计划|验收方案)(（[^）]*）)?$/;

/** 《中华人民共和国教育法》, 教督〔2017〕6号. */
export const paperName = ({ title }: Pick<LegalReference, "title">, { locale }: Pick<PresentationInput, "locale">): string =>
  locale === "zh-CN" && NAMED_PAPER.test(title) ? `《${title}》` : title;

/** 《中华人民共和国教育法》第五十六条第二款; English readers get the Chinese title, it is the law's name. */
export function lawText(reference: LegalReference, { locale }: Pick<PresentationInput, "locale">): string {
  const chinese = locale === "zh-CN";
  const { article } = reference;
  const name = paperName(reference, { locale });
  if (article === null || article === "") return name;
  if (!chinese) return `${name}, ${article}`;
  return /^[第§（]/.test(article) ? `${name}${article}` : `${name}（${article}）`;
}

/** The reason and the remarks after it as one text. */
export function reasonText({ message, notes }: Finding, { translate, locale }: Wording): string {
  return [message, ...notes].map(translate).join(locale === "zh-CN" ? "" : " ");
}
