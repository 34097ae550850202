import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { usePane } from "../pane";
import { Mark } from "../parts/Mark";
import type { Standing, StandingCounts } from "../standing";
import { STANDINGS } from "../standing";
import { useSay } from "../words";
import { useNumbers } from "./numbers";

const useStyles = makeStyles({
  root: { display: "flex", gap: "4px", margin: "4px 0 8px" },
  chip: {
    flex: "1 1 auto",
    minWidth: 0,
    minHeight: "48px",
    padding: "4px 4px 3px",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: "1px",
    font: "inherit",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  pressed: {
    border: `2px solid ${tokens.colorNeutralForeground1}`,
    padding: "3px 3px 2px",
    backgroundColor: tokens.colorNeutralBackground1Selected,
  },
  figure: {
    display: "inline-flex",
    alignItems: "center",
    gap: "3px",
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  word: { fontSize: "11.5px", lineHeight: "14px", color: tokens.colorNeutralForeground2, textAlign: "center", whiteSpace: "nowrap" },
});

/** The count before the list; each count is a filter, pressed again it lets all through. */
export function Counts({ counts, filter }: { readonly counts: StandingCounts; readonly filter: Standing | null }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const numbers = useNumbers();
  const shown = STANDINGS.filter((standing) => standing !== "notApplicable" || counts.notApplicable > 0);
  return (
    <div role="group" aria-label={say("taskpane.results.counts")} className={styles.root}>
      {shown.map((standing) => (
        <button
          key={standing}
          type="button"
          aria-pressed={filter === standing}
          className={mergeClasses(styles.chip, filter === standing && styles.pressed)}
          onClick={() => session.filterBy(filter === standing ? null : standing)}
        >
          <span className={styles.figure}>
            <Mark standing={standing} />
            {numbers.format(counts[standing])}
          </span>
          <span className={styles.word}>{say(`taskpane.standing.${standing}`)}</span>
        </button>
      ))}
    </div>
  );
}
