import type { CheckEngine, CheckSummary, Locale } from "../app";
import type { Translate } from "../core/model";
import { findingsTable } from "../core/presentation";

const ALL = Number.MAX_SAFE_INTEGER;

/** What a terminal shows: the file, the counts, one line a finding that is not plainly met, then what the reader must be told. */
export async function textReport(
  engine: CheckEngine,
  workbook: { name: string },
  summary: CheckSummary,
  locale: Locale,
  translate: Translate,
): Promise<string> {
  const { findings } = await engine.findings({ outcomes: ["fail", "open"], limit: ALL }, locale);
  const passes = await engine.findings({ outcomes: ["pass"], limit: ALL }, locale);
  return findingsTable({ workbookName: workbook.name, summary, findings: [...findings, ...passes.findings], translate });
}
