import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useState } from "react";
import type { ClaimView } from "../../app/takeaways";
import { CloseIcon } from "../icons";
import { CellLinks } from "../parts/CellLink";
import { copyText } from "../parts/copyText";
import { Mark, useStandingClass } from "../parts/Mark";
import { useSay } from "../words";
import { replacementOf } from "./segments";
import { STANDING_OF } from "./verdicts";

const useStyles = makeStyles({
  root: {
    margin: "2px 0 8px",
    padding: "6px 4px 8px 10px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: "19px",
    textIndent: 0,
    display: "grid",
    gridTemplateColumns: "1fr auto",
    gap: "2px 4px",
  },
  head: { display: "flex", alignItems: "center", gap: "6px", fontWeight: tokens.fontWeightSemibold, minHeight: "24px" },
  whole: { gridColumn: "1 / -1", margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  ways: { gridColumn: "1 / -1", display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px", marginTop: "2px" },
});

/** What a mark stands for: 原文…，应为…, why, the cells it was held against, and the right figure to copy. */
export function ClaimCard({
  id,
  claim,
  onClose,
}: {
  readonly id: string;
  readonly claim: ClaimView;
  readonly onClose: () => void;
}): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const standing = STANDING_OF[claim.verdict];
  const colour = useStandingClass(standing);
  const [said, setSaid] = useState("");
  const replacement = claim.verdict === "disagrees" ? replacementOf(claim) : null;
  return (
    <div id={id} role="group" aria-label={claim.text} className={styles.root}>
      <div className={mergeClasses(styles.head, colour)}>
        <Mark standing={standing} />
        {say(`taskpane.statements.${claim.verdict}`)}
      </div>
      <Button size="small" appearance="subtle" icon={<CloseIcon />} aria-label={say("taskpane.statements.close")} onClick={onClose} />
      <p className={styles.whole}>
        {claim.suggestions.length === 0
          ? say("taskpane.statements.written", { text: claim.text })
          : say("taskpane.statements.instead", { text: claim.text, should: claim.suggestions.join(say("taskpane.listComma")) })}
      </p>
      <p className={mergeClasses(styles.whole, styles.quiet)}>{claim.reason}</p>
      {(claim.cells.length > 0 || replacement !== null) && (
        <div className={styles.ways}>
          <CellLinks cells={claim.cells} most={6} />
          {replacement !== null && (
            <Button
              size="small"
              onClick={() =>
                void copyText(replacement).then((done) =>
                  setSaid(done ? say("taskpane.statements.copied", { text: replacement }) : say("taskpane.copyRefused")),
                )
              }
            >
              {say("taskpane.statements.copy", { text: replacement })}
            </Button>
          )}
          <span role="status" className={styles.quiet}>
            {said}
          </span>
        </div>
      )}
    </div>
  );
}
