import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import { useAnswer, usePane } from "../pane";
import type { Standing, StandingCounts } from "../standing";
import { queryOf } from "../standing";
import { useSay } from "../words";
import { FindingRow } from "./FindingRow";

const PAGE = 50;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: "0 0 0 10px" },
  more: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    padding: "4px 0 6px 14px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface RuleFindingsProps {
  readonly rule: string;
  readonly label: string;
  readonly counts: StandingCounts;
  readonly shown: readonly Standing[];
  /** Keep 符合 behind a line of its own, so that what asks for attention stands alone. */
  readonly foldMet: boolean;
  readonly search: string;
  readonly run: number;
}

/** The findings of one rule, the worst first, a page at a time: how many are shown of how many is always said. */
export function RuleFindings({ rule, label, counts, shown, foldMet, search, run }: RuleFindingsProps): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { engine, locale } = usePane();
  const [limit, setLimit] = useState(PAGE);
  const [unfolded, setUnfolded] = useState(false);
  const folded = foldMet && !unfolded && counts.pass > 0;
  const wanted = shown.filter((standing) => counts[standing] > 0 && !(folded && standing === "pass"));
  const total = wanted.reduce((sum, standing) => sum + counts[standing], 0);
  const { value } = useAnswer(JSON.stringify([rule, wanted, search, run, locale, limit]), async () => {
    const pages = await Promise.all(
      wanted.map((standing) => engine.findings({ ...queryOf(standing), rules: [rule], search, limit }, locale)),
    );
    return pages.flatMap((page) => page.findings).slice(0, limit);
  });
  if (!value) return null;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {value.map((finding) => (
          <FindingRow key={finding.key} finding={finding} />
        ))}
      </ul>
      {total > value.length && (
        <div className={styles.more}>
          <span>{say("taskpane.results.shown", { shown: value.length, total })}</span>
          <Button size="small" appearance="subtle" data-row onClick={() => setLimit(limit + PAGE * 4)}>
            {say("taskpane.action.showMore", { count: Math.min(PAGE * 4, total - value.length) })}
          </Button>
        </div>
      )}
      {folded && (
        <div className={styles.more}>
          <Button size="small" appearance="subtle" data-row onClick={() => setUnfolded(true)}>
            {say("taskpane.results.alsoMet", { count: counts.pass })}
          </Button>
        </div>
      )}
    </>
  );
}
