import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";
import { ChevronRightIcon } from "../icons";

const useStyles = makeStyles({
  root: {
    position: "relative",
    margin: "0 0 8px",
    padding: "6px 8px 8px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
  },
  head: { display: "flex", alignItems: "center", gap: "6px", minHeight: "22px" },
  title: { flex: "1 1 auto", margin: 0, font: "inherit" },
  // The whole card is the button's.
  button: {
    border: "none",
    background: "none",
    padding: 0,
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    outlineStyle: "none",
    "::after": { content: '""', position: "absolute", inset: "-1px", borderRadius: tokens.borderRadiusMedium },
    ":focus-visible::after": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  there: {
    flexShrink: 0,
    padding: "0 4px",
    fontSize: "11.5px",
    lineHeight: "16px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
  },
  more: { flexShrink: 0, color: tokens.colorNeutralForeground2, display: "inline-flex" },
  picture: { maxHeight: "112px", minHeight: "60px", overflow: "hidden", marginTop: "4px" },
  text: { margin: "4px 0 0", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
});

interface OfferCardProps {
  readonly id: string;
  readonly title: string;
  /** Says that it stands in the workbook already; empty: it does not. */
  readonly there: string;
  readonly text?: string;
  readonly picture: ReactNode;
  readonly onOpen: () => void;
}

/** A table or chart in the gallery, with a picture of it from her data. */
export function OfferCard({ id, title, there, text = "", picture, onOpen }: OfferCardProps): JSX.Element {
  const styles = useStyles();
  return (
    <article className={styles.root}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <button type="button" data-offer={id} className={styles.button} onClick={onOpen}>
            {title}
          </button>
        </h3>
        {there !== "" && <span className={styles.there}>{there}</span>}
        <span className={styles.more}>
          <ChevronRightIcon />
        </span>
      </div>
      <div className={styles.picture}>{picture}</div>
      {text !== "" && <p className={styles.text}>{text}</p>}
    </article>
  );
}
