import type { Rule } from "../../model";
import type { Run } from "../assess";
import { remainingSegments } from "../composites";
import type { Segment } from "../segment";
import { addsUp } from "./addsUp";
import { aidPerHeadRange } from "./aidPerHeadRange";
import { aidStandard } from "./aidStandard";
import { closeComparators } from "./closeComparators";
import { comparabilityRatio } from "./comparabilityRatio";
import { comparabilitySpending } from "./comparabilitySpending";
import { costDecile } from "./costDecile";
import { priorYearReport } from "./priorYearReport";
import { sameRelease } from "./sameRelease";
import { targetNotBelowActual } from "./targetNotBelowActual";
import { effortBudget, maintenanceOfEffort } from "./maintenanceOfEffort";
import { notNegative } from "./notNegative";
import { opposedGrowth } from "./opposedGrowth";
import { operatingEntitlement, smallRuralSchool } from "./operatingFunds";
import { order } from "./order";
import { partsAddUp } from "./partsAddUp";
import { percentagePoints } from "./percentagePoints";
import { placeholder } from "./placeholder";
import { rateAttainable } from "./rateAttainable";
import { rateWithinWhole } from "./rateWithinWhole";
import { required } from "./required";
import { restatedBase } from "./restatedBase";
import { retentionDropout } from "./retentionDropout";
import { roundedPartsBalance } from "./roundedPartsBalance";
import { sameFigure } from "./sameFigure";
import { schoolSize } from "./schoolSize";
import { scoreTotal } from "./scoreTotal";
import { unitCostPeers } from "./unitCostPeers";
import { unitMagnitude } from "./unitMagnitude";
import { wholeCount } from "./wholeCount";
import { yearlyChange } from "./yearlyChange";
import { zeroDenominator } from "./zeroDenominator";

export type Check = (rule: Rule, run: Run) => readonly Segment[];

/** Checks with a logic of their own, by the name that a rule file gives; one file each. */
export const CHECKS: Readonly<Record<string, Check>> = {
  addsUp,
  aidPerHeadRange,
  aidStandard,
  closeComparators,
  comparabilityRatio,
  comparabilitySpending,
  costDecile,
  priorYearReport,
  sameRelease,
  targetNotBelowActual,
  // Judged on sentences, not on tables: core/assessment/statements.
  growthWording: () => [],
  trendWording: () => [],
  effortBudget,
  maintenanceOfEffort,
  notNegative,
  operatingEntitlement,
  opposedGrowth,
  order,
  partsAddUp,
  percentagePoints,
  placeholder,
  rateAttainable,
  rateWithinWhole,
  remainingIndicator: remainingSegments,
  required,
  restatedBase,
  retentionDropout,
  roundedPartsBalance,
  sameFigure,
  schoolSize,
  scoreTotal,
  smallRuralSchool,
  unitCostPeers,
  unitMagnitude,
  wholeCount,
  yearlyChange,
  zeroDenominator,
};
