import type { CheckEngine } from "../../app/engine";
import type { CheckSummary, Locale } from "../../app/views";
import type { StandingCounts } from "../standing";
import { NO_COUNTS, STANDINGS, queryOf } from "../standing";
import type { CheckResult } from "./state";

/** Splits each rule's breaches into 不符合 and 提示; a rule without breaches costs no query. */
export async function countStandings(engine: CheckEngine, summary: CheckSummary, locale: Locale): Promise<Omit<CheckResult, "run">> {
  const countsByRule = new Map<string, StandingCounts>();
  await Promise.all(
    summary.rules.map(async ({ rule, counts }) => {
      const fail = counts.fail === 0 ? 0 : (await engine.findings({ ...queryOf("fail"), rules: [rule], limit: 0 }, locale)).total;
      countsByRule.set(rule, { ...counts, fail, query: counts.fail - fail });
    }),
  );
  const counts = { ...NO_COUNTS };
  for (const ofRule of countsByRule.values()) for (const standing of STANDINGS) counts[standing] += ofRule[standing];
  return { summary, counts, countsByRule };
}
