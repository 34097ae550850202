import { areaAddress, CELL_STATES, levelAt, periodText } from "../../../src/core/model";
import { meaningText } from "./support";
import type { Understood } from "./support";

const MARKS = { certain: "!", likely: "~", unsure: "?" } as const;
/** Rows of a block that are written out. */
const ROWS = 4;

/**
 * What was understood, as lines to read: a table (`= place, shape, entity, period, level`), its columns or rows (`!`
 * certain, `~` likely, `?` asked: header → meaning, unit, level, period), the first rows of the dataset (`- entity|period|
 * level: values`), and what has to be said (`* message`).
 */
export function describeUnderstood({ recognition, dataset }: Understood): string[] {
  const lines: string[] = [];
  const joined = (parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part).join(" ");
  for (const table of recognition.tables) {
    const period = table.period ? periodText(table.period) : null;
    lines.push(
      joined([
        "=",
        table.id,
        areaAddress(table.area),
        table.shape,
        table.lineDirection,
        table.entityKind,
        table.entity,
        period,
        table.schoolLevel,
      ]),
    );
    for (const line of table.lines) {
      const unit = line.unit ? `[${line.unit.text} ${line.unit.scale}]` : null;
      const when = line.period ? periodText(line.period) : null;
      lines.push(
        joined([MARKS[line.certainty], line.header.join(" › ").replace(/\s+/g, " "), "→", meaningText(line), unit, line.schoolLevel, when]),
      );
    }
  }
  for (const block of dataset.blocks) {
    for (let row = 0; row < Math.min(ROWS, block.rowCount); row += 1) {
      const period = dataset.periods[block.periodOf[row] ?? 0];
      const values = block.columns
        .filter((column) => CELL_STATES[column.states[row] ?? 0] !== "absent")
        .map((column) => {
          const state = CELL_STATES[column.states[row] ?? 0] ?? "";
          return `${column.field}=${state === "value" ? Number((column.values[row] ?? NaN).toPrecision(12)) : state}`;
        });
      const entity = dataset.entities.nameOf(block.entityOf[row] ?? 0);
      const key = `${entity}|${period ? periodText(period) : ""}|${levelAt(block.levelOf[row] ?? 0)}`;
      lines.push(joined(["-", block.entityKind, `${key}:`, ...values]));
    }
  }
  const said = new Map<string, number>();
  for (const issue of dataset.issues) said.set(issue.message.id, (said.get(issue.message.id) ?? 0) + 1);
  for (const [id, count] of said) lines.push(`* ${id.replace("recognition.issue.", "")} ${count}`);
  return lines;
}
