import { Button } from "@fluentui/react-components";
import type { JSX, RefObject } from "react";
import { Suspense, useEffect, useRef } from "react";
import type { FindingDetail } from "../../app/views";
import { useAnswer, usePane, usePaneState } from "../pane";
import { DownIcon, UpIcon } from "../icons";
import { RecognitionScreen } from "../lazyScreens";
import { BackBar } from "../parts/BackBar";
import { Footer } from "../parts/Footer";
import { Scroller } from "../parts/Scroller";
import { WrittenLine } from "../results/WrittenLine";
import type { Screen } from "../session/state";
import { cellAddress } from "../../core/model";
import { useSay } from "../words";
import { DetailScreen } from "./DetailScreen";
import { ResultsScreen } from "./ResultsScreen";
import { StartScreen } from "./StartScreen";

/** Start, then the list; a finding or the recognised tables lie over it and lead back to where she was. */
export function ResultsTab({ shown }: { readonly shown: boolean }): JSX.Element {
  const say = useSay();
  const { session } = usePane();
  const { screen, result, preview } = usePaneState();
  const root = useReturningFocus(screen);
  const checkAgain = say(result ? "taskpane.action.checkAgain" : "taskpane.action.check");
  return (
    <div ref={root} style={{ display: "contents" }}>
      {screen.kind === "start" && (
        <>
          <Scroller label={say("taskpane.tab.results")}>
            <StartScreen />
          </Scroller>
          <Footer action={checkAgain} onAction={() => void session.check()}>
            <WrittenLine />
          </Footer>
        </>
      )}
      {result && (
        <Scroller hidden={screen.kind !== "results" || !shown} label={say("taskpane.results.list")}>
          <ResultsScreen result={result} />
        </Scroller>
      )}
      {result && screen.kind === "results" && (
        <Footer action={checkAgain} onAction={() => void session.check()}>
          <WrittenLine />
        </Footer>
      )}
      {screen.kind === "detail" && <DetailPage detailKey={screen.key} run={result?.run ?? 0} list={root} />}
      {screen.kind === "recognition" && (
        <>
          <BackBar to={say(BACK_WORDS[screen.from.kind])} onBack={() => session.show(screen.from)} />
          <Scroller label={say("taskpane.recognition.title")}>
            <Suspense fallback={null}>
              <RecognitionScreen
                doubted={screen.cell ?? null}
                tables={result?.summary.tables ?? (preview?.kind === "ready" ? preview.summary.tables : [])}
              />
            </Suspense>
          </Scroller>
          <Footer action={checkAgain} onAction={() => void session.check()} />
        </>
      )}
    </div>
  );
}

const BACK_WORDS = {
  start: "taskpane.action.back.start",
  results: "taskpane.action.back.results",
  detail: "taskpane.action.back.finding",
} as const;

interface DetailPageProps {
  readonly detailKey: string;
  readonly run: number;
  /** Holds the lines of the list that the finding was opened from. */
  readonly list: RefObject<HTMLElement | null>;
}

function DetailPage({ detailKey, run, list }: DetailPageProps): JSX.Element {
  const say = useSay();
  const { session, engine, locale } = usePane();
  const { value } = useAnswer(JSON.stringify([detailKey, locale, run]), async () => ({
    key: detailKey,
    detail: await engine.detail(detailKey, locale),
  }));
  const back = (): void => session.show({ kind: "results" });
  const detail: FindingDetail | null = value?.key === detailKey ? value.detail : null;
  const first = detail?.cells[0];
  const rowAt = (step: number): (() => HTMLElement | undefined) => {
    return () => {
      const rows = rowsIn(list.current);
      const at = rows.findIndex((row) => row.dataset["key"] === detailKey);
      return at < 0 ? undefined : rows[at + step];
    };
  };
  return (
    <>
      <BackBar to={say("taskpane.action.back.results")} onBack={back}>
        <Neighbour label={say("taskpane.action.previous")} row={rowAt(-1)} icon={<UpIcon />} />
        <Neighbour label={say("taskpane.action.next")} row={rowAt(1)} icon={<DownIcon />} />
      </BackBar>
      <Scroller key={detailKey} label={say("taskpane.action.back.finding")}>
        {detail ? (
          <DetailScreen detail={detail} />
        ) : (
          <p>{say(value?.key === detailKey ? "taskpane.detail.gone" : "taskpane.detail.loading")}</p>
        )}
      </Scroller>
      <Footer
        action={first ? say("taskpane.action.goToCell", { cell: cellAddress(first) }) : null}
        onAction={() => {
          if (first) void session.select(first);
        }}
      />
    </>
  );
}

const rowsIn = (root: HTMLElement | null): readonly HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>("[data-key]") ?? [])];

/** Leads to the line before or after in the list as it is filtered and unfolded. */
function Neighbour({
  label,
  row,
  icon,
}: {
  readonly label: string;
  readonly row: () => HTMLElement | undefined;
  readonly icon: JSX.Element;
}): JSX.Element {
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={icon}
      aria-label={label}
      title={label}
      disabled={!row()}
      onClick={() => row()?.click()}
    />
  );
}

/** Back from a finding the focus is on its line again, back from the tables on the words that led there; Esc leads back. */
function useReturningFocus(screen: Screen): RefObject<HTMLDivElement | null> {
  const { session } = usePane();
  const root = useRef<HTMLDivElement>(null);
  const before = useRef(screen);
  useEffect(() => {
    const left = before.current;
    before.current = screen;
    if (left === screen || screen.kind === "recognition") return;
    const target =
      left.kind === "detail" && screen.kind === "results"
        ? rowsIn(root.current).find((row) => row.dataset["key"] === left.key)
        : left.kind === "recognition"
          ? root.current?.querySelector<HTMLElement>('section [data-opens="recognition"]')
          : null;
    target?.focus();
  }, [screen]);
  useEffect(() => {
    const box = root.current;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const at = session.current().screen;
      if (at.kind === "detail") session.show({ kind: "results" });
      else if (at.kind === "recognition") session.show(at.from);
    };
    box?.addEventListener("keydown", onKey);
    return () => box?.removeEventListener("keydown", onKey);
  }, [session]);
  return root;
}
