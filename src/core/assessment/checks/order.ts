import type { FieldId, Interval, Rule } from "../../model";
import { intervalOf, levelAt, quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Place } from "../datasetIndex";
import type { Segment } from "../segment";
import { cellCheck, valueOf } from "./cells";

/**
 * Nested amounts and subsets: of every declared order, neighbours that are on the sheets, same thing, period and level.
 * Only what rounding cannot explain fails.
 */
export function order(rule: Rule, run: Run): readonly Segment[] {
  const pairs = (rule.orders ?? []).flatMap((fields) => neighbours(fields.filter((field) => run.context.index.has(field))));
  const printed = ({ column, row }: Place): Interval => intervalOf(column.values[row] as number, column.printedStep(row));
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const [outer, inner] of pairs) {
      const column = run.context.index.columnIn(block, inner);
      if (!column) continue;
      const beside = run.context.index.columnIn(block, outer);
      const { values, states } = column;
      for (let row = 0; row < block.rowCount; row += 1) {
        if (states[row] !== VALUE) continue;
        const inRow = beside?.states[row] === VALUE;
        if (beside && inRow && (values[row] as number) <= (beside.values[row] as number)) {
          seen += 1;
          continue;
        }
        const place: Place | undefined =
          beside && inRow
            ? { block, column: beside, row }
            : run.context.index.find(block, outer, spine.entityAt(row), block.periodOf[row] as number, [
                levelAt(block.levelOf[row] as number),
              ]);
        if (!place || place.column.states[place.row] !== VALUE) continue;
        seen += 1;
        const slack = 1e-12 * Math.abs(column.values[row] as number);
        if (printed({ block, column, row }).low <= printed(place).high + slack) continue;
        const data = {
          outer: titleOf("field", outer),
          outerValue: quantityValue(valueOf(place.column, place.row)),
          inner: titleOf("field", inner),
          innerValue: quantityValue(valueOf(column, row)),
        };
        const gap = {
          value: (place.column.values[place.row] as number) - (column.values[row] as number),
          unit: column.unit,
          written: column.written,
        };
        const cells = [column.cellOf(row), place.column.cellOf(place.row)];
        hit({ column, row, outcome: "fail", message: { id: "assessment.outOfOrder", data }, more: { cells, observed: gap } });
      }
    }
    return seen;
  });
}

function neighbours(fields: readonly FieldId[]): readonly (readonly [FieldId, FieldId])[] {
  return fields.slice(1).map((field, at) => [fields[at] ?? field, field] as const);
}
