import { checkClaims, readClaims } from "../../../../src/core/assessment/statements";
import type { CheckedClaim, ClaimContext, Verdict } from "../../../../src/core/assessment/statements";

const VERDICTS: Readonly<Record<string, Verdict>> = { "+": "agrees", "-": "disagrees", "?": "cannotCheck" };

export interface Marked {
  readonly text: string;
  readonly expected: readonly { readonly start: number; readonly text: string; readonly verdict: Verdict }[];
}

/**
 * Reads a passage in which `[+4.91%]` marks a figure or phrase that must agree, `[-1.56%]` one that must disagree and
 * `[?18.68%]` one that cannot be checked. Whatever is not marked must not disagree.
 */
export function marked(source: string): Marked {
  const expected: { start: number; text: string; verdict: Verdict }[] = [];
  let text = "";
  let from = 0;
  for (const match of source.matchAll(/\[([+\-?])([^\]]+)\]/g)) {
    text += source.slice(from, match.index);
    expected.push({ start: text.length, text: match[2] ?? "", verdict: VERDICTS[match[1] ?? "?"] ?? "cannotCheck" });
    text += match[2] ?? "";
    from = match.index + match[0].length;
  }
  return { text: text + source.slice(from), expected };
}

export interface Outcome {
  readonly held: readonly string[];
  readonly missed: readonly string[];
  readonly falseAlarms: readonly string[];
  readonly claims: readonly CheckedClaim[];
}

/** Holds the verdicts of a marked passage against those of the checker. */
export function outcomeOf(source: string, context?: ClaimContext): Outcome {
  const { text, expected } = marked(source);
  const claims = checkClaims(readClaims(text), context);
  const held: string[] = [];
  const missed: string[] = [];
  const met = new Set<CheckedClaim>();
  for (const { start, text: phrase, verdict } of expected) {
    const here = claims.filter((claim) => claim.start >= start && claim.end <= start + phrase.length && claim.kind !== "percentagePoint");
    const found = here.find((claim) => claim.verdict === verdict);
    if (found) met.add(found);
    (found ? held : missed).push(
      found
        ? `${verdict} ${found.kind} ${phrase}`
        : `${phrase}: expected ${verdict}, got ${here.map((claim) => `${claim.kind} ${claim.verdict} ${claim.reason.id}`).join(", ") || "no claim"}`,
    );
  }
  const falseAlarms = claims
    .filter((claim) => claim.verdict === "disagrees" && !met.has(claim) && claim.kind !== "percentagePoint")
    .map((claim) => `${claim.kind} ${claim.text} ${claim.reason.id} ${String(claim.recomputed)}`);
  return { held, missed, falseAlarms, claims };
}
