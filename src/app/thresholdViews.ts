import { instant, lastDayOf, parseUnit } from "../core/model";
import type { DatedValue, LegalReference, ParameterId, Rule, Rulebook, SchoolLevel, Translate } from "../core/model";
import { quantityText, unitWord } from "../core/presentation/display";
import { OWN_REGIONS, parameterInForce, regionChain } from "../core/rules";
import type { ParameterInForce } from "../core/rules";
import type { LawView, RuleContext, ThresholdRow, ThresholdView } from "./ruleViews";
import type { Locale } from "./views";

/** What holds for the levels that a rule speaks of; levels with the same value stand together. */
export interface Current {
  readonly levels: readonly SchoolLevel[];
  readonly value: ParameterInForce;
}

export const lawView = ({ title, article, href, words }: LegalReference): LawView => ({
  title,
  article: article ?? "",
  href,
  words: words ?? "",
});

/** The parameter that a rule's figure is held against; null: it has none. */
export function boundOf(rule: Rule): ParameterId | null {
  const { comparison } = rule;
  if (comparison.kind === "bound") return comparison.parameter ?? comparison.userParameter ?? null;
  return comparison.kind === "between" || comparison.kind === "countOf" ? comparison.parameter : (boundOfCheck(rule) ?? null);
}

const boundOfCheck = ({ comparison }: Rule): ParameterId | undefined => (comparison.kind === "check" ? comparison.parameter : undefined);

export function currentOf(book: Rulebook, id: ParameterId, rule: Rule, context: RuleContext): readonly Current[] {
  const day = instant(context.asOf);
  const period = { kind: "fiscalYear", year: Number(context.asOf.slice(0, 4)) } as const;
  const end = lastDayOf(period, day);
  const on = day < end ? day : end;
  const regions = regionChain(context.region);
  const found: { levels: SchoolLevel[]; value: ParameterInForce }[] = [];
  for (const schoolLevel of rule.schoolLevels) {
    const value = parameterInForce(book, id, { on, regions, schoolLevel });
    if (!value) continue;
    const same = found.find((one) => one.value.value === value.value && one.value.high === value.high && one.value.text === value.text);
    if (same) same.levels.push(schoolLevel);
    else found.push({ levels: [schoolLevel], value });
  }
  return found;
}

/** Whether any value of a parameter holds on that day in that place, whatever its level or condition. */
export function holdsAnywhere(book: Rulebook, id: ParameterId, context: RuleContext): boolean {
  const places = [...regionChain(context.region), ...OWN_REGIONS];
  return (book.parameters.find((one) => one.id === id)?.values ?? []).some(
    (row) =>
      places.includes(row.region) &&
      (row.inForceFrom === null || row.inForceFrom <= context.asOf) &&
      (row.inForceUntil === null || context.asOf <= row.inForceUntil),
  );
}

/** `text` of each value, named by its levels where they differ. */
export function byLevel(current: readonly Current[], text: (value: ParameterInForce) => string, say: Translate): string {
  if (current.length <= 1) return current.map(({ value }) => text(value)).join("");
  return current
    .map(({ levels, value }) => {
      const words = levels.map((schoolLevel) => say({ id: "app.rule.level", data: { level: { kind: "schoolLevel", schoolLevel } } }));
      return say({ id: "app.rule.atLevel", data: { levels: words.join(say({ id: "app.rule.comma" })), text: text(value) } });
    })
    .join(say({ id: "app.rule.semicolon" }));
}

export function thresholdView(
  book: Rulebook,
  id: ParameterId,
  rule: Rule,
  context: RuleContext,
  locale: Locale,
  say: Translate,
): ThresholdView | null {
  const parameter = book.parameters.find((one) => one.id === id);
  if (!parameter) return null;
  const entered = context.parameters[id];
  const current = currentOf(book, id, rule, context);
  const rows = new Set(current.flatMap(({ value }) => value.rows));
  const text = (value: number): string => quantityText({ value, unit: parseUnit(parameter.unit) }, locale);
  const word = (written: string): string => (written === "true" || written === "false" ? say({ id: `app.rule.${written}` }) : written);
  return {
    parameter: id,
    title: parameter.title[locale],
    unit: parameter.unit,
    unitWord: unitWordOf(parameter.unit, locale),
    inForce: entered !== undefined ? text(entered) : byLevel(current, (value) => inForceText(value, text, word), say),
    entered: entered !== undefined,
    note: parameter.note?.[locale] ?? "",
    history: [...parameter.values].sort(newestFirst).map((row) => rowView(row, rows.has(row), text, word)),
  };
}

/** The unit as a form says it behind the number: ratios are typed as percents. */
export function unitWordOf(unit: string, locale: Locale): string {
  const { numerators, denominators } = parseUnit(unit);
  return unit === "1" ? "%" : unitWord(numerators, denominators, locale);
}

function inForceText(current: ParameterInForce, text: (value: number) => string, word: (text: string) => string): string {
  if (current.value === null) return word(current.text ?? "");
  return current.high === null ? text(current.value) : `${text(current.value)}—${text(current.high)}`;
}

function rowView(row: DatedValue, current: boolean, text: (value: number) => string, word: (text: string) => string): ThresholdRow {
  return {
    value: row.value,
    text: row.value === null ? word(row.text ?? "") : text(row.value),
    from: row.inForceFrom ?? "",
    until: row.inForceUntil ?? "",
    region: row.region,
    levels: row.schoolLevels,
    condition: row.condition,
    law: row.references.map(lawView),
    verified: row.verified,
    lastVerifiedOn: row.lastVerifiedOn ?? "",
    source: row.source,
    current,
  };
}

const newestFirst = (a: DatedValue, b: DatedValue): number => (b.inForceFrom ?? "").localeCompare(a.inForceFrom ?? "");
