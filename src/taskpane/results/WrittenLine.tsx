import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import { usePane, usePaneState } from "../pane";
import { QuietButton } from "../parts/QuietButton";
import { useWords } from "../words";
import { writtenMessage } from "../written";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    gap: "0 8px",
    alignItems: "baseline",
    justifyContent: "space-between",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
  },
  // No figure alone on the last line.
  text: { flex: "1 1 12em", textWrap: "balance" },
  actions: { display: "flex", gap: "8px", justifyContent: "flex-end", marginTop: "4px" },
});

/** What was written and how to lift it; before anything is, what will be. */
export function WrittenLine(): JSX.Element | null {
  const styles = useStyles();
  const { say, translate } = useWords();
  const { session } = usePane();
  const { receipt, result, screen, explanations, waiting, ticked, problem, notice } = usePaneState();
  const [asking, setAsking] = useState(false);
  if (asking && receipt) return <ConfirmClear onDone={() => setAsking(false)} />;
  const written = receipt !== null;
  const text = written
    ? screen.kind === "start" && !result
      ? say("taskpane.start.earlier", { sheets: receipt.sheets.map((sheet) => sheet.name).join(say("taskpane.listComma")) })
      : translate(writtenMessage(receipt))
    : screen.kind === "start"
      ? say("taskpane.start.before")
      : notice?.id === "taskpane.results.cleared"
        ? translate(notice)
        : problem?.retry === "write" || result !== null
          ? say("taskpane.results.notWritten")
          : "";
  const texts = [...waiting].filter((key) => written || (explanations.get(key)?.text ?? "").trim() !== "");
  const unwritten = new Set([...texts, ...(written ? ticked : [])]).size;
  return (
    <>
      {unwritten > 0 && result && (
        <div className={styles.line}>
          <span className={styles.text}>{say("taskpane.results.unwritten", { count: unwritten })}</span>
          <QuietButton onClick={() => void session.write()}>{say("taskpane.action.writeUnwritten")}</QuietButton>
        </div>
      )}
      {text !== "" && (
        <div className={styles.line}>
          <span className={styles.text}>{text}</span>
          {written && <QuietButton onClick={() => setAsking(true)}>{say("taskpane.action.clear")}</QuietButton>}
        </div>
      )}
      {receipt?.unflagged && (
        <div className={styles.line}>
          {translate({ id: "app.written.unflagged", data: { sheets: receipt.unflagged.join(say("taskpane.listComma")) } })}
        </div>
      )}
      {receipt?.unlisted !== undefined && (
        <div className={styles.line}>{translate({ id: "app.written.unlisted", data: { count: receipt.unlisted } })}</div>
      )}
    </>
  );
}

function ConfirmClear({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const styles = useStyles();
  const { say } = useWords();
  const { session } = usePane();
  const { explanations } = usePaneState();
  const kept = [...explanations.values()].filter((explanation) => explanation.text.trim() !== "").length;
  return (
    <div role="group" aria-label={say("taskpane.action.clear")}>
      <div className={styles.line}>
        <span>
          {say("taskpane.results.confirmClear")}
          {kept > 0 && say("taskpane.results.confirmClear.explanations", { count: kept })}
        </span>
      </div>
      <div className={styles.actions}>
        <Button size="small" autoFocus onClick={onDone}>
          {say("taskpane.action.keep")}
        </Button>
        <Button
          size="small"
          onClick={() => {
            onDone();
            void session.clear();
          }}
        >
          {say("taskpane.action.clear")}
        </Button>
      </div>
    </div>
  );
}
