import type { JSX } from "react";
import { packText } from "../../app/ownPack";
import type { PackFile } from "../../app/packs";
import type { OwnPackLine } from "../../app/ruleViews";
import { useAnswer, usePane, usePaneState } from "../pane";
import { Block } from "../parts/Block";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";
import { saveText } from "./files";
import { ImportPack } from "./ImportPack";
import { RulesFrame } from "./RulesFrame";
import { useRuleStyles } from "./styles";
import { useOwnRules } from "./useOwnRules";

/** Her own packs: what they hold, out as a file, in from one. */
export function PacksScreen({ back, onBack }: { readonly back: string; readonly onBack: () => void }): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const { session, rules, locale, keepsNotes } = usePane();
  const { rulesPlace } = usePaneState();
  const { packs, remove } = useOwnRules();
  const { value: verdict } = useAnswer(JSON.stringify([packs, locale]), () => rules.check(packs, locale));
  const lines = verdict?.usable ? verdict.packs : [];
  return (
    <RulesFrame
      label={say("taskpane.rules.packs.title")}
      back={back}
      onBack={onBack}
      action={say("taskpane.rules.action.new")}
      onAction={() => session.showRules([...rulesPlace, { kind: "form", id: null, expression: "" }])}
    >
      <h2 className={styles.title}>{say("taskpane.rules.packs.title")}</h2>
      <p className={styles.quiet}>{say(keepsNotes ? "taskpane.rules.packs.intro" : "taskpane.rules.packs.introNotKept")}</p>
      {packs.length === 0 && <p className={styles.text}>{say("taskpane.rules.packs.none")}</p>}
      {lines.map((line, at) => {
        const pack = packs[at];
        return pack && <Pack key={pack.name} pack={pack} line={line} onRemove={() => void remove(pack)} />;
      })}
      <ImportPack />
    </RulesFrame>
  );
}

interface PackProps {
  readonly pack: PackFile;
  readonly line: OwnPackLine;
  readonly onRemove: () => void;
}

function Pack({ pack, line, onRemove }: PackProps): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const { session } = usePane();
  const { rulesPlace } = usePaneState();
  const { title, name } = line;
  const text = packText(pack);
  const open = (id: string): void => session.showRules([...rulesPlace, { kind: "rule", id }]);
  const counts = { rules: line.rules.length, thresholds: line.thresholds.length, ended: line.ended.length };
  return (
    <Block title={title === name.replace(/\.\w+$/, "") ? title : `${title} · ${name}`}>
      <p className={styles.quiet}>{say("taskpane.rules.packs.holds", counts)}</p>
      <ul className={styles.list}>
        {line.rules.map((rule) => (
          <li key={rule.id}>
            <QuietButton onClick={() => open(rule.id)}>{rule.title}</QuietButton>
          </li>
        ))}
        {line.thresholds.map((threshold) => (
          <li key={threshold.parameter}>{say("taskpane.rules.packs.threshold", { title: threshold.title })}</li>
        ))}
        {line.ended.map((end) => (
          <li key={end.rule}>
            <QuietButton onClick={() => open(end.rule)}>
              {say("taskpane.rules.packs.ended", { title: end.title, until: end.until })}
            </QuietButton>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <QuietButton aria-label={say("taskpane.rules.packs.export", { title })} onClick={() => saveText(jsonName(name), text)}>
          {say("taskpane.rules.packs.exportWord")}
        </QuietButton>
        <QuietButton aria-label={say("taskpane.rules.packs.remove", { title })} onClick={onRemove}>
          {say("taskpane.rules.packs.removeWord")}
        </QuietButton>
      </div>
      <details>
        <summary>{say("taskpane.rules.packs.text", { title })}</summary>
        <textarea
          readOnly
          rows={8}
          value={text}
          aria-label={say("taskpane.rules.packs.text", { title })}
          style={{ width: "100%", boxSizing: "border-box", font: "inherit", color: "inherit", background: "none" }}
          onFocus={(event) => event.currentTarget.select()}
        />
      </details>
    </Block>
  );
}

/** What goes out is JSON, whatever came in. */
const jsonName = (name: string): string => `${name.replace(/\.(?:json|ya?ml)$/i, "")}.json`;
