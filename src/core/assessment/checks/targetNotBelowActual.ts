import type { Rule } from "../../model";
import { ABSENT, quantityValue, titleOf, VALUE } from "../../model";
import { canonical, cellTerm, minus } from "../../formulas";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, valueOf } from "./cells";
import { openFor, readCell } from "./rows";

/** Where less is better, a target below what is reached is what a target should be. */
const LESS_IS_BETTER = /辍学|大班额|大额班|差异系数|生师比|空编|缺口|死亡|事故|欠拨|滞留|dropout|ratio of pupils/i;

/**
 * A target lies at or beyond what has been reached already; otherwise it plans a step back, or the two figures were
 * swapped. The rule file names the pairs (`orders`: target, then actual). A prompt.
 */
export function targetNotBelowActual(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const [targetField, actualField] of rule.orders ?? []) {
      const target = targetField && run.context.index.columnIn(block, targetField);
      const actual = actualField && run.context.index.columnIn(block, actualField);
      if (!target || !actual) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        if (target.states[row] === ABSENT || actual.states[row] === ABSENT) continue;
        if (target.states[row] !== VALUE) {
          if (actual.states[row] !== VALUE) continue;
          hit({ column: target, row, ...openFor([readCell(target, row)]) });
          continue;
        }
        if (actual.states[row] !== VALUE) continue;
        seen += 1;
        const texts = [run.dataset.entities.nameOf(spine.entityAt(row)), ...block.texts.map((text) => text.textOf(row))];
        const reverse = texts.some((text) => LESS_IS_BETTER.test(text));
        const gap = (target.values[row] as number) - (actual.values[row] as number);
        const slack = (target.printedStep(row) + actual.printedStep(row)) / 2 + 1e-12 * Math.abs(target.values[row] as number);
        if (reverse ? gap <= slack : gap >= -slack) continue;
        const data = {
          target: titleOf("field", target.field),
          targetValue: quantityValue(valueOf(target, row)),
          actual: titleOf("field", actual.field),
          actualValue: quantityValue(valueOf(actual, row)),
        };
        const term = (column: typeof target): ReturnType<typeof cellTerm> =>
          cellTerm(column.cellOf(row), column.written.scale, column.textAt?.(row) ?? null, column.values[row] as number);
        hit({
          column: target,
          row,
          outcome: "fail",
          message: { id: reverse ? "assessment.targetAbove" : "assessment.targetBelow", data },
          more: {
            cells: [target.cellOf(row), actual.cellOf(row)],
            observed: { value: gap, unit: target.unit, written: target.written },
            required: { operator: reverse ? "atMost" : "atLeast", value: 0, unit: target.unit },
            formula: canonical(minus(term(target), term(actual))).text,
          },
        });
      }
    }
    return seen;
  });
}
