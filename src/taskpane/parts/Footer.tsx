import { Button, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";
import { useEffect, useRef } from "react";
import { usePane, usePaneState } from "../pane";
import { useWords } from "../words";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    padding: "8px 12px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    display: "flex",
    flexDirection: "column",
    gap: "6px",
  },
  main: { width: "100%", minHeight: "36px" },
  work: { display: "grid", gridTemplateColumns: "1fr auto", gap: "4px 8px", alignItems: "center", minHeight: "36px" },
  step: { minWidth: 0 },
  done: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  bar: { gridColumn: "1 / -1" },
});

/** The bottom of a screen: quiet lines above, the one main action below; while something runs, how far it is and 取消. */
export function Footer({
  children,
  action,
  isOff = false,
  onAction,
}: {
  readonly children?: ReactNode;
  readonly action: string | null;
  /** Cannot be done as things stand, which the lines above say; the button keeps its place and the focus. */
  readonly isOff?: boolean;
  readonly onAction: () => void;
}): JSX.Element {
  const styles = useStyles();
  const { work } = usePaneState();
  const root = useRef<HTMLDivElement>(null);
  const working = work !== null;
  const worked = useRef(false);
  // The button that had the focus makes place for the progress; afterwards the focus comes back to it.
  useEffect(() => {
    if (worked.current && !working && (document.activeElement === document.body || document.activeElement === null))
      root.current?.querySelector<HTMLElement>("[data-main]")?.focus();
    worked.current = working;
  }, [working]);
  return (
    <div ref={root} className={styles.root}>
      {!working && children}
      {working ? (
        <WorkLine />
      ) : (
        action !== null && (
          <Button data-main appearance="primary" className={styles.main} disabledFocusable={isOff} onClick={onAction}>
            {action}
          </Button>
        )
      )}
    </div>
  );
}

function WorkLine(): JSX.Element | null {
  const styles = useStyles();
  const { say, translate } = useWords();
  const { session } = usePane();
  const { work } = usePaneState();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.querySelector("button")?.focus();
  }, []);
  if (!work) return null;
  const step = translate(work.step);
  const known = work.total > 0;
  return (
    <div ref={root} className={styles.work}>
      <span className={styles.step}>
        {step}{" "}
        {known && work.total > 1 && (
          <span className={styles.done}>{say("taskpane.progress.of", { done: work.done, total: work.total })}</span>
        )}
      </span>
      {work.cancellable && (
        <Button size="small" onClick={() => session.cancel()}>
          {say("taskpane.action.cancel")}
        </Button>
      )}
      <ProgressBar className={styles.bar} aria-label={step} {...(known ? { value: work.done, max: work.total } : {})} />
    </div>
  );
}
