import { Checkbox, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import type { Locale } from "../../app/views";
import { LOCALES } from "../../app/views";
import { useAnswer, usePane, usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { RulesBlock } from "../rules/RulesBlock";
import { THEME_CHOICES } from "../theme";
import { useWords } from "../words";

const useStyles = makeStyles({
  field: { marginTop: "4px" },
  choice: { display: "flex" },
  about: { margin: "14px 0 0", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  limits: { margin: 0, paddingLeft: "18px" },
});

const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { "zh-CN": "中文（简体）", "en-US": "English" };

/** What a check goes by, what it writes, and how the pane looks. */
export function SettingsScreen(): JSX.Element {
  const styles = useStyles();
  const { say, translate } = useWords();
  const { session, engine, locale, onLocaleChange, theme, onThemeChange, tool, capabilities } = usePane();
  const { settings, choices, workbook } = usePaneState();
  const { value: rulebook } = useAnswer(locale, () => engine.rulebook(locale));
  const sheets = (workbook?.sheets ?? []).filter((sheet) => !sheet.ours && sheet.visible);
  return (
    <>
      <Block level={2} title={say("taskpane.settings.check")}>
        <AsOfField />
        <Field className={styles.field} label={say("taskpane.settings.region")} hint={say("taskpane.settings.region.hint")}>
          <Input
            value={settings.region}
            placeholder={say("taskpane.region.nation")}
            onChange={(_, { value }) => session.changeSettings({ region: value })}
          />
        </Field>
      </Block>

      {sheets.length > 1 && (
        <Block level={2} title={say("taskpane.settings.sheets")}>
          {sheets.map((sheet) => {
            const chosen = settings.sheets ?? sheets.map((each) => each.name);
            return (
              <Checkbox
                key={sheet.name}
                className={styles.choice}
                label={sheet.name}
                checked={chosen.includes(sheet.name)}
                // The last one stays: a check of nothing says nothing.
                disabled={chosen.length === 1 && chosen.includes(sheet.name)}
                onChange={(_, { checked }) => {
                  const names = sheets
                    .map((each) => each.name)
                    .filter((name) => (name === sheet.name ? checked === true : chosen.includes(name)));
                  session.changeSettings({ sheets: names.length === sheets.length ? null : names });
                }}
              />
            );
          })}
        </Block>
      )}

      <RulesBlock />

      <Block level={2} title={say("taskpane.settings.writing")}>
        <Checkbox
          className={styles.choice}
          label={say("taskpane.settings.flags")}
          checked={choices.withFlags}
          onChange={(_, { checked }) => session.changeChoices({ withFlags: checked === true })}
        />
        {capabilities.charts && (
          <Checkbox
            className={styles.choice}
            label={say("taskpane.settings.charts")}
            checked={choices.withCharts}
            onChange={(_, { checked }) => session.changeChoices({ withCharts: checked === true })}
          />
        )}
        <Checkbox
          className={styles.choice}
          label={say("taskpane.settings.formulas")}
          checked={choices.liveFormulas}
          onChange={(_, { checked }) => session.changeChoices({ liveFormulas: checked === true })}
        />
      </Block>

      <Block level={2} title={say("taskpane.settings.appearance")}>
        <Field className={styles.field} label={say("taskpane.settings.language")}>
          <Select value={locale} onChange={(_, { value }) => onLocaleChange(LOCALES.find((each) => each === value) ?? locale)}>
            {LOCALES.map((each) => (
              <option key={each} value={each} lang={each}>
                {LANGUAGE_NAMES[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field className={styles.field} label={say("taskpane.settings.theme")}>
          <Select value={theme} onChange={(_, { value }) => onThemeChange(THEME_CHOICES.find((each) => each === value) ?? theme)}>
            {THEME_CHOICES.map((each) => (
              <option key={each} value={each}>
                {say(`taskpane.settings.theme.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </Block>

      {capabilities.limits.length > 0 && (
        <Block level={2} title={say("taskpane.settings.limits")}>
          <ul className={styles.limits}>
            {capabilities.limits.map((limit) => (
              <li key={limit.id}>{translate(limit)}</li>
            ))}
          </ul>
        </Block>
      )}
      <p className={styles.about}>
        {say("taskpane.settings.about", {
          name: say("taskpane.title"),
          version: tool.version,
          rulebook: rulebook ? rulebook.sha256.slice(0, 12) : "…",
        })}
      </p>
    </>
  );
}

/** An incomplete date is shown as such and not used; the last whole one stays in force. */
function AsOfField(): JSX.Element {
  const styles = useStyles();
  const { say } = useWords();
  const { session } = usePane();
  const { settings } = usePaneState();
  const [wrong, setWrong] = useState(false);
  return (
    <Field
      className={styles.field}
      label={say("taskpane.settings.asOf")}
      hint={say("taskpane.settings.asOf.hint")}
      {...(wrong ? { validationMessage: say("taskpane.settings.asOf.wrong"), validationState: "error" as const } : {})}
    >
      <Input
        type="date"
        defaultValue={settings.asOf}
        onChange={(_, { value }) => {
          const whole = /^\d{4}-\d{2}-\d{2}$/.test(value);
          setWrong(!whole);
          if (whole && value !== settings.asOf) session.changeSettings({ asOf: value });
        }}
      />
    </Field>
  );
}
