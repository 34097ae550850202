import { useAnswer, usePane } from "../pane";
import type { CheckResult } from "../session/state";
import type { Standing, StandingCounts } from "../standing";
import { NO_COUNTS, queryOf } from "../standing";
import { standingsShown } from "./groups";

export interface SearchCounts {
  readonly countsByRule: ReadonlyMap<string, StandingCounts>;
  readonly total: number;
}

/** How many findings of each rule match the search; without one, the counts of the check itself. */
export function useSearchCounts(result: CheckResult, filter: Standing | null, search: string): SearchCounts {
  const { engine, locale } = usePane();
  const shown = standingsShown(filter);
  const { value } = useAnswer(JSON.stringify([search, filter, locale, result.run]), async () => {
    if (search === "") return null;
    const counted = await Promise.all(
      [...result.countsByRule].map(async ([rule, counts]): Promise<readonly [string, StandingCounts]> => {
        const found = { ...NO_COUNTS };
        for (const standing of shown) {
          if (counts[standing] > 0)
            found[standing] = (await engine.findings({ ...queryOf(standing), rules: [rule], search, limit: 0 }, locale)).total;
        }
        return [rule, found];
      }),
    );
    return new Map(counted);
  });
  const countsByRule = search !== "" && value ? value : result.countsByRule;
  let total = 0;
  for (const counts of countsByRule.values()) for (const standing of shown) total += counts[standing];
  return { countsByRule, total };
}
