import type { Rule } from "../../model";
import { intervalOf, intervalsMeet, levelAt, quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, valueOf } from "./cells";

/** The same field, thing, period and level in two tables: both printings must allow one value. */
export function sameFigure(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      if (column.stated || run.context.fields.get(column.field)?.dimension === "score") continue;
      const earlier = run.context.index
        .columnsOf(column.field)
        .filter(
          (other) => other.block.tableId !== block.tableId && run.dataset.blocks.indexOf(other.block) < run.dataset.blocks.indexOf(block),
        );
      if (earlier.length === 0) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        // Without a period two tables may speak of different times.
        if (column.states[row] !== VALUE || spine.periodAt(row).kind === "none") continue;
        for (const other of earlier) {
          if (other.block.entityKind !== block.entityKind) continue;
          const at = run.context.index.rowOf(other.block, spine.entityAt(row), block.periodOf[row] as number, block.levelOf[row] as number);
          if (at < 0 || other.column.states[at] !== VALUE) continue;
          seen += 1;
          const [mine, theirs] = [
            intervalOf(column.values[row] as number, column.printedStep(row)),
            intervalOf(other.column.values[at] as number, other.column.printedStep(at)),
          ];
          if (intervalsMeet(mine, theirs)) continue;
          const data = {
            field: titleOf("field", column.field),
            here: quantityValue(valueOf(column, row)),
            there: quantityValue(valueOf(other.column, at)),
            level: { kind: "schoolLevel", schoolLevel: levelAt(block.levelOf[row] as number) },
          } as const;
          const cells = [column.cellOf(row), other.column.cellOf(at)];
          hit({
            column,
            row,
            outcome: "fail",
            message: { id: "assessment.differs", data },
            more: { cells, observed: valueOf(column, row) },
          });
        }
      }
    }
    return seen;
  });
}
