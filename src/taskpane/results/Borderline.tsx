import { makeStyles } from "@fluentui/react-components";
import type { JSX } from "react";
import type { FindingDetail } from "../../app/views";
import { useAnswer, usePane, usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { CellLink } from "../parts/CellLink";
import { useSay } from "../words";

const useStyles = makeStyles({ line: { margin: "2px 0" } });

/** Inputs of which one per cent more or less would turn the verdict over; nothing where none would. */
export function Borderline({ detail }: { readonly detail: FindingDetail }): JSX.Element | null {
  const styles = useStyles();
  const say = useSay();
  const { engine, locale } = usePane();
  const { result } = usePaneState();
  const key = JSON.stringify([detail.key, locale, result?.run ?? 0]);
  const answer = useAnswer(key, () => engine.sensitivity(detail.key, locale));
  const inputs = answer.key === key ? (answer.value ?? []) : [];
  if (inputs.length === 0) return null;
  return (
    <Block title={say("taskpane.detail.borderline")}>
      {inputs.map(({ cell, title, change, outcome }, at) => (
        <p key={at} className={styles.line}>
          {say(change > 0 ? "taskpane.detail.borderline.up" : "taskpane.detail.borderline.down", {
            title,
            percent: Math.abs(change * 100),
            outcome: say(`taskpane.standing.${outcome}`),
          })}{" "}
          <CellLink cell={cell} sheet={detail.cells[0]?.sheet} />
        </p>
      ))}
    </Block>
  );
}
