/**
 * Share of one level in what a combined school has for all its levels: pupils weighted as 小 : 初 : 高 = 1 : 1.1 : 1.32
 * (九年一贯制 1 : 1.1, 完全中学 1 : 1.2). Areas, equipment, computers and books are split, teachers are not.
 * `weights` and `pupils` run over the levels of the school; `at` is the level wanted. NaN when nobody is there.
 */
export function splitShare(weights: readonly number[], pupils: readonly number[], at: number): number {
  let divisor = 0;
  for (let index = 0; index < weights.length; index += 1) divisor += (weights[index] ?? 0) * (pupils[index] ?? 0);
  return ((weights[at] ?? 0) * (pupils[at] ?? 0)) / divisor;
}
