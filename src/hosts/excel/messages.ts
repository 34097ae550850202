/** What this room can say: limits of the Excel at hand. Sentences: `src/locales/<tag>/excel.ts`. */
export interface ExcelMessages {
  /** Below ExcelApi 1.13. */
  readonly "excel.limit.mergedAreas": Record<never, never>;
  /** Below ExcelApi 1.20. */
  readonly "excel.limit.undo": Record<never, never>;
}
