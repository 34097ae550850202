import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { Fragment, memo, useMemo } from "react";
import type { ClaimView } from "../../app/takeaways";
import { Mark } from "../parts/Mark";
import { standingColour } from "../theme";
import { useSay } from "../words";
import { ClaimCard } from "./ClaimCard";
import type { MarkedLine } from "./segments";
import { loudest, markedLines } from "./segments";
import type { ClaimVerdict } from "./verdicts";
import { STANDING_OF } from "./verdicts";

const useStyles = makeStyles({
  paper: {
    padding: "12px 12px 14px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: "2px",
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: "14px",
    lineHeight: "25px",
    overflowWrap: "anywhere",
  },
  // A long report is laid out as far as it is looked at.
  line: { margin: "0 0 4px", minHeight: "12px", contentVisibility: "auto", containIntrinsicSize: "auto 75px" },
  mark: {
    display: "inline",
    padding: "1px 1px 1px 2px",
    margin: 0,
    border: "none",
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "inherit",
    textIndent: 0,
    borderRadius: "2px",
    cursor: "pointer",
    userSelect: "text",
    textUnderlineOffset: "4px",
    textDecorationLine: "underline",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  agrees: { textDecorationStyle: "solid", textDecorationThickness: "1px", textDecorationColor: standingColour("pass") },
  cannotCheck: { textDecorationStyle: "dotted", textDecorationThickness: "2px", textDecorationColor: standingColour("open") },
  disagrees: {
    fontWeight: tokens.fontWeightSemibold,
    color: standingColour("fail"),
    textDecorationStyle: "wavy",
    textDecorationThickness: "1px",
    textDecorationColor: standingColour("fail"),
  },
  open: { boxShadow: `0 0 0 1px ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground1 },
  shape: { whiteSpace: "nowrap", zoom: 0.75, marginLeft: "2px" },
});

interface MarkedTextProps {
  readonly text: string;
  readonly claims: readonly ClaimView[];
  /** Position of the claim that is unfolded; null: none. */
  readonly open: number | null;
  readonly onOpen: (claim: number | null) => void;
}

/** Her text with every figure and claim marked in place by word (read out), shape and colour; a mark unfolds under its line. */
export function MarkedText({ text, claims, open, onOpen }: MarkedTextProps): JSX.Element {
  const styles = useStyles();
  const lines = useMemo(() => markedLines(text, claims), [text, claims]);
  return (
    <article className={styles.paper}>
      {lines.map((line, at) => {
        const own = open !== null && line.some((segment) => segment.claims.includes(open)) ? open : null;
        return <Line key={at} line={line} claims={claims} open={own} onOpen={onOpen} />;
      })}
    </article>
  );
}

interface LineProps {
  readonly line: MarkedLine;
  readonly claims: readonly ClaimView[];
  readonly open: number | null;
  readonly onOpen: (claim: number | null) => void;
}

const Line = memo(function Line({ line, claims, open, onOpen }: LineProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const group = line.find((segment) => open !== null && segment.claims.includes(open))?.claims ?? [];
  return (
    <>
      <p className={styles.line}>
        {line.map((segment, at) => {
          const [first] = segment.claims;
          if (first === undefined) return <Fragment key={at}>{segment.text}</Fragment>;
          const verdict: ClaimVerdict = loudest(segment.claims.flatMap((one) => claims[one]?.verdict ?? []));
          const isOpen = open !== null && segment.claims.includes(open);
          return (
            <button
              key={at}
              type="button"
              data-claim={first}
              data-verdict={verdict}
              aria-expanded={isOpen}
              aria-label={say("taskpane.statements.mark", { text: segment.text, verdict: say(`taskpane.statements.${verdict}`) })}
              className={mergeClasses(styles.mark, styles[verdict], isOpen && styles.open)}
              onClick={() => onOpen(isOpen ? null : first)}
            >
              {segment.text}
              <span className={styles.shape}>
                <Mark standing={STANDING_OF[verdict]} />
              </span>
            </button>
          );
        })}
      </p>
      {group.map((one) => {
        const claim = claims[one];
        return claim && <ClaimCard key={one} id={`claim-${one}`} claim={claim} onClose={() => onOpen(null)} />;
      })}
    </>
  );
});
