import { Checkbox, Field, Select } from "@fluentui/react-components";
import type { JSX } from "react";
import type { TableView } from "../../app/views";
import { SCHOOL_LEVELS } from "../../core/model";
import { useSay } from "../words";
import { useCorrections } from "./useCorrections";

const MOST_HEADER_ROWS = 6;

/** What holds for a whole table: how far its header goes, what its years are, whether it counts. */
export function TableOptions({ table }: { readonly table: TableView }): JSX.Element {
  const say = useSay();
  const corrections = useCorrections();
  const isExcluded = table.lines.length > 0 && table.lines.every((line) => line.kind === "excluded" || line.kind === "key");
  const years = table.periodKind ?? "";
  return (
    <details>
      <summary>{say("taskpane.mapping.table")}</summary>
      <Field label={say("taskpane.mapping.headerRows")}>
        <Select value={String(table.headerRows)} onChange={(_, { value }) => corrections.table(table, { headerRows: Number(value) })}>
          {Array.from({ length: Math.max(MOST_HEADER_ROWS, table.headerRows) }, (_, i) => (
            <option key={i}>{i + 1}</option>
          ))}
        </Select>
      </Field>
      <Field label={say("taskpane.mapping.years")}>
        <Select
          value={years}
          onChange={(_, { value }) =>
            corrections.table(table, { periodKind: value === "fiscalYear" || value === "schoolYear" ? value : null })
          }
        >
          <option value="">{say("taskpane.mapping.years.asRead")}</option>
          <option value="fiscalYear">{say("taskpane.mapping.years.fiscal")}</option>
          <option value="schoolYear">{say("taskpane.mapping.years.school")}</option>
        </Select>
      </Field>
      <Field label={say("taskpane.mapping.tableLevel")}>
        <Select
          value={table.schoolLevel ?? ""}
          onChange={(_, { value }) => corrections.table(table, { schoolLevel: SCHOOL_LEVELS.find((level) => level === value) ?? null })}
        >
          <option value="">{say("taskpane.mapping.tableLevel.asRead")}</option>
          {SCHOOL_LEVELS.filter((level) => level !== "any").map((level) => (
            <option key={level} value={level}>
              {say("taskpane.mapping.levelWord", { level: { kind: "schoolLevel", schoolLevel: level } })}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={say("taskpane.mapping.tableExcluded")}
        checked={isExcluded}
        onChange={(_, { checked }) => corrections.table(table, { excluded: checked === true })}
      />
    </details>
  );
}
