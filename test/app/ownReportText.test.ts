import { plainText, REPORT_TONES } from "../../src/core/presentation";
import type { Locale } from "../../src/app";
import { SAMPLES, openSample } from "../support/samples";

/** Figures and claims that are found right; texts that only count schools or counties hold nothing to check them against. */
const CHECKED: Readonly<Record<string, number>> = {
  清城区教育经费三年: 39,
  安澜县教育经费五年_横排多单位: 99,
  望河县义务教育学校基本情况表: 0,
  全面改薄项目台账: 15,
  丹湖市多区县经费长表: 0,
  督导自评打分表: 4,
};

/** The tool's own report text, read back by the tool's own check of statements: not one figure may be called wrong. */
describe.each(SAMPLES)("the report text of %s, checked as a text", (name, asOf) => {
  test.each(["zh-CN", "en-US"] as const)("%s: in every tone nothing disagrees, and Chinese figures are checked", async (locale: Locale) => {
    const { engine } = await openSample(name, asOf);
    for (const tone of REPORT_TONES) {
      const text = plainText(await engine.reportText({ workbookName: name, tone }, locale));
      const { claims, summary } = await engine.statements(text, locale);
      const wrong = claims.filter(({ verdict }) => verdict === "disagrees");
      const around = (start: number, end: number): string => text.slice(Math.max(0, start - 40), end + 10).replace(/\n/g, "⏎");
      expect(wrong.map(({ start, end, kind, text: said, reason }) => `${kind} ${said}: ${reason} [${around(start, end)}]`)).toEqual([]);
      // Chinese prose is what is read; where it tells of years or of plans, its figures are checked.
      if (locale === "zh-CN") expect([name, summary.agrees]).toEqual([name, CHECKED[name]]);
    }
  });
});
