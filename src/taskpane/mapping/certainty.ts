import type { TableView } from "../../app/views";
import type { Standing } from "../standing";
import type { Say } from "../words";

export type LineView = TableView["lines"][number];

const MARKS: Readonly<Record<string, Standing>> = { certain: "pass", likely: "query", unsure: "open" };
const WORDS = {
  certain: "taskpane.recognition.certain",
  likely: "taskpane.recognition.likely",
  unsure: "taskpane.recognition.unsure",
} as const;

/** Does the line wait for the officer's word? */
export const isAsked = (line: LineView): boolean => line.certainty === "unsure" && (line.field !== null || line.alternatives.length > 0);

/** Used, but not beyond doubt. A figure computed from others is as sure as they are; they are what to look at. */
export const isLikely = (line: LineView): boolean => line.kind === "field" && line.certainty === "likely";

export function markOf(line: LineView): Standing {
  return isAsked(line) ? "open" : line.title === "" ? "notApplicable" : (MARKS[line.certainty] ?? "open");
}

export function certaintyWord(line: LineView, say: Say): string {
  if (line.byOfficer) return say(line.kind === "excluded" ? "taskpane.mapping.excluded" : "taskpane.mapping.byOfficer");
  if (isAsked(line)) return say("taskpane.recognition.unsure");
  if (line.title === "") return say("taskpane.recognition.unknown");
  return say(WORDS[line.certainty as keyof typeof WORDS] ?? "taskpane.recognition.unsure");
}

/** What waits for her word, then what is likely, then the rest; each in the order of the sheet. */
export function uncertainFirst(lines: readonly LineView[]): { readonly first: readonly LineView[]; readonly rest: readonly LineView[] } {
  const asked = lines.filter(isAsked);
  const likely = lines.filter((line) => !isAsked(line) && isLikely(line));
  return { first: [...asked, ...likely], rest: lines.filter((line) => !isAsked(line) && !isLikely(line)) };
}
