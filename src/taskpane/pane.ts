import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { PaneEngine, RuleDesk } from "../app/ruleDesk";
import type { Capabilities } from "../app/ports";
import type { ReportDocument } from "../app/takeaways";
import type { Locale } from "../app/views";
import type { PaneSession } from "./session/session";
import type { PaneState } from "./session/state";
import type { ThemeChoice } from "./theme";

/** What the screens share besides the session's state. */
export interface Pane {
  readonly session: PaneSession;
  readonly engine: PaneEngine;
  /** The rulebook for reading, with her own packs on top. */
  readonly rules: RuleDesk;
  readonly capabilities: Capabilities;
  /** The workbook keeps texts of hers: corrections, rules. */
  readonly keepsNotes: boolean;
  readonly locale: Locale;
  readonly onLocaleChange: (locale: Locale) => void;
  readonly theme: ThemeChoice;
  readonly onThemeChange: (theme: ThemeChoice) => void;
  readonly tool: { readonly name: string; readonly version: string };
  /** Makes a document of a report and hands it to her as a file; null: this door has none. */
  readonly saveReport: ((document: ReportDocument, fileName: string) => Promise<void>) | null;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("PaneContext is missing");
  return pane;
}

export function usePaneState(): PaneState {
  const { session } = usePane();
  return useSyncExternalStore(session.subscribe, session.current);
}

/**
 * What `load` answers, asked again whenever `key` changes. The earlier answer stays until the next is there, so nothing
 * jumps; a late answer to an old question is dropped.
 */
export function useAnswer<T>(key: string, load: () => Promise<T>): { readonly value: T | undefined; readonly key: string | undefined } {
  const { session } = usePane();
  const [answer, setAnswer] = useState<{ readonly value: T | undefined; readonly key: string | undefined }>({
    value: undefined,
    key: undefined,
  });
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setAnswer({ value, key }),
      (error: unknown) => current && session.failed(error),
    );
    return () => {
      current = false;
    };
    // `key` names the question; `load` is new at every rendering.
  }, [key]);
  return answer;
}
