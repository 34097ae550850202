import { Field, Input } from "@fluentui/react-components";
import type { JSX } from "react";
import type { RuleId } from "../../core/model";
import { formOfRule } from "../../app/ownPack";
import type { RuleView } from "../../app/ruleViews";
import { useAnswer, usePane, usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { QuietButton } from "../parts/QuietButton";
import { CLASS_WORDS } from "../results/FindingGroups";
import { useSay } from "../words";
import { Examples } from "./Examples";
import { EndRule } from "./EndRule";
import { LawBlock } from "./LawBlock";
import { RuleRow } from "./RuleRow";
import { RulesFrame } from "./RulesFrame";
import { useRuleStyles } from "./styles";
import { ThresholdBlock, currentRow, thresholdPlace } from "./ThresholdBlock";
import { useOwnRules, useRuleContext } from "./useOwnRules";

interface RuleScreenProps {
  readonly id: RuleId;
  readonly year: number | null;
  readonly onYear: (year: number | null) => void;
  readonly back: string;
  readonly onBack: () => void;
}

/** One rule: what it asks and since when, the law, how it is computed, examples, and others on the same figure. */
export function RuleScreen({ id, year, onYear, back, onBack }: RuleScreenProps): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const { session, rules, locale } = usePane();
  const { rulesPlace } = usePaneState();
  const { formPack } = useOwnRules();
  const context = useRuleContext(year);
  const { value: rule } = useAnswer(JSON.stringify([id, context, locale]), () => rules.rule(id, context, locale));
  const frame = { label: rule?.title ?? say("taskpane.rules.back.rule"), back, onBack };
  if (!rule)
    return (
      <RulesFrame {...frame} action={null} onAction={onBack}>
        <p className={styles.quiet}>{say(rule === null ? "taskpane.rules.gone" : "taskpane.rules.loading")}</p>
      </RulesFrame>
    );
  const isOwn = formOfRule(formPack, id) !== null;
  const threshold = rule.thresholds.find((one) => !one.history.some((row) => row.value === null && row.text !== ""));
  const action = isOwn
    ? say("taskpane.rules.action.change")
    : threshold && !rule.own
      ? say(threshold.history.length === 0 ? "taskpane.rules.threshold.enter" : "taskpane.rules.action.changeThreshold")
      : null;
  const onAction = (): void => {
    if (isOwn) session.showRules([...rulesPlace, { kind: "form", id, expression: rule.expression }]);
    else if (threshold) session.showRules([...rulesPlace, thresholdPlace(rule, threshold, currentRow(threshold))]);
  };
  return (
    <RulesFrame {...frame} action={action} onAction={onAction}>
      <h2 className={styles.title}>{rule.title}</h2>
      <p className={styles.quiet}>
        {[rule.packTitle, say(CLASS_WORDS[rule.class])].join(" · ")}
        {rule.own && <span className={styles.tag}>{say("taskpane.rules.tag.own")}</span>}
        {!rule.verified && <span className={styles.tag}>{say("taskpane.unverified")}</span>}
        {!rule.inForce && <span className={styles.tag}>{say("taskpane.rules.tag.notInForce")}</span>}
      </p>
      {rule.thresholds.length > 0 && <YearField year={year} onYear={onYear} />}
      {rule.thresholds.map((threshold) => (
        <ThresholdBlock key={threshold.parameter} rule={rule} threshold={threshold} />
      ))}
      <Block title={say("taskpane.rules.formula")}>
        <p className={styles.text}>{rule.formulaInWords === "" ? say("taskpane.rules.formula.check") : rule.formulaInWords}</p>
        {rule.note !== "" && <p className={styles.quiet}>{rule.note}</p>}
      </Block>
      <LawBlock rule={rule} />
      <Fields rule={rule} />
      <Block title={say("taskpane.rules.whatToDo")}>
        <p className={styles.text}>{rule.whatToDo}</p>
      </Block>
      <SameIndicator rule={rule} />
      <Examples rule={rule} />
      <EndRule rule={rule} />
    </RulesFrame>
  );
}

function YearField({ year, onYear }: { readonly year: number | null; readonly onYear: (year: number | null) => void }): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  return (
    <Field className={styles.field} label={say("taskpane.rules.year")} hint={say("taskpane.rules.year.hint")}>
      <Input
        type="number"
        min={1980}
        max={2099}
        value={year === null ? "" : String(year)}
        onChange={(_, { value }) => onYear(value === "" ? null : Number(value))}
      />
    </Field>
  );
}

function Fields({ rule }: { readonly rule: RuleView }): JSX.Element | null {
  const styles = useRuleStyles();
  const say = useSay();
  if (rule.fields.length === 0) return null;
  return (
    <Block title={say("taskpane.rules.fields")}>
      <ul className={styles.list}>
        {rule.fields.map(({ field, title }) => (
          <li key={field}>
            {title}
            {rule.missing.includes(title) && <span className={styles.tag}>{say("taskpane.rules.field.missing")}</span>}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function SameIndicator({ rule }: { readonly rule: RuleView }): JSX.Element | null {
  const styles = useRuleStyles();
  const say = useSay();
  const { session, rules, locale } = usePane();
  const { rulesPlace } = usePaneState();
  const { value: indicators } = useAnswer(locale, () => rules.indicators(locale));
  const expression = rule.expression;
  const canAdd = expression !== "" && (indicators ?? []).some((one) => one.expression === expression);
  if (rule.sameIndicator.length < 2 && !canAdd) return null;
  return (
    <Block title={say("taskpane.rules.same")}>
      {rule.sameIndicator.length > 1 && (
        <>
          <p className={styles.quiet}>{say("taskpane.rules.same.hint")}</p>
          {rule.sameIndicator.map((line) => (
            <RuleRow
              key={line.rule}
              line={line}
              onOpen={line.rule === rule.rule ? null : () => session.showRules([...rulesPlace, { kind: "rule", id: line.rule }])}
              {...(line.rule === rule.rule ? { mark: say("taskpane.rules.same.this") } : {})}
            />
          ))}
        </>
      )}
      {canAdd && (
        <QuietButton onClick={() => session.showRules([...rulesPlace, { kind: "form", id: null, expression }])}>
          {say("taskpane.rules.same.add")}
        </QuietButton>
      )}
    </Block>
  );
}
