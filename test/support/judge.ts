/** What a sample's expectation says of a finding; absent keys do not matter. */
interface Expectation {
  readonly rule?: string;
  readonly entity?: string;
  readonly period?: string;
  readonly schoolLevel?: string;
  readonly outcome?: string;
  readonly observed?: { readonly value: number; readonly unit?: string; readonly tolerance?: number };
  readonly cells?: readonly string[];
  readonly why?: string;
}

export interface Expected {
  readonly asOf: string;
  readonly expect: readonly (Expectation & { readonly outcome: string })[];
  readonly expectIssues: readonly { readonly anyOf: readonly string[]; readonly sheet?: string }[];
  readonly mustNot: readonly Expectation[];
}

export interface Reported {
  readonly rule: string;
  readonly entity: string;
  readonly period: string;
  readonly schoolLevel: string;
  readonly outcome: string;
  readonly observed: { readonly value: number; readonly unit: string } | null;
  readonly cells: readonly string[];
}

const SCALES: Readonly<Record<string, number>> = { 万元: 1e4, 亿元: 1e8, "%": 0.01, 百分点: 0.01, pp: 0.01 };
const scaleOf = (unit: string | undefined): number => SCALES[(unit ?? "").split("/")[0] ?? ""] ?? 1;

/** Same thing, period and level; and, where the expectation names cells, one of them. */
function speaksOf(expected: Expectation, found: Reported): boolean {
  if (expected.rule && !expected.rule.split("|").includes(found.rule)) return false;
  if (expected.cells && !expected.cells.some((cell) => found.cells.includes(cell))) return false;
  if (expected.entity && found.entity !== "" && !found.entity.includes(expected.entity)) return false;
  if (expected.entity && found.entity === "" && !expected.cells) return false;
  if (expected.period && found.period !== "" && !found.period.includes(expected.period)) return false;
  if (
    expected.schoolLevel &&
    found.schoolLevel !== expected.schoolLevel &&
    !(expected.schoolLevel === "total" && found.schoolLevel === "any")
  )
    return false;
  return true;
}

function sameValue(expected: Expectation["observed"], found: Reported["observed"]): boolean {
  if (!expected) return true;
  if (!found) return false;
  const wanted = expected.value * scaleOf(expected.unit);
  const tolerance = (expected.tolerance ?? 1e-3) * (wanted === 0 ? 1 : Math.abs(wanted));
  return Math.abs(found.value * scaleOf(found.unit) - wanted) <= tolerance + 1e-12;
}

/** Expectations of a sample workbook that do not hold, in words; empty when all do. */
export function judge(
  report: { readonly findings: readonly Reported[]; readonly issues: readonly { readonly text: string }[] },
  expected: Expected,
): readonly string[] {
  const faults: string[] = [];
  for (const wanted of expected.expect) {
    const same = report.findings.filter((found) => speaksOf(wanted, found));
    const allowed = wanted.outcome.split("|");
    if (same.length === 0 && allowed.includes("absent")) continue;
    const right = same.filter((found) => allowed.includes(found.outcome));
    const judged = (found: Reported): boolean => found.outcome === "pass" || found.outcome === "fail";
    if (right.some((found) => !judged(found) || sameValue(wanted.observed, found.observed))) continue;
    faults.push(`expected ${JSON.stringify(wanted)}, found ${JSON.stringify(same.slice(0, 3))}`);
  }
  for (const wanted of expected.expectIssues) {
    const told = [
      ...report.issues.map((issue) => issue.text),
      ...report.findings.filter((found) => found.rule.startsWith("placeholder")).map((found) => JSON.stringify(found)),
    ];
    if (!told.some((text) => wanted.anyOf.some((word) => text.includes(word)) && (!wanted.sheet || text.includes(wanted.sheet)))) {
      faults.push(`no issue says any of ${wanted.anyOf.join(", ")}`);
    }
  }
  for (const unwanted of expected.mustNot) {
    const hit = report.findings.find(
      (found) => speaksOf(unwanted, found) && (!unwanted.outcome || unwanted.outcome.split("|").includes(found.outcome)),
    );
    if (hit) faults.push(`must not: ${JSON.stringify(unwanted)}, found ${JSON.stringify(hit)}`);
  }
  return faults;
}
