import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import type { Comparison } from "../../app/takeaways";
import { usePane, usePaneState } from "../pane";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";

type Change = "new" | "worse" | "solved" | "better";
/** What asks for something first. */
const CHANGES: readonly Change[] = ["new", "worse", "solved", "better"];
const PAGE = 50;

const useStyles = makeStyles({
  root: { margin: "0 0 8px", border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  quiet: { margin: "0 0 8px", color: tokens.colorNeutralForeground2 },
  summary: {
    minHeight: "30px",
    padding: "5px 8px",
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  lead: { fontWeight: tokens.fontWeightSemibold },
  heading: { margin: "4px 8px 0", fontSize: tokens.fontSizeBase200, lineHeight: "18px", color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    width: "100%",
    minHeight: "32px",
    padding: "4px 8px",
    border: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
  more: { padding: "2px 8px 6px" },
});

/** 与上次比较: what came, went, grew worse or better since the results that this check replaced. */
export function ComparisonBlock(): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { comparison } = usePaneState();
  if (!comparison) return null;
  const { counts } = comparison;
  if (CHANGES.every((change) => counts[change] === 0)) return <p className={styles.quiet}>{say("taskpane.compare.same")}</p>;
  const said = CHANGES.filter((change) => counts[change] > 0).map((change) => say(`taskpane.compare.${change}`, { count: counts[change] }));
  return (
    <details className={styles.root}>
      <summary className={styles.summary}>
        <span className={styles.lead}>{say("taskpane.compare.title")}</span> {said.join(" · ")}
      </summary>
      {CHANGES.map((change) => (
        <Changed key={change} change={change} comparison={comparison} />
      ))}
    </details>
  );
}

function Changed({ change, comparison }: { readonly change: Change; readonly comparison: Comparison }): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const [limit, setLimit] = useState(PAGE);
  const found = comparison.findings.filter((finding) => finding.change === change);
  if (found.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{say(`taskpane.compare.${change}`, { count: found.length })}</h3>
      <ul className={styles.list}>
        {found.slice(0, limit).map((finding) => (
          <li key={finding.key}>
            <button type="button" className={styles.row} onClick={() => session.show({ kind: "detail", key: finding.key })}>
              {finding.title}
              <div className={styles.second}>
                {[finding.subject, [finding.before, finding.now].filter((text) => text !== "").join(" → ")]
                  .filter((text) => text !== "")
                  .join(" · ")}
              </div>
            </button>
          </li>
        ))}
      </ul>
      {found.length > limit && (
        <div className={styles.more}>
          <QuietButton onClick={() => setLimit(limit + 4 * PAGE)}>
            {say("taskpane.action.showMore", { count: Math.min(4 * PAGE, found.length - limit) })}
          </QuietButton>
        </div>
      )}
    </>
  );
}
