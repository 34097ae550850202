import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { usePane, usePaneState } from "../pane";
import { useWords } from "../words";
import { writtenMessage } from "../written";

const useStyles = makeStyles({ line: { fontSize: tokens.fontSizeBase200, lineHeight: "18px" } });

/** What the last deed on this tab did, and that nothing else was touched. */
export function DoneLine({ room = "taskpane.insert." }: { readonly room?: string }): JSX.Element | null {
  const styles = useStyles();
  const { translate } = useWords();
  const { locale } = usePane();
  const { notice, receipt } = usePaneState();
  if (!notice?.id.startsWith(room)) return null;
  return (
    <div className={styles.line}>
      {translate(notice)}
      {receipt && `${locale === "en-US" ? " " : ""}${translate(writtenMessage(receipt))}`}
    </div>
  );
}
