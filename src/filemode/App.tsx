import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactElement,
} from "react";
import type { Locale } from "../app/views";
import type { CellRef, Translate } from "../core/model";
import { TaskPane, type ThemeChoice } from "../taskpane";
import { Boundary } from "./Boundary";
import { baseName, saveFile } from "./files";
import { problemOf, type Notice } from "./problem";
import { givenWorkbook, prefetchSamples, sampleBytes, SAMPLES } from "./samples";
import { prefetchDocuments, saveReport } from "./saveReport";
import type { LocalSettings } from "./settings";
import { Splitter } from "./Splitter";
import { TOOL } from "./tool";
import { Toolbar } from "./Toolbar";
import { useFileDrop } from "./useFileDrop";
import { Welcome } from "./Welcome";
import { wordsFor, WordsContext } from "./words";
import type { EngineProxy } from "./workers/engineProxy";
import type { WorkbookProxy, WorkbookWorker } from "./workers/workbookProxy";

// The grid is a part of its own; asked for at once, so that it never has to be fetched later.
const workbenchModule = import(/* webpackChunkName: "grid" */ "./grid/Workbench");
const Workbench = lazy(async () => ({ default: (await workbenchModule).Workbench }));

export interface AppProps {
  readonly settings: LocalSettings;
  readonly workbooks: WorkbookWorker;
  readonly engine: EngineProxy;
  readonly translators: Readonly<Record<Locale, Translate>>;
  readonly today: string;
}

interface Open {
  readonly workbook: WorkbookProxy;
  readonly name: string;
  readonly isSample: boolean;
  /** Which opening this is: the same name may be opened again. */
  readonly turn: number;
}

const PANE_STANDARD = 380;
const PANE_LEAST = 320;
const GRID_LEAST = 320;
const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");
const onDarkSystem = (listener: () => void): (() => void) => {
  darkSystem.addEventListener("change", listener);
  return () => darkSystem.removeEventListener("change", listener);
};

export function App({ settings, workbooks, engine, translators, today }: AppProps): ReactElement {
  const [locale, setLocale] = useState<Locale>(() => initialLocale(settings));
  const [theme, setTheme] = useState<ThemeChoice>(() => (settings.getNow("theme") as ThemeChoice | null) ?? "system");
  const [paneWidth, setPaneWidth] = useState(() => Number(settings.getNow("paneWidth")) || PANE_STANDARD);
  const [open, setOpen] = useState<Open | null>(null);
  const [opening, setOpening] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [welcomed, setWelcomed] = useState(() => settings.getNow("welcomed") === "yes");
  const [version, changed] = useReducer((count: number) => count + 1, 0);
  const [hasResults, setHasResults] = useState(false);
  const [goTo, setGoTo] = useState<{ readonly cell: CellRef; readonly count: number } | null>(null);
  const [pageWidth, setPageWidth] = useState(window.innerWidth);
  const asked = useRef(0);

  const words = useMemo(() => wordsFor(locale, translators[locale]), [locale, translators]);
  const { say } = words;
  const systemIsDark = useSyncExternalStore(onDarkSystem, () => darkSystem.matches);
  const dark = theme === "dark" || (theme === "system" && systemIsDark);
  useEffect(() => {
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  }, [dark]);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = open ? `${open.name} – ${say("filemode.title")}` : say("filemode.title");
  }, [locale, open, say]);
  useEffect(() => {
    const resize = (): void => setPageWidth(window.innerWidth);
    window.addEventListener("resize", resize);
    return () => window.removeEventListener("resize", resize);
  }, []);

  const openBytes = useCallback(
    async (bytes: () => Promise<ArrayBuffer>, name: string, isSample: boolean): Promise<void> => {
      const turn = ++asked.current;
      setOpening(name);
      try {
        const workbook = await workbooks.open(await bytes(), name, {
          changed,
          selected: (cell) => setGoTo((earlier) => ({ cell, count: (earlier?.count ?? 0) + 1 })),
        });
        engine.reset();
        setGoTo(null);
        setNotice(null);
        setOpen({ workbook, name, isSample, turn });
      } catch (error) {
        // The workbook that was open stays open.
        setNotice(problemOf(error, name, words));
      } finally {
        if (asked.current === turn) setOpening(null);
      }
    },
    [workbooks, engine, words],
  );
  const openFile = useCallback((file: File) => void openBytes(() => file.arrayBuffer(), file.name, false), [openBytes]);
  const openSample = useCallback((name: string) => void openBytes(() => sampleBytes(name), name, true), [openBytes]);
  const dropping = useFileDrop(openFile);

  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void givenWorkbook().then(async (given) => {
      if (given) await openBytes(async () => given.bytes, given.name, false);
      else await openBytes(() => sampleBytes(SAMPLES[0]), SAMPLES[0], true);
      prefetchSamples();
      prefetchDocuments();
    });
  }, [openBytes]);

  const workbook = open?.workbook ?? null;
  const problem = useCallback((error: unknown) => setNotice(problemOf(error, open?.name ?? "", words)), [open, words]);
  useEffect(() => {
    let current = true;
    void workbook?.receipt().then(
      (receipt) => current && setHasResults(receipt !== null),
      () => current && setHasResults(false),
    );
    return () => {
      current = false;
    };
  }, [workbook, version]);

  const download = async (): Promise<void> => {
    if (!open) return;
    try {
      const bytes = await open.workbook.bytes();
      const name = hasResults ? say("filemode.downloadName", { name: baseName(open.name) }) : open.name;
      saveFile(bytes, name);
      setNotice({ kind: "info", what: say("filemode.downloaded", { name }), whatToDo: "" });
    } catch (error) {
      problem(error);
    }
  };

  const changeLocale = useCallback(
    (next: Locale): void => {
      setLocale(next);
      settings.setNow("locale", next);
    },
    [settings],
  );
  const changeTheme = useCallback(
    (next: ThemeChoice): void => {
      setTheme(next);
      settings.setNow("theme", next);
    },
    [settings],
  );
  const mostPane = Math.max(PANE_LEAST, pageWidth - GRID_LEAST);
  const shownPane = Math.min(Math.max(paneWidth, PANE_LEAST), mostPane);

  return (
    <WordsContext value={words}>
      <div className="page">
        <Toolbar
          name={open?.name ?? null}
          isSample={open?.isSample ?? false}
          hasResults={hasResults}
          onOpen={openFile}
          onSample={openSample}
          onDownload={() => void download()}
          onLocaleChange={changeLocale}
          theme={theme}
          onThemeChange={changeTheme}
        />
        <div role="status" className="only-read">
          {opening === null ? "" : say("filemode.opening", { name: opening })}
        </div>
        {opening !== null && open !== null ? <p className="notice notice-info">{say("filemode.opening", { name: opening })}</p> : null}
        {open?.isSample && !welcomed && !hasResults && !notice ? (
          <Welcome
            onClose={() => {
              setWelcomed(true);
              settings.setNow("welcomed", "yes");
            }}
          />
        ) : null}
        {notice ? (
          <div className={`notice notice-${notice.kind}`} role={notice.kind === "error" ? "alert" : "status"}>
            <p>
              {notice.kind === "error" ? <strong>{notice.what}</strong> : notice.what} {notice.whatToDo}
            </p>
            <button type="button" onClick={() => setNotice(null)}>
              {say("filemode.close")}
            </button>
          </div>
        ) : null}
        <div className="work">
          <main className="workbench" id="workbench">
            {workbook ? (
              <Boundary key={open?.turn}>
                <Suspense fallback={null}>
                  <Workbench workbook={workbook} version={version} goTo={goTo} dark={dark} onProblem={problem} />
                </Suspense>
              </Boundary>
            ) : null}
          </main>
          <Splitter
            width={shownPane}
            least={PANE_LEAST}
            most={mostPane}
            standard={PANE_STANDARD}
            label={say("filemode.splitter")}
            controls="pane"
            onResize={(width) => {
              setPaneWidth(width);
              settings.setNow("paneWidth", String(width));
            }}
          />
          <aside className="pane" id="pane" aria-label={say("filemode.pane")} style={{ width: shownPane }}>
            {workbook ? (
              <Boundary key={open?.turn}>
                <TaskPane
                  host={workbook}
                  engine={engine}
                  settings={settings}
                  locale={locale}
                  onLocaleChange={changeLocale}
                  theme={theme}
                  onThemeChange={changeTheme}
                  today={today}
                  tool={TOOL}
                  saveReport={saveReport}
                  translate={words.translate}
                />
              </Boundary>
            ) : null}
          </aside>
        </div>
        {dropping ? <div className="drop">{say("filemode.dropHere")}</div> : null}
      </div>
    </WordsContext>
  );
}

/** What was chosen last; else Chinese, unless the browser asks for English and not for Chinese at all. */
function initialLocale(settings: LocalSettings): Locale {
  const chosen = settings.getNow("locale");
  if (chosen === "zh-CN" || chosen === "en-US") return chosen;
  const wanted = navigator.languages;
  return wanted.some((tag) => tag.startsWith("zh")) || !wanted.some((tag) => tag.startsWith("en")) ? "zh-CN" : "en-US";
}
