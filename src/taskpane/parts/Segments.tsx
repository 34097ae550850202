import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useId } from "react";

const useStyles = makeStyles({
  group: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    margin: 0,
    padding: "1px",
    display: "flex",
  },
  legend: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  segment: {
    position: "relative",
    flex: "1 1 auto",
    minHeight: "28px",
    padding: "0 4px",
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    textAlign: "center",
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-within": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-1px" },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 0 -2px 0 ${tokens.colorCompoundBrandStroke}`,
    // Backgrounds and shadows are not shown in the contrast themes.
    "@media (forced-colors: active)": { color: "HighlightText", backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  input: { position: "absolute", inset: 0, opacity: 0, margin: 0, cursor: "pointer" },
});

interface SegmentsProps<Id extends string> {
  readonly title: string;
  readonly items: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** One of a few words side by side: radio buttons that look like a switch. */
export function Segments<Id extends string>({ title, items, chosen, onChoose }: SegmentsProps<Id>): JSX.Element {
  const styles = useStyles();
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {items.map(({ id, label }) => (
        <label key={id} className={mergeClasses(styles.segment, id === chosen && styles.chosen)}>
          <input type="radio" name={name} className={styles.input} checked={id === chosen} onChange={() => onChoose(id)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
