import { HostError, type HostErrorCode } from "../../app/ports";

/**
 * Excel's error codes are stable and English; its messages are localised and not meant for users, so they are never shown
 * and never read. Codes: "Error handling with the application-specific JavaScript APIs", Office Add-ins documentation.
 */
const CODES: Readonly<Record<string, HostErrorCode>> = {
  AccessDenied: "protectedSheet",
  ItemNotFound: "sheetMissing",
  InvalidReference: "sheetMissing",
  InvalidOperationInCellEditMode: "cellEditMode",
  InactiveWorkbook: "noCells",
  InvalidSelection: "noCells",
  UnsupportedSheet: "noCells",
  Conflict: "changedByOther",
  ItemAlreadyExists: "changedByOther",
  EditModeConflict: "changedByOther",
  FilteredRangeConflict: "changedByOther",
  MergedRangeConflict: "changedByOther",
  RangeExceedsLimit: "tooLarge",
  OperationCellsExceedLimit: "tooLarge",
  ResponsePayloadSizeLimitExceeded: "tooLarge",
  RequestPayloadSizeLimitExceeded: "tooLarge",
  PivotTableRangeConflict: "changedByOther",
  ApiNotFound: "notSupportedHere",
  ApiNotAvailable: "notSupportedHere",
  NotImplemented: "notSupportedHere",
  UnsupportedOperation: "notSupportedHere",
  UndoNotSupported: "notSupportedHere",
  ServiceNotAvailable: "busy",
  ServerBusy: "busy",
  HostRestartNeeded: "connectionLost",
  RequestAborted: "busy",
  GeneralException: "unknown",
  ConnectionFailure: "connectionLost",
  NonBlockingOperationInProgress: "busy",
  ActivityLimitReached: "busy",
  ReadOnlyWorkbook: "readOnly",
};

const SIZE_CODES: ReadonlySet<string> = new Set([
  "ResponsePayloadSizeLimitExceeded",
  "RequestPayloadSizeLimitExceeded",
  "RangeExceedsLimit",
  "OperationCellsExceedLimit",
]);

/** The `code` of Excel's client errors, or "" for anything else. */
export function excelCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Excel's own code of an error that has left `run`. */
export const causeOf = (error: unknown): string => excelCode(error instanceof HostError ? error.cause : error);

/** `Range.values` and the like, where Excel says it; "" else. */
export function excelLocation(error: unknown): string {
  if (typeof error !== "object" || error === null || !("debugInfo" in error)) return "";
  const { debugInfo } = error;
  if (typeof debugInfo !== "object" || debugInfo === null || !("errorLocation" in debugInfo)) return "";
  return typeof debugInfo.errorLocation === "string" ? debugInfo.errorLocation : "";
}

/** True when the same request in smaller pieces may go through. */
export function isTooLarge(error: unknown): boolean {
  return SIZE_CODES.has(excelCode(error));
}

/** True when the same request may go through a little later. */
export function mayPass(error: unknown): boolean {
  const { code } = hostError(error);
  return code === "cellEditMode" || code === "busy";
}

/** The one error that leaves this room; a cancelled reading keeps its AbortError. `where`: sheet or range that the call was about. */
export function hostError(error: unknown, where = ""): Error & { readonly code: HostErrorCode | number } {
  if (error instanceof HostError || (error instanceof DOMException && error.name === "AbortError")) return error;
  return new HostError(CODES[excelCode(error)] ?? "unknown", where, { cause: error });
}
