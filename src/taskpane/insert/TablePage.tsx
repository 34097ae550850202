import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useRef, useState } from "react";
import type { InsertProposal } from "../../app/insert";
import type { FreeTableChoice, FreeTableRange, Offer, TableId } from "../../app/takeaways";
import type { CellRef } from "../../core/model";
import { areaAddress, areaText, cellAddress, cellText } from "../../core/model";
import { useAnswer, usePane, usePaneState } from "../pane";
import { BackBar } from "../parts/BackBar";
import { Choices } from "../parts/Choices";
import { Footer } from "../parts/Footer";
import { Scroller } from "../parts/Scroller";
import { StaleBar } from "../parts/StaleBar";
import { useSay } from "../words";
import { DoneLine } from "./DoneLine";
import { FreeChoice } from "./FreeChoice";
import { InsertedItem } from "./InsertedList";
import { TablePicture } from "./TablePicture";
import { usePlace } from "./usePlace";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", minHeight: 0, flexGrow: 1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold, outlineStyle: "none" },
  quiet: { margin: "4px 0 0", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
  picture: {
    marginTop: "6px",
    maxHeight: "260px",
    overflow: "auto",
    overflowWrap: "normal",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  will: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: "18px" },
  blocked: { fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: "8px 0 0", padding: 0 },
  ways: { display: "flex", flexWrap: "wrap", gap: "6px", marginTop: "4px" },
});

interface TablePageProps {
  readonly table: TableId;
  readonly offer: Offer;
  readonly free: {
    readonly range: FreeTableRange;
    readonly choice: FreeTableChoice | null;
    readonly onChange: (choice: FreeTableChoice) => void;
  };
  readonly run: number;
  readonly shown: boolean;
  readonly onBack: () => void;
}

type Where = "sheet" | "cell";
/** Indicators of a free table before she chooses. */
const FIRST_FIELDS = 8;
const firstChoice = ({ fields }: FreeTableRange): FreeTableChoice => ({
  fields: fields.slice(0, FIRST_FIELDS).map(({ id }) => id),
  periods: [],
  levels: [],
});

/** One table: how it will look, where it goes, and what that does to her cells, before it is done. */
export function TablePage({ table, offer, free, run, shown, onBack }: TablePageProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session, engine, locale } = usePane();
  const { choices, inserted, work, stale, notice } = usePaneState();
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { cell, ours, look } = usePlace(root);
  const [where, setWhere] = useState<Where>("sheet");
  const [moved, setMoved] = useState<CellRef | null>(null);
  useEffect(() => setMoved(null), [cell]);
  /** Just inserted: until she changes something, nothing more is asked. */
  const [insertedAs, setInserted] = useState<string | null>(null);
  const own = table === "free" ? (free.choice ?? firstChoice(free.range)) : undefined;
  const empty = own !== undefined && own.fields.length === 0;
  const asked = JSON.stringify([table, locale, run, own]);
  const { value: preview } = useAnswer(asked, async () => (empty ? null : engine.preview(table, locale, own)));

  const at = where === "cell" && !ours ? (moved ?? cell) : null;
  const question = JSON.stringify([asked, at, run, inserted.length, shown]);
  const answer = useAnswer(question, async () =>
    empty || (where === "cell" && at === null) ? null : session.takeaways.propose({ table, at, ...(own ? { free: own } : {}) }),
  );
  const proposal = answer.key === question ? (answer.value ?? null) : null;
  const there = inserted.filter((item) => item.table === table);
  const blocked = proposal?.room !== null && proposal?.room !== undefined && (proposal.room.protected || proposal.room.coveredCells > 0);
  /** Its own sheet stands already. */
  const again = where === "sheet" && there.some(({ area }) => area === null);
  const settled = JSON.stringify([where, cell, moved, own]);
  const isDone = insertedAs === settled && notice?.id.startsWith("taskpane.insert.done") === true;
  const insert = async (chosen: InsertProposal): Promise<void> => {
    if (await session.takeaways.insert(chosen, offer.title)) setInserted(settled);
  };
  const ready = proposal !== null && !blocked && stale === null && work === null;
  return (
    <div ref={root} className={styles.root}>
      <BackBar to={say("taskpane.tab.insert")} onBack={onBack} />
      <Scroller label={offer.title}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {offer.title}
        </h2>
        {offer.missing.length > 0 && (
          <p className={styles.quiet}>{say("taskpane.insert.gaps", { names: offer.missing.join(say("taskpane.listComma")) })}</p>
        )}
        {preview && (
          <>
            <div
              className={styles.picture}
              role="region"
              tabIndex={0}
              aria-label={say("taskpane.insert.preview", { title: preview.title })}
            >
              <TablePicture preview={preview} />
            </div>
            {preview.more > 0 && <p className={styles.quiet}>{say("taskpane.insert.moreRows", { count: preview.more })}</p>}
            {preview.notes.map((note, index) => (
              <p key={index} className={styles.quiet}>
                {note}
              </p>
            ))}
          </>
        )}
        {own && <FreeChoice range={free.range} choice={own} onChange={free.onChange} />}
        <Choices<Where>
          title={say("taskpane.insert.where")}
          chosen={where}
          onChoose={(next) => {
            setWhere(next);
            look();
          }}
          choices={[
            { id: "sheet", label: say("taskpane.insert.where.sheet"), hint: say("taskpane.insert.where.sheet.hint") },
            {
              id: "cell",
              label: cell ? say("taskpane.insert.where.cell", { cell: cellText(moved ?? cell) }) : say("taskpane.insert.where.noCell"),
              hint: say(ours ? "taskpane.insert.where.ours" : "taskpane.insert.where.cell.hint"),
            },
          ]}
        />
        <Choices<"live" | "values">
          title={say("taskpane.insert.how")}
          chosen={choices.liveFormulas ? "live" : "values"}
          onChoose={(how) => session.changeChoices({ liveFormulas: how === "live" })}
          choices={[
            { id: "live", label: say("taskpane.insert.how.live"), hint: say("taskpane.insert.how.live.hint") },
            { id: "values", label: say("taskpane.insert.how.values"), hint: say("taskpane.insert.how.values.hint") },
          ]}
        />
        {there.length > 0 && (
          <ul className={styles.list} aria-label={say("taskpane.insert.list", { count: there.length })}>
            {there.map((item) => (
              <InsertedItem key={item.id} item={item} busy={work !== null} />
            ))}
          </ul>
        )}
      </Scroller>
      <Footer
        action={say(isDone ? "taskpane.insert.more" : again ? "taskpane.insert.again" : "taskpane.insert.insert")}
        isOff={!isDone && !ready}
        onAction={() => {
          if (isDone) onBack();
          else if (ready) void insert(proposal);
        }}
      >
        <DoneLine />
        <div aria-live="polite">
          {stale ? (
            <StaleBar />
          ) : isDone ? null : empty ? (
            <p className={styles.will}>{say("taskpane.insert.free.nothing")}</p>
          ) : where === "cell" && at === null ? (
            <p className={styles.will}>{say(ours ? "taskpane.insert.where.ours" : "taskpane.insert.where.noCell")}</p>
          ) : (
            proposal && <Will proposal={proposal} there={again} onMove={setMoved} onSheet={() => setWhere("sheet")} />
          )}
        </div>
      </Footer>
    </div>
  );
}

interface WillProps {
  readonly proposal: InsertProposal;
  /** A sheet of ours with this table stands already. */
  readonly there: boolean;
  readonly onMove: (cell: CellRef) => void;
  readonly onSheet: () => void;
}

/** Said before it is done: what will be written where, or what is in the way and where else there is room. */
function Will({ proposal: { area, room }, there, onMove, onSheet }: WillProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  if (!area || !room) return <p className={styles.will}>{say(there ? "taskpane.insert.will.again" : "taskpane.insert.will.sheet")}</p>;
  const size = { area: areaText(area), rows: area.rowCount, columns: area.columnCount };
  if (!room.protected && room.coveredCells === 0) return <p className={styles.will}>{say("taskpane.insert.will.area", size)}</p>;
  const { nearest } = room;
  const [first] = room.covered;
  return (
    <>
      <p className={`${styles.will} ${styles.blocked}`}>
        {room.protected || !first
          ? say("taskpane.insert.will.protected", { sheet: area.sheet })
          : say("taskpane.insert.will.covers", { ...size, first: areaAddress(first), count: room.coveredCells })}
      </p>
      <div className={styles.ways}>
        {nearest && !room.protected && (
          <Button size="small" onClick={() => onMove(nearest)}>
            {say("taskpane.insert.will.nearest", { cell: cellAddress(nearest) })}
          </Button>
        )}
        <Button size="small" onClick={onSheet}>
          {say("taskpane.insert.will.otherwise")}
        </Button>
      </div>
    </>
  );
}
