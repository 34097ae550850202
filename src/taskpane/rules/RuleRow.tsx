import { mergeClasses } from "@fluentui/react-components";
import type { JSX } from "react";
import type { RuleLine } from "../../app/ruleViews";
import { usePane } from "../pane";
import { useSay } from "../words";
import { useRuleStyles } from "./styles";

/** So many are named, the others counted. */
const MOST_MISSING = 3;
export const LIST = { "zh-CN": "、", "en-US": ", " } as const;

interface RuleRowProps {
  readonly line: RuleLine;
  readonly onOpen: (() => void) | null;
  /** 本条, beside others on the same indicator. */
  readonly mark?: string;
  readonly className?: string;
}

/** A rule on one line: title, what it asks, since when; what is special about it stands in tags. */
export function RuleRow({ line, onOpen, mark, className }: RuleRowProps): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const { locale } = usePane();
  const since = line.since === "" ? [] : [say("taskpane.rules.since", { date: line.since })];
  const details = [...(line.asked === "" ? [] : [line.asked]), ...since];
  const tags = [
    ...(mark ? [mark] : []),
    ...(line.own ? [say("taskpane.rules.tag.own")] : []),
    ...(line.verified ? [] : [say("taskpane.unverified")]),
    ...(line.inForce ? [] : [say("taskpane.rules.tag.notInForce")]),
  ];
  const content = (
    <>
      <span>{line.title}</span>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
      {details.length > 0 && <div className={styles.quiet}>{details.join(" · ")}</div>}
      {line.inForce && line.missing.length > 0 && (
        <div className={styles.quiet}>
          {say("taskpane.rules.missing", {
            fields: line.missing.slice(0, MOST_MISSING).join(LIST[locale]),
            more: line.missing.length > MOST_MISSING ? "yes" : "no",
          })}
        </div>
      )}
    </>
  );
  const look = mergeClasses(styles.row, className);
  return onOpen ? (
    <button type="button" data-row data-rule={line.rule} className={look} onClick={onOpen}>
      {content}
    </button>
  ) : (
    <div className={look} style={{ cursor: "default" }} aria-current="true">
      {content}
    </div>
  );
}
