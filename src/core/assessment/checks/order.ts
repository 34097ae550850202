import type { DatasetBlock, FieldId, Interval, Rule } from "../../model";
import { intervalOf, levelAt, quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Place } from "../datasetIndex";
import type { Segment } from "../segment";
import type { Spine } from "../spine";
import { cellCheck, valueOf } from "./cells";

/**
 * Nested amounts and subsets: of every declared order, neighbours that are on the sheets, same thing, period and level.
 * Only what rounding cannot explain fails.
 */
export function order(rule: Rule, run: Run): readonly Segment[] {
  const chains = (rule.orders ?? []).flatMap((fields) => innermostFirst(fields.filter((field) => run.context.index.has(field))));
  const printed = ({ column, row }: Place): Interval => intervalOf(column.values[row] as number, column.printedStep(row));
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const [inner, outers] of chains) {
      const column = run.context.index.columnIn(block, inner);
      const [nearest] = outers;
      if (!column || nearest === undefined) continue;
      const beside = run.context.index.columnIn(block, nearest);
      const { values, states } = column;
      for (let row = 0; row < block.rowCount; row += 1) {
        if (states[row] !== VALUE) continue;
        if (beside?.states[row] === VALUE && (values[row] as number) <= (beside.values[row] as number)) {
          seen += 1;
          continue;
        }
        const found = wholeOf(run, block, spine, row, outers);
        if (!found) continue;
        const { outer, place } = found;
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

/** Each field of a nesting but the outermost, with those around it, the nearest first. */
function innermostFirst(fields: readonly FieldId[]): readonly (readonly [FieldId, readonly FieldId[]])[] {
  return fields.slice(1).map((field, at) => [field, fields.slice(0, at + 1).reverse()] as const);
}

/** The nearest figure around a row's that has a number: beside it, else of the same thing, period and level elsewhere. */
function wholeOf(
  run: Run,
  block: DatasetBlock,
  spine: Spine,
  row: number,
  outers: readonly FieldId[],
): { readonly outer: FieldId; readonly place: Place } | null {
  for (const outer of outers) {
    const column = run.context.index.columnIn(block, outer);
    const place: Place | undefined =
      column?.states[row] === VALUE
        ? { block, column, row }
        : run.context.index.find(block, outer, spine.entityAt(row), block.periodOf[row] as number, [levelAt(block.levelOf[row] as number)]);
    if (place?.column.states[place.row] === VALUE) return { outer, place };
  }
  return null;
}
