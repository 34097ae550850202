import { SCHOOL_LEVELS } from "../../model";
import { INDICATORS, variationRule } from "../tables/qualityBalance";
import { verdictsOf } from "../tables/verdicts";
import type { PresentationInput } from "../types";
import { levelWords, say } from "../words";
import type { Composer } from "./composer";

/** How many schools meet six of seven, and how many coefficients stay within their limits. */
export function qualityBalanceClauses(input: PresentationInput, composer: Composer): void {
  const { translate } = input;
  const verdicts = verdictsOf(input);
  const schools = [...verdicts.of("quality-balance-school-meets-six-of-seven").values()];
  if (schools.length === 0) return;
  const variations = INDICATORS.flatMap((indicator) => [...verdicts.of(variationRule(indicator)).values()]);
  const clauses = SCHOOL_LEVELS.flatMap((level) => {
    const own = schools.filter(({ schoolLevel }) => schoolLevel === level);
    if (own.length === 0) return [];
    const missed = own.filter(({ outcome }) => outcome === "fail");
    const open = own.filter(({ outcome }) => outcome === "open");
    return [
      say(translate, "presentation.report.schools", {
        level: levelWords(level, translate),
        count: own.length,
        met: own.filter(({ outcome }) => outcome === "pass").length,
        missed: missed.length,
        open: open.length,
        unknown: { kind: "list", items: open.map((finding) => composer.verdict(finding.entity, finding)) },
        items: { kind: "list", items: missed.map((finding) => composer.verdict(finding.entity, finding)) },
      }),
    ];
  });
  const count = (outcome: string): number => variations.filter((finding) => finding.outcome === outcome).length;
  composer.add(
    "quality-balance",
    "text",
    say(translate, "presentation.report.qualityBalance", {
      schools: clauses.join(say(translate, "presentation.report.semicolon")),
      variations: variations.length,
      within: count("pass"),
      over: count("fail"),
      open: count("open"),
    }),
  );
}
