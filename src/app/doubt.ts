import type { CheckSummary } from "./views";

/** Whether a line of a table was asked about and is not used until she says what it is. */
export const isDoubtful = ({ tables }: Pick<CheckSummary, "tables">): boolean =>
  tables.some(({ lines }) => lines.some(({ certainty }) => certainty === "unsure"));
