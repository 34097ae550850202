import { HostError } from "../app";
import type { Translate } from "../core/model";

/** What went wrong and what to do, for a place that shows plain sentences. */
export function sentencesOf(error: unknown, translate: Translate): readonly string[] {
  const [code, where] = error instanceof HostError ? [error.code, error.where] : ["unknown", ""];
  return [`app.hostError.${code}`, `app.hostError.${code}.whatToDo`].map((id) => translate({ id, data: { where } }));
}
