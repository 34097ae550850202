import { Field, Input } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import { packWithThreshold } from "../../app/ownPack";
import type { RuleView, ThresholdView } from "../../app/ruleViews";
import { useAnswer, usePane, usePaneState } from "../pane";
import { useSay } from "../words";
import { isDay, thresholdOf, typedOf } from "./draft";
import { Faults } from "./Faults";
import type { ThresholdPlace } from "./place";
import { RulesFrame } from "./RulesFrame";
import { useScopeText } from "./scope";
import { useRuleStyles } from "./styles";
import { useOwnRules, useRuleContext } from "./useOwnRules";

interface ThresholdFormProps {
  readonly place: ThresholdPlace;
  readonly year: number | null;
  readonly back: string;
  readonly onBack: () => void;
}

/** A threshold for her place: the new value, from when, where, and on what it rests. */
export function ThresholdForm({ place, year, back, onBack }: ThresholdFormProps): JSX.Element {
  const say = useSay();
  const { rules, locale } = usePane();
  const context = useRuleContext(year);
  const { value: rule } = useAnswer(JSON.stringify([place.rule, context, locale]), () => rules.rule(place.rule, context, locale));
  const threshold = rule?.thresholds.find((one) => one.parameter === place.parameter);
  if (!rule || !threshold)
    return (
      <RulesFrame label={say("taskpane.rules.threshold.title")} back={back} onBack={onBack} action={null} onAction={onBack}>
        <p>{say(rule === undefined ? "taskpane.rules.loading" : "taskpane.rules.gone")}</p>
      </RulesFrame>
    );
  return <Form place={place} rule={rule} threshold={threshold} year={context.asOf.slice(0, 4)} back={back} onBack={onBack} />;
}

interface FormProps extends Omit<ThresholdFormProps, "year"> {
  readonly rule: RuleView;
  readonly threshold: ThresholdView;
  /** Of her figures: from then on the new value holds unless she says otherwise. */
  readonly year: string;
}

function Form({ place, rule, threshold, year, back, onBack }: FormProps): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const scopeText = useScopeText();
  const { settings } = usePaneState();
  const own = useOwnRules();
  const isRange = place.condition === "low";
  const valueOf = (condition: string): string => {
    const row = threshold.history.find((one) => one.current && one.condition === condition && sameLevels(one.levels, place.levels));
    return row?.value == null ? "" : typedOf(threshold.unit === "1" ? `${Number((row.value * 100).toPrecision(12))}%` : row.value);
  };
  const [value, setValue] = useState(() => valueOf(place.condition));
  const [high, setHigh] = useState(() => (isRange ? valueOf("high") : ""));
  const [from, setFrom] = useState(`${year}-01-01`);
  const [region, setRegion] = useState(settings.region === "" ? "全国" : settings.region);
  const [basis, setBasis] = useState("");
  const [tried, setTried] = useState(false);
  const [errors, setErrors] = useState<readonly string[]>([]);

  const low = thresholdOf(value, threshold.unit);
  const upper = isRange ? thresholdOf(high, threshold.unit) : null;
  const faults = {
    value: low === null,
    high: isRange && (upper === null || (low !== null && Number(typedOf(upper)) < Number(typedOf(low)))),
    from: from !== "" && !isDay(from),
    region: region.trim() === "",
    basis: basis.trim() === "",
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (low === null || Object.values(faults).some(Boolean)) return;
    const common = { parameter: place.parameter, from, region: region.trim(), levels: place.levels, basis: basis.trim() };
    let pack = packWithThreshold(own.formPack, { ...common, value: low, condition: place.condition });
    if (upper !== null) pack = packWithThreshold(pack, { ...common, value: upper, condition: "high" });
    const wrong = await own.put(pack);
    setErrors(wrong);
    if (wrong.length === 0) onBack();
  };
  const fault = (name: keyof typeof faults, sentence: string) =>
    tried && faults[name] ? { validationState: "error" as const, validationMessage: sentence } : {};
  const unit = threshold.unitWord === "" ? "none" : threshold.unitWord;
  const scope = scopeText("", place.levels ?? [], place.condition);
  return (
    <RulesFrame
      label={say("taskpane.rules.threshold.title")}
      back={back}
      onBack={onBack}
      action={say("taskpane.rules.action.save")}
      onAction={() => void save()}
    >
      <h2 className={styles.title}>{say("taskpane.rules.threshold.title")}</h2>
      <p className={styles.text}>{threshold.title}</p>
      <p className={styles.quiet}>{rule.title}</p>
      {scope !== "" && <p className={styles.quiet}>{say("taskpane.rules.threshold.for", { scope })}</p>}
      {threshold.inForce !== "" && <p className={styles.quiet}>{say("taskpane.rules.threshold.inForce", { value: threshold.inForce })}</p>}
      <Field
        className={styles.field}
        label={isRange ? say("taskpane.rules.threshold.low", { unit }) : say("taskpane.rules.form.threshold", { unit })}
        required
        {...fault("value", say("taskpane.rules.form.threshold.wrong"))}
      >
        <Input inputMode="decimal" value={value} onChange={(_, data) => setValue(data.value)} />
      </Field>
      {isRange && (
        <Field
          className={styles.field}
          label={say("taskpane.rules.threshold.high", { unit })}
          required
          {...fault("high", say(upper === null ? "taskpane.rules.form.threshold.wrong" : "taskpane.rules.threshold.order"))}
        >
          <Input inputMode="decimal" value={high} onChange={(_, data) => setHigh(data.value)} />
        </Field>
      )}
      <Field
        className={styles.field}
        label={say("taskpane.rules.form.from")}
        hint={say("taskpane.rules.threshold.from.hint")}
        {...fault("from", say("taskpane.rules.form.date.wrong"))}
      >
        <Input type="date" value={from} onChange={(_, data) => setFrom(data.value)} />
      </Field>
      <Field
        className={styles.field}
        label={say("taskpane.rules.form.region")}
        hint={say("taskpane.rules.form.region.hint")}
        required
        {...fault("region", say("taskpane.rules.form.region.wrong"))}
      >
        <Input value={region} onChange={(_, data) => setRegion(data.value)} />
      </Field>
      <Field
        className={styles.field}
        label={say("taskpane.rules.form.basis")}
        hint={say("taskpane.rules.form.basis.hint")}
        required
        {...fault("basis", say("taskpane.rules.form.basis.wrong"))}
      >
        <Input value={basis} onChange={(_, data) => setBasis(data.value)} />
      </Field>
      <Faults title={say("taskpane.rules.form.wrong")} errors={errors} />
    </RulesFrame>
  );
}

const sameLevels = (one: readonly string[], other: readonly string[] | null): boolean => other === null || one.join() === other.join();
