import { standingIn } from "../../app/standing";
import type { ChartId } from "../../app/takeaways";
import { CHARTS_SHEET_ID, CHART_IDS } from "../../core/presentation";
import type { ApplyReceipt } from "../../core/model";

/** The charts on the sheet of charts; without a choice of hers, all that her data can fill. */
export function chartsThere(receipt: ApplyReceipt | null): readonly ChartId[] {
  if (!receipt?.sheets.some(({ id }) => id === CHARTS_SHEET_ID)) return [];
  return standingIn(receipt).charts ?? CHART_IDS;
}
