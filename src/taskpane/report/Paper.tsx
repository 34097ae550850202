import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { ReportText } from "../../app/takeaways";
import { cellText } from "../../core/model";
import { usePane } from "../pane";
import { InlineButton } from "../parts/InlineButton";
import { standingColour } from "../theme";
import { useSay } from "../words";

type Run = ReportText["paragraphs"][number]["runs"][number];

const useStyles = makeStyles({
  paper: {
    padding: "14px 14px 18px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: "2px",
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: "14px",
    lineHeight: "25px",
    overflowWrap: "anywhere",
  },
  title: { margin: "0 0 10px", fontSize: "16px", lineHeight: "24px", fontWeight: tokens.fontWeightSemibold, textAlign: "center" },
  heading: { margin: "12px 0 2px", fontSize: "14px", lineHeight: "22px", fontWeight: tokens.fontWeightSemibold },
  // Officials' paragraphs begin two characters in; English ones do not.
  text: { margin: "0 0 6px", ":lang(zh)": { textIndent: "2em" } },
  list: { textIndent: "0 !important" },
  link: {
    fontVariantNumeric: "tabular-nums",
    textDecorationThickness: "1px",
    textDecorationColor: tokens.colorNeutralForeground3,
    ":hover": { color: tokens.colorBrandForegroundLinkHover, textDecorationColor: tokens.colorBrandForegroundLinkHover },
  },
  gap: {
    color: standingColour("query"),
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px dashed ${standingColour("query")}`,
  },
});

/** A figure with its unit is shorter than any sentence. */
const FIGURE = 24;

/** The text as it will stand on paper: every number leads to its cell, every verdict to its finding, gaps are plain to see. */
export function Paper({ text, plain = false }: { readonly text: ReportText; readonly plain?: boolean }): JSX.Element {
  const styles = useStyles();
  return (
    <article className={styles.paper}>
      {text.paragraphs.map(({ id, kind, runs }, at) => {
        const content = runs.map((run, index) => <Piece key={index} run={run} />);
        if (kind === "title")
          return (
            <h2 key={at} className={styles.title}>
              {content}
            </h2>
          );
        if (kind === "heading")
          return (
            <h3 key={at} className={styles.heading}>
              {content}
            </h3>
          );
        return (
          <p key={`${id}:${at}`} className={mergeClasses(styles.text, plain && styles.list)}>
            {content}
          </p>
        );
      })}
    </article>
  );
}

function Piece({ run }: { readonly run: Run }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { text, cells = [], finding, gap } = run;
  if (gap) return <strong className={styles.gap}>{text}</strong>;
  const [first] = cells;
  // A number leads to where it stands; a sentence that tells a verdict leads to the finding.
  if (first && (finding === undefined || (/\d/.test(text) && text.length <= FIGURE)))
    return (
      <InlineButton
        role="link"
        className={styles.link}
        title={cells.length === 1 ? cellText(first) : say("taskpane.report.from", { first: cellText(first), count: cells.length })}
        onPress={() => void session.select(first)}
      >
        {text}
      </InlineButton>
    );
  if (finding !== undefined)
    return (
      <InlineButton
        role="link"
        className={styles.link}
        title={say("taskpane.report.openFinding")}
        onPress={() => session.openFinding({ key: finding, cells })}
      >
        {text}
      </InlineButton>
    );
  return <>{text}</>;
}
