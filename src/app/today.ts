/** The calendar day of a moment where the officer sits, YYYY-MM-DD. Composition roots read the clock; nothing else does. */
export function localDay(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
