/** What `sum = a + b` lost to rounding, exactly (Knuth's two-sum). */
export function lostIn(sum: number, a: number, b: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

/** Sum with compensation: exact to the last place for the sums of money that a county adds up. */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    const next = sum + value;
    lost += lostIn(next, sum, value);
    sum = next;
  }
  return sum + lost;
}
