/** What this room can say: limits of the Excel at hand. Sentences: `src/locales/<tag>/excel.ts`. */
export interface ExcelMessages {
  /** Below ExcelApi 1.13. */
  readonly "excel.limit.mergedAreas": Record<never, never>;
  /** Below ExcelApi 1.20. */
  readonly "excel.limit.undo": Record<never, never>;
  /** Where no printer is installed. */
  readonly "excel.limit.print": Record<never, never>;
  /** What a button of the ribbon leaves to her. */
  readonly "excel.ribbon.nothingRecognised": Record<never, never>;
  readonly "excel.ribbon.doubtful": Record<never, never>;
  readonly "excel.ribbon.cannotFill": { readonly title: string };
  /** `names`: what her data lacks for it, joined. */
  readonly "excel.ribbon.missing": { readonly names: string };
}
