import type { Assessment, AssessmentOptions, Dataset, FieldId, Message, RuleClass, Rulebook, Translate } from "../core/model";
import { OUTCOMES, packsInUse } from "../core/model";
import { missingFigures } from "./figuresNeeded";
import type { Locale, UncheckedRule } from "./views";

/** Checks of the figures themselves, whatever they are: none of them has anything to miss. */
const OF_FIGURES: ReadonlySet<RuleClass> = new Set(["逻辑校验", "经验校验"]);

/**
 * Rules of the packs in use that came to no verdict at all, with the figures that they lack: what nobody may take for
 * compliant. Those that lack the fewest come first. No figure lacking: it is there, but not for the level, year or kind
 * of place that the rule speaks of.
 */
export function uncheckedRules(
  { dataset, assessment, options, rulebook }: { dataset: Dataset; assessment: Assessment; options: AssessmentOptions; rulebook: Rulebook },
  translate: Translate,
  locale: Locale,
): readonly UncheckedRule[] {
  const packs = new Set(packsInUse(rulebook, options.packs));
  const seen = new Set<FieldId>(
    dataset.blocks.flatMap((block) => [...block.columns.map(({ field }) => field), ...block.texts.map(({ field }) => field as FieldId)]),
  );
  const titles = new Map(rulebook.fields.map((field) => [field.id, field.title[locale]]));
  return rulebook.rules
    .filter((rule) => packs.has(rule.pack) && !OF_FIGURES.has(rule.class) && rule.needs.length > 0)
    .filter((rule) => OUTCOMES.every((outcome) => assessment.count(outcome, rule.id) === 0))
    .map((rule) => {
      const missing = missingFigures(rule, seen).map((field) => titles.get(field) ?? field);
      const message: Message =
        missing.length === 0
          ? { id: "app.unchecked.elsewhere", data: {} }
          : { id: "app.unchecked.missing", data: { missing: { kind: "list", items: missing } } };
      return { rule: rule.id, title: rule.title[locale], missing, text: translate(message) };
    })
    .sort((a, b) => a.missing.length - b.missing.length);
}
