/**
 * Share of one level in what a combined school has for all its levels: pupils weighted as 小 : 初 : 高 = 1 : 1.1 : 1.32
 * (九年一贯制 1 : 1.1, 完全中学 1 : 1.2). Areas, equipment, computers and books are split, teachers are not.
 * `weights` and `pupils` run over the levels of the school; `at` is the level wanted. NaN when nobody is there.
 */
export function splitShare(weights: readonly number[], pupils: readonly number[], at: number): number {
  const parts = pupils.map((count, level) => count * (weights[level] as number));
  return (parts[at] as number) / parts.reduce((sum, part) => sum + part);
}
