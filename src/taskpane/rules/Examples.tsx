import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { RuleView } from "../../app/ruleViews";
import { Block } from "../parts/Block";
import { useSay } from "../words";
import { useRuleStyles } from "./styles";

const useStyles = makeStyles({
  example: { margin: "4px 0 8px" },
  frame: { overflowX: "auto", border: `1px solid ${tokens.colorNeutralStroke3}` },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase100, lineHeight: "16px", whiteSpace: "nowrap" },
  cell: { padding: "1px 5px", border: `1px solid ${tokens.colorNeutralStroke3}`, textAlign: "left", fontWeight: tokens.fontWeightRegular },
});

const OUTCOMES = ["fail", "open", "pass", "notApplicable"] as const;

/** Small tables with the outcome they have: they are the rule's own tests. */
export function Examples({ rule }: { readonly rule: RuleView }): JSX.Element | null {
  const styles = useStyles();
  const shared = useRuleStyles();
  const say = useSay();
  if (rule.examples.length === 0) return null;
  return (
    <Block title={say("taskpane.rules.examples", { count: rule.examples.length })}>
      {rule.examples.map((example, at) => {
        const outcomes = OUTCOMES.filter((outcome) => example.outcomes.includes(outcome)).map((outcome) =>
          say(`taskpane.standing.${outcome}`),
        );
        return (
          <details key={at} className={styles.example}>
            <summary>
              {example.name}
              {outcomes.length > 0 && (
                <span className={shared.quiet}>
                  {" "}
                  {say("taskpane.rules.example.outcome", { outcomes: outcomes.join(say("taskpane.listComma")) })}
                </span>
              )}
            </summary>
            <div className={styles.frame} role="region" aria-label={example.name} tabIndex={0}>
              <table className={styles.table}>
                <tbody>
                  {cellsOf(example.given).map((cells, row) => (
                    <tr key={row}>
                      {cells.map((cell, column) => (
                        <td key={column} className={styles.cell}>
                          {cell}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        );
      })}
    </Block>
  );
}

/** Rows of a pipe-separated table; a line without pipes stands alone. */
function cellsOf(given: string): readonly (readonly string[])[] {
  return given
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) =>
      line
        .replace(/^\|/, "")
        .replace(/\|$/, "")
        .split("|")
        .map((cell) => cell.trim()),
    );
}
