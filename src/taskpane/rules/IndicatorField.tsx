import { Field, Input, Select } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import type { IndicatorChoice } from "../../app/ruleViews";
import { SearchIcon } from "../icons";
import { useSay } from "../words";
import { useRuleStyles } from "./styles";

interface IndicatorFieldProps {
  readonly indicators: readonly IndicatorChoice[];
  readonly chosen: string;
  readonly onChoose: (expression: string) => void;
  readonly fault: boolean;
}

/** Several hundred indicators: words narrow the list, the chosen one stays in it. */
export function IndicatorField({ indicators, chosen, onChoose, fault }: IndicatorFieldProps): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLocaleLowerCase();
  const found = indicators.filter(
    ({ title, expression }) => wanted === "" || title.toLocaleLowerCase().includes(wanted) || expression === chosen,
  );
  const isPlain = ({ expression }: IndicatorChoice): boolean => /^\w+$/.test(expression);
  const groups = [
    { label: say("taskpane.rules.form.indicator.fields"), choices: found.filter(isPlain) },
    { label: say("taskpane.rules.form.indicator.computed"), choices: found.filter((one) => !isPlain(one)) },
  ];
  const sentence = fault
    ? say("taskpane.rules.form.indicator.missing")
    : found.length === 0
      ? say("taskpane.rules.form.indicator.none")
      : null;
  return (
    <>
      <Field className={styles.field} label={say("taskpane.rules.form.search")}>
        <Input type="search" contentBefore={<SearchIcon />} value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      <Field
        className={styles.field}
        label={say("taskpane.rules.form.indicator")}
        required
        {...(sentence === null ? {} : { validationState: "error" as const, validationMessage: sentence })}
      >
        <Select value={chosen} onChange={(_, { value }) => onChoose(value)}>
          <option value="">{say("taskpane.rules.form.indicator.choose")}</option>
          {groups.map(
            ({ label, choices }) =>
              choices.length > 0 && (
                <optgroup key={label} label={label}>
                  {choices.map((choice) => (
                    <option key={choice.expression} value={choice.expression}>
                      {choice.title}
                    </option>
                  ))}
                </optgroup>
              ),
          )}
        </Select>
      </Field>
    </>
  );
}
