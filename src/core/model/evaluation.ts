import type { CellRef } from "./cell";
import type { Message } from "./message";

/** What a computation may answer. Never NaN, never a silent 0. */
export type Evaluation<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "notApplicable"; readonly because: Message }
  | { readonly kind: "undetermined"; readonly missing: readonly Message[]; readonly cells: readonly CellRef[] };
