import { OK, ZERO_DENOMINATOR } from "./vector";
import type { Vector } from "./vector";

/*
 * The four operations over whole columns. They say the same as `number` and `radius` of their formulas, written out so
 * that no row costs a call or a boxed number; the tests hold the two against each other. `out` may be `a` itself.
 */

/** a + sign × b. */
function addColumns(a: Vector, b: Vector, out: Vector, sign: 1 | -1): void {
  const { values, status, radius } = out;
  const { values: av, status: as, radius: ar } = a;
  const { values: bv, status: bs, radius: br } = b;
  for (let row = 0; row < values.length; row += 1) {
    const worst = Math.max(as[row] as number, bs[row] as number);
    if (worst !== OK) {
      status[row] = worst;
      continue;
    }
    const value = (av[row] as number) + sign * (bv[row] as number);
    if (value - value !== 0) status[row] = ZERO_DENOMINATOR;
    else {
      status[row] = OK;
      values[row] = value;
      radius[row] = (ar[row] as number) + (br[row] as number);
    }
  }
}

export const sumColumns = (a: Vector, b: Vector, out: Vector): void => addColumns(a, b, out, 1);
export const differenceColumns = (a: Vector, b: Vector, out: Vector): void => addColumns(a, b, out, -1);

export function productColumns(a: Vector, b: Vector, out: Vector): void {
  const { values, status, radius } = out;
  const { values: av, status: as, radius: ar } = a;
  const { values: bv, status: bs, radius: br } = b;
  for (let row = 0; row < values.length; row += 1) {
    const worst = Math.max(as[row] as number, bs[row] as number);
    if (worst !== OK) {
      status[row] = worst;
      continue;
    }
    const [x, y] = [av[row] as number, bv[row] as number];
    const [rx, ry] = [ar[row] as number, br[row] as number];
    const value = x * y;
    if (value - value !== 0) status[row] = ZERO_DENOMINATOR;
    else {
      status[row] = OK;
      values[row] = value;
      radius[row] = Math.abs(x) * ry + Math.abs(y) * rx + rx * ry;
    }
  }
}

/** a ÷ b × scale. */
export function quotientColumns(a: Vector, b: Vector, out: Vector, scale: number): void {
  const { values, status, radius } = out;
  const { values: av, status: as, radius: ar } = a;
  const { values: bv, status: bs, radius: br } = b;
  for (let row = 0; row < values.length; row += 1) {
    const worst = Math.max(as[row] as number, bs[row] as number);
    if (worst !== OK) {
      status[row] = worst;
      continue;
    }
    const y = bv[row] as number;
    const ratio = (av[row] as number) / y;
    const value = ratio * scale;
    // NaN and the infinities are the numbers that are not at distance zero from themselves.
    if (value - value !== 0) {
      status[row] = ZERO_DENOMINATOR;
      continue;
    }
    status[row] = OK;
    values[row] = value;
    const ry = br[row] as number;
    const divisor = Math.abs(y) - ry;
    radius[row] = divisor > 0 ? scale * (((ar[row] as number) + Math.abs(ratio) * ry) / divisor) : Number.POSITIVE_INFINITY;
  }
}
