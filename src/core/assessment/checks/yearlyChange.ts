import type { FieldDefinition, Rule } from "../../model";
import { quantityValue, RATIO, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import { levelOf } from "../findingText";
import type { Segment } from "../segment";
import { cellCheck } from "./cells";

const CHANGING: ReadonlySet<FieldDefinition["dimension"]> = new Set(["money", "moneyPerHead", "people"]);

/** A change over the year before beyond the usual range asks for an explanation; it condemns nothing. */
export function yearlyChange(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
    if (parameter === undefined) return 0;
    if (!run.context.index.hasPriors(block)) return 0;
    const boundAt = spine.boundsOf(parameter);
    for (const column of block.columns) {
      const dimension = run.context.fields.get(column.field)?.dimension;
      if (column.stated || !dimension || !CHANGING.has(dimension)) continue;
      const { values, states } = column;
      const isRepeated = run.context.index.isRepeated(block, column.field);
      for (let row = 0; row < block.rowCount; row += 1) {
        const prior = block.priorOf[row] as number;
        if (prior < 0 || states[row] !== VALUE || states[prior] !== VALUE || !((values[prior] as number) > 0)) continue;
        // The same figure in an earlier table has been looked at there.
        if (isRepeated && run.context.index.someEarlier(block, row, column.field, () => true)) continue;
        const bound = boundAt(row);
        if (bound.kind !== "value") continue;
        seen += 1;
        const change = (values[row] as number) / (values[prior] as number) - 1;
        if (Math.abs(change) <= bound.value + 1e-12) continue;
        const observed = { value: Math.abs(change), unit: RATIO };
        const data = {
          field: titleOf("field", column.field),
          change: quantityValue({ value: change, unit: RATIO }),
          limit: quantityValue({ value: bound.value, unit: RATIO }),
        };
        hit({
          column,
          row,
          outcome: "fail",
          message: { id: "assessment.bigChange", data },
          more: {
            cells: [column.cellOf(row), column.cellOf(prior)],
            observed,
            required: { operator: "atMost", value: bound.value, unit: RATIO },
            level: levelOf(rule, "fail", rule.verified && bound.verified),
          },
        });
      }
    }
    return seen;
  });
}
