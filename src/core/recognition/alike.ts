import { distance } from "fastest-levenshtein";

export interface AlikeName {
  readonly name: string;
  /** 1 for the very name, less by the share of letters that have to be changed. */
  readonly likeness: number;
}

/** Bit `c mod 32` for every letter c of a name. */
function lettersOf(name: string): number {
  let bits = 0;
  for (let i = 0; i < name.length; i += 1) bits |= 1 << (name.charCodeAt(i) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Names compared letter by letter (Levenshtein), after a cheap look that rules out most of them. */
export class AlikeNames {
  private readonly names: readonly string[];
  private readonly letters: Int32Array;

  constructor(names: Iterable<string>) {
    this.names = [...names];
    this.letters = Int32Array.from(this.names, lettersOf);
  }

  /** Names at least so much alike, in the order in which they were given. */
  to(name: string, atLeast: number): AlikeName[] {
    const found: AlikeName[] = [];
    const own = lettersOf(name);
    for (let i = 0; i < this.names.length; i += 1) {
      const other = this.names[i] as string;
      const longest = Math.max(name.length, other.length);
      if (Math.min(name.length, other.length) / longest < atLeast) continue;
      // Each letter that the other name lacks takes one change at least.
      const lacking = countBits(own & ~(this.letters[i] as number));
      if (1 - lacking / longest < atLeast) continue;
      const likeness = 1 - distance(name, other) / longest;
      if (likeness >= atLeast) found.push({ name: other, likeness });
    }
    return found;
  }
}
