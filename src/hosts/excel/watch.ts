import { run, type Patience } from "./batch";

/** What happened to the workbook: a sheet's cells changed, or a sheet went. */
export interface Happening {
  /** Excel's id of the sheet. */
  readonly sheetId: string;
}

/** Hears of changes of cells and of sheets that go, by whomever, until it is ended. Nothing is heard of where Excel refuses. */
export function watch(patience: Patience, heard: (happening: Happening) => void): () => void {
  let isOver = false;
  let stop: (() => Promise<void>) | null = null;
  const hear = async (event: { readonly worksheetId: string; readonly triggerSource?: string }): Promise<void> => {
    // From 1.14 on Excel says that it was we who wrote (a table among her cells).
    if (!isOver && event.triggerSource !== "ThisLocalAddin") heard({ sheetId: event.worksheetId });
  };
  const started = run(patience, { repeatable: true }, async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [worksheets.onChanged.add(hear), worksheets.onDeleted.add(hear)];
    await context.sync();
    stop = async () => {
      for (const handler of handlers) {
        handler.remove();
        await handler.context.sync();
      }
    };
  });
  started.catch(() => undefined);
  return () => {
    isOver = true;
    void started.then(() => stop?.()).catch(() => undefined);
  };
}
