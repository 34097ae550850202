import type { Finding } from "../core/model";
import { PERCENTAGE_POINT, RATIO, sameUnit } from "../core/model";
import type { PresentationInput, Sensitivity } from "../core/presentation";
import { sensitivityOf } from "./sensitivity";

/** Findings that are looked at, the closest to their threshold first; a larger book has its borderlines in the pane, one by one. */
const MOST_FINDINGS = 8;
const MOST_ROWS = 2_000;
/** A change of 1 % moves a rate by hardly more than this (a ratio), and an amount by this part of its threshold. */
const NEAR = 0.03;

/** Inputs that, changed by 1 %, turn a verdict over: by finding, only those that have any. */
export function borderlinesOf(input: PresentationInput): ReadonlyMap<string, readonly Sensitivity[]> {
  const rows = input.dataset.blocks.reduce((sum, { rowCount }) => sum + rowCount, 0);
  if (rows > MOST_ROWS) return new Map();
  const near = [...input.assessment.findings({ outcomes: ["pass", "fail"] })]
    .flatMap((finding) => {
      const away = distanceOf(finding);
      // What stands right on its line is told so already.
      return away === null || away > NEAR || away === 0 ? [] : [{ key: finding.key, away }];
    })
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST_FINDINGS);
  return new Map(near.map(({ key }) => [key, sensitivityOf(input, key)] as const).filter(([, inputs]) => inputs.length > 0));
}

/** How far a value is from its threshold: rates as a difference, amounts as a part of the threshold; null without either. */
function distanceOf({ observed, required }: Finding): number | null {
  if (!observed || !required || required.value === null || required.operator === "agrees" || required.operator === "holds") return null;
  const difference = Math.abs(observed.value - required.value);
  if (sameUnit(observed.unit, PERCENTAGE_POINT)) return difference / 100;
  if (sameUnit(observed.unit, RATIO)) return difference;
  return required.value === 0 ? null : difference / Math.abs(required.value);
}
