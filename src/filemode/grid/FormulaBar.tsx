import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { areaAddress, parseArea, type CellArea } from "../../core/model";
import { useWords } from "../words";
import type { Area } from "./view";

export interface FormulaBarProps {
  readonly sheet: string;
  readonly sheets: readonly string[];
  /** A merged cell alone counts as its first cell. */
  readonly selected: Area;
  /** Formula or unrounded value of the active cell. */
  readonly content: string;
  readonly onGoTo: (area: CellArea) => void;
}

export function FormulaBar({ sheet, sheets, selected, content, onGoTo }: FormulaBarProps): ReactElement {
  const { say } = useWords();
  const address = areaAddress(selected);
  const [typed, setTyped] = useState<string | null>(null);
  const [unknown, setUnknown] = useState<string | null>(null);
  useEffect(() => {
    setTyped(null);
    setUnknown(null);
  }, [address, sheet]);

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const text = (typed ?? address).trim();
    const area = placeNamed(text, sheet, sheets);
    setUnknown(area ? null : text);
    if (!area) return;
    setTyped(null);
    onGoTo(area);
  };

  return (
    <div className="formula-bar">
      <form onSubmit={onSubmit}>
        <input
          aria-label={say("filemode.nameBox")}
          aria-invalid={unknown !== null}
          aria-errormessage="name-error"
          spellCheck={false}
          autoComplete="off"
          value={typed ?? address}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setUnknown(null);
          }}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => setUnknown(null)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            setTyped(null);
            setUnknown(null);
          }}
        />
        <div id="name-error" role="alert">
          {unknown === null ? null : <div className="name-error">{say("filemode.nameBox.unknown", { text: unknown })}</div>}
        </div>
      </form>
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <output aria-label={say("filemode.formulaLine")} aria-live="off" tabIndex={-1}>
        {content}
      </output>
    </div>
  );
}

/** `B4`, `A4:H7`, `预算!B4`, `'2019-2023经费'!B4`, or a sheet's name; the full-width ！ counts too. */
export function placeNamed(text: string, sheet: string, sheets: readonly string[]): CellArea | undefined {
  const mark = Math.max(text.lastIndexOf("!"), text.lastIndexOf("！"));
  if (mark < 0) return parseArea(sheet, text) ?? (sheets.includes(text) ? parseArea(text, "A1") : undefined);
  const written = text.slice(0, mark).trim();
  const name = written.startsWith("'") && written.endsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
  const known = sheets.find((one) => one === name) ?? sheets.find((one) => one.toLocaleLowerCase() === name.toLocaleLowerCase());
  return known === undefined ? undefined : parseArea(known, text.slice(mark + 1));
}
