import type { FieldId, LineMeaning } from "../../model";
import type { TableMapping } from "../mapping";
import { normalise } from "../text";

/** A form from its headers: key columns, then figures with what they mean. */
export function formOf(keys: readonly string[], figures: Readonly<Record<string, FieldId | LineMeaning>>): TableMapping {
  const lines = Object.entries(figures).map(([header, meaning]) => [
    normalise(header),
    { meaning: typeof meaning === "string" ? ({ kind: "field", field: meaning } as const) : meaning },
  ]);
  return { structure: [...keys, ...Object.keys(figures)].map(normalise), lines: Object.fromEntries(lines) as TableMapping["lines"] };
}
