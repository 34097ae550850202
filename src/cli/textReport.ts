import type { CheckEngine, CheckSummary, Locale } from "../app";
import type { Translate } from "../core/model";
import { findingsTable } from "../core/presentation";

/** Lines of each outcome that a terminal gets; the report and the workbook hold all. */
const MOST_LINES = 1000;

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
  return findingsTable({ workbookName: workbook.name, summary, findings: [...failed.findings, ...open.findings], met, translate });
}
