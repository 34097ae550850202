import type { MessageValue } from "../model";

type Shape<Keys extends string> = { readonly [Key in Keys]: MessageValue };
type Nothing = Readonly<Record<never, never>>;
type Judged = Shape<"observed" | "operator" | "required" | "high">;

/** What this room can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/assessment.ts`. */
export interface AssessmentMessages {
  /** Verdicts. `operator` is a `ComparisonOperator`; `high` is the upper end for `between`. */
  readonly "assessment.met": Judged;
  readonly "assessment.notMet": Judged;
  readonly "assessment.notMetShort": Judged & Shape<"shortfall" | "field">;
  readonly "assessment.withinRounding": Judged;
  readonly "assessment.provesNothing": Shape<"observed">;
  readonly "assessment.information": Shape<"observed">;
  readonly "assessment.agrees": Shape<"stated" | "observed" | "suggested" | "figure">;
  readonly "assessment.disagrees": Shape<"stated" | "observed" | "suggested" | "figure">;
  readonly "assessment.statedMissing": Shape<"stated" | "cells">;
  /** No figure, and why. */
  readonly "assessment.missing": Shape<"what">;
  readonly "assessment.missingColumn": Shape<"fields" | "period" | "cells">;
  readonly "assessment.missing.absent": Shape<"field" | "period">;
  readonly "assessment.missing.blank": Shape<"field" | "cell">;
  readonly "assessment.missing.notReported": Shape<"field" | "cell">;
  readonly "assessment.missing.placeholder": Shape<"field" | "cell">;
  readonly "assessment.missing.error": Shape<"field" | "cell">;
  readonly "assessment.missing.notNumeric": Shape<"field" | "cell">;
  readonly "assessment.missing.priorRow": Shape<"period">;
  readonly "assessment.firstPeriod": Nothing;
  readonly "assessment.zeroDenominator": Nothing;
  readonly "assessment.zeroBase": Nothing;
  readonly "assessment.negativeBase": Nothing;
  readonly "assessment.notInForce": Shape<"period">;
  readonly "assessment.noThreshold": Shape<"parameter">;
  readonly "assessment.noThresholdAtAll": Nothing;
  /** Remarks. */
  readonly "assessment.note.restatedBase": Shape<"field" | "cell">;
  readonly "assessment.note.fitsRestated": Shape<"cell">;
  readonly "assessment.note.plainGrowth": Shape<"rate">;
  readonly "assessment.note.statedGrowth": Shape<"field" | "cell">;
  readonly "assessment.note.split": Shape<"field" | "weights">;
  readonly "assessment.note.onTheLine": Shape<"operator" | "outcome">;
  readonly "assessment.note.truncated": Shape<"suggested">;
  readonly "assessment.note.unverified": Nothing;
  readonly "assessment.note.fromSheet": Shape<"cell">;
  readonly "assessment.note.fromOfficer": Nothing;
  readonly "assessment.note.condition": Shape<"condition" | "others">;
  readonly "assessment.note.meanOfTerms": Nothing;
  readonly "assessment.note.borrowed": Shape<"region">;
  readonly "assessment.note.members": Shape<"count">;
  /** Names of what was computed from. */
  readonly "assessment.field": Shape<"field" | "period">;
  readonly "assessment.fieldOnly": Shape<"field">;
  readonly "assessment.number": Shape<"number">;
  readonly "assessment.parameter": Shape<"parameter">;
  readonly "assessment.trace.pupils": Nothing;
  readonly "assessment.trace.noPrior": Nothing;
  readonly "assessment.trace.statedGrowth": Shape<"field">;
  readonly "assessment.trace.required": Nothing;
  readonly "assessment.trace.stated": Nothing;
  readonly "assessment.trace.amounts": Nothing;
  /** Composite rules and checks. */
  readonly "assessment.count.pass": Shape<"met" | "least" | "failed" | "failedCount" | "open" | "openCount">;
  readonly "assessment.count.fail": Shape<"met" | "least" | "failed" | "failedCount" | "open" | "openCount">;
  readonly "assessment.count.open": Shape<"met" | "least" | "failed" | "failedCount" | "open" | "openCount">;
  readonly "assessment.remaining.pass": Shape<"indicator" | "observed" | "required">;
  readonly "assessment.remaining.fail": Shape<"indicator" | "observed" | "required">;
  readonly "assessment.remaining.open": Shape<"open">;
  readonly "assessment.remaining.none": Nothing;
  readonly "assessment.remaining.several": Nothing;
  readonly "assessment.check.clean": Shape<"table" | "count">;
  readonly "assessment.negative": Shape<"field" | "value">;
  readonly "assessment.fraction": Shape<"field" | "value">;
  readonly "assessment.placeholder": Shape<"field">;
  readonly "assessment.blank": Shape<"field">;
  readonly "assessment.rateOverZero": Shape<"rate" | "cell">;
  readonly "assessment.notAttainable": Shape<"rate" | "whole" | "near" | "nearest">;
  readonly "assessment.aboveWhole": Shape<"field" | "value">;
  readonly "assessment.gapInPercent": Shape<"field">;
  readonly "assessment.outOfOrder": Shape<"outer" | "outerValue" | "inner" | "innerValue">;
  readonly "assessment.differs": Shape<"field" | "here" | "there" | "level">;
  readonly "assessment.unitSlip": Shape<"field" | "value" | "other" | "power">;
  readonly "assessment.bigChange": Shape<"field" | "change" | "limit">;
  readonly "assessment.sumHolds": Shape<"label" | "total" | "sum" | "gap" | "count">;
  readonly "assessment.sumBroken": Shape<"label" | "total" | "sum" | "gap" | "count">;
  readonly "assessment.roundedSum": Shape<"label" | "gap">;
  readonly "assessment.sourcesHold": Shape<"total" | "totalValue" | "gap">;
  readonly "assessment.sourcesBroken": Shape<"total" | "totalValue" | "gap">;
  readonly "assessment.sumMissing": Shape<"cells">;
  readonly "assessment.note.blankSources": Shape<"cells">;
  readonly "assessment.entitled": Shape<"received" | "due" | "short">;
  readonly "assessment.underpaid": Shape<"received" | "due" | "short">;
  readonly "assessment.note.smallSchool": Shape<"pupils">;
  readonly "assessment.retentionFits": Shape<"implied" | "gap" | "limit">;
  readonly "assessment.retentionOdd": Shape<"implied" | "gap" | "limit">;
  readonly "assessment.retentionOpen": Nothing;
  readonly "assessment.restatedUnexplained": Shape<"field" | "restated" | "printed">;
  readonly "assessment.unitCostOdd": Shape<"cost" | "median" | "count">;
}
