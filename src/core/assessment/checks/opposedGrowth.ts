import type { Expression, FieldId, MessageData, Rule } from "../../model";
import { ABSENT, parseUnit, quantityValue, RATIO, titleOf } from "../../model";
import { canonical, NOT_APPLICABLE_FROM, OK } from "../../formulas";
import type { Run } from "../assess";
import { explain } from "../explain";
import { reasonOf } from "../findingText";
import { ruleCovers } from "../levels";
import type { Segment } from "../segment";
import { evaluate } from "../spine";
import { rowCheck } from "./rows";

const growthOf = (field: FieldId): Expression => ({ kind: "call", formula: "growth", operands: [{ kind: "field", field }] });

/**
 * A total and its figure per pupil (`orders`: total, then per pupil) that move apart: per pupil grows while the total does
 * not (fewer pupils), or the total grows while per pupil falls (more pupils). A remark, nothing is asked.
 */
export function opposedGrowth(rule: Rule, run: Run): readonly Segment[] {
  return (rule.orders ?? []).flatMap(([total, perPupil]) => {
    if (total === undefined || perPupil === undefined || !run.context.index.has(total)) return [];
    const [all, each] = [growthOf(total), growthOf(perPupil)];
    return rowCheck(rule, run, (block, spine) => {
      const column = run.context.index.columnIn(block, perPupil);
      if (!column) return null;
      const [totals, eachs] = [evaluate(all, spine), evaluate(each, spine)];
      if (!totals.status.some((status) => status === OK)) return null;
      return (row) => {
        if (column.states[row] === ABSENT || !ruleCovers(rule, spine.levelAt(row))) return null;
        const status = Math.max(totals.status[row] ?? 0, eachs.status[row] ?? 0);
        // No total for this level: the rule has nothing to compare with.
        if (totals.status[row] === ABSENT) return null;
        if (status !== OK) {
          const parts = [explain(all, spine, row), explain(each, spine, row)];
          const missing = parts.flatMap((part) => part.missing);
          const outcome = status >= NOT_APPLICABLE_FROM ? "notApplicable" : "open";
          const cells = parts.flatMap((part) => [...part.missingCells, ...part.cells]);
          return { outcome, message: reasonOf(status, missing, spine.periodAt(row)), more: { cells } };
        }
        const [whole, head] = [totals.values[row] as number, eachs.values[row] ?? 0];
        const id =
          head > 0 && whole <= 0 ? "assessment.perPupilAlone" : whole > 0 && head < 0 ? "assessment.totalAlone" : "assessment.together";
        const data: MessageData = {
          perPupil: titleOf("field", perPupil),
          perPupilGrowth: quantityValue({ value: head, unit: RATIO }),
          total: titleOf("field", total),
          totalGrowth: quantityValue({ value: whole, unit: RATIO }),
        };
        const outcome = id === "assessment.together" ? "pass" : "fail";
        const shown = explain(each, spine, row);
        const beside = explain(all, spine, row);
        return {
          outcome,
          message: { id, data },
          more: {
            cells: [...shown.cells, ...beside.cells],
            observed: { value: head, unit: parseUnit(rule.unit) },
            formula: shown.term && canonical(shown.term).text,
            level: outcome === "pass" ? "none" : "note",
            trace: () => ({ label: { id, data }, value: null, cells: [], children: [shown.trace, beside.trace] }),
          },
        };
      };
    });
  });
}
