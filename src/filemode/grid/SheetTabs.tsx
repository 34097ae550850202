import { useEffect, useRef, type KeyboardEvent, type ReactElement } from "react";
import { useWords } from "../words";

export interface SheetTab {
  readonly name: string;
  readonly ours: boolean;
}

export interface SheetTabsProps {
  readonly sheets: readonly SheetTab[];
  readonly active: string;
  readonly panel: string;
  readonly onChoose: (name: string) => void;
}

export function SheetTabs({ sheets, active, panel, onChoose }: SheetTabsProps): ReactElement {
  const { say } = useWords();
  const chosen = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active, sheets]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = sheets.findIndex((sheet) => sheet.name === active);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: sheets.length - 1 }[event.key];
    const sheet = next === undefined ? undefined : sheets[next];
    if (!sheet) return;
    event.preventDefault();
    onChoose(sheet.name);
    const buttons = event.currentTarget.querySelectorAll("button");
    if (next !== undefined) buttons[next]?.focus();
  };

  return (
    <div role="tablist" className="sheet-tabs" aria-label={say("filemode.sheetTabs")} onKeyDown={onKeyDown}>
      {sheets.map((sheet) => (
        <button
          key={sheet.name}
          ref={sheet.name === active ? chosen : undefined}
          type="button"
          role="tab"
          aria-selected={sheet.name === active}
          aria-controls={panel}
          aria-label={sheet.ours ? say("filemode.ours", { sheet: sheet.name }) : undefined}
          tabIndex={sheet.name === active ? 0 : -1}
          onClick={() => onChoose(sheet.name)}
        >
          {sheet.ours ? <span className="ours-mark" aria-hidden="true" /> : null}
          {sheet.name}
        </button>
      ))}
    </div>
  );
}
