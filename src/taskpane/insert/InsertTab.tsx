import type { JSX } from "react";
import { useEffect, useRef, useState } from "react";
import type { FreeTableChoice, Offer, Offers } from "../../app/takeaways";
import { useAnswer, usePane, usePaneState } from "../pane";
import { Footer } from "../parts/Footer";
import { Invitation } from "../parts/Invitation";
import { Scroller } from "../parts/Scroller";
import { useSay } from "../words";
import { ChartPage } from "./ChartPage";
import { DoneLine } from "./DoneLine";
import { Gallery } from "./Gallery";
import type { Pick } from "./pick";
import { pickId } from "./pick";
import { TablePage } from "./TablePage";

/** The gallery of tables and charts; one that was chosen lies over it and leads back to where she was. */
export function InsertTab({ shown }: { readonly shown: boolean }): JSX.Element {
  const say = useSay();
  const { session, engine, locale } = usePane();
  const { result } = usePaneState();
  const [pick, setPick] = useState<Pick | null>(null);
  /** Of the free table; kept while she looks elsewhere. null: she has not chosen yet. */
  const [choice, setChoice] = useState<FreeTableChoice | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const checked = result !== null && result.summary.tables.length > 0;
  const run = result?.run ?? 0;
  const key = JSON.stringify([locale, run]);
  const { value: offers } = useAnswer(key, async () => (checked ? engine.offers(locale) : null));

  const before = useRef<Pick | null>(null);
  useEffect(() => {
    if (pick === null && before.current)
      root.current?.querySelector<HTMLElement>(`[data-offer="${pickId(before.current)}"]`)?.focus({ preventScroll: true });
    before.current = pick;
  }, [pick]);
  const back = (): void => setPick(null);
  const open = (chosen: Pick): void => {
    session.dismissNotice();
    setPick(chosen);
  };
  useEffect(() => {
    const box = root.current;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) setPick(null);
    };
    box?.addEventListener("keydown", onKey);
    return () => box?.removeEventListener("keydown", onKey);
  }, []);

  const of = (chosen: Pick, { tables, charts }: Offers): Offer | undefined =>
    (chosen.kind === "table" ? tables : charts).find(({ id }) => id === chosen.id);
  const offer = pick && offers ? of(pick, offers) : undefined;
  return (
    <div ref={root} style={{ display: "contents" }}>
      <Scroller label={say("taskpane.tab.insert")} hidden={!shown || (pick !== null && offer !== undefined)}>
        {checked && offers ? (
          <Gallery offers={offers} run={run} shown={shown} onPick={open} />
        ) : (
          <Invitation what={say("taskpane.insert.empty")}>{say("taskpane.needsCheck")}</Invitation>
        )}
      </Scroller>
      {pick === null && (
        <Footer action={say(result ? "taskpane.action.checkAgain" : "taskpane.action.check")} onAction={() => void session.check()}>
          <DoneLine />
        </Footer>
      )}
      {offers && offer && pick?.kind === "table" && (
        <TablePage
          key={pick.id}
          table={pick.id}
          offer={offer}
          free={{ range: offers.free, choice, onChange: setChoice }}
          run={run}
          shown={shown}
          onBack={back}
        />
      )}
      {offers && offer && pick?.kind === "chart" && <ChartPage key={pick.id} chart={pick.id} offer={offer} run={run} onBack={back} />}
    </div>
  );
}
