import { parseUnit } from "../core/model";
import type { FieldId, Rule, Rulebook, Translate } from "../core/model";
import { formulaInWords } from "../core/presentation/formulaWords";
import { parametersUsed, rulebookErrorMessage, withPackFiles } from "../core/rules";
import type { ParameterInForce } from "../core/rules";
import { missingFigures } from "./figuresNeeded";
import { proposalFor } from "./proposal";
import { ownPackLine } from "./ownPackLine";
import { readPackText } from "./packText";
import { rulebookWith } from "./packs";
import type { PackLine, RuleContext, RuleLibrary, RuleLine, RuleView } from "./ruleViews";
import { sameIndicator } from "./sameIndicator";
import { boundOf, byLevel, currentOf, holdsAnywhere, lawView, thresholdView, unitWordOf } from "./thresholdViews";
import type { Locale } from "./views";

export interface LibraryParts {
  readonly rulebook: Rulebook;
  readonly translatorFor: (locale: Locale, rulebook: Rulebook) => Translate;
}

/** The rulebook as the officer reads it, with her own packs on top. */
export function createRuleLibrary({ rulebook, translatorFor }: LibraryParts): RuleLibrary {
  const products = new Set(rulebook.rules.map((rule) => rule.id));
  const translators = new Map<Rulebook, Map<Locale, Translate>>();
  const sayIn = (book: Rulebook, locale: Locale): Translate => {
    const known = translators.get(book) ?? new Map<Locale, Translate>();
    translators.set(book, known);
    const say = known.get(locale) ?? translatorFor(locale, book);
    known.set(locale, say);
    return say;
  };
  let layered: { readonly key: string; readonly book: Rulebook } | null = null;
  const bookOf = (context: RuleContext, locale: Locale): Rulebook => {
    const packs = context.packFiles ?? [];
    if (packs.length === 0) return rulebook;
    // Behind a wire the same packs arrive as new objects each time.
    const key = JSON.stringify(packs);
    if (layered?.key !== key) {
      if (layered) translators.delete(layered.book);
      layered = { key, book: rulebookWith(rulebook, packs, sayIn(rulebook, locale)) };
    }
    return layered.book;
  };

  const lineOf = (rule: Rule, book: Rulebook, context: RuleContext, locale: Locale): RuleLine => {
    const bound = boundOf(rule);
    const parameter = bound === null ? undefined : book.parameters.find((one) => one.id === bound);
    const current = parameter ? currentOf(book, parameter.id, rule, context) : [];
    const starts = current.flatMap(({ value }) => value.rows.map((row) => row.inForceFrom ?? ""));
    return {
      rule: rule.id,
      title: rule.title[locale],
      pack: rule.pack,
      packTitle: book.packs.find((pack) => pack.id === rule.pack)?.title[locale] ?? rule.pack,
      class: rule.class,
      inForce: isDated(rule, context.asOf) && (!parameter || parameter.values.length === 0 || holdsAnywhere(book, parameter.id, context)),
      since: [rule.inForce.from ?? "", ...starts].sort().at(-1) ?? "",
      verified: rule.verified,
      missing: context.fields ? missingFigures(rule, new Set(context.fields)).map((field) => fieldTitle(book, field, locale)) : [],
      own: !products.has(rule.id),
      asked: byLevel(current, (value) => askedText(rule, value, sayIn(book, locale)), sayIn(book, locale)),
    };
  };

  return {
    packs(context, locale) {
      const book = bookOf(context, locale);
      return book.packs.map((pack): PackLine => {
        const lines = book.rules.filter((rule) => rule.pack === pack.id).map((rule) => lineOf(rule, book, context, locale));
        const holding = lines.filter((line) => line.inForce);
        return {
          pack: pack.id,
          title: pack.title[locale],
          region: pack.region,
          rules: lines.length,
          inForce: holding.length,
          unverified: lines.filter((line) => !line.verified).length,
          since:
            holding
              .map((line) => line.since)
              .sort()
              .at(-1) ?? "",
          enabledByDefault: pack.enabledByDefault,
          own: !rulebook.packs.some((known) => known.id === pack.id),
        };
      });
    },

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
        law: rule.references.map(lawView),
        from: rule.inForce.from ?? "",
        until: rule.inForce.until ?? "",
        lastVerifiedOn: rule.lastVerifiedOn ?? "",
        formulaInWords: expressions.map((expression) => say(formulaInWords(expression))).join("；"),
        expression: rule.expressionText ?? "",
        note: rule.note[locale],
        whatToDo: rule.whatToDo[locale],
        fields: rule.needs.map((field) => ({ field, title: fieldTitle(book, field, locale) })),
        thresholds: used.flatMap((one) => thresholdView(book, one, rule, context, locale, say) ?? []),
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
      const computed = [...known].map(([expression, of]) => ({
        expression,
        title: say(formulaInWords(of.expression)),
        unit: of.unit,
        unitWord: unitWordOf(of.unit, locale),
      }));
      const plain = rulebook.fields
        .filter((field) => !["text", "date", "flag", "any"].includes(field.dimension) && !known.has(field.id))
        .map((field) => ({ expression: field.id, title: field.title[locale], unit: field.unit, unitWord: unitWordOf(field.unit, locale) }));
      return [...computed, ...plain];
    },

    check(packs, locale) {
      const result = withPackFiles(rulebook, packs);
      if ("errors" in result) {
        const say = sayIn(rulebook, locale);
        return { usable: false, errors: result.errors.map((error) => say(rulebookErrorMessage(error))) };
      }
      return { usable: true, packs: packs.map((pack) => ownPackLine(pack, result.rulebook, locale)) };
    },

    read(name, text, locale) {
      const read = readPackText(text);
      if ("document" in read) return { usable: true, pack: { name, document: read.document } };
      return { usable: false, errors: [sayIn(rulebook, locale)(rulebookErrorMessage({ file: name, ...read }))] };
    },

    propose: (seen, locale) => proposalFor(rulebook, seen, locale),
  };
}

function fieldTitle(book: Rulebook, field: FieldId, locale: Locale): string {
  return book.fields.find((one) => one.id === field)?.title[locale] ?? field;
}

function isDated(rule: Rule, asOf: string): boolean {
  return (rule.inForce.from === null || rule.inForce.from <= asOf) && (rule.inForce.until === null || asOf <= rule.inForce.until);
}

function askedText(rule: Rule, current: ParameterInForce, say: Translate): string {
  if (current.value === null) return current.text ?? "";
  const unit = parseUnit(current.unit);
  const operator = rule.comparison.kind === "bound" ? rule.comparison.operator : rule.comparison.kind === "between" ? "between" : "value";
  const quantity = (value: number) => ({ kind: "quantity", quantity: { value, unit } }) as const;
  return say({
    id: "app.rule.asked",
    data: { operator, required: quantity(current.value), high: quantity(current.high ?? current.value) },
  });
}
