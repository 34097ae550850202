import type { MessageValue } from "../core/model";

/** What the command line can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/cli.ts`. */
export interface CliMessages {
  readonly "cli.usage": Record<never, never>;
  readonly "cli.unknownOption": { readonly option: string };
  readonly "cli.badValue": { readonly option: string; readonly found: string; readonly accepted: string };
  readonly "cli.noFile": Record<never, never>;
  readonly "cli.fileMissing": { readonly path: string };
  readonly "cli.cannotRead": { readonly path: string; readonly reason: string };
  readonly "cli.emptyFolder": { readonly path: string };
  readonly "cli.notChecked": { readonly file: string; readonly what: string; readonly whatToDo: string };
  readonly "cli.neverOverInput": { readonly path: string };
  readonly "cli.cannotWrite": { readonly path: string; readonly reason: string };
  readonly "cli.outMustBeFolder": { readonly path: string };
  readonly "cli.packUnreadable": { readonly path: string; readonly reason: string };
  readonly "cli.packTooLarge": { readonly path: string; readonly kilobytes: number };
  readonly "cli.badPack": { readonly what: string };
  readonly "cli.sheetMissing": { readonly file: string; readonly sheet: string; readonly sheets: MessageValue };
  readonly "cli.written": { readonly path: string; readonly cells: number; readonly other: number };
  readonly "cli.tables": Record<never, never>;
  readonly "cli.charts": Record<never, never>;
  readonly "cli.missing": { readonly items: MessageValue };
  readonly "cli.unchecked": { readonly count: number };
  readonly "cli.uncheckedRule": { readonly title: string; readonly text: string };
  readonly "cli.uncheckedMore": { readonly count: number };
  readonly "cli.reportUsage": Record<never, never>;
  readonly "cli.saved": { readonly path: string };
  readonly "cli.internal": { readonly file: string; readonly reason: string };
}
