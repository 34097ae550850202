import { HostError } from "../../app/ports";
import { causeOf, excelLocation, hostError, mayPass } from "./errors";
import { OPTIONAL, supports } from "./requirements";

/** How long to wait for Excel. Times in milliseconds. */
export interface Patience {
  /** A request without an answer for so long counts as lost. */
  readonly longestWait: number;
  /** Pauses before trying again what only reads, while Excel is busy or a cell is being edited. */
  readonly pauses: readonly number[];
  readonly pause: (milliseconds: number) => Promise<void>;
}

export const PATIENT: Patience = {
  longestWait: 120_000,
  pauses: [250, 1000, 2500],
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Proxy objects of one `Excel.run` and the way to send what was asked of them. */
export interface Context {
  readonly workbook: Excel.Workbook;
  /** False while a sheet that is a chart is in front: then Excel refuses to say which worksheet is active (office-js#2444). */
  readonly hasActiveSheet: boolean;
  /** Sends everything asked so far. Throws `HostError` connectionLost when no answer comes. */
  sync(): Promise<void>;
}

export interface RunOptions {
  /** All syncs go back in one undo step where Excel can (1.20). */
  readonly undo?: boolean;
  /** It only reads or may safely be done twice: tried again while Excel is busy. */
  readonly repeatable?: boolean;
}

/** One `Excel.run`. Excel holds it back while the officer is editing a cell, where it can. Fails with `HostError` only, and with the AbortError of a cancelled reading. */
export async function run<T>(patience: Patience, options: RunOptions, work: (context: Context) => Promise<T>): Promise<T> {
  let undo = options.undo === true;
  let hasActiveSheet = true;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await runOnce(patience, { undo, hasActiveSheet }, work);
    } catch (error) {
      // Asked in requests that only read, before anything is written.
      if (hasActiveSheet && /getActiveWorksheet/i.test(excelLocation(error))) {
        hasActiveSheet = false;
        continue;
      }
      if (undo && options.repeatable === true && isUndoRefused(error)) {
        undo = false;
        continue;
      }
      const pause = patience.pauses[attempt];
      if (options.repeatable !== true || pause === undefined || !mayPass(error)) throw hostError(error);
      await patience.pause(pause);
    }
  }
}

/** Excel cannot put all of this into one undo step; without one it may go through. */
export const isUndoRefused = (error: unknown): boolean => causeOf(error) === "UndoNotSupported";

/** Excel sets up no page here (on Windows without a printer); all the rest may go through. */
export const isPrintRefused = (error: unknown): boolean =>
  [error, error instanceof HostError ? error.cause : null].some((one) =>
    /^(?:PageLayout|HeaderFooter|PageBreak)/i.test(excelLocation(one)),
  );

async function runOnce<T>(
  patience: Patience,
  { undo, hasActiveSheet }: { readonly undo: boolean; readonly hasActiveSheet: boolean },
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const runOptions: Excel.RunOptions = { delayForCellEdit: true };
  if (undo && supports(OPTIONAL.undoGroup)) runOptions.mergeUndoGroup = true;
  return Excel.run(runOptions, (context) =>
    work({ workbook: context.workbook, hasActiveSheet, sync: () => answered(context.sync(), patience.longestWait) }),
  );
}

function answered(answer: Promise<void>, longestWait: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new HostError("connectionLost")), longestWait);
    answer.then(
      () => {
        clearTimeout(timer);
        resolve();
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
