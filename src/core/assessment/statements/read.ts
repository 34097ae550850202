import { bindAmounts } from "./bindAmounts";
import { bindRates } from "./bindRates";
import { claimOf } from "./claim";
import { readEnglish, withoutEnglish } from "./english";
import { normalise, scan } from "./scan";
import { readSeries } from "./series";
import type { Claim, Reading } from "./types";
import { readWording } from "./wording";
import { SENTENCE_END } from "./words";

/**
 * Reads every figure and every claim out of Chinese official prose, and the simple claims of English sentences. Offsets are UTF-16 code units of `text`. Nothing is
 * judged here: a claim carries the figures it rests on, and what is missing is null. Linear in the length of the text.
 */
export function readClaims(text: string): Claim[] {
  const { rest: whole, sentences } = withoutEnglish(normalise(text));
  const found = scan(whole);
  const plain = found.end < whole.length ? whole.slice(0, found.end) : whole;
  const series = readSeries(plain, found);
  const reading: Reading = { text, plain, series, sentenceEnds: sentenceEndsOf(plain), placeholders: found.placeholders };
  const claims: Claim[] = [];
  for (const list of series) {
    if (bindRates(reading, list, claims)) continue;
    bindAmounts(reading, list, claims);
  }
  readWording(reading, claims);
  claims.push(...readEnglish(text, sentences));
  for (const { start, end } of found.placeholders) claims.push(claimOf(reading, "placeholder", start, end, "", { of: "figure" }));
  if (found.end < whole.length)
    claims.push(
      claimOf(reading, "unread", found.end, found.end + 1, "", {
        of: "wording",
        verdict: "cannotCheck",
        reason: { id: "statements.unread", data: { at: found.end } },
      }),
    );
  // A place still to fill in is one claim, whatever its list says of it.
  return claims
    .filter((claim) => claim.kind === "placeholder" || claim.figure?.value !== null)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function sentenceEndsOf(text: string): number[] {
  const ends: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (SENTENCE_END.includes(text[at] ?? "·")) ends.push(at);
  return ends;
}
