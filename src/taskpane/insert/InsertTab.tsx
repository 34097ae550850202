import type { JSX } from "react";
import { usePane, usePaneState } from "../pane";
import { Footer } from "../parts/Footer";
import { Scroller } from "../parts/Scroller";
import { useSay } from "../words";

export function InsertTab({ shown }: { readonly shown: boolean }): JSX.Element {
  const say = useSay();
  const { session } = usePane();
  const { result } = usePaneState();
  return (
    <>
      <Scroller label={say("taskpane.tab.insert")} hidden={!shown}>
        {null}
      </Scroller>
      <Footer action={say(result ? "taskpane.action.checkAgain" : "taskpane.action.check")} onAction={() => void session.check()} />
    </>
  );
}
