import { makeStyles } from "@fluentui/react-components";
import type { JSX } from "react";
import { usePaneState } from "../pane";
import { useSay } from "../words";

const useStyles = makeStyles({
  title: { fontSize: "inherit", margin: "4px 0" },
  list: { margin: "2px 0 10px", paddingLeft: "18px" },
});

/** The three things that were looked for, and what was seen instead. */
export function NothingRecognised(): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { workbook } = usePaneState();
  return (
    <>
      <h2 className={styles.title}>{say("taskpane.results.nothing")}</h2>
      <p>{say("taskpane.results.nothing.lookedFor")}</p>
      <ul className={styles.list}>
        <li>{say("taskpane.results.nothing.header")}</li>
        <li>{say("taskpane.results.nothing.unit")}</li>
        <li>{say("taskpane.results.nothing.numbers")}</li>
      </ul>
      <p>{say("taskpane.results.nothing.seen")}</p>
      <ul className={styles.list}>
        {(workbook?.sheets ?? [])
          .filter((sheet) => !sheet.ours)
          .map((sheet) => (
            <li key={sheet.name}>
              {sheet.name} ·{" "}
              {sheet.visible
                ? say("taskpane.start.sheet", { rows: sheet.rowCount, columns: sheet.columnCount })
                : say("taskpane.start.sheet.hidden")}
            </li>
          ))}
      </ul>
    </>
  );
}
