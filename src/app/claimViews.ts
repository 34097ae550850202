import type { CheckedClaim } from "../core/assessment/statements";
import type { Translate, WrittenUnit } from "../core/model";
import type { ClaimView, StatementReport } from "./takeaways";

/** Checked claims in words, counted. Offsets are those of the text that was read; values stand in the unit as printed. */
export function claimViews(claims: readonly CheckedClaim[], translate: Translate): StatementReport {
  const count = (verdict: ClaimView["verdict"]): number => claims.filter((claim) => claim.verdict === verdict).length;
  return {
    claims: claims.map((claim) => claimView(claim, translate)),
    summary: { agrees: count("agrees"), disagrees: count("disagrees"), cannotCheck: count("cannotCheck") },
  };
}

function claimView(claim: CheckedClaim, translate: Translate): ClaimView {
  const unit = claim.stated?.unit;
  const { interval } = claim;
  const finite = unit && interval && Number.isFinite(interval.low) && Number.isFinite(interval.high);
  return {
    text: claim.text,
    start: claim.start,
    end: claim.end,
    kind: claim.kind,
    subject: claim.subject,
    stated: claim.stated ? inUnit(claim.stated.value, claim.stated.unit) : null,
    recomputed: unit && claim.recomputed !== null ? inUnit(claim.recomputed, unit) : null,
    interval: finite ? [inUnit(interval.low, unit).value, inUnit(interval.high, unit).value] : null,
    verdict: claim.verdict,
    reason: translate(claim.reason),
    suggestions: claim.suggestions.map(translate),
    cells: claim.cells,
  };
}

/** Twelve digits: free of the noise of scaling. */
const inUnit = (value: number, unit: WrittenUnit): { readonly value: number; readonly unit: string } => ({
  value: Number((value / unit.scale).toPrecision(12)),
  unit: unit.text,
});
