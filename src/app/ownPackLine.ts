import type { Rulebook } from "../core/model";
import type { PackFile } from "../core/rules";
import { ownPackOf } from "./packs";
import type { OwnPackLine } from "./ruleViews";
import type { Locale } from "./views";

type Bag = Readonly<Record<string, unknown>>;

/** What a usable pack holds, with the titles that its rules and thresholds have in the rulebook. */
export function ownPackLine(pack: PackFile, book: Rulebook, locale: Locale): OwnPackLine {
  const document = (typeof pack.document === "object" && pack.document !== null ? pack.document : {}) as Bag;
  const list = (key: string): readonly Bag[] => (Array.isArray(document[key]) ? (document[key] as readonly Bag[]) : []);
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const ruleTitle = (id: string): string => book.rules.find((rule) => rule.id === id)?.title[locale] ?? id;
  const parameterTitle = (id: string): string => book.parameters.find((one) => one.id === id)?.title[locale] ?? id;
  const id = ownPackOf(pack.document);
  return {
    name: pack.name,
    id,
    title: book.packs.find((one) => one.id === id)?.title[locale] ?? id,
    rules: list("rules").map((rule) => ({ id: text(rule["id"]), title: ruleTitle(text(rule["id"])) })),
    thresholds: list("parameters").map((one) => ({ parameter: text(one["id"]), title: parameterTitle(text(one["id"])) })),
    ended: list("ended").map((end) => ({ rule: text(end["rule"]), title: ruleTitle(text(end["rule"])), until: text(end["until"]) })),
  };
}
