import type { Rule } from "../../model";
import { ABSENT, levelAt, parseUnit, quantityValue, VALUE } from "../../model";
import type { Run } from "../assess";
import { prospectSegment } from "../segment";
import type { Prospect, Segment } from "../segment";
import { bareFinding } from "../findingText";
import { ruleCovers } from "../levels";
import { kindFits } from "../thresholds";

/** Years from entry to the end of a level: 小学六年, 初中三年. */
const YEARS: Readonly<Record<string, number>> = { primary: 6, junior: 3 };

/** A retention over n years implies a yearly loss of 1 - retention^(1/n); the stated yearly dropout must be near it (3.13). */
export function retentionDropout(rule: Rule, run: Run): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  const prospects: Prospect[] = [];
  run.dataset.blocks.forEach((block, at) => {
    const column = run.context.index.columnIn(block, "retentionRate");
    if (!column || !kindFits(rule, block) || parameter === undefined) return;
    const spine = run.spine(at);
    for (let row = 0; row < block.rowCount; row += 1) {
      const level = levelAt(block.levelOf[row] as number);
      const years = YEARS[level];
      if (years === undefined || !ruleCovers(rule, level) || column.states[row] === ABSENT) continue;
      const place = spine.placeOf("dropoutRate", row);
      const cells = [column.cellOf(row), ...(place ? [place.column.cellOf(place.row)] : [])];
      const entity = run.dataset.entities.nameOf(spine.entityAt(row));
      const where = { entity, period: spine.periodAt(row), schoolLevel: level };
      const bound = run.context.bounds.parameter(parameter, where.period, level);
      if (bound.kind !== "value") continue;
      if (column.states[row] !== VALUE || !place || place.column.states[place.row] !== VALUE) {
        prospects.push({
          outcome: "open",
          entity,
          make: () => bareFinding(rule, where, "open", { id: "assessment.retentionOpen" }, { cells }),
        });
        continue;
      }
      const implied = 1 - (column.values[row] as number) ** (1 / years);
      const gap = Math.abs(implied - (place.column.values[place.row] as number)) * 100;
      const outcome = gap <= bound.value + 1e-12 ? "pass" : "fail";
      const observed = { value: gap, unit: parseUnit("pp") };
      const data = {
        implied: quantityValue({ value: implied, unit: parseUnit("1") }),
        gap: quantityValue(observed),
        limit: quantityValue({ value: bound.value, unit: parseUnit("pp") }),
      };
      const required = { operator: "atMost", value: bound.value, unit: parseUnit("pp") } as const;
      prospects.push({
        outcome,
        entity,
        make: () =>
          bareFinding(
            rule,
            where,
            outcome,
            { id: outcome === "pass" ? "assessment.retentionFits" : "assessment.retentionOdd", data },
            { cells, observed, required },
          ),
      });
    }
  });
  return [prospectSegment(rule, prospects)];
}
