import { assess } from "../../../../src/core/assessment";
import type { RangeSnapshot } from "../../../../src/core/model";
import { instant, periodText } from "../../../../src/core/model";
import { rulebook } from "../../../support/rulebook";
import { understand } from "../support";

/** Compares a printed total with its parts: there are more of them where more totals are printed. */
const ABOUT_TOTALS: ReadonlySet<string> = new Set(["parts-add-up-to-total"]);

export interface Verdict {
  readonly outcome: string;
  readonly observed: number | null;
}

/** What a workbook prints beside the facts: names of totals, and the name that the whole of a list goes by. */
export interface Extra {
  readonly totals: ReadonlySet<string>;
  readonly whole: string | null;
}

/**
 * Verdicts by rule, entity, period and level, several of one key in order. Left out, because they are about the layout:
 * the check of printed totals, findings about total rows, and the "nothing wrong in this table" of checks that speak once
 * for each table. A list of schools goes by no name, or by its place's when the list prints a total: that is one name here.
 */
export function verdictsOf(snapshots: readonly RangeSnapshot[], extra: Extra, { dataset } = understand(snapshots)): Map<string, Verdict[]> {
  const assessment = assess(dataset, rulebook, { asOf: instant("2024-03-31"), regions: ["全国"], packs: null, parameters: {} });
  const found = new Map<string, Verdict[]>();
  for (const finding of assessment.findings()) {
    if (ABOUT_TOTALS.has(finding.rule) || extra.totals.has(finding.entity)) continue;
    if (finding.outcome === "pass" && finding.entity === "" && finding.schoolLevel === "any") continue;
    const key = [finding.rule, finding.entity === extra.whole ? "" : finding.entity, periodText(finding.period), finding.schoolLevel].join(
      " | ",
    );
    const verdict = { outcome: finding.outcome, observed: finding.observed?.value ?? null };
    const known = found.get(key);
    if (known) known.push(verdict);
    else found.set(key, [verdict]);
  }
  for (const verdicts of found.values())
    verdicts.sort((a, b) => a.outcome.localeCompare(b.outcome) || (a.observed ?? -Infinity) - (b.observed ?? -Infinity));
  return found;
}

/** What differs between two sets of verdicts, one line each; observed values count as equal within 1e-9 of their size. */
export function differences(
  plain: ReadonlyMap<string, readonly Verdict[]>,
  varied: ReadonlyMap<string, readonly Verdict[]>,
  extra: Extra,
): string[] {
  const lines: string[] = [];
  const text = (verdicts: readonly Verdict[] | undefined): string =>
    verdicts?.map(({ outcome, observed }) => `${outcome} ${observed ?? "–"}`).join(", ") ?? "nothing";
  const alike = (a: number | null, b: number | null): boolean =>
    a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)));
  for (const key of new Set([...plain.keys(), ...varied.keys()])) {
    const a = plain.get(key);
    const b = varied.get(key);
    // The whole of a list has figures of its own where the list prints them.
    if (a === undefined && extra.whole !== null && key.split(" | ")[1] === "") continue;
    const isSame =
      a !== undefined &&
      b?.length === a.length &&
      a.every((verdict, i) => verdict.outcome === b[i]?.outcome && alike(verdict.observed, b[i].observed));
    if (!isSame) lines.push(`${key}: ${text(a)} → ${text(b)}`);
  }
  return lines;
}
