import type { JSX } from "react";
import { useState } from "react";
import { useAnswer, usePane, usePaneState } from "../pane";
import { useSay } from "../words";
import { PacksScreen } from "./PacksScreen";
import type { RulesScreen } from "./place";
import { RuleForm } from "./RuleForm";
import { RuleListScreen } from "./RuleListScreen";
import { RuleScreen } from "./RuleScreen";
import { seenTables } from "./seenTables";
import { ThresholdForm } from "./ThresholdForm";

/** The screens over the settings: the list stays underneath, so that she comes back to where she was. */
export function RulesArea({ shown }: { readonly shown: boolean }): JSX.Element | null {
  const say = useSay();
  const { session, rules, locale } = usePane();
  const state = usePaneState();
  const { rulesPlace } = state;
  const seen = seenTables(state);
  const { value: proposal } = useAnswer(JSON.stringify([seen, locale]), async () => (seen ? rules.propose(seen, locale) : null));
  const [chosen, setYear] = useState<number | null | undefined>(undefined);
  const year = chosen === undefined ? (proposal?.year ?? null) : chosen;
  const top = rulesPlace.at(-1);
  const below = rulesPlace.at(-2);
  const isFromFinding = top?.kind === "rule" && top.fromFinding === true;
  const back = (): void => {
    session.showRules(rulesPlace.slice(0, -1));
    if (isFromFinding) session.showTab("results");
  };
  const backTo = isFromFinding
    ? say("taskpane.action.back.finding")
    : below === undefined
      ? say("taskpane.rules.back.settings")
      : say(BACK[below.kind]);
  if (!top) return null;
  return (
    <>
      {rulesPlace.some((screen) => screen.kind === "list") && (
        <RuleListScreen year={year} back={backTo} onBack={back} hidden={!shown || top.kind !== "list"} />
      )}
      {shown && top.kind === "rule" && <RuleScreen key={top.id} id={top.id} year={year} onYear={setYear} back={backTo} onBack={back} />}
      {shown && top.kind === "form" && <RuleForm key={top.id ?? ""} id={top.id} expression={top.expression} back={backTo} onBack={back} />}
      {shown && top.kind === "threshold" && <ThresholdForm place={top} year={year} back={backTo} onBack={back} />}
      {shown && top.kind === "packs" && <PacksScreen back={backTo} onBack={back} />}
    </>
  );
}

const BACK = {
  list: "taskpane.rules.back.list",
  rule: "taskpane.rules.back.rule",
  form: "taskpane.rules.back.rule",
  threshold: "taskpane.rules.back.rule",
  packs: "taskpane.rules.back.packs",
} as const satisfies Record<RulesScreen["kind"], string>;
