/** A value axis: round steps that cover the data. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Fraction of the axis, 0 at `low`, 1 at `high`. */
  at(value: number): number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/** About `wanted` round steps over all values; `minimum` fixes the lower end (0 where bars start at zero). */
export function scaleOf(values: readonly number[], minimum: number | null, wanted = 5): Scale {
  let least = Math.min(...values, ...(values.length === 0 ? [0] : []));
  let most = Math.max(...values, ...(values.length === 0 ? [1] : []));
  if (minimum !== null) least = Math.min(minimum, least);
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (most - least <= size * 1e-9 || size < 1e-12) {
    const spread = size < 1e-12 ? 1 : size;
    least = minimum !== null && minimum <= least ? least : least - spread / 2;
    most += spread / 2;
  }
  const raw = (most - least) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (STEPS.find((candidate) => candidate * power >= raw * 0.999) ?? 10) * power;
  const low = minimum !== null && least >= minimum ? minimum : Math.floor(least / step + 1e-9) * step;
  const high = Math.ceil((most - low) / step - 1e-9) * step + low;
  const ticks: number[] = [];
  for (let count = 0; low + count * step <= high + step / 1e6; count++) ticks.push(Number((low + count * step).toPrecision(12)));
  return { low, high, ticks, at: (value) => (value - low) / (high - low) };
}
