import type { FieldDefinition, Rule } from "../../model";
import { VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, cellData, valueOf } from "./cells";

const NEVER_NEGATIVE: ReadonlySet<FieldDefinition["dimension"]> = new Set(["money", "moneyPerHead", "people", "area", "count", "score"]);

/** Amounts, heads and areas are not below zero. Stated changes and gaps may be. */
export function notNegative(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      const dimension = spine.context.fields.get(column.field)?.dimension;
      if (column.stated || !dimension || !NEVER_NEGATIVE.has(dimension)) continue;
      const { values, states } = column;
      const survey = run.context.index.surveyOf(column);
      seen += survey.states[VALUE] as number;
      if (survey.negatives === 0) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        if (states[row] !== VALUE || (values[row] as number) >= 0) continue;
        hit({
          column,
          row,
          outcome: "fail",
          message: { id: "assessment.negative", data: cellData(column, row) },
          more: { observed: valueOf(column, row) },
        });
      }
    }
    return seen;
  });
}
