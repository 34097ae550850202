import { instant, lastDayOf, parseUnit } from "../core/model";
import type { DatedValue, LegalReference, ParameterId, Rule, Rulebook, Translate } from "../core/model";
import { quantityText } from "../core/presentation/display";
import { formulaInWords } from "../core/presentation/formulaWords";
import { parameterInForce, parametersUsed, regionChain, rulebookErrorMessage, withPackFiles } from "../core/rules";
import type { PackFile, ParameterInForce } from "../core/rules";
import { PackError, rulebookWith } from "./packs";
import { packWithEnd, packWithRule, packWithThreshold, packWithoutRule } from "./ownPack";
import type { LawView, RuleContext, RuleLibrary, RuleLine, RuleView, ThresholdRow, ThresholdView } from "./ruleViews";
import type { Locale } from "./views";

export interface LibraryParts {
  readonly rulebook: Rulebook;
  readonly translatorFor: (locale: Locale, rulebook: Rulebook) => Translate;
}

const law = ({ title, article, href }: LegalReference): LawView => ({ title, article: article ?? "", href });

/** The rulebook as the officer reads it, with her own packs on top. */
export function createRuleLibrary({ rulebook, translatorFor }: LibraryParts): RuleLibrary {
  const ownRules = new Set(rulebook.rules.map((rule) => rule.id));
  const translators = new Map<Rulebook, Map<Locale, Translate>>();
  const sayIn = (book: Rulebook, locale: Locale): Translate => {
    const known = translators.get(book) ?? new Map<Locale, Translate>();
    translators.set(book, known);
    const say = known.get(locale) ?? translatorFor(locale, book);
    known.set(locale, say);
    return say;
  };
  let layered: { readonly packs: readonly PackFile[]; readonly book: Rulebook } | null = null;
  const bookOf = (context: RuleContext, locale: Locale): Rulebook => {
    const packs = context.packFiles ?? [];
    if (packs.length === 0) return rulebook;
    if (layered?.packs !== packs) layered = { packs, book: rulebookWith(rulebook, packs, sayIn(rulebook, locale)) };
    return layered.book;
  };

  const lineOf = (rule: Rule, book: Rulebook, context: RuleContext, locale: Locale): RuleLine => {
    const id = boundOf(rule);
    return {
      rule: rule.id,
      title: rule.title[locale],
      pack: rule.pack,
      packTitle: book.packs.find((pack) => pack.id === rule.pack)?.title[locale] ?? rule.pack,
      class: rule.class,
      inForce: isInForce(rule, context.asOf),
      verified: rule.verified,
      own: !ownRules.has(rule.id),
      asked: id === null ? "" : askedText(rule, currentOf(book, id, rule, context), book, sayIn(book, locale)),
    };
  };

  return {
    rules(search, context, locale) {
      const book = bookOf(context, locale);
      const wanted = search.trim().toLocaleLowerCase();
      const holds = (rule: Rule): boolean => {
        const pack = book.packs.find((one) => one.id === rule.pack)?.title[locale] ?? "";
        const words = [rule.id, rule.title[locale], pack, ...rule.references.flatMap((one) => [one.title, one.article ?? ""])];
        return words.some((word) => word.toLocaleLowerCase().includes(wanted));
      };
      return book.rules.filter((rule) => wanted === "" || holds(rule)).map((rule) => lineOf(rule, book, context, locale));
    },

    rule(id, context, locale): RuleView | null {
      const book = bookOf(context, locale);
      const rule = book.rules.find((one) => one.id === id);
      if (!rule) return null;
      const say = sayIn(book, locale);
      const expressions = [rule, ...(rule.measures ?? [])].flatMap((one) => (one.expression ? [one.expression] : []));
      const used = [...new Set(parametersUsed(rule).map((one) => one.id))];
      return {
        ...lineOf(rule, book, context, locale),
        law: rule.references.map(law),
        from: rule.inForce.from ?? "",
        until: rule.inForce.until ?? "",
        lastVerifiedOn: rule.lastVerifiedOn ?? "",
        formulaInWords: expressions.map((expression) => say(formulaInWords(expression))).join("；"),
        note: rule.note[locale],
        whatToDo: rule.whatToDo[locale],
        fields: rule.needs.map((field) => ({ field, title: book.fields.find((one) => one.id === field)?.title[locale] ?? field })),
        thresholds: used.flatMap((one) => thresholdOf(book, one, rule, context, locale) ?? []),
        examples: rule.examples.map(({ name, given, expect }) => ({
          name: typeof name === "string" ? name : name[locale],
          given,
          outcomes: [...new Set(Object.values(expect).flatMap((outcome) => outcome.split("|")))],
        })),
        sameIndicator: sameIndicator(rule, book, context).map((one) => lineOf(one, book, context, locale)),
      };
    },

    indicators(locale) {
      const say = sayIn(rulebook, locale);
      const known = new Map(
        rulebook.rules.flatMap((rule) =>
          rule.expression && rule.expressionText ? [[rule.expressionText, { expression: rule.expression, unit: rule.unit }] as const] : [],
        ),
      );
      const computed = [...known].map(([expression, of]) => ({ expression, title: say(formulaInWords(of.expression)), unit: of.unit }));
      const plain = rulebook.fields
        .filter((field) => !["text", "date", "flag", "any"].includes(field.dimension) && !known.has(field.id))
        .map((field) => ({ expression: field.id, title: field.title[locale], unit: field.unit }));
      return [...computed, ...plain];
    },

    withRule: packWithRule,
    withoutRule: packWithoutRule,
    withThreshold: packWithThreshold,
    withEnd: packWithEnd,

    check(pack, locale) {
      const result = withPackFiles(rulebook, [pack]);
      if ("errors" in result) {
        const say = sayIn(rulebook, locale);
        return { usable: false, errors: result.errors.map((error) => say(rulebookErrorMessage(error))) };
      }
      const added = result.rulebook.packs.find((one) => !rulebook.packs.some((known) => known.id === one.id));
      return { usable: true, rules: result.rulebook.rules.length - rulebook.rules.length, title: added?.title[locale] ?? pack.name };
    },

    exportPack: (pack) => `${JSON.stringify(pack.document, null, 2)}\n`,

    importPack(name, text, locale) {
      try {
        return { name, document: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown };
      } catch {
        const accepted = { id: "rules.accepted.group" } as const;
        const found = text.trim().slice(0, 40);
        throw new PackError([sayIn(rulebook, locale)(rulebookErrorMessage({ file: name, path: "", found, accepted }))]);
      }
    },
  };

  function thresholdOf(book: Rulebook, id: ParameterId, rule: Rule, context: RuleContext, locale: Locale): ThresholdView | null {
    const parameter = book.parameters.find((one) => one.id === id);
    if (!parameter) return null;
    const entered = context.parameters[id];
    const current = currentOf(book, id, rule, context);
    const text = (value: number): string => quantityText({ value, unit: parseUnit(parameter.unit) }, locale);
    return {
      parameter: id,
      title: parameter.title[locale],
      unit: parameter.unit,
      inForce: entered !== undefined ? text(entered) : current ? inForceText(current, text) : "",
      entered: entered !== undefined,
      note: parameter.note?.[locale] ?? "",
      history: [...parameter.values].sort(byDate).map((row) => rowOf(row, current, text)),
    };
  }
}

function boundOf(rule: Rule): ParameterId | null {
  const { comparison } = rule;
  if (comparison.kind === "bound") return comparison.parameter ?? comparison.userParameter ?? null;
  return comparison.kind === "between" ? comparison.parameter : null;
}

function isInForce(rule: Rule, asOf: string): boolean {
  return (rule.inForce.from === null || rule.inForce.from <= asOf) && (rule.inForce.until === null || asOf <= rule.inForce.until);
}

/** What holds for the first level that the rule speaks of and that has a value. */
function currentOf(book: Rulebook, id: ParameterId, rule: Rule, context: RuleContext): ParameterInForce | null {
  const day = instant(context.asOf);
  const year = Number(context.asOf.slice(0, 4));
  for (const schoolLevel of rule.schoolLevels) {
    const period = { kind: "fiscalYear", year } as const;
    const query = { on: day < lastDayOf(period, day) ? day : lastDayOf(period, day), regions: regionChain(context.region), schoolLevel };
    const found = parameterInForce(book, id, query);
    if (found) return found;
  }
  return null;
}

function inForceText(current: ParameterInForce, text: (value: number) => string): string {
  if (current.value === null) return current.text ?? "";
  return current.high === null ? text(current.value) : `${text(current.value)}—${text(current.high)}`;
}

function askedText(rule: Rule, current: ParameterInForce | null, book: Rulebook, say: Translate): string {
  if (!current || current.value === null) return "";
  const unit = parseUnit(book.parameters.find((one) => one.id === current.parameter)?.unit ?? "1");
  const operator = rule.comparison.kind === "bound" ? rule.comparison.operator : "between";
  const quantity = (value: number) => ({ kind: "quantity", quantity: { value, unit } }) as const;
  return say({
    id: "app.rule.asked",
    data: { operator, required: quantity(current.value), high: quantity(current.high ?? current.value) },
  });
}

function rowOf(row: DatedValue, current: ParameterInForce | null, text: (value: number) => string): ThresholdRow {
  return {
    value: row.value,
    text: row.value === null ? (row.text ?? "") : text(row.value),
    from: row.inForceFrom ?? "",
    until: row.inForceUntil ?? "",
    region: row.region,
    levels: row.schoolLevels,
    condition: row.condition,
    law: row.references.map(law),
    verified: row.verified,
    lastVerifiedOn: row.lastVerifiedOn ?? "",
    source: row.source,
    current: current?.rows.includes(row) ?? false,
  };
}

const byDate = (a: DatedValue, b: DatedValue): number => (b.inForceFrom ?? "").localeCompare(a.inForceFrom ?? "");

/** Rules that compare the same figure in the same direction, the strictest first; those without a number in force stand last. */
function sameIndicator(rule: Rule, book: Rulebook, context: RuleContext): readonly Rule[] {
  const { comparison } = rule;
  if (rule.expressionText === null || comparison.kind !== "bound") return [rule];
  const upward = comparison.operator === "atLeast" || comparison.operator === "moreThan";
  const alike = book.rules.filter(
    ({ expressionText, comparison: other }) =>
      expressionText === rule.expressionText &&
      other.kind === "bound" &&
      (other.operator === "atLeast" || other.operator === "moreThan") === upward,
  );
  const strictness = (one: Rule): number => {
    const id = boundOf(one);
    const value = id === null ? null : (context.parameters[id] ?? currentOf(book, id, one, context)?.value ?? null);
    const strict = one.comparison.kind === "bound" && (one.comparison.operator === "moreThan" || one.comparison.operator === "lessThan");
    return value === null ? Number.NEGATIVE_INFINITY : (upward ? value : -value) + (strict ? 1e-12 * (1 + Math.abs(value)) : 0);
  };
  return [...alike].sort((a, b) => {
    const [left, right] = [strictness(a), strictness(b)];
    return left === right ? 0 : right > left ? 1 : -1;
  });
}
