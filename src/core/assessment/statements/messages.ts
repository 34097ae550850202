import type { MessageValue } from "../../model";

type Subject = { readonly subject: string };
type Worked = { readonly value: MessageValue; readonly low: MessageValue; readonly high: MessageValue };

/** What this room can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/statements.ts`. */
export interface StatementsMessages {
  "statements.agrees": Worked;
  "statements.agrees.words": { readonly text: string };
  "statements.disagrees": Worked;
  "statements.disagrees.truncated": Worked;
  "statements.disagrees.sign": { readonly text: string; readonly value: MessageValue };
  "statements.disagrees.unitSlip": { readonly text: string; readonly better: string };
  "statements.disagrees.fullMarks": { readonly text: string; readonly full: string };
  "statements.disagrees.parts": { readonly value: MessageValue };
  "statements.disagrees.trend": { readonly text: string; readonly at: number };
  "statements.disagrees.comparison": { readonly text: string; readonly at: number };
  "statements.disagrees.workbook": { readonly text: string; readonly value: MessageValue; readonly cells: MessageValue };
  "statements.agrees.workbook": { readonly cells: MessageValue };
  "statements.suggest": { readonly value: MessageValue };
  "statements.suggest.text": { readonly text: string };
  "statements.missing.amounts": Subject;
  "statements.missing.prior": Subject;
  "statements.missing.whole": { readonly whole: string };
  "statements.missing.rates": Subject;
  "statements.missing.target": Subject;
  "statements.missing.heads": { readonly value: MessageValue };
  "statements.missing.series": { readonly text: string };
  "statements.missing.comparison": { readonly text: string };
  "statements.missing.anything": Subject;
  "statements.missing.zeroBase": Subject;
  "statements.unsure.whole": { readonly whole: string };
  "statements.unsure.parts": { readonly value: MessageValue };
  "statements.unsure.rounding": { readonly text: string };
  "statements.unsure.years": { readonly text: string; readonly steps: number };
  "statements.unsure.increment": { readonly value: MessageValue };
  "statements.percentagePoint.written": Record<never, never>;
  "statements.percentagePoint.ambiguous": { readonly text: string };
  "statements.sign.doubled": { readonly text: string };
  "statements.rateLimit.above": { readonly subject: string; readonly text: string };
  "statements.headcount.mixed": { readonly text: string; readonly other: string };
  "statements.nesting.broken": { readonly inner: string; readonly outer: string };
  "statements.nesting.holds": { readonly inner: string; readonly outer: string };
  "statements.placeholder": { readonly text: string };
  "statements.unread": { readonly at: number };
  "statements.finding.pass": { readonly count: number };
  "statements.finding.fail": { readonly text: string; readonly because: MessageValue };
  "statements.finding.open": { readonly text: string; readonly because: MessageValue };
  "statements.trace": { readonly text: string };
  "statements.trace.rests": { readonly text: string };
  "statements.report.usage": Record<never, never>;
  "statements.report.noFile": Record<never, never>;
  "statements.report.summary": { readonly agrees: number; readonly disagrees: number; readonly cannotCheck: number };
  "statements.report.disagrees": { readonly count: number };
  "statements.report.cannotCheck": { readonly count: number };
  "statements.report.agrees": { readonly count: number };
  "statements.report.line": { readonly line: number };
  "statements.report.join": Record<never, never>;
}
