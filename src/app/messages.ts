import type { MessageValue } from "../core/model";
import type { HostErrorCode } from "./ports";

/** What this room can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/app.ts`. */
export type AppMessages = {
  /** What happened. `where`: sheet or part, "" when it concerns the whole. */
  readonly [Code in HostErrorCode as `app.hostError.${Code}`]: { readonly where: string };
} & {
  /** What to do about it. */
  readonly [Code in HostErrorCode as `app.hostError.${Code}.whatToDo`]: { readonly where: string };
} & {
  readonly "app.nothingRecognised": { readonly sheets: number };
  readonly "app.nothingRecognised.whatToDo": Record<never, never>;
  readonly "app.unchecked.missing": { readonly missing: MessageValue };
  readonly "app.unchecked.elsewhere": Record<never, never>;
  readonly "app.nothingDecidable": { readonly tables: number };
  /** A stated figure and what it is computed from. */
  readonly "app.statedOf": { readonly title: string; readonly of: MessageValue };
  readonly "app.progress.reading": Record<never, never>;
  readonly "app.progress.recognising": Record<never, never>;
  readonly "app.progress.assessing": Record<never, never>;
  readonly "app.progress.planning": Record<never, never>;
  readonly "app.progress.writing": Record<never, never>;
  readonly "app.rule.true": Record<never, never>;
  readonly "app.rule.false": Record<never, never>;
  readonly "app.rule.level": { readonly level: MessageValue };
  readonly "app.rule.comma": Record<never, never>;
  readonly "app.rule.semicolon": Record<never, never>;
  readonly "app.rule.atLevel": { readonly levels: string; readonly text: string };
  readonly "app.rule.asked": { readonly operator: string; readonly required: MessageValue; readonly high: MessageValue };
  readonly "app.written": { readonly cells: number; readonly other: number };
  /** Sheets of hers without flags, since they are protected. `sheets`: names, joined. */
  readonly "app.written.unflagged": { readonly sheets: string };
  /** Findings that are neither listed nor flagged, for their number. */
  readonly "app.written.unlisted": { readonly count: number };
};
