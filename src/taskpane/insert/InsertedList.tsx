import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import type { Inserted } from "../../app/insert";
import { usePane, usePaneState } from "../pane";
import { CloseIcon, RefreshIcon } from "../icons";
import { QuietButton } from "../parts/QuietButton";
import { placeOf, placeText } from "../session/takeaways";
import { useSay } from "../words";

const useStyles = makeStyles({
  root: { margin: "0 0 4px", border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  summary: {
    minHeight: "30px",
    padding: "5px 8px",
    fontWeight: tokens.fontWeightSemibold,
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    alignItems: "center",
    padding: "2px 4px 2px 8px",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    gap: "6px",
    alignItems: "center",
    padding: "6px 8px 8px",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  asked: { flex: "1 1 100%" },
});

/** What of ours stands in the workbook besides the findings: to go to, to bring up to date, to take out. */
export function InsertedList(): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { inserted, work } = usePaneState();
  const [asking, setAsking] = useState(false);
  const removable = inserted.filter(({ kind }) => kind !== "findings");
  if (removable.length === 0) return null;
  const busy = work !== null;
  return (
    <details className={styles.root}>
      <summary className={styles.summary}>{say("taskpane.insert.list", { count: removable.length })}</summary>
      <ul className={styles.list}>
        {removable.map((item) => (
          <InsertedItem key={item.id} item={item} busy={busy} />
        ))}
      </ul>
      <div className={styles.actions}>
        {asking ? (
          <>
            <span className={styles.asked}>{say("taskpane.insert.confirmRemoveAll", { count: removable.length })}</span>
            <Button size="small" autoFocus onClick={() => setAsking(false)}>
              {say("taskpane.action.keep")}
            </Button>
            <Button
              size="small"
              onClick={() => {
                setAsking(false);
                void session.takeaways.remove(removable);
              }}
            >
              {say("taskpane.insert.removeAll")}
            </Button>
          </>
        ) : (
          <>
            <Button size="small" icon={<RefreshIcon />} disabled={busy} onClick={() => void session.takeaways.update()}>
              {say("taskpane.insert.updateAll")}
            </Button>
            <Button size="small" disabled={busy} onClick={() => setAsking(true)}>
              {say("taskpane.insert.removeAll")}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}

export function InsertedItem({ item, busy }: { readonly item: Inserted; readonly busy: boolean }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const place = placeText(item);
  return (
    <li className={styles.item}>
      <QuietButton title={say("taskpane.action.goToCell", { cell: place })} onClick={() => void session.select(placeOf(item))}>
        {place}
      </QuietButton>
      <Button
        size="small"
        appearance="subtle"
        icon={<CloseIcon />}
        aria-label={say("taskpane.insert.remove", { place })}
        title={say("taskpane.insert.remove", { place })}
        disabled={busy}
        onClick={() => void session.takeaways.remove([item])}
      />
    </li>
  );
}
