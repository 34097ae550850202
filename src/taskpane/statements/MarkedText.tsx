import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { Fragment, memo, useMemo } from "react";
import type { ClaimView } from "../../app/takeaways";
import { InlineButton } from "../parts/InlineButton";
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
  mark: { paddingLeft: "1px", ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover } },
  agrees: { textDecorationStyle: "solid", textDecorationThickness: "1px", textDecorationColor: standingColour("pass") },
  cannotCheck: { textDecorationStyle: "dotted", textDecorationThickness: "2px", textDecorationColor: standingColour("open") },
  disagrees: {
    fontWeight: tokens.fontWeightSemibold,
    color: standingColour("fail"),
    textDecorationStyle: "wavy",
    textDecorationThickness: "1px",
    textDecorationColor: standingColour("fail"),
  },
  whole: { whiteSpace: "nowrap" },
  open: { boxShadow: `0 0 0 1px ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground1 },
  shape: { display: "inline-block", whiteSpace: "nowrap", zoom: 0.75, marginLeft: "1px" },
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

/** Must not begin a line: it stays with the mark before it. */
const PUNCTUATION = /^[，。、；：！？）》”’,.;:!?)]/;
/** A figure with its unit is not broken; a longer claim may be. */
const SHORT = 14;

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
          const followed = (line[at - 1]?.claims.length ?? 0) > 0 && PUNCTUATION.test(segment.text);
          if (first === undefined) return <Fragment key={at}>{followed ? segment.text.slice(1) : segment.text}</Fragment>;
          const next = line[at + 1];
          const tail = next && next.claims.length === 0 && PUNCTUATION.test(next.text) ? next.text.slice(0, 1) : "";
          const verdict: ClaimVerdict = loudest(segment.claims.flatMap((one) => claims[one]?.verdict ?? []));
          const isOpen = open !== null && segment.claims.includes(open);
          return (
            <span key={at} className={segment.text.length <= SHORT ? styles.whole : undefined}>
              <InlineButton
                role="button"
                data-claim={first}
                data-verdict={verdict}
                aria-expanded={isOpen}
                aria-label={say("taskpane.statements.mark", { text: segment.text, verdict: say(`taskpane.statements.${verdict}`) })}
                className={mergeClasses(styles.mark, styles[verdict], isOpen && styles.open)}
                onPress={() => onOpen(isOpen ? null : first)}
              >
                {segment.text}
                <span className={styles.shape}>
                  <Mark standing={STANDING_OF[verdict]} />
                </span>
              </InlineButton>
              {tail}
            </span>
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
