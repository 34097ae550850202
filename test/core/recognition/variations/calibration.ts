import { CELL_STATES } from "../../../../src/core/model";
import type { Understood } from "../support";
import { meaningText } from "../support";
import type { Facts } from "./facts";
import type { Extra } from "./findings";

export interface Calibration {
  /** Columns, rows and cells shown as certain, and those asked about. */
  readonly certain: number;
  readonly asked: number;
  /** What is certain and wrong: a field that the facts have not, a figure that is none of the field's, a doubt that nobody is told of. */
  readonly wrong: readonly string[];
}

/** How far certainty can be trusted, held against the facts that the sheets were made from. */
export function calibrationOf({ recognition, dataset }: Understood, facts: Facts, extra: Extra): Calibration {
  const wrong: string[] = [];
  let certain = 0;
  let asked = 0;
  const known = new Map<string, Set<string>>();
  for (const item of facts.items) {
    const values = facts.entities.flatMap((entity) =>
      facts.years.flatMap((year) => facts.levels.map((level) => valueOf(facts, entity, year, level, item))),
    );
    known.set(item.field, new Set(values.filter((value) => value !== null).map(written)));
  }
  const told = new Set(recognition.tables.flatMap((table) => table.issues.map((issue) => issue.id)));
  for (const line of recognition.tables.flatMap((table) => table.lines)) {
    if (line.certainty === "unsure" && (line.meaning.kind === "field" || line.alternatives.length > 0)) {
      asked += 1;
      if (!told.has(`unsure-line:${line.id}`) && line.area.rowCount > 1) wrong.push(`not asked: ${line.header.join(" › ")}`);
    }
    if (line.certainty !== "certain" || line.meaning.kind !== "field") continue;
    certain += 1;
    // Text columns (schoolName beside the key) hold no figure.
    if (!known.has(line.meaning.field) && line.unit !== null) wrong.push(`${line.header.join(" › ")} → ${meaningText(line)}`);
  }
  for (const block of dataset.blocks) {
    for (const column of block.columns) {
      const values = known.get(column.field);
      if (!values) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        const entity = dataset.entities.nameOf(block.entityOf[row] ?? 0);
        if (
          CELL_STATES[column.states[row] ?? 0] !== "value" ||
          extra.totals.has(entity) ||
          (extra.whole !== null && block.entityKind !== "school")
        )
          continue;
        const value = column.values[row] ?? NaN;
        if (!values.has(written(value))) wrong.push(`${column.field} of ${entity} is no ${value}`);
      }
    }
  }
  return { certain, asked, wrong };
}

const written = (value: number): string => value.toPrecision(9);

function valueOf(facts: Facts, ...key: Parameters<Facts["valueOf"]>): number | null {
  try {
    return facts.valueOf(...key);
  } catch {
    return null;
  }
}
