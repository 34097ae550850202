import "./computedStyle";
import type { RenderResult } from "@testing-library/react";
import { cleanup, configure, render } from "@testing-library/react";
import { RendererProvider, createDOMRenderer } from "@fluentui/react-components";
import { useState } from "react";
import type { PaneEngine } from "../../../src/app/ruleDesk";
import type { SettingsStore, WorkbookHost } from "../../../src/app/ports";
import type { Locale } from "../../../src/app/views";
import type { TaskPaneProps, ThemeChoice } from "../../../src/taskpane";
import { TaskPane } from "../../../src/taskpane";
import { TOOL, TRANSLATORS, county, realEngine } from "./workbooks";

/** jsdom has none; Fluent's text area asks for it. */
class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizeObserver;

// A whole check runs behind a click; a busy machine takes its time. jsdom takes longest over which of a thousand elements
// are hidden: where it matters, a test says what is shown.
configure({ asyncUtilTimeout: 60_000, defaultHidden: true });

/** Style rules are not put into the document: jsdom would weigh each of them at every query, and draws nothing anyway. */
const NO_STYLES = createDOMRenderer(document, { unstable_filterCSSRule: () => false });

export class MemorySettings implements SettingsStore {
  readonly kept = new Map<string, string>();
  get(key: string): Promise<string | null> {
    return Promise.resolve(this.kept.get(key) ?? null);
  }
  set(key: string, value: string): Promise<void> {
    this.kept.set(key, value);
    return Promise.resolve();
  }
}

export interface PaneUnderTest extends RenderResult {
  readonly host: WorkbookHost;
  /** The workbook says that its data changed. */
  readonly changeData: () => void;
}

interface PaneOptions {
  readonly host?: WorkbookHost;
  readonly engine?: PaneEngine;
  readonly settings?: SettingsStore;
  readonly locale?: Locale;
  readonly theme?: ThemeChoice;
  readonly saveReport?: TaskPaneProps["saveReport"];
}

/** The pane with a small composition root around it, as the doors have one. */
export function renderPane(options: PaneOptions = {}): PaneUnderTest {
  cleanup();
  const host = options.host ?? county();
  const engine = options.engine ?? realEngine();
  const settings = options.settings ?? new MemorySettings();
  function Root({ revision }: { readonly revision: number }) {
    const [locale, setLocale] = useState<Locale>(options.locale ?? "zh-CN");
    const [theme, setTheme] = useState<ThemeChoice>(options.theme ?? "light");
    return (
      <RendererProvider renderer={NO_STYLES}>
        <main>
          <TaskPane
            host={host}
            engine={engine}
            settings={settings}
            locale={locale}
            onLocaleChange={setLocale}
            theme={theme}
            onThemeChange={setTheme}
            today="2010-03-31"
            tool={TOOL}
            translate={TRANSLATORS[locale]}
            revision={revision}
            {...(options.saveReport ? { saveReport: options.saveReport } : {})}
          />
        </main>
      </RendererProvider>
    );
  }
  let revision = 0;
  const rendered = render(<Root revision={revision} />);
  return {
    ...rendered,
    host,
    changeData: () => {
      revision += 1;
      rendered.rerender(<Root revision={revision} />);
    },
  };
}
