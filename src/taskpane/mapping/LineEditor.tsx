import { Field, Select, makeStyles } from "@fluentui/react-components";
import type { JSX } from "react";
import { useEffect, useState } from "react";
import type { LineCorrection } from "../../app/corrections";
import type { RulebookView } from "../../app/engine";
import type { TableView } from "../../app/views";
import type { SchoolLevel } from "../../core/model";
import { SCHOOL_LEVELS } from "../../core/model";
import { QuietButton } from "../parts/QuietButton";
import { useSay } from "../words";
import { useCorrections } from "./useCorrections";

const useStyles = makeStyles({
  root: { gridColumn: "2 / -1", display: "grid", gap: "4px", padding: "4px 0 6px" },
  actions: { display: "flex", gap: "10px", flexWrap: "wrap" },
});

/** Units beside those that the vocabulary has seen for the field. */
const USUAL_UNITS = ["元", "千元", "万元", "亿元", "%", "人", "平方米", "个"];
const EXCLUDED = "excluded";
const UNKNOWN = "unknown";

interface LineEditorProps {
  readonly table: TableView;
  readonly line: TableView["lines"][number];
  readonly fields: RulebookView["fields"];
}

/** Field, unit and school level of one line, by keyboard or mouse; what is chosen holds at once. */
export function LineEditor({ table, line, fields }: LineEditorProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const corrections = useCorrections();
  const { busy } = corrections;
  const titles = new Map(fields.map((field) => [field.id, field.title]));
  const suggested = [...new Set([...(line.kind === "field" && line.field ? [line.field] : []), ...line.alternatives])];
  const correct = (correction: LineCorrection): void => {
    corrections.line(table, line.key, correction);
  };
  const units = [...new Set([line.unit, ...(fields.find((field) => field.id === line.field)?.units ?? []), ...USUAL_UNITS])].filter(
    (unit) => unit !== "",
  );
  const kind =
    line.kind === "excluded" ? EXCLUDED : line.kind === "field" && line.field && line.certainty !== "unsure" ? line.field : UNKNOWN;
  // What she picked shows at once, also while it is taking effect: arrow keys go on from there.
  const [picked, setPicked] = useState<string | null>(null);
  const { isSettled } = corrections;
  useEffect(() => {
    if (isSettled()) setPicked(null);
  }, [busy, line, isSettled]);
  const isStated = line.kind === "stated";
  const chooseField = (value: string): void => {
    setPicked(value);
    if (value === EXCLUDED || value === UNKNOWN) correct({ meaning: { kind: value } });
    else if (titles.has(value)) correct({ meaning: { kind: "field", field: value } });
  };
  return (
    <div className={styles.root}>
      <Field label={say("taskpane.mapping.field")}>
        <Select value={picked ?? (isStated ? "" : kind)} onChange={(_, { value }) => chooseField(value)}>
          {isStated && <option value="">{line.title}</option>}
          <option value={UNKNOWN}>{say("taskpane.mapping.unknown")}</option>
          <option value={EXCLUDED}>{say("taskpane.mapping.excluded")}</option>
          {suggested.length > 0 && (
            <optgroup label={say("taskpane.mapping.suggested")}>
              {suggested.map((id) => (
                <option key={id} value={id}>
                  {titles.get(id) ?? id}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label={say("taskpane.mapping.all")}>
            {fields
              .filter((field) => !suggested.includes(field.id))
              .map((field) => (
                <option key={field.id} value={field.id}>
                  {field.title}
                </option>
              ))}
          </optgroup>
        </Select>
      </Field>
      {(line.kind === "field" || isStated) && (
        <>
          <Field label={say("taskpane.mapping.unit")}>
            <Select value={line.unit} onChange={(_, { value }) => correct({ unit: value })}>
              {line.unit === "" && <option value="">{say("taskpane.mapping.asRead")}</option>}
              {units.map((unit) => (
                <option key={unit}>{unit}</option>
              ))}
            </Select>
          </Field>
          <Field label={say("taskpane.mapping.level")}>
            <Select value={line.schoolLevel ?? ""} onChange={(_, { value }) => correct({ schoolLevel: levelOf(value) })}>
              <option value="">{say("taskpane.mapping.noLevel")}</option>
              {SCHOOL_LEVELS.filter((level) => level !== "any").map((level) => (
                <option key={level} value={level}>
                  {say("taskpane.mapping.levelWord", { level: { kind: "schoolLevel", schoolLevel: level } })}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
      <div className={styles.actions}>
        {line.kind === "field" && line.field && line.certainty !== "certain" && (
          <QuietButton disabled={busy} onClick={() => correct({ meaning: { kind: "field", field: line.field ?? "" } })}>
            {say("taskpane.mapping.confirm")}
          </QuietButton>
        )}
        {line.byOfficer && (
          <QuietButton disabled={busy} onClick={() => corrections.line(table, line.key, null)}>
            {say("taskpane.mapping.takeBack")}
          </QuietButton>
        )}
      </div>
    </div>
  );
}

function levelOf(value: string): SchoolLevel | null {
  return SCHOOL_LEVELS.find((level) => level === value) ?? null;
}
