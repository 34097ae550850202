import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import type { RulebookView } from "../../app/engine";
import type { TableView } from "../../app/views";
import type { Say } from "../words";
import { useSay } from "../words";
import type { LineView } from "./certainty";
import { isAsked, uncertainFirst } from "./certainty";
import { LineItem } from "./LineItem";
import { TableOptions } from "./TableOptions";
import { TableSketch } from "./TableSketch";

const useStyles = makeStyles({
  table: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: "6px 0 8px" },
  heading: { margin: 0, fontSize: "inherit", fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: "4px 0 0", padding: 0 },
});

/** From so many lines that nobody has to look at on they are folded. */
const FOLDED_FROM = 5;

interface TableSectionProps {
  readonly table: TableView;
  readonly fields: RulebookView["fields"];
  /** Id of the line that a finding doubts. */
  readonly doubted: string | null;
}

/** One recognised table: its picture, the lines that wait for her word first, the rest folded, what holds for all of it. */
export function TableSection({ table, fields, doubted }: TableSectionProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = chosen ?? doubted;
  const { first, rest } = useStableOrder(table.lines);
  const asked = table.lines.filter(isAsked).length;
  const items = (lines: readonly LineView[]): JSX.Element => (
    <ul className={styles.list}>
      {lines.map((line) => (
        <LineItem key={line.key} line={line} table={table} fields={fields} isDoubted={line.id === open} />
      ))}
    </ul>
  );
  const isFolded = rest.length >= FOLDED_FROM;
  return (
    <section className={styles.table} aria-label={table.title}>
      <h3 className={styles.heading}>{table.title}</h3>
      <div className={styles.quiet}>
        {[
          table.range,
          shapeWord(table.shape, say),
          ...(asked > 0
            ? [say("taskpane.mapping.toConfirm", { count: asked })]
            : first.length === 0
              ? [say("taskpane.mapping.allSure")]
              : []),
        ].join(" · ")}
      </div>
      <TableSketch table={table} onOpen={(line) => setChosen(line.id)} />
      {first.length > 0 && items(first)}
      {isFolded ? (
        <details {...(rest.some((line) => line.id === open) ? { open: true } : {})}>
          <summary>{say("taskpane.mapping.rest", { count: rest.length })}</summary>
          {items(rest)}
        </details>
      ) : (
        rest.length > 0 && items(rest)
      )}
      <TableOptions table={table} />
    </section>
  );
}

/** The order in which she found the lines: one that she settles stays where it is, and keeps the keyboard. */
function useStableOrder(lines: readonly LineView[]): ReturnType<typeof uncertainFirst> {
  const keys = lines.map((line) => line.key).join("\u0001");
  const [order, setOrder] = useState(() => ({ keys, first: uncertainFirst(lines).first.map((line) => line.key) }));
  let current = order;
  if (order.keys !== keys) {
    current = { keys, first: uncertainFirst(lines).first.map((line) => line.key) };
    setOrder(current);
  }
  const first = current.first.flatMap((key) => lines.find((line) => line.key === key) ?? []);
  return { first, rest: lines.filter((line) => !current.first.includes(line.key)) };
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
