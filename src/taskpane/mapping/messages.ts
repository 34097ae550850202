type None = Record<never, never>;

/** What the screen of recognised tables says beside the words of the pane. Sentences: `src/locales/<tag>/taskpaneMapping.ts`. */
export interface TaskpaneMappingMessages {
  /** What a row of the picture is. */
  readonly "taskpane.band.title": None;
  readonly "taskpane.band.unit": None;
  readonly "taskpane.band.header": None;
  readonly "taskpane.band.data": None;
  readonly "taskpane.band.total": None;
  readonly "taskpane.band.group": None;
  readonly "taskpane.band.note": None;
  readonly "taskpane.mapping.rowKind": None;
  readonly "taskpane.mapping.column": { readonly column: string; readonly taken: string };
  readonly "taskpane.mapping.row": { readonly row: string; readonly kind: string; readonly taken: string };
  readonly "taskpane.mapping.tableLevel": None;
  readonly "taskpane.mapping.tableLevel.asRead": None;
  readonly "taskpane.mapping.maybe": { readonly fields: string };
  readonly "taskpane.mapping.take": { readonly field: string };
  readonly "taskpane.mapping.rest": { readonly count: number };
  readonly "taskpane.mapping.doubted": { readonly cell: string };
  readonly "taskpane.mapping.doubted.none": { readonly cell: string };
  readonly "taskpane.mapping.allSure": None;
}
