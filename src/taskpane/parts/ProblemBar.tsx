import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { CloseIcon, WarningIcon } from "../icons";
import { usePane, usePaneState } from "../pane";
import { standingColour } from "../theme";
import { useWords } from "../words";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "16px 1fr auto",
    gap: "4px 8px",
    padding: "8px 6px 8px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${standingColour("fail")}`,
    backgroundColor: tokens.colorNeutralBackground2,
    // Of the pane: a share of the box around it would cut the bar itself.
    maxHeight: "45vh",
    overflowY: "auto",
  },
  icon: { color: standingColour("fail"), paddingTop: "1px" },
  what: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  todo: { margin: "2px 0 0" },
  details: { marginTop: "4px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  code: { margin: "4px 0 0", whiteSpace: "pre-wrap", fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
  actions: { marginTop: "6px" },
});

/** What went wrong, what to do, the rest folded. Says itself to a screen reader when it appears. */
export function ProblemBar(): JSX.Element {
  const styles = useStyles();
  const { say, translate } = useWords();
  const { session } = usePane();
  const { problem } = usePaneState();
  return (
    <div role="alert">
      {problem && (
        <div className={styles.root}>
          <span className={styles.icon}>
            <WarningIcon />
          </span>
          <div>
            <p className={styles.what}>{translate(problem.what).trim()}</p>
            {problem.whatToDo && <p className={styles.todo}>{translate(problem.whatToDo).trim()}</p>}
            <details className={styles.details}>
              <summary>{say("taskpane.problem.details")}</summary>
              <pre className={styles.code}>{problem.details}</pre>
            </details>
            {problem.retry && (
              <div className={styles.actions}>
                <Button size="small" onClick={() => session.retry()}>
                  {say("taskpane.action.retry")}
                </Button>
              </div>
            )}
          </div>
          <Button
            size="small"
            appearance="subtle"
            icon={<CloseIcon />}
            aria-label={say("taskpane.action.dismiss")}
            onClick={() => session.dismissProblem()}
          />
        </div>
      )}
    </div>
  );
}
