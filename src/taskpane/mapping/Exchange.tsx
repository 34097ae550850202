import { Field, Textarea } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import { EMPTY_MAPPING, mappingText, readMapping } from "../../app/corrections";
import { QuietButton } from "../parts/QuietButton";
import { usePane, usePaneState } from "../pane";
import { useSay } from "../words";

/** All corrections as text, to be kept elsewhere or taken from elsewhere. */
export function Exchange(): JSX.Element {
  const say = useSay();
  const { session } = usePane();
  const { settings, work } = usePaneState();
  const [typed, setTyped] = useState<string | null>(null);
  const [isBad, setBad] = useState(false);
  const load = (): void => {
    const mapping = readMapping(typed ?? "");
    setBad(mapping === null);
    if (!mapping) return;
    setTyped(null);
    void session.correct(mapping);
  };
  return (
    <details>
      <summary>{say("taskpane.mapping.exchange")}</summary>
      <Field
        label={say("taskpane.mapping.exchange.hint")}
        {...(isBad ? { validationState: "error" as const, validationMessage: say("taskpane.mapping.exchange.bad") } : {})}
      >
        <Textarea
          rows={6}
          value={typed ?? mappingText(settings.mapping ?? EMPTY_MAPPING)}
          onChange={(_, { value }) => {
            setTyped(value);
            setBad(false);
          }}
        />
      </Field>
      <QuietButton disabled={typed === null || work !== null} onClick={load}>
        {say("taskpane.mapping.exchange.load")}
      </QuietButton>
    </details>
  );
}
