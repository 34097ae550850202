import type { FieldId } from "../../model";
import { missingFields } from "../tables/gallery";
import type { ChartId, Offer, PresentationInput } from "../types";
import { CHART_IDS } from "../types";
import { say } from "../words";
import { budgetShareChart } from "./budgetShareChart";
import type { ChartBlock } from "./chartBlock";
import { growthChart } from "./growthChart";
import { perPupilChart } from "./perPupilChart";
import { progressChart } from "./progressChart";
import { schoolIndicatorChart, variationChart } from "./qualityBalanceCharts";
import { scorecardChart } from "./scorecardChart";
import { sourcesChart } from "./sourcesChart";

type ChartMaker = (input: PresentationInput, live: boolean) => ChartBlock | null;

const MAKERS: Readonly<Record<ChartId, { readonly make: ChartMaker; readonly fields: readonly FieldId[] }>> = {
  "growth-against-growth": { make: growthChart, fields: ["educationAppropriation", "recurrentFiscalRevenue"] },
  "per-pupil-trend": { make: perPupilChart, fields: ["perPupilOperatingFunds"] },
  "budget-share": { make: budgetShareChart, fields: ["generalBudgetEducationExpenditure", "generalBudgetExpenditure"] },
  "school-indicators": { make: schoolIndicatorChart, fields: ["enrolment", "teachingArea", "equipmentValue"] },
  variation: { make: variationChart, fields: ["enrolment", "teachingArea", "equipmentValue"] },
  sources: { make: sourcesChart, fields: ["fiscalEducationFunds", "generalBudgetEducationExpenditure"] },
  "project-progress": { make: progressChart, fields: ["plannedProjects", "completedProjects"] },
  scorecard: { make: scorecardChart, fields: ["itemScore", "itemFullMarks"] },
};

/** The charts asked for that her data can fill, in the order of the gallery. */
export function makeCharts(input: PresentationInput, ids: readonly ChartId[] | undefined, live: boolean): readonly ChartBlock[] {
  return CHART_IDS.filter((id) => ids === undefined || ids.includes(id)).flatMap((id) => MAKERS[id].make(input, live) ?? []);
}

/** Every chart: a drawn one by its message, the others by name with what is missing. */
export function chartOffers(input: PresentationInput): readonly Offer<ChartId>[] {
  return CHART_IDS.map((id) => {
    const block = MAKERS[id].make(input, false);
    const missing = block ? [] : missingFields(input, MAKERS[id].fields);
    return { id, title: say(input.translate, `presentation.chart.name.${id}`), available: block !== null, missing };
  });
}
