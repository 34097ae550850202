import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { TraceView } from "../../app/views";
import { CellLinks } from "./CellLink";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  inner: { listStyleType: "none", margin: "0 0 0 4px", padding: "0 0 0 10px", borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  line: { display: "flex", alignItems: "baseline", gap: "0 8px", minHeight: "24px" },
  label: { flex: "1 1 0", minWidth: "90px", color: tokens.colorNeutralForeground2 },
  // Long figures keep their line; a number and its unit are not torn apart.
  value: { flex: "0 0 auto", textAlign: "right", whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  cells: { flex: "0 1 auto", minWidth: "30px", textAlign: "right" },
});

interface TraceTreeProps {
  readonly trace: TraceView;
  /** Said above already: a root that only says it again is left out. */
  readonly said: string;
  readonly sheet: string | undefined;
}

/** The computation unfolded: each number with its cells, and below it what it was made from. */
export function TraceTree({ trace, said, sheet }: TraceTreeProps): JSX.Element {
  return <TraceList nodes={trace.label === said ? trace.children : [trace]} sheet={sheet} outer />;
}

function TraceList({
  nodes,
  sheet,
  outer = false,
}: {
  readonly nodes: readonly TraceView[];
  readonly sheet: string | undefined;
  readonly outer?: boolean;
}): JSX.Element {
  const styles = useStyles();
  return (
    <ul className={outer ? styles.list : styles.inner}>
      {nodes.map((node, at) => (
        <li key={at}>
          <div className={styles.line}>
            <span className={styles.label}>{node.label}</span>
            <span className={styles.value}>{node.value}</span>
            {/* A sum's cells are those of its parts: they stand there. */}
            {node.children.length === 0 && node.cells.length > 0 && (
              <span className={styles.cells}>
                <CellLinks cells={node.cells} sheet={sheet} most={4} />
              </span>
            )}
          </div>
          {node.children.length > 0 && <TraceList nodes={node.children} sheet={sheet} />}
        </li>
      ))}
    </ul>
  );
}
