import type { Basis, Claim, ClaimKind, Figure, Reading, Series } from "./types";

export function claimOf(reading: Reading, kind: ClaimKind, start: number, end: number, subject: string, basis: Basis): Claim {
  return { kind, text: reading.text.slice(start, end), start, end, stated: null, figure: null, subject, year: null, basis };
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
    basis,
  };
}
