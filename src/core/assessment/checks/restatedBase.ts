import type { Rule } from "../../model";
import { quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { restatedFieldOf } from "../spine";
import { cellCheck, valueOf } from "./cells";

/** A restated base that differs from last year's printed figure wants its reason written down. */
export function restatedBase(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, _spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      const restated = column.stated ? undefined : restatedFieldOf(run.context, column.field);
      const base = restated === undefined ? undefined : run.context.index.columnIn(block, restated);
      if (!base) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        const prior = block.priorOf[row] as number;
        if (base.states[row] !== VALUE || prior < 0 || column.states[prior] !== VALUE) continue;
        seen += 1;
        const differs =
          Math.abs((base.values[row] as number) - (column.values[prior] as number)) > (base.storedStep(row) + column.storedStep(prior)) / 2;
        const reason =
          block.texts
            .find((text) => text.field === "restatedBaseReason")
            ?.textOf(row)
            .trim() ?? "";
        if (!differs || reason !== "") continue;
        const data = {
          field: titleOf("field", column.field),
          restated: quantityValue(valueOf(base, row)),
          printed: quantityValue(valueOf(column, prior)),
        };
        const more = { cells: [base.cellOf(row), column.cellOf(prior)], observed: valueOf(base, row), level: "note" } as const;
        hit({ column: base, row, outcome: "fail", message: { id: "assessment.restatedUnexplained", data }, more });
      }
    }
    return seen;
  });
}
