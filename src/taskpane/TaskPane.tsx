import { FluentProvider, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useMemo, useRef } from "react";
import type { Translate } from "../core/model";
import { deskThrough, type PaneEngine } from "../app/ruleDesk";
import type { SettingsStore, WorkbookHost } from "../app/ports";
import type { ReportDocument } from "../app/takeaways";
import type { Locale } from "../app/views";
import { Frame } from "./Frame";
import type { Pane } from "./pane";
import { PaneContext } from "./pane";
import { PaneSession } from "./session/session";
import type { ThemeChoice } from "./theme";
import { usePaneTheme } from "./theme";
import { WordsContext, sayWith } from "./words";

export interface TaskPaneProps {
  /** A new host is a new workbook: the pane starts over. */
  readonly host: WorkbookHost;
  readonly engine: PaneEngine;
  readonly settings: SettingsStore;
  readonly locale: Locale;
  readonly onLocaleChange: (locale: Locale) => void;
  readonly theme: ThemeChoice;
  readonly onThemeChange: (theme: ThemeChoice) => void;
  /** YYYY-MM-DD: the date of a check until the officer chooses another. */
  readonly today: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** Makes a Word document of a report and hands it to her as a file. */
  readonly saveReport?: (document: ReportDocument, fileName: string) => Promise<void>;
  /** Sentences in `locale`. */
  readonly translate: Translate;
  /** Changes when the workbook's data changed: results are then marked as stale. */
  readonly revision?: number;
  /** Hands over the session, for what works in it from outside the pane (the ribbon). */
  readonly onSession?: (session: PaneSession) => void;
}

const useStyles = makeStyles({
  root: {
    height: "100%",
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
    colorScheme: "light",
  },
  // Date fields and scroll bars are drawn by the browser.
  dark: { colorScheme: "dark" },
});

/** The check pane: the same in Excel and in file mode. Fills its container. */
export function TaskPane(props: TaskPaneProps): JSX.Element {
  const styles = useStyles();
  const {
    host,
    engine,
    settings,
    locale,
    onLocaleChange,
    theme,
    onThemeChange,
    today,
    tool,
    translate,
    revision = 0,
    saveReport = null,
    onSession,
  } = props;
  const rules = useMemo(() => deskThrough(engine), [engine]);
  const session = useMemo(
    () => new PaneSession({ host, engine, rules, store: settings, locale, today, tool }),
    // Language, date and tool may change without the work starting over.
    [host, engine, settings],
  );
  useEffect(() => {
    void session.open();
    return () => session.close();
  }, [session]);
  useEffect(() => void session.speak(locale), [session, locale]);
  useEffect(() => onSession?.(session), [session, onSession]);

  const known = useRef({ session, revision });
  useEffect(() => {
    const changed = known.current.session === session && known.current.revision !== revision;
    known.current = { session, revision };
    if (changed) session.dataChanged();
  }, [session, revision]);

  const words = useMemo(() => ({ say: sayWith(translate), translate }), [translate]);
  const pane: Pane = {
    session,
    engine,
    rules,
    capabilities: host.capabilities,
    keepsNotes: host.notes !== undefined,
    locale,
    onLocaleChange,
    theme,
    onThemeChange,
    tool,
    saveReport,
  };
  const { theme: colours, dark } = usePaneTheme(theme);
  return (
    <FluentProvider theme={colours} className={mergeClasses(styles.root, dark && styles.dark)} lang={locale}>
      <WordsContext value={words}>
        <PaneContext value={pane}>
          <Frame />
        </PaneContext>
      </WordsContext>
    </FluentProvider>
  );
}
