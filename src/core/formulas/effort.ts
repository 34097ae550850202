/**
 * Maintenance of effort of a local educational agency (34 CFR 300.203–205, Appendix E): spending of a year is compared,
 * method by method, with the last year in which the agency met the requirement by that method.
 */

export const EFFORT_METHODS = ["local", "stateLocal", "localPerChild", "stateLocalPerChild"] as const;
export type EffortMethod = (typeof EFFORT_METHODS)[number];

/** One fiscal year; null where the figure is not known. Money in one currency, federal funds left out. */
export interface EffortYear {
  readonly local: number | null;
  readonly stateLocal: number | null;
  readonly children: number | null;
  /** Exceptions (300.204) and the adjustment (300.205) that the agency takes this year; 0 when it takes none. */
  readonly reductions: number;
  /** Last compliant spending where the table states it; it beats what the years before give. */
  readonly statedLocal?: number | null;
  readonly statedStateLocal?: number | null;
}

export interface EffortTest {
  readonly method: EffortMethod;
  /** Total or per child; null when a figure is missing. */
  readonly actual: number | null;
  /** null in the first year, which has nothing to be compared with, and where figures are missing. */
  readonly required: number | null;
  readonly met: boolean | null;
  /** Money, total, that was short: per child times the children of the year. 0 when met. */
  readonly short: number | null;
}

interface Base {
  readonly total: number;
  readonly children: number | null;
  /** Reductions of the years since that failed or are not known: they stay in what is required. */
  readonly reductions: number;
}

/**
 * The four tests of each year; a budget is tested as the last of them, as if it had been spent. After a year that fails a method, that method asks for what would have been required without
 * the failure; after a year that meets it, for what was spent, more or less than the year before. Reductions per child are
 * the amount over the children of the comparison year.
 */
export function effortTests(years: readonly EffortYear[]): readonly (readonly EffortTest[])[] {
  const bases = new Map<EffortMethod, Base>();
  return years.map((year, at) =>
    EFFORT_METHODS.map((method) => {
      const isLocal = method === "local" || method === "localPerChild";
      const perChild = method === "localPerChild" || method === "stateLocalPerChild";
      const total = isLocal ? year.local : year.stateLocal;
      const stated = isLocal ? year.statedLocal : year.statedStateLocal;
      const base = stated == null ? bases.get(method) : { total: stated, children: years[at - 1]?.children ?? null, reductions: 0 };
      const test = testOf(method, perChild, year, total, base);
      // A year that is not known yet leaves the comparison year where it is, as a failure does; what was taken in it counts.
      if (base && (test.met === false || total === null)) bases.set(method, { ...base, reductions: base.reductions + year.reductions });
      else if (total !== null && (test.met === true || !base)) bases.set(method, { total, children: year.children, reductions: 0 });
      return test;
    }),
  );
}

function testOf(method: EffortMethod, perChild: boolean, year: EffortYear, total: number | null, base: Base | undefined): EffortTest {
  const heads = perChild ? year.children : 1;
  const actual = share(total, heads);
  const owed = base ? base.total - base.reductions - year.reductions : null;
  const required = share(owed, perChild ? (base?.children ?? null) : 1);
  if (actual === null || required === null || heads === null) return { method, actual, required, met: null, short: null };
  const noise = 1e-9 * Math.max(1, Math.abs(required));
  const met = actual >= required - noise;
  return { method, actual, required, met, short: met ? 0 : (required - actual) * heads };
}

function share(total: number | null, heads: number | null): number | null {
  return total === null || heads === null || heads <= 0 ? null : total / heads;
}
