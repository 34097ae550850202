import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { ChartId, Offer, Offers, TableId } from "../../app/takeaways";
import { useAnswer, usePane, usePaneState } from "../pane";
import { StaleBar } from "../parts/StaleBar";
import { useSay } from "../words";
import { ChartPicture } from "./ChartPicture";
import { chartsThere } from "./chartsThere";
import { fewNames } from "./fewNames";
import { InsertedList } from "./InsertedList";
import { OfferCard } from "./OfferCard";
import type { Pick } from "./pick";
import { TablePicture } from "./TablePicture";

const useStyles = makeStyles({
  title: { margin: "12px 0 6px", fontSize: tokens.fontSizeBase300, lineHeight: "19px", fontWeight: tokens.fontWeightSemibold },
  // What her data cannot fill: legible, but plainly not on offer.
  missing: {
    listStyleType: "none",
    margin: "0 0 8px",
    padding: 0,
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: {
    padding: "5px 8px 6px",
    color: tokens.colorNeutralForeground2,
    ":not(:first-child)": { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  lacks: { fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
});

interface GalleryProps {
  readonly offers: Offers;
  readonly run: number;
  readonly shown: boolean;
  readonly onPick: (pick: Pick) => void;
}

/** Everything that can be put into the workbook, each as a picture of her own figures; the rest with what is missing. */
export function Gallery({ offers, run, shown, onPick }: GalleryProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  return (
    <>
      <StaleBar />
      <InsertedList />
      <h2 className={styles.title}>{say("taskpane.insert.tables")}</h2>
      {offers.tables.map((offer) => offer.available && <TableCard key={offer.id} offer={offer} run={run} shown={shown} onPick={onPick} />)}
      <Missing offers={offers.tables} />
      <h2 className={styles.title}>{say("taskpane.insert.charts")}</h2>
      {offers.charts.map((offer) => offer.available && <ChartCard key={offer.id} offer={offer} run={run} shown={shown} onPick={onPick} />)}
      <Missing offers={offers.charts} />
    </>
  );
}

interface CardProps<Id extends string> {
  readonly offer: Offer<Id>;
  readonly run: number;
  readonly shown: boolean;
  readonly onPick: (pick: Pick) => void;
}

function TableCard({ offer: { id, title, missing }, run, shown, onPick }: CardProps<TableId>): JSX.Element {
  const say = useSay();
  const { engine, locale } = usePane();
  const { inserted } = usePaneState();
  const { value } = useAnswer(JSON.stringify([id, locale, run, shown]), () => engine.preview(id, locale));
  const there = inserted.filter(({ table }) => table === id).length;
  return (
    <OfferCard
      id={`table:${id}`}
      title={title}
      there={there > 0 ? say("taskpane.insert.there", { count: there }) : ""}
      text={missing.length > 0 ? say("taskpane.insert.gaps", { names: fewNames(missing, say) }) : ""}
      picture={value ? <TablePicture preview={value} small /> : null}
      onOpen={() => onPick({ kind: "table", id })}
    />
  );
}

function ChartCard({ offer: { id, title }, run, shown, onPick }: CardProps<ChartId>): JSX.Element {
  const say = useSay();
  const { engine, locale } = usePane();
  const { receipt } = usePaneState();
  const { value } = useAnswer(JSON.stringify([id, locale, run, shown]), () => engine.chartPreview(id, locale));
  return (
    <OfferCard
      id={`chart:${id}`}
      title={title}
      there={chartsThere(receipt).includes(id) ? say("taskpane.insert.there", { count: 1 }) : ""}
      text={value?.title ?? ""}
      picture={value ? <ChartPicture chart={value} /> : null}
      onOpen={() => onPick({ kind: "chart", id })}
    />
  );
}

function Missing({ offers }: { readonly offers: readonly Offer[] }): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const absent = offers.filter(({ available }) => !available);
  if (absent.length === 0) return null;
  return (
    <ul className={styles.missing} aria-label={say("taskpane.insert.notYet")}>
      {absent.map(({ id, title, missing }) => (
        <li key={id} className={styles.item}>
          {title}
          <div className={styles.lacks}>
            {missing.length > 0 ? say("taskpane.insert.missing", { names: fewNames(missing, say) }) : say("taskpane.insert.missing.none")}
          </div>
        </li>
      ))}
    </ul>
  );
}
