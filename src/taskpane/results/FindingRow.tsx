import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { FindingView } from "../../app/views";
import { usePane, usePaneState } from "../pane";
import { Mark } from "../parts/Mark";
import { standingOf } from "../standing";
import { useSay } from "../words";

const useStyles = makeStyles({
  // Lines out of sight are not laid out: a district has thousands.
  item: { contentVisibility: "auto", containIntrinsicSize: "auto 56px" },
  row: {
    width: "100%",
    minHeight: "32px",
    display: "grid",
    gridTemplateColumns: "16px 1fr auto",
    gap: "0 7px",
    alignItems: "start",
    padding: "5px 4px 6px 8px",
    border: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    borderRadius: 0,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  subject: { minWidth: 0 },
  observed: { fontVariantNumeric: "tabular-nums", textAlign: "right", maxWidth: "12em" },
  text: {
    gridColumn: "2 / -1",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "17px",
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
  },
  tags: {
    gridColumn: "2 / -1",
    display: "flex",
    gap: "6px",
    fontSize: "11.5px",
    lineHeight: "16px",
    color: tokens.colorNeutralForeground2,
  },
});

/** One finding: mark, subject, value, reason. One click goes to its cell and opens it. */
export function FindingRow({ finding }: { readonly finding: FindingView }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { explanations, reviewed } = usePaneState();
  const explanation = explanations.get(finding.key);
  // Another value than the one it was written for asks her to confirm it.
  const explained = explanation?.text.trim() ? explanation.forValue === "" || explanation.forValue === finding.observed : undefined;
  const tags = [
    finding.verified ? "" : say("taskpane.unverified"),
    explained === undefined ? "" : say(explained ? "taskpane.results.explained" : "taskpane.results.explained.confirm"),
    reviewed.get(finding.key) === finding.observed ? say("taskpane.results.reviewed") : "",
  ].filter((tag) => tag !== "");
  return (
    <li className={styles.item}>
      <button type="button" data-row data-key={finding.key} className={styles.row} onClick={() => session.openFinding(finding)}>
        <Mark standing={standingOf(finding)} named />
        <span className={styles.subject}>{finding.subject === "" ? finding.title : finding.subject}</span>
        <span className={styles.observed}>{finding.observed}</span>
        {finding.text !== "" && <span className={styles.text}>{finding.text}</span>}
        {tags.length > 0 && (
          <span className={styles.tags}>
            {tags.map((tag) => (
              <span key={tag}>{tag}</span>
            ))}
          </span>
        )}
      </button>
    </li>
  );
}
