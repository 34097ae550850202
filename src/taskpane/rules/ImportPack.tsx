import { Field, Textarea } from "@fluentui/react-components";
import type { JSX } from "react";
import { useRef, useState } from "react";
import type { PackFile } from "../../app/packs";
import { usePane } from "../pane";
import { Block } from "../parts/Block";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";
import { Faults } from "./Faults";
import { useRuleStyles } from "./styles";
import { useOwnRules } from "./useOwnRules";

interface Told {
  readonly name: string;
  readonly errors: readonly string[];
}

/** A pack from a file or from pasted text; a wrong one says what is wrong and changes nothing. */
export function ImportPack(): JSX.Element {
  const styles = useRuleStyles();
  const say = useSay();
  const { session, rules, locale } = usePane();
  const { packs, put } = useOwnRules();
  const [told, setTold] = useState<Told | null>(null);
  const [waiting, setWaiting] = useState<PackFile | null>(null);
  const [pasted, setPasted] = useState("");
  const input = useRef<HTMLInputElement>(null);

  const take = async (pack: PackFile): Promise<void> => {
    setWaiting(null);
    const errors = await put(pack);
    setTold({ name: pack.name, errors });
    if (errors.length === 0) setPasted("");
  };
  const read = async (name: string, text: string): Promise<void> => {
    setTold(null);
    setWaiting(null);
    try {
      const reading = await rules.read(name, text, locale);
      if (!reading.usable) return setTold({ name, errors: reading.errors });
      const known = packs.find((pack) => pack.name === name);
      if (known && JSON.stringify(known.document) !== JSON.stringify(reading.pack.document)) return setWaiting(reading.pack);
      await take(reading.pack);
    } catch (error) {
      session.failed(error);
    }
  };
  const failed = told !== null && told.errors.length > 0;
  return (
    <Block title={say("taskpane.rules.packs.import")}>
      <Field hint={say("taskpane.rules.packs.import.hint")}>
        <input
          ref={input}
          type="file"
          accept=".json,.yaml,.yml,application/json"
          aria-label={say("taskpane.rules.packs.import")}
          style={{ maxWidth: "100%", font: "inherit" }}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void file.text().then((text) => read(file.name, text));
            // The same file, corrected, can be chosen again.
            event.currentTarget.value = "";
          }}
        />
      </Field>
      <details className={styles.field}>
        <summary>{say("taskpane.rules.packs.paste")}</summary>
        <Field label={say("taskpane.rules.packs.paste")}>
          <Textarea rows={5} value={pasted} onChange={(_, { value }) => setPasted(value)} />
        </Field>
        <QuietButton disabled={pasted.trim() === ""} onClick={() => void read(`${say("taskpane.rules.packs.paste.name")}.json`, pasted)}>
          {say("taskpane.rules.packs.paste.load")}
        </QuietButton>
      </details>
      {waiting && (
        <div className={styles.actions} role="alert">
          <span>{say("taskpane.rules.packs.replace", { name: waiting.name })}</span>
          <QuietButton onClick={() => void take(waiting)}>{say("taskpane.rules.packs.replaceWord")}</QuietButton>
          <QuietButton onClick={() => setWaiting(null)}>{say("taskpane.action.cancel")}</QuietButton>
        </div>
      )}
      <Faults title={say("taskpane.rules.packs.wrong", { name: told?.name ?? "" })} errors={told?.errors ?? []} />
      <p role="status" className={styles.quiet}>
        {failed ? say("taskpane.rules.packs.unchanged") : told ? say("taskpane.rules.packs.imported", { name: told.name }) : ""}
      </p>
    </Block>
  );
}
