import { Field, Input } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import { packWithEnd, packWithoutEnd } from "../../app/ownPack";
import type { RuleView } from "../../app/ruleViews";
import { usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";
import { isDay } from "./draft";
import { Faults } from "./Faults";
import { useRuleStyles } from "./styles";
import { useOwnRules } from "./useOwnRules";

/** Ends a rule of the product in her workbook, and lets it hold again. Her own rules have an end in their form. */
export function EndRule({ rule }: { readonly rule: RuleView }): JSX.Element | null {
  const styles = useRuleStyles();
  const say = useSay();
  const { settings } = usePaneState();
  const own = useOwnRules();
  const [until, setUntil] = useState(settings.asOf);
  const [errors, setErrors] = useState<readonly string[]>([]);
  if (rule.own) return null;
  const ended = endOf(own.formPack?.document, rule.rule);
  const isWhole = isDay(until);
  return (
    <Block title={say("taskpane.rules.end")}>
      {ended === null ? (
        <>
          <Field
            label={say("taskpane.rules.end.date")}
            hint={say("taskpane.rules.end.hint")}
            {...(isWhole ? {} : { validationState: "error" as const, validationMessage: say("taskpane.rules.form.date.wrong") })}
          >
            <Input type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
          </Field>
          <QuietButton disabled={!isWhole} onClick={() => void own.put(packWithEnd(own.formPack, rule.rule, until)).then(setErrors)}>
            {say("taskpane.rules.end.do")}
          </QuietButton>
        </>
      ) : (
        <div className={styles.actions}>
          <span>{say("taskpane.rules.ended", { until: ended })}</span>
          <QuietButton onClick={() => own.formPack && void own.put(packWithoutEnd(own.formPack, rule.rule)).then(setErrors)}>
            {say("taskpane.rules.end.takeBack")}
          </QuietButton>
        </div>
      )}
      <Faults title={say("taskpane.rules.form.wrong")} errors={errors} />
    </Block>
  );
}

function endOf(document: unknown, rule: string): string | null {
  const ended: unknown = typeof document === "object" && document !== null && "ended" in document ? document.ended : [];
  const found = (Array.isArray(ended) ? (ended as readonly Readonly<Record<string, unknown>>[]) : []).find((one) => one["rule"] === rule);
  return typeof found?.["until"] === "string" ? found["until"] : null;
}
