/** A whole date: what a date field holds when year, month and day are there. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** A typed threshold as packs write it: percents where the figure is a ratio, else a number; null: it is none. */
export function thresholdOf(text: string, unit: string): number | string | null {
  const plain = text
    .trim()
    .replace(/[%％]$/, "")
    .trim();
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return null;
  return unit === "1" ? `${plain}%` : Number(plain);
}

/** What a pack writes, as it is typed. */
export function typedOf(threshold: number | string): string {
  return String(threshold).replace(/%$/, "");
}
