import type { JSX } from "react";
import { usePane, usePaneState } from "../pane";
import { Footer } from "../parts/Footer";
import { Scroller } from "../parts/Scroller";
import { useSay } from "../words";
import { RulesArea } from "../rules/RulesArea";
import { SettingsScreen } from "./SettingsScreen";

/** What a check goes by; her rules lie over it. */
export function SettingsTab({ shown }: { readonly shown: boolean }): JSX.Element {
  const say = useSay();
  const { session } = usePane();
  const { result, rulesPlace } = usePaneState();
  const isOpen = shown && rulesPlace.length === 0;
  return (
    <>
      <Scroller label={say("taskpane.tab.settings")} hidden={!isOpen}>
        <SettingsScreen />
      </Scroller>
      {isOpen && (
        <Footer action={say(result ? "taskpane.action.checkAgain" : "taskpane.action.check")} onAction={() => void session.check()} />
      )}
      <RulesArea shown={shown} />
    </>
  );
}
