import { HostError } from "../../app/ports";
import { paneMessage } from "../words";
import type { Problem } from "./state";

/** Cancelled by the officer: no problem at all. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof HostError) return error.code === "cancelled";
  return error instanceof Error && error.name === "AbortError";
}

/** One sentence what, one what to do, the rest folded. */
export function problemOf(error: unknown, retry: Problem["retry"]): Problem {
  const code = error instanceof HostError ? error.code : "unknown";
  const data = { where: error instanceof HostError ? error.where : "" };
  return {
    what: { id: `app.hostError.${code}`, data },
    whatToDo: { id: `app.hostError.${code}.whatToDo`, data },
    details: detailsOf(error),
    retry,
  };
}

/** Packs kept with the workbook do not fit the rulebook any more. */
export function unusableProblem(errors: readonly string[]): Problem {
  return {
    what: paneMessage("taskpane.rules.unusable"),
    whatToDo: paneMessage("taskpane.rules.unusable.whatToDo"),
    details: errors.join("\n"),
    retry: null,
  };
}

function detailsOf(error: unknown): string {
  const lines: string[] = [];
  for (let at: unknown = error; at instanceof Error && lines.length < 5; at = at.cause) lines.push(`${at.name}: ${at.message}`);
  return lines.length > 0 ? lines.join("\n") : String(error);
}
