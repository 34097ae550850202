import { Button, Textarea, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useRef, useState } from "react";
import type { StatementReport } from "../../app/takeaways";
import { useAnswer, usePane, usePaneState } from "../pane";
import { Footer } from "../parts/Footer";
import { Mark } from "../parts/Mark";
import { Scroller } from "../parts/Scroller";
import { StaleBar } from "../parts/StaleBar";
import { useSay } from "../words";
import { MarkedText } from "./MarkedText";
import type { ClaimVerdict } from "./verdicts";
import { CLAIM_VERDICTS, STANDING_OF } from "./verdicts";

const useStyles = makeStyles({
  title: { margin: "0 0 2px", fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold },
  intro: { margin: "0 0 8px", color: tokens.colorNeutralForeground2 },
  field: { width: "100%" },
  area: { minHeight: "260px" },
  ways: { display: "flex", flexWrap: "wrap", gap: "6px", margin: "6px 0 0", alignItems: "center" },
  said: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  total: { margin: "0 0 6px" },
  strong: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  counts: { display: "flex", gap: "4px", margin: "0 0 8px" },
  chip: {
    flex: "1 1 0",
    minHeight: "44px",
    padding: "4px",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    font: "inherit",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover:not(:disabled)": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
    ":disabled": { cursor: "default", color: tokens.colorNeutralForeground2 },
  },
  figure: {
    display: "inline-flex",
    alignItems: "center",
    gap: "3px",
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  word: { fontSize: "11.5px", lineHeight: "14px", color: tokens.colorNeutralForeground2 },
});

/** 核对表述: a text of hers, every figure and claim in it held against her tables and against the text itself. */
export function StatementsTab({ shown }: { readonly shown: boolean }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session, engine, locale, capabilities } = usePane();
  const { result, preview } = usePaneState();
  const [draft, setDraft] = useState("");
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const box = useRef<HTMLDivElement>(null);
  // Before a check the tables are known from the preview: claims are held against them all the same.
  const known = result?.run ?? (preview?.kind === "ready" ? 0 : -1);
  const key = JSON.stringify([text, locale, known, result?.summary.cellsRead]);
  const answer = useAnswer(key, async () => (text === null ? null : { text, report: await engine.statements(text, locale) }));
  const checked = text !== null && answer.value?.text === text ? answer.value : null;

  const check = (): void => {
    setOpen(null);
    setSaid("");
    setText(draft);
  };
  const edit = (): void => {
    setText(null);
    setOpen(null);
  };
  useEffect(() => {
    if (text === null && draft !== "") box.current?.querySelector("textarea")?.focus();
  }, [text]);
  const take = async (): Promise<void> => {
    const taken = await session.takeaways.selectedText();
    if (taken === null) return;
    if (taken.trim() === "") setSaid(say("taskpane.statements.selectionEmpty"));
    else {
      setDraft((before) => (before.trim() === "" ? taken : `${before.trimEnd()}\n${taken}`));
      setSaid(say("taskpane.statements.taken", { count: [...taken].length }));
    }
  };
  const goTo = (verdict: ClaimVerdict): void => {
    const claims = checked?.report.claims ?? [];
    const all = claims.flatMap((claim, at) => (claim.verdict === verdict ? [at] : []));
    const next = all.find((at) => open !== null && at > open) ?? all[0];
    if (next === undefined) return;
    setOpen(next);
    requestAnimationFrame(() => {
      const mark = markOf(box.current, next, claims);
      mark?.scrollIntoView({ block: "center" });
      mark?.focus({ preventScroll: true });
    });
  };

  return (
    <div ref={box} style={{ display: "contents" }}>
      <Scroller label={say("taskpane.statements.title")} hidden={!shown}>
        {text === null ? (
          <>
            <h2 className={styles.title}>{say("taskpane.statements.title")}</h2>
            <p className={styles.intro}>{say(known < 0 ? "taskpane.statements.intro.alone" : "taskpane.statements.intro")}</p>
            <Textarea
              className={styles.field}
              textarea={{ className: styles.area }}
              resize="vertical"
              aria-label={say("taskpane.statements.field")}
              placeholder={say("taskpane.statements.placeholder")}
              value={draft}
              onChange={(_, { value }) => setDraft(value)}
            />
            <div className={styles.ways}>
              {capabilities.selection && (
                <Button size="small" onClick={() => void take()}>
                  {say("taskpane.statements.take")}
                </Button>
              )}
              {draft !== "" && (
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => {
                    setDraft("");
                    setSaid("");
                    box.current?.querySelector("textarea")?.focus();
                  }}
                >
                  {say("taskpane.statements.empty")}
                </Button>
              )}
              <span role="status" className={styles.said}>
                {said}
              </span>
            </div>
          </>
        ) : checked ? (
          <>
            <StaleBar />
            <Totals report={checked.report} onGoTo={goTo} />
            <MarkedText text={checked.text} claims={checked.report.claims} open={open} onOpen={setOpen} />
          </>
        ) : (
          <p role="status">{say("taskpane.statements.working")}</p>
        )}
      </Scroller>
      {text === null ? (
        <Footer action={say("taskpane.statements.check")} isOff={draft.trim() === ""} onAction={check}>
          {draft.trim() === "" && <span className={styles.said}>{say("taskpane.statements.waiting")}</span>}
        </Footer>
      ) : (
        <Footer action={say("taskpane.statements.edit")} onAction={edit} />
      )}
    </div>
  );
}

/** Its own mark, or the one it shares with a claim that overlaps it. */
function markOf(root: HTMLElement | null, at: number, claims: StatementReport["claims"]): HTMLElement | null {
  const own = root?.querySelector<HTMLElement>(`[data-claim="${at}"]`);
  if (own) return own;
  const start = claims[at]?.start ?? 0;
  const marks = [...(root?.querySelectorAll<HTMLElement>("[data-claim]") ?? [])];
  return marks.filter((mark) => (claims[Number(mark.dataset["claim"])]?.start ?? 0) <= start).at(-1) ?? null;
}

function Totals({
  report: { claims, summary },
  onGoTo,
}: {
  readonly report: StatementReport;
  readonly onGoTo: (verdict: ClaimVerdict) => void;
}): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  return (
    <>
      <p role="status" className={mergeClasses(styles.total, styles.strong)}>
        {claims.length === 0
          ? say("taskpane.statements.nothing")
          : say("taskpane.statements.total", { checked: summary.agrees + summary.disagrees, ...summary })}
      </p>
      {claims.length > 0 && (
        <div role="group" aria-label={say("taskpane.statements.goTo")} className={styles.counts}>
          {CLAIM_VERDICTS.map((verdict) => (
            <button
              key={verdict}
              type="button"
              className={styles.chip}
              disabled={summary[verdict] === 0}
              title={say("taskpane.statements.next", { verdict: say(`taskpane.statements.${verdict}`) })}
              onClick={() => onGoTo(verdict)}
            >
              <span className={styles.figure}>
                <Mark standing={STANDING_OF[verdict]} />
                {summary[verdict]}
              </span>
              <span className={styles.word}>{say(`taskpane.statements.${verdict}`)}</span>
            </button>
          ))}
        </div>
      )}
    </>
  );
}
