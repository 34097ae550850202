import { IntlMessageFormat } from "intl-messageformat";
import type { Bilingual, CellRef, Message, MessageValue, Quantity, Rulebook, TitleKind, Translate } from "../core/model";
import { cellTexts } from "../core/presentation/cells";
import { digitsTogether, quantityText } from "../core/presentation/display";
import { sentences as english } from "./en-US";
import type { Locale } from "./words";
import { levelWord, periodWord } from "./words";
import { sentences as chinese } from "./zh-CN";

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { "zh-CN": chinese, "en-US": english };

/** What a reader sees where a sentence, a title or a figure of it is missing; never an id. */
const PLACEHOLDER: Readonly<Record<Locale, string>> = { "zh-CN": "（此处说明缺失）", "en-US": "(explanation missing)" };

/** A sentence names at most so many places; the rest is counted. */
const MOST_PLACES = 8;

export interface TranslatorOptions {
  /**
   * A message without a sentence, or a sentence without its data: `throw` (the default, for tests and tools) or
   * `placeholder` (for doors that a person stands at).
   */
  readonly missing?: "throw" | "placeholder";
}

/** Turns messages into sentences of one language; titles come from the rulebook. Pure: same message, same sentence. */
export function createTranslator(locale: Locale, rulebook: Rulebook, options: TranslatorOptions = {}): Translate {
  const catalogue = CATALOGUES[locale];
  const formats = new Map<string, IntlMessageFormat>();
  const titles = titlesOf(rulebook);
  const comma = locale === "zh-CN" ? "、" : ", ";

  const formatOf = (id: string): IntlMessageFormat => {
    let format = formats.get(id);
    if (format) return format;
    const sentence = Object.hasOwn(catalogue, id) ? catalogue[id] : undefined;
    if (sentence === undefined) throw new Error(`no sentence in ${locale} for the message ${id}: add it to src/locales/${locale}`);
    format = new IntlMessageFormat(sentence, locale, undefined, { ignoreTag: true });
    formats.set(id, format);
    return format;
  };

  const title = (of: TitleKind, id: string): string => {
    const found = titles[of].get(id)?.[locale];
    if (found === undefined) throw new Error(`the rulebook has no ${of} named ${id}`);
    return found;
  };

  const placesText = (cells: readonly CellRef[]): string => {
    const places = cellTexts(cells);
    if (places.length <= MOST_PLACES) return places.join(comma);
    const rest = places.length - MOST_PLACES;
    const shown = places.slice(0, MOST_PLACES).join(comma);
    return locale === "zh-CN" ? `${shown}等 ${places.length} 处` : `${shown} and ${rest} more`;
  };

  const valueText = (value: MessageValue, digits: DigitsOf): string | number => {
    if (typeof value === "string" || typeof value === "number") return value;
    switch (value.kind) {
      case "quantity":
        return FIGURE + quantityText(value.quantity, locale, digits.get(value.quantity));
      case "title":
        return TITLE + title(value.of, value.id);
      case "cells":
        return placesText(value.cells);
      case "period":
        return periodWord(value.period, locale);
      case "schoolLevel":
        return levelWord(value.schoolLevel, locale);
      case "message":
        return rawSentence(value.message);
      case "list":
        return listText(value.items.map((item) => String(valueText(item, digits))));
    }
  };

  const listText = (items: readonly string[]): string => {
    if (locale === "zh-CN" || items.length < 2) return items.join(comma);
    return `${items.slice(0, -1).join(comma)} and ${items.at(-1) ?? ""}`;
  };

  const rawSentence = (message: Message): string => {
    const data: Record<string, string | number> = {};
    const digits = digitsIn(Object.values(message.data ?? {}), locale);
    let empty = false;
    for (const [key, value] of Object.entries(message.data ?? {})) {
      const text = valueText(value, digits);
      data[key] = text;
      empty ||= text === "";
    }
    const text = String(formatOf(message.id).format(data));
    // A period or level without a word must not leave its blank or its brackets behind.
    return empty
      ? text
          .replace(/（）| ?\(\)/g, "")
          .replace(/ {2,}/g, " ")
          .replace(/ ([,.;:])/g, "$1")
          .trim()
      : text;
  };

  const sentence = (message: Message): string => set(rawSentence(message), locale);
  if (options.missing !== "placeholder") return sentence;
  return (message) => {
    try {
      return sentence(message);
    } catch {
      return PLACEHOLDER[locale];
    }
  };
}

/** Stand in front of a figure and of a title until the whole sentence is made (invisible characters). */
const FIGURE = "\u2063";
const TITLE = "\u2064";
const MARKS = /[\u2063\u2064]/g;

/**
 * Sets figures and titles into their sentence: a figure stands apart from the Chinese words before it (还差 12.3 万元); a
 * title inside an English sentence begins small (growth of education appropriation), but for names and abbreviations.
 */
function set(text: string, locale: Locale): string {
  if (!text.includes(FIGURE) && !text.includes(TITLE)) return text;
  const placed =
    locale === "zh-CN"
      ? text.replace(/([\u4e00-\u9fff])\u2063/g, "$1 ")
      : text.replace(/(?<=[a-z0-9,;)] )\u2064(?!Title I|Part B)([A-Z])(?=[a-z])/g, (_, letter: string) => letter.toLowerCase());
  return placed.replace(MARKS, "");
}

type DigitsOf = ReadonlyMap<Quantity, number>;

/** Figures of one sentence get their decimals together, so that different figures look different. */
function digitsIn(values: readonly MessageValue[], locale: Locale): DigitsOf {
  const quantities: Quantity[] = [];
  const collect = (value: MessageValue): void => {
    if (typeof value !== "object") return;
    if (value.kind === "quantity") quantities.push(value.quantity);
    else if (value.kind === "list") value.items.forEach(collect);
  };
  values.forEach(collect);
  const digits = quantities.length > 1 ? digitsTogether(quantities, locale) : [];
  return new Map(digits.map((count, at) => [quantities[at] as Quantity, count]));
}

function titlesOf(rulebook: Rulebook): Readonly<Record<TitleKind, ReadonlyMap<string, Bilingual>>> {
  const byId = (list: readonly { readonly id: string; readonly title: Bilingual }[]): ReadonlyMap<string, Bilingual> =>
    new Map(list.map((entry) => [entry.id, entry.title]));
  const field = byId(rulebook.fields);
  const rule = byId(rulebook.rules);
  // An indicator has no title of its own: it is the field it computes or the rule that judges it.
  const remark = new Map(rulebook.rules.flatMap((one) => (one.remark ? [[one.id, one.remark] as const] : [])));
  return { field, rule, remark, indicator: new Map([...rule, ...field]), parameter: byId(rulebook.parameters), pack: byId(rulebook.packs) };
}
