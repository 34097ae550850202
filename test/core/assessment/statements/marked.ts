import { checkClaims, readClaims } from "../../../../src/core/assessment/statements";
import type { CheckedClaim, ClaimContext, Verdict } from "../../../../src/core/assessment/statements";

const VERDICTS: Readonly<Record<string, Verdict>> = { "+": "agrees", "-": "disagrees", "?": "cannotCheck" };

export interface Marked {
  readonly text: string;
  readonly expected: readonly Expected[];
}

interface Expected {
  readonly start: number;
  readonly text: string;
  readonly verdict: Verdict;
  /** What a wrong figure must be recomputed as, in its own unit. */
  readonly right: number | null;
}

/**
 * Reads a passage in which `[+4.91%]` marks a figure or phrase that must agree, `[-1.56%]` one that must disagree and
 * `[?18.68%]` one that cannot be checked; `[-1.56%|1.59]` names the value it must be recomputed as. Whatever is not marked must not disagree.
 */
export function marked(source: string): Marked {
  const expected: Expected[] = [];
  let text = "";
  let from = 0;
  for (const match of source.matchAll(/\[([+\-?])([^\]|]+)(?:\|([^\]]+))?\]/g)) {
    text += source.slice(from, match.index);
    const [, mark = "?", phrase = "", right] = match;
    expected.push({
      start: text.length,
      text: phrase,
      verdict: VERDICTS[mark] ?? "cannotCheck",
      right: right === undefined ? null : Number(right),
    });
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
  for (const { start, text: phrase, verdict, right } of expected) {
    const here = claims.filter((claim) => claim.start >= start && claim.end <= start + phrase.length && claim.kind !== "percentagePoint");
    const found = here.find((claim) => claim.verdict === verdict && recomputedAs(claim, right));
    if (found) met.add(found);
    (found ? held : missed).push(
      found
        ? `${verdict} ${found.kind} ${phrase}`
        : `${phrase}: expected ${verdict}, got ${here.map((claim) => `${claim.kind} ${claim.verdict} ${claim.reason.id} ${claim.subject} ${String(claim.year)} ${String(claim.recomputed)}`).join(", ") || "no claim"}`,
    );
  }
  const falseAlarms = claims
    .filter((claim) => claim.verdict === "disagrees" && !met.has(claim) && claim.kind !== "percentagePoint")
    .map((claim) => `${claim.kind} ${claim.text} ${claim.reason.id} ${String(claim.recomputed)}`);
  return { held, missed, falseAlarms, claims };
}

/** Equal to the precision with which the right value is written. */
function recomputedAs(claim: CheckedClaim, right: number | null): boolean {
  if (right === null) return true;
  const scale = claim.stated?.unit.scale ?? 1;
  return claim.recomputed !== null && Math.abs(Math.abs(claim.recomputed / scale) - right) <= 0.00501;
}
