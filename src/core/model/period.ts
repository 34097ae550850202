/** ISO 8601 date (`2009-12-31`). Chooses the parameter value in force. Always an argument, never the clock. */
export type Instant = string & { readonly __brand: "Instant" };

/**
 * `fiscalYear` 年度 (calendar year), `schoolYear` 学年 (named by the year it starts in), `ordinal` the n-th column of a
 * series without years, `none` a table that names no period.
 */
export interface Period {
  readonly kind: "fiscalYear" | "schoolYear" | "ordinal" | "none";
  readonly year: number;
}

export const NO_PERIOD: Period = { kind: "none", year: 0 };

/** Throws on a text that is no calendar date. */
export function instant(text: string): Instant {
  const date = Number(text.slice(8));
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && date >= 1 && date <= lastDateOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
  if (!isDate) throw new RangeError(`not a date YYYY-MM-DD: ${text}`);
  return text as Instant;
}

/** The last day of a month (1 to 12), as a number; 0 for another month. */
export function lastDateOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Stable text for keys and reports: `2009`, `2008-2009` (school year), `#1` (ordinal), `` (none). */
export function periodText(period: Period): string {
  switch (period.kind) {
    case "fiscalYear":
      return String(period.year);
    case "schoolYear":
      return `${period.year}-${period.year + 1}`;
    case "ordinal":
      return `#${period.year}`;
    case "none":
      return "";
  }
}

/** The day on which a period is judged: its last day; `asOf` where the period names none. */
export function lastDayOf(period: Period, asOf: Instant): Instant {
  if (period.kind === "fiscalYear") return `${period.year}-12-31` as Instant;
  if (period.kind === "schoolYear") return `${period.year + 1}-08-31` as Instant;
  return asOf;
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.kind === b.kind && a.year === b.year;
}
