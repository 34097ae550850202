import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { packWithoutThreshold } from "../../app/ownPack";
import type { RuleView, ThresholdRow, ThresholdView } from "../../app/ruleViews";
import { usePane, usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";
import type { RulesScreen } from "./place";
import { useScopeText } from "./scope";
import { useRuleStyles } from "./styles";
import { useOwnRules } from "./useOwnRules";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
  cell: {
    padding: "3px 6px 3px 0",
    textAlign: "left",
    verticalAlign: "top",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontWeight: "inherit",
    overflowWrap: "normal",
  },
  value: { whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  current: { fontWeight: tokens.fontWeightSemibold },
  summary: { minHeight: "24px" },
});

/** What holds of one threshold, its whole history, and the ways to change it for her place. */
export function ThresholdBlock({ rule, threshold }: { readonly rule: RuleView; readonly threshold: ThresholdView }): JSX.Element {
  const shared = useRuleStyles();
  const say = useSay();
  const { session } = usePane();
  const { rulesPlace } = usePaneState();
  const own = useOwnRules();
  const { history, parameter } = threshold;
  const hasOwn = own.formPack !== null && ownParameters(own.formPack.document).includes(parameter);
  const change = (row: ThresholdRow | null): void => session.showRules([...rulesPlace, thresholdPlace(rule, threshold, row)]);
  const editable = editableRows(threshold);
  const standing =
    history.length === 0
      ? say("taskpane.rules.threshold.asks")
      : threshold.inForce === ""
        ? say("taskpane.rules.threshold.none")
        : say("taskpane.rules.threshold.inForce", { value: threshold.inForce });
  return (
    <Block title={threshold.title}>
      <p className={shared.text}>{standing}</p>
      {threshold.note !== "" && <p className={shared.quiet}>{threshold.note}</p>}
      <div className={shared.actions}>
        {editable.length === 0 && !history.some((row) => row.value === null) && (
          <QuietButton onClick={() => change(null)}>
            {say(history.length === 0 ? "taskpane.rules.threshold.enter" : "taskpane.rules.threshold.changeWord")}
          </QuietButton>
        )}
        {editable.map((row) => (
          <QuietButton key={`${row.text} ${row.levels.join()} ${row.condition}`} onClick={() => change(row)}>
            {editable.length === 1
              ? say("taskpane.rules.threshold.changeWord")
              : say("taskpane.rules.threshold.change", { value: row.text })}
          </QuietButton>
        ))}
        {hasOwn && own.formPack && (
          <QuietButton onClick={() => own.formPack && void own.put(packWithoutThreshold(own.formPack, parameter))}>
            {say("taskpane.rules.threshold.takeBack")}
          </QuietButton>
        )}
      </div>
      {history.length > 0 && <History rows={history} />}
    </Block>
  );
}

/** Rows in force that she can set for her place; the two ends of a range are set together, at its lower one. */
const editableRows = ({ history }: ThresholdView): readonly ThresholdRow[] =>
  history.filter((row) => row.current && row.value !== null && row.condition !== "high");

export const currentRow = (threshold: ThresholdView): ThresholdRow | null => editableRows(threshold)[0] ?? null;

export function thresholdPlace(rule: RuleView, { parameter }: ThresholdView, row: ThresholdRow | null): RulesScreen {
  return { kind: "threshold", rule: rule.rule, parameter, levels: row?.levels ?? null, condition: row?.condition ?? "" };
}

function ownParameters(document: unknown): readonly unknown[] {
  const parameters = typeof document === "object" && document !== null && "parameters" in document ? document.parameters : [];
  return Array.isArray(parameters)
    ? parameters.map((one: unknown) => (typeof one === "object" && one !== null && "id" in one ? one.id : ""))
    : [];
}

function History({ rows }: { readonly rows: readonly ThresholdRow[] }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const scopeText = useScopeText();
  return (
    <details open={rows.length <= 4}>
      <summary className={styles.summary}>{say("taskpane.rules.history", { count: rows.length })}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            {(["value", "dates", "scope"] as const).map((name) => (
              <th key={name} scope="col" className={styles.cell}>
                {say(`taskpane.rules.history.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} className={row.current ? styles.current : undefined} aria-current={row.current ? "true" : undefined}>
              <td className={mergeClasses(styles.cell, row.text.length < 14 && styles.value)}>
                {row.text}
                {row.current && <div>{say("taskpane.rules.threshold.current")}</div>}
              </td>
              <td className={mergeClasses(styles.cell, styles.value)}>
                <div>{row.from === "" ? say("taskpane.rules.date.unknown") : row.from}</div>
                <div>{row.until === "" ? "" : `—${row.until}`}</div>
              </td>
              <td className={styles.cell}>
                <div>{scopeText(row.region, row.levels, row.condition)}</div>
                <div>{row.law.map((law) => [law.title, law.article].filter((part) => part !== "").join(" ")).join("；")}</div>
                <div>{verificationOf(row, say)}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What a pack of hers gives as the source of a value. */
const OWN_SOURCE = "自定";

function verificationOf({ verified, lastVerifiedOn, source }: ThresholdRow, say: ReturnType<typeof useSay>): string {
  if (source === OWN_SOURCE) return say("taskpane.rules.verified.own");
  if (!verified) return say("taskpane.rules.verified.not", { source });
  return lastVerifiedOn === ""
    ? say("taskpane.rules.verified.undated", { source })
    : say("taskpane.rules.verified.on", { date: lastVerifiedOn, source });
}
