import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { SheetInfo } from "../../app/ports";
import { usePane, usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { QuietButton } from "../parts/QuietButton";
import { isAsked } from "../mapping/certainty";
import { useSay } from "../words";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  sheet: { display: "flex", justifyContent: "space-between", gap: "8px", minHeight: "26px", alignItems: "center" },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums", flexShrink: 0 },
  ours: { color: tokens.colorNeutralForeground2 },
  line: { margin: "2px 0" },
  title: { fontWeight: tokens.fontWeightSemibold },
});

/** What was opened and what will happen. */
export function StartScreen(): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { workbook } = usePaneState();
  const sheets = workbook?.sheets ?? [];
  return (
    <>
      {workbook && (
        <Block level={2} title={say("taskpane.start.sheets", { count: sheets.filter((sheet) => !sheet.ours).length })}>
          <ul className={styles.list}>
            {sheets.map((sheet) => (
              <li key={sheet.name} className={styles.sheet}>
                <span className={sheet.ours || !sheet.visible ? styles.ours : undefined}>{sheet.name}</span>
                <span className={styles.quiet}>
                  <SheetSize sheet={sheet} />
                </span>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Block level={2} title={say("taskpane.start.recognised")}>
        <Recognised />
      </Block>
      <Block level={2} title={say("taskpane.start.checked")}>
        <p className={styles.line}>{say("taskpane.start.checked.text")}</p>
        <QuietButton data-opens="rules" onClick={() => session.showRules([{ kind: "list" }])}>
          {say("taskpane.start.checked.rules")}
        </QuietButton>
      </Block>
    </>
  );
}

function SheetSize({ sheet }: { readonly sheet: SheetInfo }): JSX.Element {
  const say = useSay();
  if (sheet.ours) return <>{say("taskpane.start.sheet.ours")}</>;
  if (!sheet.visible) return <>{say("taskpane.start.sheet.hidden")}</>;
  return <>{say("taskpane.start.sheet", { rows: sheet.rowCount, columns: sheet.columnCount })}</>;
}

const MOST_TABLES = 3;

function Recognised(): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { preview } = usePaneState();
  if (!preview || preview.kind === "working") return <p className={styles.line}>{say("taskpane.start.recognising")}</p>;
  if (preview.kind === "tooLarge") return <p className={styles.line}>{say("taskpane.start.recognisedLater")}</p>;
  const { tables } = preview.summary;
  if (tables.length === 0) return <p className={styles.line}>{say("taskpane.start.recognisedNothing")}</p>;
  return (
    <>
      {tables.slice(0, MOST_TABLES).map((table) => {
        const unsure = table.lines.filter(isAsked).length;
        const known = table.lines.filter((line) => line.field !== null && !isAsked(line)).length;
        return (
          <p key={table.id} className={styles.line}>
            {say("taskpane.start.table", { range: table.range, known: Math.max(0, known) })}
            {unsure > 0 && say("taskpane.start.table.unsure", { count: unsure })}
          </p>
        );
      })}
      {tables.length > MOST_TABLES && (
        <p className={styles.line}>{say("taskpane.start.moreTables", { count: tables.length - MOST_TABLES })}</p>
      )}
      <QuietButton data-opens="recognition" onClick={() => session.show({ kind: "recognition", from: { kind: "start" } })}>
        {say("taskpane.start.seeAll")}
      </QuietButton>
    </>
  );
}
