import { Button, Checkbox, Field, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";
import { useEffect, useRef } from "react";
import type { FindingDetail } from "../../app/views";
import { usePane, usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { CellLinks } from "../parts/CellLink";
import { Mark, useStandingClass } from "../parts/Mark";
import { QuietButton } from "../parts/QuietButton";
import { TraceTree } from "../parts/TraceTree";
import { Borderline } from "../results/Borderline";
import { standingOf } from "../standing";
import { useSay } from "../words";

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold, outlineStyle: "none" },
  head: { display: "grid", gridTemplateColumns: "16px 1fr", gap: "2px 7px" },
  mark: { paddingTop: "2px" },
  second: { gridColumn: "2", display: "flex", flexWrap: "wrap", gap: "0 8px" },
  standing: { fontWeight: tokens.fontWeightSemibold },
  tag: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: "0 4px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "17px",
  },
  text: { gridColumn: "2", margin: "4px 0 0" },
  facts: { margin: 0, display: "grid", gridTemplateColumns: "auto 1fr", gap: "2px 12px" },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontVariantNumeric: "tabular-nums" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  cells: { marginLeft: "-3px" },
  paragraph: { margin: "2px 0" },
  quiet: { color: tokens.colorNeutralForeground2 },
  formula: { display: "block", fontFamily: tokens.fontFamilyMonospace, fontSize: "12px", userSelect: "all", overflowWrap: "anywhere" },
  link: { color: tokens.colorBrandForegroundLink },
  confirm: { display: "flex", alignItems: "start", gap: "8px", justifyContent: "space-between", margin: "4px 0" },
  last: { marginTop: "10px" },
});

/** Why: numbers with their cells, formula in words, threshold with its law, what to do; and her word on it. */
export function DetailScreen({ detail }: { readonly detail: FindingDetail }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const standing = standingOf(detail);
  const colour = useStandingClass(standing);
  const title = useRef<HTMLHeadingElement>(null);
  const [cell] = detail.cells;
  const sheet = cell?.sheet;
  useEffect(() => title.current?.focus({ preventScroll: true }), [detail.key]);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.mark}>
          <Mark standing={standing} />
        </span>
        <h2 ref={title} tabIndex={-1} className={styles.title}>
          {detail.title}
        </h2>
        <div className={styles.second}>
          <span className={mergeClasses(styles.standing, colour)}>{say(`taskpane.standing.${standing}`)}</span>
          {detail.subject !== "" && <span>{detail.subject}</span>}
          {!detail.verified && <span className={styles.tag}>{say("taskpane.unverified")}</span>}
        </div>
        {detail.text !== "" && <p className={styles.text}>{detail.text}</p>}
      </div>

      <section className={styles.last}>
        <dl className={styles.facts}>
          <Fact name={say("taskpane.detail.observed")} strong>
            {detail.observed}
          </Fact>
          <Fact name={say("taskpane.detail.required")}>{detail.required}</Fact>
          <Fact name={say("taskpane.detail.shortfall")} strong>
            {detail.shortfall}
          </Fact>
          {detail.cells.length > 0 && (
            <>
              <dt className={styles.name}>{say("taskpane.detail.cells")}</dt>
              <dd className={mergeClasses(styles.value, styles.cells)}>
                <CellLinks cells={detail.cells} sheet={sheet} />
              </dd>
            </>
          )}
        </dl>
      </section>

      {detail.whatToDo !== "" && (
        <Block title={say("taskpane.detail.whatToDo")}>
          <p className={styles.paragraph}>{detail.whatToDo}</p>
        </Block>
      )}

      <Block title={say("taskpane.detail.calculation")}>
        {detail.formulaInWords !== "" && detail.formulaInWords !== detail.text && (
          <p className={styles.paragraph}>{detail.formulaInWords}</p>
        )}
        <TraceTree trace={detail.trace} said={detail.text} sheet={sheet} />
        {detail.formula !== "" && (
          <details>
            <summary className={styles.quiet}>{say("taskpane.detail.formula")}</summary>
            <code className={styles.formula}>{detail.formula}</code>
          </details>
        )}
      </Block>

      <Borderline detail={detail} />

      {detail.references.length > 0 && (
        <Block title={say("taskpane.detail.basis")}>
          {detail.references.map((reference, at) => (
            <p key={at} className={styles.paragraph}>
              {reference.href === null ? (
                reference.title
              ) : (
                <a
                  className={styles.link}
                  href={reference.href}
                  target="_blank"
                  rel="noreferrer"
                  title={say("taskpane.detail.openLaw", { title: reference.title })}
                >
                  {reference.title}
                </a>
              )}{" "}
              {reference.article}
              {reference.inForce !== "" && <span className={styles.quiet}> {reference.inForce}</span>}
            </p>
          ))}
          <QuietButton data-opens="rule" onClick={() => session.showRules([{ kind: "rule", id: detail.rule, fromFinding: true }])}>
            {say("taskpane.rules.openRule")}
          </QuietButton>
        </Block>
      )}

      {(detail.notes.length > 0 || detail.ruleNote !== "") && (
        <Block title={say("taskpane.detail.notes")}>
          {detail.notes.map((note, at) => (
            <p key={at} className={styles.paragraph}>
              {note}
            </p>
          ))}
          {detail.ruleNote !== "" && <p className={mergeClasses(styles.paragraph, styles.quiet)}>{detail.ruleNote}</p>}
        </Block>
      )}

      <Block title={say("taskpane.detail.explanation")}>
        <ExplanationField detail={detail} />
      </Block>
      <QuietButton
        className={styles.last}
        data-opens="recognition"
        onClick={() => session.show({ kind: "recognition", ...(cell ? { cell } : {}), from: { kind: "detail", key: detail.key } })}
      >
        {say("taskpane.detail.wrongColumn")}
      </QuietButton>
    </>
  );
}

function Fact({
  name,
  strong = false,
  children,
}: {
  readonly name: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}): JSX.Element | null {
  const styles = useStyles();
  if (children === "") return null;
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={mergeClasses(styles.value, strong && styles.strong)}>{children}</dd>
    </>
  );
}

function ExplanationField({ detail }: { readonly detail: FindingDetail }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { explanations, reviewed } = usePaneState();
  const explanation = explanations.get(detail.key);
  const text = explanation?.text ?? "";
  const looked = reviewed.get(detail.key);
  const outdated = text !== "" && explanation !== undefined && explanation.forValue !== "" && explanation.forValue !== detail.observed;
  return (
    <>
      {outdated && (
        <div className={styles.confirm}>
          <span>{say("taskpane.detail.explanation.stale", { before: explanation.forValue, now: detail.observed })}</span>
          <Button size="small" onClick={() => session.explain(detail.key, text, detail.observed)}>
            {say("taskpane.detail.explanation.confirm")}
          </Button>
        </div>
      )}
      <Field hint={say("taskpane.detail.explanation.hint")}>
        <Textarea
          aria-label={say("taskpane.detail.explanation")}
          value={text}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => session.explain(detail.key, value, detail.observed)}
        />
      </Field>
      <Checkbox
        label={say(looked !== undefined && looked !== detail.observed ? "taskpane.detail.reviewed.again" : "taskpane.detail.reviewed")}
        checked={looked === detail.observed}
        onChange={(_, { checked }) => session.review(detail.key, checked === true, detail.observed)}
      />
    </>
  );
}
