import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useRef } from "react";
import type { ChartId, Offer } from "../../app/takeaways";
import { CHART_IDS } from "../../core/presentation";
import { useAnswer, usePane, usePaneState } from "../pane";
import { BackBar } from "../parts/BackBar";
import { Footer } from "../parts/Footer";
import { Scroller } from "../parts/Scroller";
import { StaleBar } from "../parts/StaleBar";
import { paneMessage, useSay } from "../words";
import { ChartPicture } from "./ChartPicture";
import { chartsThere } from "./chartsThere";
import { DoneLine } from "./DoneLine";

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold, outlineStyle: "none" },
  message: { margin: "6px 0 4px", fontWeight: tokens.fontWeightSemibold },
  text: { margin: "6px 0 0" },
  legend: {
    listStyleType: "none",
    margin: "6px 0 0",
    padding: 0,
    display: "flex",
    flexWrap: "wrap",
    gap: "2px 12px",
    fontSize: tokens.fontSizeBase200,
  },
  key: { display: "inline-flex", alignItems: "center", gap: "5px" },
  will: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: "18px" },
});

interface ChartPageProps {
  readonly chart: ChartId;
  readonly offer: Offer;
  readonly run: number;
  readonly onBack: () => void;
}

/** One chart with its message in words; it stands with the others on the sheet of charts, or is taken off it. */
export function ChartPage({ chart, offer, run, onBack }: ChartPageProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session, engine, locale } = usePane();
  const { receipt, stale } = usePaneState();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { value: preview } = useAnswer(JSON.stringify([chart, locale, run]), () => engine.chartPreview(chart, locale));
  const now = chartsThere(receipt);
  const there = now.includes(chart);
  const toggle = (): void => {
    const next = CHART_IDS.filter((id) => (id === chart ? !there : now.includes(id)));
    void session.takeaways.chooseCharts(
      next,
      paneMessage(there ? "taskpane.insert.chart.gone" : "taskpane.insert.chart.done", { title: offer.title }),
    );
  };
  return (
    <>
      <BackBar to={say("taskpane.tab.insert")} onBack={onBack} />
      <Scroller label={offer.title}>
        <StaleBar />
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {offer.title}
        </h2>
        {preview && (
          <>
            <p className={styles.message}>{preview.title}</p>
            <ChartPicture chart={preview} />
            <ul className={styles.legend}>
              {preview.series.map(({ name, color, dashed }, at) => (
                <li key={at} className={styles.key}>
                  <svg width="18" height="10" viewBox="0 0 18 10" aria-hidden="true" focusable="false">
                    <rect width="18" height="10" rx="2" fill="#ffffff" />
                    <path d="M2 5h14" stroke={`#${color}`} strokeWidth="4" {...(dashed ? { strokeDasharray: "4 2" } : {})} />
                  </svg>
                  {name}
                </li>
              ))}
            </ul>
            {preview.description !== preview.title && <p className={styles.text}>{preview.description}</p>}
          </>
        )}
      </Scroller>
      <Footer
        action={say(there ? "taskpane.insert.chart.remove" : "taskpane.insert.chart.insert")}
        isOff={stale !== null}
        onAction={toggle}
      >
        <DoneLine />
        <p className={styles.will}>{say(there ? "taskpane.insert.chart.there" : "taskpane.insert.chart.will")}</p>
      </Footer>
    </>
  );
}
