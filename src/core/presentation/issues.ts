import type { Issue } from "../model";
import { cellText } from "../model";
import type { PresentationInput } from "./types";

/** What the reader of the sheets has to be told, each once, from recognition and assessment together. */
export function allIssues({ tables, dataset, assessment }: PresentationInput): readonly Issue[] {
  const seen = new Map<string, Issue>();
  for (const issue of [...tables.flatMap((table) => table.issues), ...dataset.issues, ...assessment.issues]) {
    const key = JSON.stringify([issue.id, issue.cells.map(cellText), issue.message]);
    if (!seen.has(key)) seen.set(key, issue);
  }
  return [...seen.values()];
}
