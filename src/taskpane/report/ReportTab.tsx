import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useRef, useState } from "react";
import { plainText } from "../../core/presentation";
import type { ReportTone } from "../../app/takeaways";
import { DoneLine } from "../insert/DoneLine";
import { useAnswer, usePane, usePaneState } from "../pane";
import { copyText } from "../parts/copyText";
import { Footer } from "../parts/Footer";
import { Invitation } from "../parts/Invitation";
import { Scroller } from "../parts/Scroller";
import { Segments } from "../parts/Segments";
import { StaleBar } from "../parts/StaleBar";
import { useSay } from "../words";
import { Paper } from "./Paper";
import { printReport } from "./printReport";

/** The report in one of three tones, or the one-page report of the check. */
type View = ReportTone | "check";
const VIEWS: readonly View[] = ["briefing", "notice", "explanation", "check"];

const useStyles = makeStyles({
  bar: { padding: "8px 12px 0", flexShrink: 0 },
  quiet: { margin: "0 0 6px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
  ways: { display: "flex", flexWrap: "wrap", gap: "6px" },
  said: { fontSize: tokens.fontSizeBase200, lineHeight: "18px" },
});

type Said = { readonly text: string; readonly run: number } | null;

/** 报告: the paragraph as officials write it, to copy, to put on a sheet, to save as a Word document, to print. */
export function ReportTab({ shown }: { readonly shown: boolean }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session, engine, locale, saveReport } = usePane();
  const { result, workbook, work, stale } = usePaneState();
  const [view, setView] = useState<View>("briefing");
  const [said, setSaid] = useState<Said>(null);
  const [saving, setSaving] = useState(false);
  const title = useRef("");
  const checked = result !== null && result.summary.tables.length > 0;
  const run = result?.run ?? 0;
  const workbookName = workbook?.name ?? "";
  const key = JSON.stringify([view, locale, run, workbookName]);
  const { value: text } = useAnswer(key, async () => {
    if (!checked) return null;
    return view === "check"
      ? engine.checkReport({ workbookName, tone: "briefing" }, locale)
      : engine.reportText({ workbookName, tone: view }, locale);
  });
  useEffect(() => setSaid(null), [key]);
  title.current =
    text?.paragraphs
      .find(({ kind }) => kind === "title")
      ?.runs.map((one) => one.text)
      .join("") ?? "";

  const tell = (words: string): void => setSaid({ text: words, run });
  const copy = async (): Promise<void> => {
    if (!text) return;
    const words = plainText(text);
    tell((await copyText(words)) ? say("taskpane.report.copied", { count: [...words].length }) : say("taskpane.copyRefused"));
  };
  const print = async (): Promise<void> => {
    if (!text) return;
    try {
      await printReport(text, locale);
      tell(say("taskpane.report.printed"));
    } catch {
      tell(say("taskpane.report.printRefused"));
    }
  };
  const save = async (): Promise<void> => {
    if (!saveReport || view === "check") return;
    setSaving(true);
    tell(say("taskpane.report.saving"));
    try {
      const name = say("taskpane.report.fileName", { title: title.current, name: workbookName.replace(/\.[^.]+$/, "") });
      await saveReport(await engine.reportDocument({ workbookName, tone: view }, locale), name);
      tell(say("taskpane.report.saved", { name }));
    } catch (error) {
      setSaid(null);
      session.failed(error);
    } finally {
      setSaving(false);
    }
  };

  if (!checked || !text)
    return (
      <>
        <Scroller label={say("taskpane.tab.report")} hidden={!shown}>
          <Invitation what={say("taskpane.report.empty")}>
            {checked ? say("taskpane.report.loading") : say("taskpane.needsCheck")}
          </Invitation>
        </Scroller>
        <Footer action={say(result ? "taskpane.action.checkAgain" : "taskpane.action.check")} onAction={() => void session.check()} />
      </>
    );
  return (
    <>
      <div className={styles.bar}>
        <Segments
          title={say("taskpane.report.tone")}
          items={VIEWS.map((id) => ({ id, label: say(`taskpane.report.tone.${id}`) }))}
          chosen={view}
          onChoose={setView}
        />
      </div>
      <Scroller key={view} label={say("taskpane.tab.report")} hidden={!shown}>
        <StaleBar />
        <p className={styles.quiet}>
          {view === "check"
            ? say("taskpane.report.check.hint")
            : text.gaps > 0
              ? say("taskpane.report.gaps", { count: text.gaps })
              : say("taskpane.report.hint")}
        </p>
        <Paper text={text} plain={view === "check"} />
      </Scroller>
      <Footer
        action={view === "check" ? say("taskpane.report.print") : say("taskpane.report.copy")}
        onAction={() => void (view === "check" ? print() : copy())}
      >
        <div role="status" className={styles.said}>
          {said ? said.text : <DoneLine room="taskpane.report." />}
        </div>
        <div className={styles.ways}>
          {view === "check" ? (
            <Button size="small" onClick={() => void copy()}>
              {say("taskpane.report.copy")}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                disabled={work !== null || stale !== null}
                onClick={() => {
                  setSaid(null);
                  void session.takeaways.placeReport(view);
                }}
              >
                {say("taskpane.report.place")}
              </Button>
              {saveReport && (
                <Button size="small" disabled={saving} onClick={() => void save()}>
                  {say("taskpane.report.word")}
                </Button>
              )}
            </>
          )}
        </div>
      </Footer>
    </>
  );
}
