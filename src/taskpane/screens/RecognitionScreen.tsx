import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useRef } from "react";
import type { CellRef } from "../../core/model";
import { areaContains, cellText } from "../../core/model";
import type { TableView } from "../../app/views";
import { Exchange } from "../mapping/Exchange";
import { TableSection } from "../mapping/TableSection";
import { useAnswer, usePane } from "../pane";
import { useSay } from "../words";

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold, outlineStyle: "none" },
  intro: { margin: "2px 0 8px", color: tokens.colorNeutralForeground2 },
});

interface RecognitionScreenProps {
  readonly tables: readonly TableView[];
  /** The cell of a finding whose column or row the officer doubts. */
  readonly doubted?: CellRef | null;
}

/** How each table was read, line by line: what, in which unit, how sure, and why. What is not sure comes first; all of it can be changed. */
export function RecognitionScreen({ tables, doubted = null }: RecognitionScreenProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { engine, locale } = usePane();
  const { value: rulebook } = useAnswer(locale, () => engine.rulebook(locale));
  const title = useRef<HTMLHeadingElement>(null);
  const line = doubted && lineAt(tables, doubted);
  // A doubted line takes the focus itself, once its fields are there to choose from.
  useEffect(() => {
    if (!line) title.current?.focus({ preventScroll: true });
  }, [line]);
  return (
    <>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {say("taskpane.recognition.title")}
      </h2>
      <p className={styles.intro}>{say(tables.length === 0 ? "taskpane.recognition.none" : "taskpane.recognition.intro")}</p>
      {doubted && (
        <p className={styles.intro} role="status">
          {say(line ? "taskpane.mapping.doubted" : "taskpane.mapping.doubted.none", { cell: cellText(doubted) })}
        </p>
      )}
      {tables.map((table) => (
        <TableSection key={table.id} table={table} fields={rulebook?.fields ?? []} doubted={line?.table === table.id ? line.id : null} />
      ))}
      <Exchange />
    </>
  );
}

/** The column or row that a cell belongs to: the narrowest of those that take it in. */
function lineAt(tables: readonly TableView[], cell: CellRef): { readonly table: string; readonly id: string } | null {
  const found = tables
    .flatMap((table) => table.lines.map((line) => ({ table: table.id, id: line.id, area: line.area, isKey: line.kind === "key" })))
    .filter(({ area, isKey }) => !isKey && areaContains(area, cell))
    .sort((a, b) => a.area.rowCount * a.area.columnCount - b.area.rowCount * b.area.columnCount);
  return found[0] ?? null;
}
