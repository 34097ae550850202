import type { ClaimView } from "../../app/takeaways";

/** A piece of a line: plain words, or what is said by one claim or by several that overlap. */
export interface Segment {
  readonly text: string;
  /** Positions in the list of claims; none: plain words. */
  readonly claims: readonly number[];
}

/** A line of the text, cut at its claims. Claims that overlap share a piece, so that every place has one mark. */
export type MarkedLine = readonly Segment[];

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly claims: readonly number[];
}

/** The text line by line with its claims; offsets are UTF-16 code units of the whole text. A claim over a line's end is cut there. */
export function markedLines(text: string, claims: readonly Pick<ClaimView, "start" | "end">[]): readonly MarkedLine[] {
  const stretches = joined(claims);
  let start = 0;
  let next = 0;
  return text.split("\n").map((line) => {
    const end = start + line.length;
    const segments: Segment[] = [];
    let at = start;
    while ((stretches[next]?.end ?? Infinity) <= start) next += 1;
    for (let k = next; k < stretches.length; k += 1) {
      const stretch = stretches[k];
      if (!stretch || stretch.start >= end) break;
      const from = Math.max(stretch.start, at);
      const to = Math.min(stretch.end, end);
      if (from > at) segments.push({ text: text.slice(at, from), claims: [] });
      if (to > from) segments.push({ text: text.slice(from, to), claims: stretch.claims });
      at = Math.max(at, to);
    }
    if (at < end) segments.push({ text: text.slice(at, end), claims: [] });
    start = end + 1;
    return segments;
  });
}

function joined(claims: readonly Pick<ClaimView, "start" | "end">[]): readonly Stretch[] {
  const order = claims.map((_, at) => at).sort((a, b) => (claims[a]?.start ?? 0) - (claims[b]?.start ?? 0));
  const found: Stretch[] = [];
  for (const at of order) {
    const claim = claims[at];
    if (!claim || claim.end <= claim.start) continue;
    const last = found.at(-1);
    if (last && claim.start < last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, claim.end), claims: [...last.claims, at] };
    else found.push({ start: claim.start, end: claim.end, claims: [at] });
  }
  return found;
}

const LOUDNESS: readonly ClaimView["verdict"][] = ["disagrees", "cannotCheck", "agrees"];

/** What a mark shows of several claims: the worst. */
export const loudest = (verdicts: readonly ClaimView["verdict"][]): ClaimView["verdict"] =>
  LOUDNESS.find((verdict) => verdicts.includes(verdict)) ?? "agrees";

/** The recomputed figure as the text would print it, with as many decimals as it prints; null: nothing to put in its place. */
export function replacementOf({ text, recomputed }: Pick<ClaimView, "text" | "recomputed">): string | null {
  const printed = /\d[\d,，]*(?:\.(\d+))?/.exec(text);
  if (!recomputed || !printed) return null;
  const [whole = "", decimals] = Math.abs(recomputed.value)
    .toFixed(Math.min(20, printed[1]?.length ?? 0))
    .split(".");
  const grouped = /[,，]/.test(printed[0]) ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
  const digits = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  return text.slice(0, printed.index) + digits + text.slice(printed.index + printed[0].length);
}
