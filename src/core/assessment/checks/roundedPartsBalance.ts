import type { Rule, SumCheck } from "../../model";
import { NO_PERIOD } from "../../model";
import { compensatedSum } from "../../formulas";
import type { Run } from "../assess";
import { bareFinding, missOf } from "../findingText";
import { prospectSegment } from "../segment";
import type { Prospect, Segment } from "../segment";
import { sumSuffix } from "./partsAddUp";

/** 舍位平衡: the figures balance, but as printed they do not. A remark on the printing, not an error. */
export function roundedPartsBalance(rule: Rule, run: Run): readonly Segment[] {
  const prospects: Prospect[] = [];
  for (const block of run.dataset.blocks) {
    for (const check of block.sums) {
      const gap = printedGap(check);
      if (gap === null) continue;
      const where = { entity: "", period: NO_PERIOD, schoolLevel: "any", suffix: sumSuffix(block, check) } as const;
      const observed = { value: gap, unit: check.unit };
      const data = { label: check.label, ...missOf(observed) };
      const more = { observed, level: "note", cells: [check.total, ...check.parts] } as const;
      prospects.push({
        outcome: "fail",
        entity: "",
        make: () => bareFinding(rule, where, "fail", { id: "assessment.roundedSum", data }, more),
      });
    }
  }
  return [prospectSegment(rule, prospects)];
}

/** By how much the printed figures miss each other although the stored ones balance; null when there is nothing to say. */
function printedGap(check: SumCheck): number | null {
  const noise = 1e-12 * Math.max(1, Math.abs(check.totalValue));
  if (check.totalStep === 0 || Math.abs(compensatedSum(check.partValues) - check.totalValue) > noise) return null;
  const rounded = (value: number, step: number): number => (step > 0 ? Math.round(value / step) * step : value);
  const parts = check.partValues.map((value, at) => rounded(value, check.partSteps[at] as number));
  const gap = compensatedSum(parts) - rounded(check.totalValue, check.totalStep);
  return Math.abs(gap) < check.totalStep / 2 ? null : gap;
}
