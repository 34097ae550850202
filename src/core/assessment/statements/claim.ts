import type { Basis, Claim, ClaimKind, Figure, Reading, Series } from "./types";
import { SENTENCE_END } from "./words";

const NEARBY = 120;

function nearbyOf(reading: Reading, start: number): string {
  let from = start;
  while (from > Math.max(0, start - NEARBY) && !SENTENCE_END.includes(reading.plain[from - 1] ?? "")) from -= 1;
  return reading.plain.slice(from, start);
}

export function claimOf(reading: Reading, kind: ClaimKind, start: number, end: number, subject: string, basis: Basis): Claim {
  return {
    kind,
    text: reading.text.slice(start, end),
    start,
    end,
    stated: null,
    figure: null,
    subject,
    year: null,
    nearby: "",
    position: 0,
    count: 1,
    basis,
  };
}

/** A claim made by one printed figure of a list. */
export function figureClaim(
  reading: Reading,
  kind: ClaimKind,
  list: Series,
  position: number,
  figure: Figure,
  subject: string,
  basis: Basis,
  year: number | null = null,
): Claim {
  return {
    kind,
    text: reading.text.slice(figure.start, figure.end),
    start: figure.start,
    end: figure.end,
    stated: figure.value === null ? null : { value: figure.value, step: figure.step, unit: figure.unit },
    figure,
    subject,
    year: year ?? list.years?.[position] ?? null,
    nearby: nearbyOf(reading, list.start),
    position,
    count: list.figures.length,
    basis,
  };
}
