import type { CellValue, Outcome, RangeSnapshot } from "../../model";
import { findMarker } from "../sheets/explanations";
import { findingView } from "../findingView";
import type { Change, ComparedFinding, Comparison, PresentationInput } from "../types";
import type { Verdict } from "../words";
import { VERDICTS, VERDICT_SYMBOLS, verdictOf, verdictWord } from "../words";

/** How bad a verdict is; what asks for nothing counts alike. */
const WEIGHT: Readonly<Record<Verdict, number>> = { fail: 3, query: 2, open: 1, pass: 0, notApplicable: 0 };
const OUTCOMES: readonly Outcome[] = ["fail", "open"];

interface Earlier {
  readonly verdict: Verdict;
  readonly value: string;
  readonly title: string;
  readonly subject: string;
  /** The amount short, signed as it stands; null where none was written. */
  readonly shortfall: number | null;
}

const textIn = (value: CellValue | undefined): string => (value === null || value === undefined ? "" : String(value));

/** Findings of an earlier findings sheet by key: outcome from its sign, in whatever language the sheet is. */
function readFindings(sheet: RangeSnapshot): ReadonlyMap<string, Earlier> {
  const marker = findMarker(sheet);
  const found = new Map<string, Earlier>();
  if (!marker) return found;
  for (const row of sheet.values.slice(marker.row + 1)) {
    const key = textIn(row[marker.column]);
    const verdict = VERDICTS.find((one) => textIn(row[0]).startsWith(VERDICT_SYMBOLS[one]));
    if (key === "" || !verdict) continue;
    const shortfall = row[9];
    found.set(key, {
      verdict,
      value: textIn(row[marker.column + 1]),
      title: textIn(row[2]),
      subject: [row[4], row[5], row[3]]
        .map(textIn)
        .filter((text) => text !== "")
        .join(" · "),
      shortfall: typeof shortfall === "number" ? shortfall : null,
    });
  }
  return found;
}

/** This check beside an earlier one: matched by key, judged by outcome and, where that is the same, by the amount short. */
export function compareFindings(input: PresentationInput, sheet: RangeSnapshot): Comparison {
  const earlier = readFindings(sheet);
  const counts: Record<Change, number> = { new: 0, solved: 0, worse: 0, better: 0, same: 0 };
  const listed: ComparedFinding[] = [];
  const { translate } = input;
  const told = (verdict: Verdict, value: string): string =>
    `${VERDICT_SYMBOLS[verdict]} ${verdictWord(verdict, translate)}${value === "" ? "" : ` ${value}`}`;
  const seen = new Set<string>();
  for (const finding of input.assessment.findings({ outcomes: OUTCOMES })) {
    seen.add(finding.key);
    const before = earlier.get(finding.key);
    const verdict = verdictOf(finding);
    const view = findingView(finding, input);
    const change = changeOf(before, verdict, view.shortfall);
    counts[change] += 1;
    if (change === "same") continue;
    listed.push({
      key: finding.key,
      change,
      title: view.title,
      subject: view.subject,
      before: before ? told(before.verdict, before.value) : "",
      now: told(verdict, view.observed),
    });
  }
  for (const [key, before] of earlier) {
    if (seen.has(key) || WEIGHT[before.verdict] === 0) continue;
    const now = input.assessment.find(key);
    counts.solved += 1;
    listed.push({
      key,
      change: "solved",
      title: now ? findingView(now, input).title : before.title,
      subject: now ? findingView(now, input).subject : before.subject,
      before: told(before.verdict, before.value),
      now: now ? told(verdictOf(now), findingView(now, input).observed) : "",
    });
  }
  const order: readonly Change[] = ["new", "worse", "solved", "better"];
  return { counts, findings: listed.sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change)) };
}

function changeOf(before: Earlier | undefined, verdict: Verdict, shortfall: string): Change {
  if (!before || WEIGHT[before.verdict] === 0) return "new";
  if (WEIGHT[verdict] !== WEIGHT[before.verdict]) return WEIGHT[verdict] > WEIGHT[before.verdict] ? "worse" : "better";
  // The same outcome: the printed amount short decides, as long as it is printed in the same unit.
  const now = Number(/-?[\d.]+/.exec(shortfall.replaceAll(",", ""))?.[0] ?? Number.NaN);
  if (before.shortfall === null || Number.isNaN(now)) return "same";
  const then = Number(before.shortfall.toPrecision(12));
  return now === then ? "same" : now > then ? "worse" : "better";
}
