import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";
import { useId } from "react";

const useStyles = makeStyles({
  group: { border: "none", margin: "10px 0 0", padding: 0, minWidth: 0 },
  title: {
    padding: 0,
    marginBottom: "2px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  choice: { display: "grid", gridTemplateColumns: "16px 1fr", gap: "0 8px", alignItems: "start", padding: "5px 0", cursor: "pointer" },
  input: { margin: "2px 0 0", width: "16px", height: "16px", accentColor: tokens.colorCompoundBrandBackground },
  off: { color: tokens.colorNeutralForegroundDisabled, cursor: "default" },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
});

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

interface ChoicesProps<Id extends string> {
  readonly title: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** One of a few, each with a line of explanation. The browser's own radio buttons: arrows, screen readers and forced colours come with them. */
export function Choices<Id extends string>({ title, choices, chosen, onChoose }: ChoicesProps<Id>): JSX.Element {
  const styles = useStyles();
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{title}</legend>
      {choices.map(({ id, label, hint, disabled = false }) => (
        <label key={id} className={mergeClasses(styles.choice, disabled && styles.off)}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            checked={id === chosen}
            disabled={disabled}
            onChange={() => onChoose(id)}
          />
          <span>
            {label}
            {hint !== undefined && hint !== "" && <div className={styles.hint}>{hint}</div>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
