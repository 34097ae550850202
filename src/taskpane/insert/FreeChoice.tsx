import { Checkbox, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import type { FreeTableChoice, FreeTableRange } from "../../app/takeaways";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";

const useStyles = makeStyles({
  group: { border: "none", margin: "10px 0 0", padding: 0, minWidth: 0 },
  title: {
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  row: { display: "flex", flexWrap: "wrap", gap: "0 4px" },
  box: {
    maxHeight: "220px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: { display: "flex", contentVisibility: "auto", containIntrinsicSize: "auto 32px" },
  search: { width: "100%", margin: "2px 0 4px" },
});

interface FreeChoiceProps {
  readonly range: FreeTableRange;
  readonly choice: FreeTableChoice;
  readonly onChange: (choice: FreeTableChoice) => void;
}

/** Beyond so many indicators a search helps more than scrolling. */
const MANY = 10;

/** Indicators × periods × levels of a table of her own. */
export function FreeChoice({ range, choice, onChange }: FreeChoiceProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLocaleLowerCase();
  const shown = range.fields.filter(({ title }) => title.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.title}>{say("taskpane.insert.free.fields", { count: choice.fields.length })}</legend>
        {range.fields.length > MANY && (
          <Input
            className={styles.search}
            type="search"
            value={search}
            aria-label={say("taskpane.insert.free.search")}
            placeholder={say("taskpane.insert.free.search")}
            onChange={(_, { value }) => setSearch(value)}
          />
        )}
        <div className={styles.box}>
          {shown.map(({ id, title }) => (
            <Checkbox
              key={id}
              className={styles.item}
              label={title}
              checked={choice.fields.includes(id)}
              onChange={(_, { checked }) => onChange({ ...choice, fields: inOrder(range.fields, choice.fields, id, checked === true) })}
            />
          ))}
        </div>
        <QuietButton onClick={() => onChange({ ...choice, fields: range.fields.map(({ id }) => id) })}>
          {say("taskpane.insert.free.all")}
        </QuietButton>{" "}
        <QuietButton onClick={() => onChange({ ...choice, fields: [] })}>{say("taskpane.insert.free.none")}</QuietButton>
      </fieldset>
      <Several
        title={say("taskpane.insert.free.periods")}
        items={range.periods}
        chosen={choice.periods}
        onChange={(periods) => onChange({ ...choice, periods })}
      />
      <Several
        title={say("taskpane.insert.free.levels")}
        items={range.levels}
        chosen={choice.levels}
        onChange={(levels) => onChange({ ...choice, levels })}
      />
    </>
  );
}

interface SeveralProps<Id extends string> {
  readonly title: string;
  readonly items: readonly { readonly id: Id; readonly title: string }[];
  /** Empty: all. */
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
}

function Several<Id extends string>({ title, items, chosen, onChange }: SeveralProps<Id>): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  if (items.length < 2) return null;
  const all = items.map(({ id }) => id);
  const now = chosen.length === 0 ? all : chosen;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{title}</legend>
      <div className={styles.row}>
        {items.map(({ id, title: word }) => (
          <Checkbox
            key={id}
            label={word === "" ? say("taskpane.insert.free.noPeriod") : word}
            checked={now.includes(id)}
            // The last one stays: a table of nothing is none.
            disabled={now.length === 1 && now.includes(id)}
            onChange={(_, { checked }) => {
              const next = inOrder(items, now, id, checked === true);
              onChange(next.length === items.length ? [] : next);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function inOrder<Id extends string>(items: readonly { readonly id: Id }[], chosen: readonly Id[], id: Id, on: boolean): readonly Id[] {
  return items.map((item) => item.id).filter((one) => (one === id ? on : chosen.includes(one)));
}
