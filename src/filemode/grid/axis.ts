import type { Exceptions } from "./view";

/** Sizes of rows or of columns: one default, some exceptions. Everything is found by bisection, so a million rows cost nothing. */
export class Axis {
  readonly count: number;
  readonly #standard: number;
  readonly #indexes: Uint32Array;
  readonly #sizes: Uint16Array;
  /** Sum of (size − default) over the exceptions before the n-th. */
  readonly #surplus: Float64Array;

  constructor(count: number, standard: number, { indexes, sizes }: Exceptions) {
    this.count = count;
    this.#standard = standard;
    this.#indexes = indexes;
    this.#sizes = sizes;
    this.#surplus = new Float64Array(sizes.length + 1);
    for (let at = 0; at < sizes.length; at++) this.#surplus[at + 1] = (this.#surplus[at] ?? 0) + (sizes[at] ?? standard) - standard;
  }

  size(index: number): number {
    const at = this.#before(index);
    return this.#indexes[at] === index ? (this.#sizes[at] ?? this.#standard) : this.#standard;
  }

  /** Where `index` begins; `offset(count)` is the length of all. */
  offset(index: number): number {
    return index * this.#standard + (this.#surplus[this.#before(index)] ?? 0);
  }

  /** Length of `count` items from `index` on. */
  span(index: number, count: number): number {
    return this.offset(Math.min(this.count, index + count)) - this.offset(index);
  }

  /** The nearest item that is not hidden, looking from `index` on in steps of `step`; `index` itself when there is none. */
  visible(index: number, step: 1 | -1): number {
    for (let at = index; at >= 0 && at < this.count; at += step) if (this.size(at) > 0) return at;
    for (let at = index; at >= 0 && at < this.count; at -= step) if (this.size(at) > 0) return at;
    return index;
  }

  /** The item that covers a position. */
  at(position: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offset(middle) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** How many exceptions stand before `index`. */
  #before(index: number): number {
    let low = 0;
    let high = this.#indexes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#indexes[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Exceptions out of pairs of index and size, ascending by index. */
export function exceptionsOf(pairs: readonly (readonly [number, number])[]): Exceptions {
  return { indexes: Uint32Array.from(pairs, ([index]) => index), sizes: Uint16Array.from(pairs, ([, size]) => size) };
}
