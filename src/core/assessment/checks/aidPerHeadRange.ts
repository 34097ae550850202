import type { Message, Rule } from "../../model";
import { ABSENT, parseUnit, quantityValue } from "../../model";
import { canonical, cellTerm, over } from "../../formulas";
import type { Run } from "../assess";
import { levelOf } from "../findingText";
import { ruleCovers } from "../levels";
import type { Segment } from "../segment";
import { aidStandardAt } from "./aid";
import { openFor, readCell, rowCheck, textOf } from "./rows";

const NO_GRANT = /免|减收|奖学金|奖励|贷款/;

/**
 * Aid per recipient lies between half the lowest and the whole highest standard known for the level (one term pays half a
 * year). 人次 stand in for persons where the table counts nothing else. A prompt.
 */
export function aidPerHeadRange(rule: Rule, run: Run): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  const definition = run.rulebook.parameters.find((one) => one.id === parameter);
  if (!definition) return [];
  const conditions = [...new Set(definition.values.map((value) => value.condition))];
  return rowCheck(rule, run, (block, spine) => {
    const paid = run.context.index.columnIn(block, "aidPaid");
    const persons = run.context.index.columnIn(block, "aidPersons");
    const heads = persons ?? run.context.index.columnIn(block, "aidPersonTimes");
    if (!paid || !heads) return null;
    return (row) => {
      if (paid.states[row] === ABSENT || heads.states[row] === ABSENT) return null;
      if (!ruleCovers(rule, spine.levelAt(row))) return null;
      const own = aidStandardAt(definition.id, block, spine, row);
      // Waived fees and prizes have other amounts than living aid and grants.
      if (!own && NO_GRANT.test(textOf(block, "aidItemName", row))) return null;
      const standards = own
        ? [own]
        : conditions.flatMap((condition) => {
            const bound = run.context.bounds.parameter(definition.id, spine.periodAt(row), spine.levelAt(row), condition);
            return bound.kind === "value" && bound.inForce?.condition === condition ? [bound] : [];
          });
      const values = standards.flatMap((bound) => (bound.kind === "value" && Number.isFinite(bound.value) ? [bound.value] : []));
      if (values.length === 0) return null;
      const [amount, count] = [readCell(paid, row), readCell(heads, row)];
      if (amount.value === null || count.value === null) return openFor([amount, count]);
      const cells = [...amount.cells, ...count.cells];
      if (count.value <= 0) return { outcome: "notApplicable", message: { id: "assessment.zeroDenominator" }, more: { cells } };
      const unit = parseUnit("CNY/person");
      const [low, high] = [Math.min(...values) / 2, Math.max(...values)];
      const perHead = amount.value / count.value;
      const step = paid.storedStep(row) / 2 / count.value;
      const outcome = perHead >= low - step && perHead <= high + step ? "pass" : "fail";
      const notes: readonly Message[] = persons ? [] : [{ id: "assessment.note.personTimes" }];
      const verified = rule.verified && standards.every((bound) => bound.kind === "value" && bound.verified);
      const data = {
        observed: quantityValue({ value: perHead, unit }),
        low: quantityValue({ value: low, unit }),
        high: quantityValue({ value: high, unit }),
      };
      const term = over(
        cellTerm(paid.cellOf(row), paid.written.scale, paid.textAt?.(row) ?? null, amount.value),
        cellTerm(heads.cellOf(row), heads.written.scale, heads.textAt?.(row) ?? null, count.value),
      );
      return {
        outcome,
        message: { id: outcome === "pass" ? "assessment.aidUsual" : "assessment.aidUnusual", data },
        more: {
          cells,
          observed: { value: perHead, unit },
          required: { operator: "between", value: low, high, unit },
          notes,
          verified,
          level: levelOf(rule, outcome, verified),
          formula: canonical(term).text,
        },
      };
    };
  });
}
