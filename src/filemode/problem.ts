import { HostError } from "../app/ports";
import type { Words } from "./words";

/** What the page has to say above the sheets. */
export interface Notice {
  readonly kind: "error" | "info";
  readonly what: string;
  readonly whatToDo: string;
}

/** One sentence what, one what to do. */
export function problemOf(error: unknown, name: string, { say, translate }: Words): Notice {
  const what = say("filemode.openFailed", { name });
  if (error instanceof HostError) {
    const data = { where: error.where };
    return {
      kind: "error",
      what: `${what} ${translate({ id: `app.hostError.${error.code}`, data })}`,
      whatToDo: translate({ id: `app.hostError.${error.code}.whatToDo`, data }),
    };
  }
  return { kind: "error", what, whatToDo: say("filemode.unexpected.whatToDo") };
}
