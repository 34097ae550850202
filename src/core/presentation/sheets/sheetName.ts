/** Excel's longest sheet name. */
const LONGEST = 31;

/** A sheet name that Excel takes and that no sheet in `taken` has: `核查结果`, else `核查结果 2` … */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLocaleLowerCase()));
  const base = wanted
    .replace(/[:\\/?*[\]]/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim();
  for (let count = 1; ; count += 1) {
    const tail = count === 1 ? "" : ` ${count}`;
    const name = base.slice(0, LONGEST - tail.length).trimEnd() + tail;
    if (!used.has(name.toLocaleLowerCase())) return name;
  }
}
