import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from "react";
import type { Locale, PaneEngine, WorkbookHost } from "../app";
import { associate } from "../commands/associate";
import { markSeen, paneDoor } from "../commands/paneDoor";
import { ribbonCommands } from "../commands/ribbon";
import { saveReport } from "../filemode/saveReport";
import type { LocalSettings } from "../filemode/settings";
import { TOOL } from "../filemode/tool";
import { createExcelHost, OfficeMissing, officeReady, type OfficeReady } from "../hosts/excel";
import { TaskPane, type PaneSession, type ThemeChoice } from "../taskpane";
import { Missing } from "./Missing";
import { paneDesk } from "./paneDesk";
import { localeOf, OFFICE_JS, OFFICE_PATIENCE, today, translators } from "./parts";

interface AppProps {
  readonly engine: PaneEngine;
  readonly settings: LocalSettings;
}

type Excel =
  | { readonly kind: "waiting" }
  | { readonly kind: "missing"; readonly reason: "script" | "host" }
  | { readonly kind: "ready"; readonly office: OfficeReady };

/** The pane in Excel, once Office.js has arrived; a way out when it does not. */
export function App({ engine, settings }: AppProps): JSX.Element {
  const [excel, setExcel] = useState<Excel>({ kind: "waiting" });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    setExcel({ kind: "waiting" });
    officeReady(OFFICE_JS, OFFICE_PATIENCE).then(
      (office) => current && setExcel({ kind: "ready", office }),
      (error: unknown) => current && setExcel({ kind: "missing", reason: error instanceof OfficeMissing ? error.reason : "script" }),
    );
    return () => {
      current = false;
    };
  }, [turn]);
  if (excel.kind === "missing") return <Missing reason={excel.reason} onRetry={() => setTurn((count) => count + 1)} />;
  if (excel.kind === "waiting") return <div className="waiting" role="status" aria-label="…" />;
  return <Pane engine={engine} settings={settings} office={excel.office} />;
}

function Pane({ engine, settings, office }: AppProps & { readonly office: OfficeReady }): JSX.Element {
  const [locale, setLocale] = useState<Locale>(() => (settings.getNow("locale") as Locale | null) ?? localeOf(office.displayLanguage));
  const [theme, setTheme] = useState<ThemeChoice>(() => (settings.getNow("theme") as ThemeChoice | null) ?? "system");
  const host = useMemo(() => createExcelHost(), []);
  const revision = useRevision(host);
  const spoken = useRef(locale);
  useEffect(() => {
    spoken.current = locale;
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    // Excel loads this page out of sight when a button of the ribbon needs it first.
    if (document.visibilityState === "visible") markSeen(settings);
  }, [settings]);
  const onSession = useCallback(
    (session: PaneSession) =>
      associate(
        ribbonCommands(
          paneDesk(session, host, engine, () => spoken.current),
          paneDoor(settings),
        ),
      ),
    [host, engine, settings],
  );
  // Excel's own theme where it says one; the system's where it does not (on the web).
  const shown: ThemeChoice = theme === "system" && office.isDarkTheme !== undefined ? (office.isDarkTheme ? "dark" : "light") : theme;
  return (
    <TaskPane
      host={host}
      engine={engine}
      settings={settings}
      locale={locale}
      onLocaleChange={(next) => {
        setLocale(next);
        settings.setNow("locale", next);
      }}
      theme={shown}
      onThemeChange={(next) => {
        setTheme(next);
        settings.setNow("theme", next);
      }}
      today={today()}
      tool={TOOL}
      saveReport={saveReport}
      revision={revision}
      onSession={onSession}
      translate={translators[locale]}
    />
  );
}

/** After so many milliseconds without a further change the pane learns of it: she types cell after cell. */
const CALM = 1200;

/** Counts the changes of the officer's cells, for marking results as stale. */
function useRevision(host: WorkbookHost): number {
  const [revision, setRevision] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = host.watch?.(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setRevision((count) => count + 1), CALM);
    });
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [host]);
  return revision;
}
