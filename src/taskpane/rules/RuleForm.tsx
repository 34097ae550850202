import { Field, Input, Select } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import type { RuleId, SchoolLevel } from "../../core/model";
import { SCHOOL_LEVELS } from "../../core/model";
import { formOfRule, packWithRule, packWithoutRule } from "../../app/ownPack";
import type { IndicatorChoice, OwnRuleForm } from "../../app/ruleViews";
import { useAnswer, usePane, usePaneState } from "../pane";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";
import { isDay, thresholdOf, typedOf } from "./draft";
import { Faults } from "./Faults";
import { IndicatorField } from "./IndicatorField";
import { RulesFrame } from "./RulesFrame";
import { useRuleStyles } from "./styles";
import { useOwnRules } from "./useOwnRules";

const OPERATORS = ["atLeast", "moreThan", "atMost", "lessThan", "equals"] as const;

interface RuleFormProps {
  /** null: a new rule. */
  readonly id: RuleId | null;
  readonly expression: string;
  readonly back: string;
  readonly onBack: () => void;
}

/** A rule of her own: indicator, operator, threshold, level, dates, place, basis. */
export function RuleForm({ id, expression: given, back, onBack }: RuleFormProps): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const { session, rules, locale } = usePane();
  const { settings, rulesPlace } = usePaneState();
  const own = useOwnRules();
  const { value: indicators } = useAnswer(locale, () => rules.indicators(locale));
  const [form, setForm] = useState<OwnRuleForm>(() => {
    const known = id === null ? null : formOfRule(own.formPack, id);
    return known ?? { ...EMPTY, expression: given, region: settings.region === "" ? "全国" : settings.region };
  });
  const [typed, setTyped] = useState(() => typedOf(form.threshold));
  const [tried, setTried] = useState(false);
  const [errors, setErrors] = useState<readonly string[]>([]);
  const change = (part: Partial<OwnRuleForm>): void => setForm({ ...form, ...part });

  const indicator = indicators?.find((one) => one.expression === form.expression);
  const threshold = thresholdOf(typed, indicator?.unit ?? "");
  const faults = {
    expression: form.expression === "",
    threshold: threshold === null,
    from: form.from !== "" && !isDay(form.from),
    until: form.until !== "" && (!isDay(form.until) || (form.from !== "" && form.until < form.from)),
    region: form.region.trim() === "",
    basis: form.basis.trim() === "",
  };
  const fault = (name: keyof typeof faults, sentence: string) =>
    tried && faults[name] ? { validationState: "error" as const, validationMessage: sentence } : {};
  const unit = indicator === undefined || indicator.unitWord === "" ? "none" : indicator.unitWord;

  const save = async (): Promise<void> => {
    setTried(true);
    if (threshold === null || Object.values(faults).some(Boolean)) return;
    const title = form.title.trim() === "" ? titleOf(form, indicator, typed, say) : form.title.trim();
    const pack = packWithRule(own.formPack, { ...form, title, threshold, region: form.region.trim(), basis: form.basis.trim() });
    const wrong = await own.put(pack);
    setErrors(wrong);
    if (wrong.length === 0) onBack();
  };
  const remove = async (): Promise<void> => {
    if (id === null || !own.formPack) return;
    const wrong = await own.put(packWithoutRule(own.formPack, id));
    setErrors(wrong);
    if (wrong.length === 0) session.showRules(rulesPlace.filter((screen) => !("id" in screen && screen.id === id)));
  };

  const heading = say(id === null ? "taskpane.rules.form.new" : "taskpane.rules.form.change");
  return (
    <RulesFrame label={heading} back={back} onBack={onBack} action={say("taskpane.rules.action.save")} onAction={() => void save()}>
      <h2 className={styles.title}>{heading}</h2>
      <IndicatorField
        indicators={indicators ?? []}
        chosen={form.expression}
        onChoose={(expression) => change({ expression })}
        fault={tried && faults.expression}
      />
      <div className={styles.pair}>
        <Field className={styles.field} label={say("taskpane.rules.form.operator")}>
          <Select
            value={form.operator}
            onChange={(_, { value }) => change({ operator: OPERATORS.find((one) => one === value) ?? form.operator })}
          >
            {OPERATORS.map((operator) => (
              <option key={operator} value={operator}>
                {say(`taskpane.rules.operator.${operator}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          className={styles.field}
          label={say("taskpane.rules.form.threshold", { unit })}
          required
          {...fault("threshold", say("taskpane.rules.form.threshold.wrong"))}
        >
          <Input inputMode="decimal" value={typed} onChange={(_, { value }) => setTyped(value)} />
        </Field>
      </div>
      <Field className={styles.field} label={say("taskpane.rules.form.level")}>
        <Select value={form.level ?? ""} onChange={(_, { value }) => change({ level: levelOf(value) })}>
          <option value="">{say("taskpane.rules.form.level.all")}</option>
          {SCHOOL_LEVELS.filter((level) => level !== "any" && level !== "total").map((level) => (
            <option key={level} value={level}>
              {say("taskpane.rules.level", { level: { kind: "schoolLevel", schoolLevel: level } })}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field className={styles.field} label={say("taskpane.rules.form.from")} {...fault("from", say("taskpane.rules.form.date.wrong"))}>
          <Input type="date" value={form.from} onChange={(_, { value }) => change({ from: value })} />
        </Field>
        <Field
          className={styles.field}
          label={say("taskpane.rules.form.until")}
          {...fault("until", say(isDay(form.until) ? "taskpane.rules.form.dates.wrong" : "taskpane.rules.form.date.wrong"))}
        >
          <Input type="date" value={form.until} onChange={(_, { value }) => change({ until: value })} />
        </Field>
      </div>
      <p className={styles.quiet}>{say("taskpane.rules.form.dates.hint")}</p>
      <Field
        className={styles.field}
        label={say("taskpane.rules.form.region")}
        hint={say("taskpane.rules.form.region.hint")}
        required
        {...fault("region", say("taskpane.rules.form.region.wrong"))}
      >
        <Input value={form.region} onChange={(_, { value }) => change({ region: value })} />
      </Field>
      <Field
        className={styles.field}
        label={say("taskpane.rules.form.basis")}
        hint={say("taskpane.rules.form.basis.hint")}
        required
        {...fault("basis", say("taskpane.rules.form.basis.wrong"))}
      >
        <Input value={form.basis} onChange={(_, { value }) => change({ basis: value })} />
      </Field>
      <Field className={styles.field} label={say("taskpane.rules.form.title")} hint={say("taskpane.rules.form.title.hint")}>
        <Input
          value={form.title}
          placeholder={indicator && threshold !== null ? titleOf(form, indicator, typed, say) : ""}
          onChange={(_, { value }) => change({ title: value })}
        />
      </Field>
      <Faults title={say("taskpane.rules.form.wrong")} errors={errors} />
      {id !== null && <QuietButton onClick={() => void remove()}>{say("taskpane.rules.action.delete")}</QuietButton>}
    </RulesFrame>
  );
}

const EMPTY: OwnRuleForm = {
  id: null,
  title: "",
  expression: "",
  operator: "atLeast",
  threshold: "",
  level: null,
  from: "",
  until: "",
  basis: "",
  region: "",
};

const levelOf = (value: string): SchoolLevel | null => SCHOOL_LEVELS.find((level) => level === value) ?? null;

/** 小学生均公用经费不低于1200元/生. */
function titleOf(form: OwnRuleForm, indicator: IndicatorChoice | undefined, typed: string, say: ReturnType<typeof useSay>): string {
  const { level } = form;
  return say("taskpane.rules.form.title.of", {
    level: level === null ? "" : say("taskpane.rules.level", { level: { kind: "schoolLevel", schoolLevel: level } }),
    indicator: indicator?.title ?? form.expression,
    operator: say(`taskpane.rules.operator.${form.operator}`),
    threshold: `${typed.trim().replace(/[%％]$/, "")}${indicator?.unitWord === "%" ? "%" : ` ${indicator?.unitWord ?? ""}`}`.trim(),
  })
    .replace(/ {2,}/g, " ")
    .trim();
}
