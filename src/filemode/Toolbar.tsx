import { useRef, type ReactElement } from "react";
import { LOCALES, type Locale } from "../app/views";
import type { ThemeChoice } from "../taskpane";
import { SAMPLES } from "./samples";
import { useWords } from "./words";

export interface ToolbarProps {
  readonly name: string | null;
  readonly isSample: boolean;
  readonly hasResults: boolean;
  readonly onOpen: (file: File) => void;
  readonly onSample: (name: string) => void;
  readonly onDownload: () => void;
  readonly onLocaleChange: (locale: Locale) => void;
  readonly theme: ThemeChoice;
  readonly onThemeChange: (theme: ThemeChoice) => void;
}

const LANGUAGES: Readonly<Record<Locale, string>> = { "zh-CN": "中文", "en-US": "English" };
const THEMES = ["system", "light", "dark"] as const satisfies readonly ThemeChoice[];

/** Opening, downloading, samples, language and appearance. */
export function Toolbar(props: ToolbarProps): ReactElement {
  const { say, locale } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <header className="toolbar" aria-label={say("filemode.toolbar")}>
      <button type="button" title={say("filemode.openHint")} onClick={() => chooser.current?.click()}>
        <Glyph path="M1.5 12.5v-9h4l1.5 2h6v2M1.5 12.5l2-5h11l-2 5z" />
        {say("filemode.open")}
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={say("filemode.openHint")}
        accept=".xlsx,.xlsm,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = "";
          if (file) props.onOpen(file);
        }}
      />
      <button type="button" title={say("filemode.downloadHint")} disabled={props.name === null} onClick={props.onDownload}>
        <Glyph path="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />
        {say("filemode.download")}
      </button>
      <select
        aria-label={say("filemode.samples")}
        value=""
        onChange={(event) => {
          if (event.currentTarget.value !== "") props.onSample(event.currentTarget.value);
        }}
      >
        <option value="" disabled hidden>
          {say("filemode.samples")}
        </option>
        {SAMPLES.map((sample) => (
          <option key={sample} value={sample}>
            {sample.replace(/\.xlsx$/, "")}
          </option>
        ))}
      </select>
      <div className="file">
        {props.name === null ? null : (
          <span className="file-name" title={props.name}>
            {props.name}
          </span>
        )}
        {props.isSample ? <span className="tag">{say("filemode.sampleMark")}</span> : null}
        {props.hasResults ? <span className="tag">{say("filemode.withResults")}</span> : null}
      </div>
      <span className="local">{say("filemode.local")}</span>
      <span className="gap" />
      <select
        aria-label={say("filemode.language")}
        value={locale}
        onChange={(event) => props.onLocaleChange(event.currentTarget.value as Locale)}
      >
        {LOCALES.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {LANGUAGES[tag]}
          </option>
        ))}
      </select>
      <select
        aria-label={say("filemode.appearance")}
        value={props.theme}
        onChange={(event) => props.onThemeChange(event.currentTarget.value as ThemeChoice)}
      >
        {THEMES.map((choice) => (
          <option key={choice} value={choice}>
            {say(`filemode.appearance.${choice}`)}
          </option>
        ))}
      </select>
    </header>
  );
}

function Glyph({ path }: { readonly path: string }): ReactElement {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
