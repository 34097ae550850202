import type { Rulebook } from "../core/model";
import { placeNamed } from "../core/rules";
import { missingFigures } from "./figuresNeeded";
import type { RulesProposal, SeenTables } from "./ruleViews";
import type { Locale } from "./views";

/** These check the figures themselves, whatever they are about. */
const ALWAYS = ["consistency", "experience"];
const YEAR = /(?<!\d)(?:19[89]|20[0-4])\d(?=年|学年|[-—/]|\D*$)/g;

/** Place, packs and year that the tables speak of. */
export function proposalFor(rulebook: Rulebook, { fields, texts }: SeenTables, locale: Locale): RulesProposal {
  const seen = new Set(fields);
  const packs = rulebook.packs.flatMap((pack) => {
    const decidable = rulebook.rules.filter(
      (rule) => rule.pack === pack.id && rule.needs.length > 0 && missingFigures(rule, seen).length === 0,
    ).length;
    const wanted = ALWAYS.includes(pack.id) ? seen.size > 0 : decidable > 0;
    return wanted ? [{ pack: pack.id, title: pack.title[locale], rules: decidable }] : [];
  });
  const years = texts.flatMap((text) => [...text.matchAll(YEAR)].map(([year]) => Number(year)));
  return { region: placeNamed(texts) ?? "", packs, year: years.length === 0 ? null : Math.max(...years) };
}
