import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { IssueView } from "../../app/views";
import { usePane, usePaneState } from "../pane";
import { CellLinks } from "../parts/CellLink";
import { Mark } from "../parts/Mark";
import { NO_COUNTS } from "../standing";
import { useSay } from "../words";
import { GroupHeading } from "./GroupHeading";

const useStyles = makeStyles({
  group: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: "2px 0" },
  list: { listStyleType: "none", margin: 0, padding: "0 0 4px 12px" },
  issue: {
    display: "grid",
    gridTemplateColumns: "16px 1fr",
    gap: "7px",
    padding: "4px",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

const MOST = 200;

/** What the reader of the sheets has to be told about how they were read: not verdicts. */
export function Issues({ issues }: { readonly issues: readonly IssueView[] }): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { opened } = usePaneState();
  if (issues.length === 0) return null;
  const open = opened.get("issues") ?? issues.some((issue) => issue.level === "error");
  return (
    <div className={styles.group}>
      <GroupHeading
        level={2}
        title={say("taskpane.results.reading")}
        open={open}
        counts={{ ...NO_COUNTS, query: issues.length }}
        shown={["query"]}
        onToggle={(to) => session.setOpened("issues", to)}
      />
      {open && (
        <ul className={styles.list}>
          {issues.slice(0, MOST).map((issue, at) => (
            <li key={at} className={styles.issue}>
              <Mark standing={issue.level === "error" ? "fail" : "query"} named />
              <span>
                {issue.text} <CellLinks cells={issue.cells} most={3} />
              </span>
            </li>
          ))}
          {issues.length > MOST && <li>{say("taskpane.results.shown", { shown: MOST, total: issues.length })}</li>}
        </ul>
      )}
    </div>
  );
}
