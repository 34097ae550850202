import { Link } from "@fluentui/react-components";
import type { JSX } from "react";
import type { RuleView } from "../../app/ruleViews";
import { Block } from "../parts/Block";
import { useSay } from "../words";
import { useRuleStyles } from "./styles";

/** Documents and articles, the words of the law where they are recorded, dates, and who vouches for it since when. */
export function LawBlock({ rule }: { readonly rule: RuleView }): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const verification = rule.own
    ? say("taskpane.rules.verification.own")
    : !rule.verified
      ? say("taskpane.rules.verification.not")
      : rule.lastVerifiedOn === ""
        ? say("taskpane.rules.verification.undated")
        : say("taskpane.rules.verification.on", { date: rule.lastVerifiedOn });
  const words = rule.law.filter((law) => law.words !== "");
  return (
    <Block title={say("taskpane.rules.law")}>
      {rule.law.map((law) => (
        <div key={`${law.title} ${law.article}`}>
          <p className={styles.text}>
            {law.href === null ? (
              law.title
            ) : (
              <Link
                inline
                href={law.href}
                target="_blank"
                rel="noreferrer"
                aria-label={say("taskpane.rules.law.open", { title: law.title })}
              >
                {law.title}
              </Link>
            )}{" "}
            {law.article}
          </p>
          {law.words !== "" && <blockquote className={styles.quote}>{law.words}</blockquote>}
        </div>
      ))}
      {words.length === 0 && !rule.own && <p className={styles.quiet}>{say("taskpane.rules.law.noWords")}</p>}
      {(rule.from !== "" || rule.until !== "") && (
        <p className={styles.quiet}>
          {say("taskpane.rules.dates", {
            from: rule.from === "" ? say("taskpane.rules.date.unknown") : rule.from,
            until: rule.until === "" ? say("taskpane.rules.date.open") : rule.until,
          })}
        </p>
      )}
      <p className={styles.quiet}>{verification}</p>
    </Block>
  );
}
