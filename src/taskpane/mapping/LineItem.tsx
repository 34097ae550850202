import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useRef, useState } from "react";
import type { RulebookView } from "../../app/engine";
import type { TableView } from "../../app/views";
import { usePane } from "../pane";
import { CellLink } from "../parts/CellLink";
import { Mark } from "../parts/Mark";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";
import type { LineView } from "./certainty";
import { certaintyWord, isAsked, markOf } from "./certainty";
import { LineEditor } from "./LineEditor";
import { useCorrections } from "./useCorrections";

const useStyles = makeStyles({
  line: {
    display: "grid",
    gridTemplateColumns: "16px 1fr auto",
    gap: "0 7px",
    padding: "4px 0",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    scrollMarginTop: "8px",
  },
  doubted: { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: "2px", borderRadius: tokens.borderRadiusMedium },
  meaning: { fontWeight: tokens.fontWeightSemibold },
  header: { overflowWrap: "anywhere" },
  second: {
    gridColumn: "2 / -1",
    display: "flex",
    flexWrap: "wrap",
    gap: "0 12px",
    alignItems: "baseline",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "17px",
    color: tokens.colorNeutralForeground2,
  },
  why: { flex: "1 1 160px" },
  reasons: { margin: "2px 0", paddingLeft: "16px" },
});

interface LineItemProps {
  readonly line: LineView;
  readonly table: TableView;
  readonly fields: RulebookView["fields"];
  /** Opened from a finding, or from the picture of the table: her eyes and the keyboard go there. */
  readonly isDoubted: boolean;
}

/** One column or row: header → what it is taken for, in which unit, of which level and period; how sure, why, and a way to change it. */
export function LineItem({ line, table, fields, isDoubted }: LineItemProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const [isOpen, setOpen] = useState(isDoubted);
  const change = useRef<HTMLButtonElement>(null);
  const canChange = line.kind !== "key" && fields.length > 0;
  useEffect(() => {
    if (!isDoubted || !canChange) return;
    setOpen(true);
    change.current?.focus({ preventScroll: true });
    change.current?.closest("li")?.scrollIntoView?.({ block: "center" });
  }, [isDoubted, canChange]);
  const { locale } = usePane();
  const corrections = useCorrections();
  const titles = new Map(fields.map((field) => [field.id, field.title]));
  const candidates = [...new Set([...(line.kind === "field" && line.field ? [line.field] : []), ...line.alternatives])];
  const only = candidates.length === 1 ? candidates[0] : undefined;
  const header = line.header === "" ? say("taskpane.recognition.noHeader") : line.header;
  return (
    <li className={mergeClasses(styles.line, isDoubted && styles.doubted)}>
      <Mark standing={markOf(line)} />
      <span className={styles.header}>
        {header}
        {isAsked(line) && candidates.length > 0 && (
          <>
            {" → "}
            <span className={styles.meaning}>
              {say("taskpane.mapping.maybe", {
                fields: new Intl.ListFormat(locale, { type: "disjunction" }).format(candidates.map((id) => titles.get(id) ?? id)),
              })}
            </span>
          </>
        )}
        {!isAsked(line) && line.title !== "" && (
          <>
            {" → "}
            <span className={styles.meaning}>{line.title}</span>
            {details(line, say).map((detail, at) => (
              <span key={at}> · {detail}</span>
            ))}
          </>
        )}
      </span>
      <CellLink cell={line.cell} sheet={table.sheet} />
      <div className={styles.second}>
        <Certainty line={line} />
        {isAsked(line) && only !== undefined && canChange && (
          <QuietButton
            disabled={corrections.busy}
            onClick={() => corrections.line(table, line.key, { meaning: { kind: "field", field: only } })}
          >
            {say("taskpane.mapping.take", { field: titles.get(only) ?? only })}
          </QuietButton>
        )}
        {canChange && (
          <QuietButton
            ref={change}
            aria-expanded={isOpen}
            aria-label={say("taskpane.mapping.change", { header })}
            onClick={() => setOpen(!isOpen)}
          >
            {say("taskpane.mapping.changeWord")}
          </QuietButton>
        )}
      </div>
      {isOpen && canChange && <LineEditor table={table} line={line} fields={fields} />}
    </li>
  );
}

/** Unit, level and period, as far as the line has them. */
function details(line: LineView, say: ReturnType<typeof useSay>): string[] {
  return [
    line.unit === "" ? say("taskpane.recognition.noUnit") : line.unit,
    ...(line.schoolLevel === null
      ? []
      : [say("taskpane.mapping.levelWord", { level: { kind: "schoolLevel", schoolLevel: line.schoolLevel } })]),
    ...(line.period === "" ? [] : [line.period]),
  ];
}

/** How sure; unfolds to why. */
function Certainty({ line }: { readonly line: LineView }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const text = certaintyWord(line, say);
  if (line.reasons.length === 0) return <div className={styles.why}>{text}</div>;
  return (
    <details className={styles.why}>
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
