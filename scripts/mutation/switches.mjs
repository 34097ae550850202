// What instrumented code asks: which operator to use at a place, and whether a loop has lost its way.

const USES = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "===": (a, b) => a === b,
  "!==": (a, b) => a !== b,
  "&&": (a, b) => a() && b(),
  "||": (a, b) => a() || b(),
  min: Math.min,
  max: Math.max,
  same: (value) => value,
  not: (value) => !value,
  negative: (value) => -value,
  next: (value) => value + 1,
};

/** Installs the switches for code that is loaded afterwards. */
export function installSwitches() {
  let active = null;
  let seen = null;
  let ticks = 0;
  let limit = Number.POSITIVE_INFINITY;
  globalThis.__mutation = {
    switchOf: (site, own) => {
      if (seen) seen.add(site);
      return USES[active !== null && active.site === site ? active.use : own];
    },
    tick: () => {
      ticks += 1;
      if (ticks > limit) throw new RangeError("a loop without end");
    },
  };
  return {
    /** From here on the change is made (null: none). */
    activate: (mutant) => (active = mutant),
    /** From here on the places that are passed go into a set (null: nowhere). */
    record: (into) => (seen = into),
    /** Turns of loops since the last call; from here on more than `most` are an error. */
    turns: (most) => {
      const made = ticks;
      ticks = 0;
      limit = most;
      return made;
    },
  };
}
