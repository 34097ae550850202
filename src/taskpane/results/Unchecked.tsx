import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { UncheckedRule } from "../../app/views";
import { usePane, usePaneState } from "../pane";
import { QuietButton } from "../parts/QuietButton";
import { NO_COUNTS } from "../standing";
import { useSay } from "../words";
import { GroupHeading } from "./GroupHeading";

const useStyles = makeStyles({
  group: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: "2px 0" },
  why: { margin: "0 0 4px 22px", color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: 0, padding: "0 0 4px 22px" },
  rule: { padding: "4px 0", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  missing: { display: "block", color: tokens.colorNeutralForeground2 },
});

/** Rules in use that nothing on the sheets could be judged by, and what they lack: not verdicts, and not compliance. */
export function Unchecked({ rules }: { readonly rules: readonly UncheckedRule[] }): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { opened } = usePaneState();
  if (rules.length === 0) return null;
  const open = opened.get("unchecked") ?? false;
  return (
    <div className={styles.group}>
      <GroupHeading
        level={2}
        title={say("taskpane.results.unchecked", { count: rules.length })}
        open={open}
        counts={NO_COUNTS}
        shown={[]}
        onToggle={(to) => session.setOpened("unchecked", to)}
      />
      {open && (
        <>
          <p className={styles.why}>{say("taskpane.results.unchecked.why")}</p>
          <ul className={styles.list}>
            {rules.map(({ rule, title, text }) => (
              <li key={rule} className={styles.rule}>
                <QuietButton onClick={() => session.showRules([{ kind: "list" }, { kind: "rule", id: rule }])}>{title}</QuietButton>
                <span className={styles.missing}>{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
