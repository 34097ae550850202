import { Input, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useDeferredValue } from "react";
import { SearchIcon } from "../icons";
import { usePane, usePaneState } from "../pane";
import { QuietButton } from "../parts/QuietButton";
import { StaleBar } from "../parts/StaleBar";
import { ComparisonBlock } from "../results/ComparisonBlock";
import { Counts } from "../results/Counts";
import { FindingGroups } from "../results/FindingGroups";
import { Issues } from "../results/Issues";
import { NothingRecognised } from "../results/NothingRecognised";
import { Unchecked } from "../results/Unchecked";
import { useSearchCounts } from "../results/useSearchCounts";
import type { CheckResult } from "../session/state";
import { useSay } from "../words";

const useStyles = makeStyles({
  search: { width: "100%", marginBottom: "6px" },
  quiet: { color: tokens.colorNeutralForeground2, margin: "2px 0 6px" },
});

/** Counts, then filters, then findings by class and rule. */
export function ResultsScreen({ result }: { readonly result: CheckResult }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { filter, search } = usePaneState();
  const sought = useDeferredValue(search.trim());
  const { countsByRule, total } = useSearchCounts(result, filter, sought);
  const { summary } = result;
  return (
    <>
      <StaleBar />
      {summary.tables.length === 0 ? (
        <NothingRecognised />
      ) : (
        <>
          <Counts counts={result.counts} filter={filter} />
          <ComparisonBlock />
          <Input
            className={styles.search}
            type="search"
            size="medium"
            contentBefore={<SearchIcon />}
            value={search}
            onChange={(_, { value }) => session.searchFor(value)}
            placeholder={say("taskpane.results.search")}
            aria-label={say("taskpane.results.search")}
          />
          {summary.hiddenRowCount > 0 && (
            <p className={styles.quiet}>{say("taskpane.results.hiddenRows", { count: summary.hiddenRowCount })}</p>
          )}
          <div role="status">
            {sought !== "" && total > 0 && <p className={styles.quiet}>{say("taskpane.results.matches", { count: total })}</p>}
            {total === 0 && (
              <p className={styles.quiet}>
                {say("taskpane.results.noMatch")}{" "}
                {(filter !== null || sought !== "") && (
                  <QuietButton
                    onClick={() => {
                      session.filterBy(null);
                      session.searchFor("");
                    }}
                  >
                    {say("taskpane.results.showAll")}
                  </QuietButton>
                )}
              </p>
            )}
          </div>
          <FindingGroups result={result} countsByRule={countsByRule} filter={filter} search={sought} />
        </>
      )}
      {filter === null && sought === "" && (
        <>
          {summary.tables.length > 0 && <Unchecked rules={summary.unchecked} />}
          <Issues issues={summary.issues} />
        </>
      )}
      {summary.tables.length > 0 && (
        <QuietButton data-opens="recognition" onClick={() => session.show({ kind: "recognition", from: { kind: "results" } })}>
          {say("taskpane.start.seeAll")}
        </QuietButton>
      )}
    </>
  );
}
