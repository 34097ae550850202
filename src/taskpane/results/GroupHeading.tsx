import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { ChevronDownIcon, ChevronRightIcon } from "../icons";
import { Mark } from "../parts/Mark";
import type { Standing, StandingCounts } from "../standing";
import { useNumbers } from "./numbers";

const useStyles = makeStyles({
  heading: { margin: 0, font: "inherit" },
  button: {
    width: "100%",
    minHeight: "32px",
    display: "flex",
    alignItems: "center",
    gap: "6px",
    padding: "4px 4px 4px 0",
    border: "none",
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  chevron: { display: "inline-flex", color: tokens.colorNeutralForeground3 },
  title: { flexGrow: 1, minWidth: 0 },
  counts: { display: "inline-flex", gap: "7px", flexShrink: 0, fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightRegular },
  count: { display: "inline-flex", alignItems: "center", gap: "1px", color: tokens.colorNeutralForeground2 },
});

interface GroupHeadingProps {
  readonly title: string;
  readonly level: 2 | 3;
  readonly open: boolean;
  readonly counts: StandingCounts;
  readonly shown: readonly Standing[];
  readonly onToggle: (open: boolean) => void;
}

/** A line that opens and closes its group: title, then how many of each standing are inside. */
export function GroupHeading({ title, level, open, counts, shown, onToggle }: GroupHeadingProps): JSX.Element {
  const styles = useStyles();
  const numbers = useNumbers();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <Heading className={styles.heading}>
      <button
        type="button"
        data-row
        aria-expanded={open}
        className={mergeClasses(styles.button, level === 2 && styles.strong)}
        onClick={() => onToggle(!open)}
      >
        <span className={styles.chevron}>{open ? <ChevronDownIcon /> : <ChevronRightIcon />}</span>
        <span className={styles.title}>{title}</span>
        <span className={styles.counts}>
          {shown
            .filter((standing) => counts[standing] > 0)
            .map((standing) => (
              <span key={standing} className={styles.count}>
                <Mark standing={standing} named />
                {numbers.format(counts[standing])}
              </span>
            ))}
        </span>
      </button>
    </Heading>
  );
}
