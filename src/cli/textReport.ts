import type { CheckEngine, CheckSummary, Locale } from "../app";
import type { Translate } from "../core/model";
import { findingsTable } from "../core/presentation";

/** Lines of each outcome that a terminal gets; the report and the workbook hold all. */
const MOST_LINES = 1000;
/** Rules that were not checked and that are named. */
const MOST_UNCHECKED = 5;

/** What a terminal shows: the file, the counts, one line a finding that is not plainly met, then what the reader must be told. */
export async function textReport(
  engine: CheckEngine,
  workbook: { name: string },
  summary: CheckSummary,
  locale: Locale,
  translate: Translate,
): Promise<string> {
  const failed = await engine.findings({ outcomes: ["fail"], limit: MOST_LINES }, locale);
  const open = await engine.findings({ outcomes: ["open"], limit: MOST_LINES }, locale);
  const met = summary.rules.map(({ title, counts }) => ({ title, count: counts.pass }));
  const table = findingsTable({ workbookName: workbook.name, summary, findings: [...failed.findings, ...open.findings], met, translate });
  return `${table}${uncheckedText(summary, translate)}`;
}

/** Nothing is to be taken for compliant that was not checked: the rules that lack the fewest figures, and how many more. */
function uncheckedText({ unchecked, tables }: CheckSummary, translate: Translate): string {
  const near = unchecked.filter(({ missing }) => missing.length > 0).slice(0, MOST_UNCHECKED);
  if (near.length === 0 || tables.length === 0) return "";
  const lines = near.map(({ title, text }) => translate({ id: "cli.uncheckedRule", data: { title, text } }));
  const more = unchecked.length - near.length;
  return [
    "",
    translate({ id: "cli.unchecked", data: { count: unchecked.length } }),
    ...[...lines, ...(more > 0 ? [translate({ id: "cli.uncheckedMore", data: { count: more } })] : [])].map((line) => `  ${line}`),
    "",
  ].join("\n");
}
