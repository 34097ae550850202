import { listFindings } from "../order";
import { ruleOf } from "../rulebookIndex";
import type { PresentationInput, ReportText } from "../types";
import { VERDICTS, classWord, figuresOf, lawText, say, subjectOf, verdictOf, verdictWord } from "../words";
import { Composer } from "./composer";
import { asked } from "./reportText";

/** So many findings fit on a page beside their law. */
const MOST_FAILS = 12;
const MOST_OPEN = 6;

/** 核查报告 on one page: what was checked, the counts, what is not met with its law and shortfall, what could not be told, signatures. */
export function checkReport(input: PresentationInput, workbookName: string): ReportText {
  const { translate, locale } = input;
  const composer = new Composer(input);
  const { findings, counts } = listFindings(input, new Set());
  composer.add("title", "title", say(translate, "presentation.checkReport.title"));
  composer.add("stamp", "text", say(translate, "presentation.sheet.chartsStamp", { workbook: workbookName, asOf: input.options.asOf }));
  composer.add(
    "counts",
    "text",
    say(translate, "presentation.checkReport.counts", {
      items: { kind: "list", items: VERDICTS.map((verdict) => `${verdictWord(verdict, translate)} ${counts[verdict]}`) },
      rules: input.assessment.rules.length,
      tables: input.tables.length,
    }),
  );
  const part = (verdict: "fail" | "open", most: number): void => {
    const own = findings.filter((finding) => verdictOf(finding) === verdict);
    if (own.length === 0) return;
    composer.add(verdict, "heading", say(translate, `presentation.checkReport.${verdict}`, { count: counts[verdict] }));
    for (const [at, finding] of own.slice(0, most).entries()) {
      const { observed, required, shortfall } = figuresOf(finding, input);
      const [law] = finding.references;
      const facts = [observed, asked(required, input), shortfall]
        .filter((text) => text !== "")
        .join(say(translate, "presentation.report.comma"));
      const told = verdict === "open" || facts === "" || finding.required?.operator === "agrees" ? translate(finding.message) : facts;
      const text = say(translate, "presentation.checkReport.line", {
        at: at + 1,
        class: classWord(finding.class, translate),
        subject: subjectOf(finding, input),
        title: ruleOf(input.rulebook, finding.rule)?.title[locale] ?? finding.rule,
        told: composer.verdict(told.replace(/[。.]$/, ""), finding),
        law: law ? say(translate, "presentation.checkReport.law", { law: lawText(law, input) }) : "",
      });
      composer.add(finding.key, "text", text);
    }
    if (counts[verdict] > most)
      composer.add(`${verdict}-more`, "text", say(translate, "presentation.checkReport.more", { count: counts[verdict] - most }));
  };
  part("fail", MOST_FAILS);
  part("open", MOST_OPEN);
  composer.add("signature", "text", say(translate, "presentation.sheet.signature"));
  return composer.done();
}
