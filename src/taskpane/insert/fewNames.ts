import type { Say } from "../words";

const MOST = 4;

/** The first names, and how many there are where that is not all. */
export function fewNames(names: readonly string[], say: Say): string {
  const shown = names.slice(0, MOST).join(say("taskpane.listComma"));
  return names.length > MOST ? say("taskpane.insert.andMore", { names: shown, count: names.length }) : shown;
}
