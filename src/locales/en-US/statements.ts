import type { Sentences } from "../../core/model";
import type { StatementsMessages } from "../../core/assessment/statements/messages";

export const statements: Sentences<StatementsMessages> = {
  "statements.agrees": "Agrees with the amounts: they give {value}, possibly {low} to {high}",
  "statements.agrees.words": "“{text}” agrees with the figures given",
  "statements.disagrees": "Disagrees with the amounts: they give {value}, possibly {low} to {high}",
  "statements.disagrees.truncated": "Cut off instead of rounded: the amounts give {value}, possibly {low} to {high}",
  "statements.disagrees.sign": "Wrong direction: the size of “{text}” is right, but the amounts give {value}",
  "statements.disagrees.unitSlip": "The unit of “{text}” looks wrong: the parts add up to the total only as {better}",
  "statements.disagrees.fullMarks": "“{text}” is above the full marks, {full}",
  "statements.disagrees.parts": "The parts add up to {value}, not to the total",
  "statements.disagrees.trend": "“{text}” does not hold: figure number {at, number} breaks it",
  "statements.disagrees.comparison": "“{text}” does not hold: figure number {at, number} breaks it",
  "statements.disagrees.workbook": "Disagrees with the workbook: the text says {text}, {cells} gives {value}",
  "statements.agrees.workbook": "Agrees with {cells} of the workbook",
  "statements.suggest": "Should be {value}",
  "statements.suggest.text": "Should read {text}",
  "statements.missing.amounts": "The text does not give the amounts of {subject}, so this cannot be checked",
  "statements.missing.prior": "The prior year of {subject} is missing, so this cannot be checked",
  "statements.missing.whole": "The total of {whole} is missing, so the share cannot be checked",
  "statements.missing.rates": "The two rates compared are not in the text, so the gap cannot be checked",
  "statements.missing.target": "The target of {subject} is missing, so this cannot be checked",
  "statements.missing.heads": "The head-count is missing, so this cannot be checked; the stated value implies {value} persons",
  "statements.missing.series": "The yearly figures that “{text}” speaks of are not in the text",
  "statements.missing.comparison": "The two sets of figures that “{text}” compares are not both in the text",
  "statements.missing.anything": "The text holds nothing to check {subject} against",
  "statements.missing.zeroBase": "The base of {subject} is zero or negative, so there is no rate",
  "statements.unsure.whole": "It is not clear which figure is the whole of {whole}; say “share of …”",
  "statements.unsure.parts": "The parts listed add up to {value}, not to the total: check them if all are listed, say so if not",
  "statements.unsure.rounding": "“{text}” lies within rounding and cannot be decided with the digits printed",
  "statements.unsure.years": "“{text}” needs {steps, number} yearly changes; the text has fewer years",
  "statements.unsure.increment": "Does not fit the growth rate beside it, which gives {value}: check one of the two",
  "statements.percentagePoint.written": "A difference of two rates should be written in percentage points",
  "statements.percentagePoint.ambiguous": "“{text}” can be read as percentage points or as a relative change: say which",
  "statements.sign.doubled": "After a word of decline the figure is positive, not {text}",
  "statements.rateLimit.above": "{subject} is {text}, above 100%: verify",
  "statements.headcount.mixed": "The same number is written {text} in one place and {other} in another: persons and person-times differ",
  "statements.nesting.broken": "{inner} exceeds {outer}, which contains it: verify",
  "statements.nesting.holds": "{inner} does not exceed {outer}, which contains it",
  "statements.placeholder": "“{text}” has not been filled in",
  "statements.unread": "The text holds too many figures: nothing after character {at, number} was read; check it in parts.",
  "statements.finding.pass": "{count, plural, one {# claim} other {# claims}} in the text agree with the figures.",
  "statements.finding.fail": "“{text}” in the text: {because}.",
  "statements.finding.open": "“{text}” in the text: {because}.",
  "statements.trace": "“{text}” in the text",
  "statements.trace.rests": "{text} in the text",
  "statements.report.usage": `Statement check: every figure and claim of a text, one by one

Usage: npm run --silent statements -- TEXT.txt [--book BOOK.xlsx] [options]

  --book BOOK       check against the data of this workbook too
  --format FORMAT   text (default) or json
  --lang LANGUAGE   zh-CN (default) or en-US

Exit status: 0 nothing disagrees, 1 something does, 2 not checked`,
  "statements.report.noFile": "Name one text file to check; --help shows how.",
  "statements.report.summary": "{agrees, number} agree, {disagrees, number} disagree, {cannotCheck, number} cannot be checked",
  "statements.report.disagrees": "Disagrees ({count, number})",
  "statements.report.cannotCheck": "Cannot be checked ({count, number})",
  "statements.report.agrees": "Agrees ({count, number})",
  "statements.report.line": "line {line, number}",
  "statements.report.join": "; ",
};
