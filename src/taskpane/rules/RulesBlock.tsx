import { Switch, makeStyles } from "@fluentui/react-components";
import type { JSX } from "react";
import { useAnswer, usePane, usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";
import { LIST } from "./RuleRow";
import { seenTables } from "./seenTables";
import { useRuleStyles } from "./styles";
import { useOwnRules, useRuleContext } from "./useOwnRules";

const useStyles = makeStyles({
  switch: { width: "100%" },
  details: { paddingLeft: "50px", marginTop: "-6px" },
});

/** The packs with their switches, what the tables propose, and the ways to every rule and to her own. */
export function RulesBlock(): JSX.Element {
  const styles = useStyles();
  const shared = useRuleStyles();
  const say = useSay();
  const { session, rules, locale } = usePane();
  const state = usePaneState();
  const { settings } = state;
  const context = useRuleContext();
  const own = useOwnRules();
  const { value: packs } = useAnswer(JSON.stringify([context, locale]), () => rules.packs(context, locale));
  const { value: hers } = useAnswer(JSON.stringify([own.packs, locale]), () => rules.check(own.packs, locale));
  const seen = seenTables(state);
  const { value: proposal } = useAnswer(JSON.stringify([seen, locale]), async () => (seen ? rules.propose(seen, locale) : null));
  const products = packs?.filter((pack) => !pack.own) ?? [];
  const enabled = settings.packs ?? products.filter((pack) => pack.enabledByDefault).map((pack) => pack.pack);
  const counts = (hers?.usable ? hers.packs : []).reduce(
    (sum, pack) => ({
      rules: sum.rules + pack.rules.length,
      thresholds: sum.thresholds + pack.thresholds.length,
      ended: sum.ended + pack.ended.length,
    }),
    { rules: 0, thresholds: 0, ended: 0 },
  );
  const proposed = proposal?.packs.map((pack) => pack.pack) ?? [];
  const region = proposal?.region ?? "";
  const taken = sameSet(proposed, enabled) && (region === "" || settings.region === region);
  return (
    <Block level={2} title={say("taskpane.settings.packs")}>
      {proposal && proposed.length > 0 && !taken && (
        <p className={shared.text}>
          {region === "" || settings.region === region
            ? say("taskpane.rules.proposal", { packs: proposal.packs.map((pack) => pack.title).join(LIST[locale]) })
            : say("taskpane.rules.proposal.region", { region, packs: proposal.packs.map((pack) => pack.title).join(LIST[locale]) })}{" "}
          <QuietButton onClick={() => session.changeSettings({ packs: proposed, ...(region === "" ? {} : { region }) })}>
            {say("taskpane.rules.proposal.take")}
          </QuietButton>
        </p>
      )}
      <p className={shared.quiet}>{say("taskpane.settings.packs.hint")}</p>
      {products.map((pack) => (
        <div key={pack.pack}>
          <Switch
            className={styles.switch}
            label={pack.title}
            checked={enabled.includes(pack.pack)}
            onChange={(_, { checked }) =>
              session.changeSettings({
                packs: products.map((each) => each.pack).filter((id) => (id === pack.pack ? checked : enabled.includes(id))),
              })
            }
          />
          <p className={`${shared.quiet} ${styles.details}`}>
            {say("taskpane.rules.pack", { rules: pack.rules, inForce: pack.inForce, since: pack.since === "" ? "none" : pack.since })}
            {pack.unverified > 0 && say("taskpane.rules.pack.unverified", { count: pack.unverified })}
          </p>
        </div>
      ))}
      <div>
        <QuietButton data-opens="rules" onClick={() => session.showRules([{ kind: "list" }])}>
          {say("taskpane.rules.open", { count: packs?.reduce((sum, pack) => sum + pack.rules, 0) ?? 0 })}
        </QuietButton>
      </div>
      <div>
        <QuietButton data-opens="packs" onClick={() => session.showRules([{ kind: "packs" }])}>
          {say("taskpane.rules.openOwn", counts)}
        </QuietButton>
      </div>
    </Block>
  );
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));
