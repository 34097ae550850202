export { checkClaims } from "./check";
export type { ClaimContext } from "./check";
export { checkStatements, ruleOf } from "./findings";
export { readClaims } from "./read";
export type { Basis, CheckedClaim, Claim, ClaimKind, Figure, StatedValue, Verdict } from "./types";
export { NO_WORKBOOK, workbookFigures } from "./workbook";
export type { WorkbookFigures, WorkbookValue } from "./workbook";
