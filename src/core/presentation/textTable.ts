import type { Outcome, Translate } from "../model";
import { cellTexts } from "./cells";
import { textWidth } from "./display";
import type { FindingInWords } from "./findingView";
import type { Verdict } from "./words";
import { VERDICTS, VERDICT_SYMBOLS, say, verdictOf, verdictWord } from "./words";

export interface TextTableInput {
  readonly workbookName: string;
  readonly summary: {
    readonly counts: Readonly<Record<Outcome, number>>;
    /** Fails that are only a prompt or a note. */
    readonly queries: number;
    readonly hiddenRowCount: number;
    readonly issues: readonly { readonly level: string; readonly cells: FindingInWords["cells"]; readonly text: string }[];
  };
  /** What is not plainly met, the most of a long list left out. */
  readonly findings: readonly Omit<FindingInWords, "pack">[];
  /** Rules with the number of their verdicts that are met. */
  readonly met: readonly { readonly title: string; readonly count: number }[];
  readonly translate: Translate;
}

/** Columns are no wider than this on a terminal; longer texts run on. */
const WIDEST = 46;
const GAP = "  ";
const MOST_PLACES = 3;
const ASKING = ["fail", "query", "open"] as const;

/** Findings for a terminal: counts, a line a finding that asks for something with its reason below, a line a rule that is met. */
export function findingsTable({ workbookName, summary, findings, met: rules, translate }: TextTableInput): string {
  const byVerdict = new Map<Verdict, Omit<FindingInWords, "pack">[]>(VERDICTS.map((verdict) => [verdict, []]));
  for (const finding of findings) byVerdict.get(verdictOf(finding))?.push(finding);
  const asking = ASKING.flatMap((verdict) => byVerdict.get(verdict) ?? []);
  const unlisted = unlistedLine(summary, byVerdict, translate);
  const met = metLines(rules, translate);
  const parts = [
    workbookName,
    countsLine(summary, translate),
    "",
    ...(asking.length === 0 ? [say(translate, "presentation.text.nothing")] : askingLines(asking, translate)),
    ...(unlisted === null ? [] : ["", unlisted]),
    ...(met.length === 0 ? [] : ["", ...met]),
    ...issueLines(summary, translate),
  ];
  return `${parts.map((line) => line.trimEnd()).join("\n")}\n`;
}

function countsLine({ counts, queries }: TextTableInput["summary"], translate: Translate): string {
  const all: Record<Verdict, number> = { ...counts, fail: counts.fail - queries, query: queries };
  const count = (verdict: Verdict): string =>
    say(translate, "presentation.text.count", { verdict: signed(verdict, translate), count: all[verdict] });
  return say(translate, "presentation.text.counts", {
    fail: count("fail"),
    query: count("query"),
    open: count("open"),
    pass: count("pass"),
    notApplicable: count("notApplicable"),
  });
}

/** How many of each verdict the list leaves out; null: none. */
function unlistedLine(
  { counts, queries }: TextTableInput["summary"],
  listed: ReadonlyMap<Verdict, readonly unknown[]>,
  translate: Translate,
): string | null {
  const all = { fail: counts.fail - queries, query: queries, open: counts.open };
  const items = ASKING.map((verdict) => ({ verdict, count: all[verdict] - (listed.get(verdict)?.length ?? 0) }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => say(translate, "presentation.sheet.unlistedItem", { verdict: verdictWord(verdict, translate), count }));
  return items.length === 0 ? null : say(translate, "presentation.sheet.unlisted", { items: { kind: "list", items } });
}

const signed = (verdict: Verdict, translate: Translate): string => `${VERDICT_SYMBOLS[verdict]} ${verdictWord(verdict, translate)}`;

function askingLines(findings: readonly Omit<FindingInWords, "pack">[], translate: Translate): string[] {
  const columns = ["outcome", "rule", "subject", "value", "requirement", "shortfall", "cells"] as const;
  const header = columns.map((column) => say(translate, `presentation.column.${column}`));
  const rows = findings.map((finding) => [
    signed(verdictOf(finding), translate),
    finding.title,
    finding.subject,
    finding.observed,
    finding.required,
    finding.shortfall,
    placesText(finding.cells),
  ]);
  const widths = header.map((text, column) =>
    Math.min(WIDEST, Math.max(textWidth(text), ...rows.map((row) => textWidth(row[column] ?? "")))),
  );
  const indent = " ".repeat((widths[0] ?? 0) + GAP.length);
  return [
    laidOut(header, widths),
    widths.map((width) => "-".repeat(width)).join(GAP),
    ...rows.flatMap((row, index) => {
      const text = findings[index]?.text ?? "";
      return [laidOut(row, widths), ...(text === "" ? [] : [`${indent}${text}`])];
    }),
  ];
}

const laidOut = (cells: readonly string[], widths: readonly number[]): string =>
  cells.map((text, column) => text + " ".repeat(Math.max(0, (widths[column] ?? 0) - textWidth(text)))).join(GAP);

function placesText(cells: FindingInWords["cells"]): string {
  const places = cellTexts(cells);
  return places.length <= MOST_PLACES ? places.join(" ") : `${places.slice(0, MOST_PLACES).join(" ")} …`;
}

function metLines(rules: TextTableInput["met"], translate: Translate): string[] {
  const byTitle = new Map<string, number>();
  for (const { title, count } of rules) if (count > 0) byTitle.set(title, (byTitle.get(title) ?? 0) + count);
  return [...byTitle].map(([title, count]) => `${signed("pass", translate)}${GAP}${title}${count === 1 ? "" : ` × ${count}`}`);
}

function issueLines({ issues, hiddenRowCount }: TextTableInput["summary"], translate: Translate): string[] {
  const lines = issues.map(({ text, cells }) => `${GAP}${[placesText(cells), text].filter((part) => part !== "").join(GAP)}`);
  if (hiddenRowCount > 0) lines.push(`${GAP}${say(translate, "presentation.sheet.hiddenRows", { count: hiddenRowCount })}`);
  return lines.length === 0 ? [] : ["", say(translate, "presentation.text.issues"), ...lines];
}
