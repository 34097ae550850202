import type { Message, MessageData, MessageValue } from "../model";

/** What this room can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/recognition.ts`. */
export interface RecognitionMessages {
  /** Why a line is taken for its field. */
  "recognition.reason.header": { header: string };
  "recognition.reason.nearName": { header: string; name: string };
  "recognition.reason.similar": { header: string; name: string };
  "recognition.reason.context": Record<string, never>;
  "recognition.reason.ambiguous": { header: string };
  "recognition.reason.claimedTwice": { header: string };
  "recognition.reason.stated": { header: string };
  "recognition.reason.role": { item: string; header: string };
  /** The officer's own correction, or a template. */
  "recognition.reason.byOfficer": Record<string, never>;
  "recognition.reason.unnamedRows": Record<string, never>;
  "recognition.reason.alikeColumns": Record<string, never>;
  "recognition.reason.title": { name: string };
  "recognition.reason.template": Record<string, never>;
  "recognition.reason.keyColumn": { header: string };
  "recognition.reason.partOfYear": { part: string };
  /** A period by itself, for the list of lines. */
  "recognition.period": { period: MessageValue };
  /** Where its unit comes from. */
  "recognition.unit.fromHeader": { unit: string };
  "recognition.unit.fromCell": { unit: string };
  "recognition.unit.fromTitleLine": { unit: string };
  "recognition.unit.fromNeighbour": { unit: string };
  "recognition.unit.fromFormat": Record<string, never>;
  "recognition.unit.fromMagnitude": { unit: string };
  "recognition.unit.assumed": { unit: string };
  /** Issues. */
  "recognition.issue.placeholder": { header: string; count: number; cells: MessageValue };
  "recognition.issue.notReported": { header: string; count: number; cells: MessageValue };
  "recognition.issue.errorCell": { header: string; count: number; cells: MessageValue };
  "recognition.issue.notNumeric": { header: string; count: number; cells: MessageValue };
  "recognition.issue.textNumber": { header: string; count: number; cells: MessageValue };
  "recognition.issue.unitAssumed": { header: string; unit: string };
  "recognition.issue.unitSlip": { header: string; factor: string; cells: MessageValue };
  "recognition.issue.duplicateRow": { label: string; count: number; cells: MessageValue };
  "recognition.issue.unsureLine": { header: string; fields: MessageValue };
  /** Figures of part of a year, and rows whose period is no year: never taken for a year. */
  "recognition.issue.partOfYear": { part: string; cells: MessageValue };
  "recognition.issue.sumRow": { label: string; cells: MessageValue };
  "recognition.issue.noYear": { text: string; count: number; cells: MessageValue };
  "recognition.issue.calendarAgainstSchoolYear": Record<string, never>;
  "recognition.issue.emptyForm": { sheet: string; fields: MessageValue };
  "recognition.issue.hiddenRows": { count: number };
}

/** A message of this room, its data checked against its id. */
export function say<Id extends keyof RecognitionMessages & string>(id: Id, data: RecognitionMessages[Id]): Message<Id> {
  return { id, data: data as MessageData };
}
