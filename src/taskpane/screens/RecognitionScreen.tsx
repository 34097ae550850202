import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useRef, useState } from "react";
import type { RulebookView } from "../../app/engine";
import type { TableView } from "../../app/views";
import { Exchange } from "../mapping/Exchange";
import { LineEditor } from "../mapping/LineEditor";
import { TableOptions } from "../mapping/TableOptions";
import { TableSketch } from "../mapping/TableSketch";
import { useAnswer, usePane } from "../pane";
import { CellLink } from "../parts/CellLink";
import { Mark } from "../parts/Mark";
import { QuietButton } from "../parts/QuietButton";
import type { Standing } from "../standing";
import type { Say } from "../words";
import { useSay } from "../words";

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold, outlineStyle: "none" },
  intro: { margin: "2px 0 8px", color: tokens.colorNeutralForeground2 },
  table: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: "6px 0 8px" },
  heading: { margin: 0, fontSize: "inherit", fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: "4px 0 0", padding: 0 },
  line: {
    display: "grid",
    gridTemplateColumns: "16px 1fr auto",
    gap: "0 7px",
    padding: "4px 0",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  meaning: { fontWeight: tokens.fontWeightSemibold },
  second: { gridColumn: "2 / -1", fontSize: tokens.fontSizeBase200, lineHeight: "17px", color: tokens.colorNeutralForeground2 },
  reasons: { margin: "2px 0", paddingLeft: "16px" },
});

/** How each table was read, line by line: what, in which unit, how sure, and why. What is not sure comes first; all of it can be changed. */
export function RecognitionScreen({ tables }: { readonly tables: readonly TableView[] }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { engine, locale } = usePane();
  const { value: rulebook } = useAnswer(locale, () => engine.rulebook(locale));
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {say("taskpane.recognition.title")}
      </h2>
      <p className={styles.intro}>{say(tables.length === 0 ? "taskpane.recognition.none" : "taskpane.recognition.intro")}</p>
      {tables.map((table) => (
        <section key={table.id} className={styles.table} aria-label={table.title}>
          <h3 className={styles.heading}>{table.title}</h3>
          <div className={styles.quiet}>
            {table.range} · {shapeWord(table.shape, say)}
            {toConfirm(table) > 0 && ` · ${say("taskpane.mapping.toConfirm", { count: toConfirm(table) })}`}
          </div>
          <TableSketch table={table} />
          <ul className={styles.list}>
            {uncertainFirst(table).map((line) => (
              <Line key={line.key} line={line} table={table} fields={rulebook?.fields ?? []} />
            ))}
          </ul>
          <TableOptions table={table} />
        </section>
      ))}
      <Exchange />
    </>
  );
}

const MARKS: Readonly<Record<string, Standing>> = { certain: "pass", likely: "query", unsure: "open" };
const CERTAINTY_WORDS: Readonly<
  Record<string, "taskpane.recognition.certain" | "taskpane.recognition.likely" | "taskpane.recognition.unsure">
> = {
  certain: "taskpane.recognition.certain",
  likely: "taskpane.recognition.likely",
  unsure: "taskpane.recognition.unsure",
};

const isAsked = (line: TableView["lines"][number]): boolean =>
  line.certainty === "unsure" && (line.field !== null || line.alternatives.length > 0);

function toConfirm(table: TableView): number {
  return table.lines.filter(isAsked).length;
}

/** What waits for her word, then what is likely, then the rest; each in the order of the sheet. */
function uncertainFirst(table: TableView): readonly TableView["lines"][number][] {
  const rank = (line: TableView["lines"][number]): number =>
    isAsked(line) ? 0 : line.field !== null && line.certainty === "likely" ? 1 : 2;
  return [...table.lines].sort((a, b) => rank(a) - rank(b));
}

interface LineProps {
  readonly line: TableView["lines"][number];
  readonly table: TableView;
  readonly fields: RulebookView["fields"];
}

function Line({ line, table, fields }: LineProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { sheet } = table;
  const [isOpen, setOpen] = useState(false);
  const header = line.header === "" ? say("taskpane.recognition.noHeader") : line.header;
  const used = line.title !== "";
  return (
    <li className={styles.line}>
      <Mark standing={used ? (MARKS[line.certainty] ?? "open") : "notApplicable"} />
      <span>
        {header}
        {used && (
          <>
            {" → "}
            <span className={styles.meaning}>{line.title}</span> · {line.unit === "" ? say("taskpane.recognition.noUnit") : line.unit}
          </>
        )}
      </span>
      <CellLink cell={line.cell} sheet={sheet} />
      <Certainty line={line} />
      {line.kind !== "key" && fields.length > 0 && (
        <div className={styles.second}>
          <QuietButton aria-expanded={isOpen} aria-label={say("taskpane.mapping.change", { header })} onClick={() => setOpen(!isOpen)}>
            {say("taskpane.mapping.changeWord")}
          </QuietButton>
        </div>
      )}
      {isOpen && <LineEditor table={table} line={line} fields={fields} />}
    </li>
  );
}

/** How sure; unfolds to why. */
function Certainty({ line }: { readonly line: TableView["lines"][number] }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const word = CERTAINTY_WORDS[line.certainty];
  const text = line.byOfficer
    ? say(line.kind === "excluded" ? "taskpane.mapping.excluded" : "taskpane.mapping.byOfficer")
    : line.title === "" || !word
      ? say(line.alternatives.length > 0 ? "taskpane.recognition.unsure" : "taskpane.recognition.unknown")
      : say(word);
  if (line.reasons.length === 0) return <div className={styles.second}>{text}</div>;
  return (
    <details className={styles.second}>
      <summary>
        {text} · {say("taskpane.recognition.why")}
      </summary>
      <ul className={styles.reasons}>
        {line.reasons.map((reason, at) => (
          <li key={at}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}

const SHAPE_WORDS = {
  yearsDown: "taskpane.recognition.shape.yearsDown",
  yearsAcross: "taskpane.recognition.shape.yearsAcross",
  longForm: "taskpane.recognition.shape.longForm",
  levelsDown: "taskpane.recognition.shape.levelsDown",
  schoolList: "taskpane.recognition.shape.schoolList",
  ledger: "taskpane.recognition.shape.ledger",
  itemList: "taskpane.recognition.shape.itemList",
  statements: "taskpane.recognition.shape.statements",
} as const;

function shapeWord(shape: string, say: Say): string {
  return shape in SHAPE_WORDS ? say(SHAPE_WORDS[shape as keyof typeof SHAPE_WORDS]) : shape;
}
