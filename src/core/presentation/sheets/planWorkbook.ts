import type { WorkbookPlan } from "../../model";
import { chartsSheet } from "../charts/chartsSheet";
import { listFindings } from "../order";
import { makeTable } from "../tables/gallery";
import { tableBlock } from "../tables/tableBlock";
import { tableSheet } from "../tables/tableSheet";
import type { PlanRequest, PresentationInput } from "../types";
import { say } from "../words";
import { findingsSheet } from "./findingsSheet";
import { flagsOf } from "./flags";
import { reportSheet } from "./reportSheet";
import { freeSheetName } from "./sheetName";

/** Everything that is written into the officer's workbook: sheets of ours and flags, nothing else. */
export function planWorkbook(input: PresentationInput, request: PlanRequest): WorkbookPlan {
  const findingsName = freeSheetName(say(input.translate, "presentation.sheet.findings"), request.userSheets);
  const chartsName = freeSheetName(say(input.translate, "presentation.sheet.charts"), [...request.userSheets, findingsName]);
  const charts = request.withCharts ? chartsSheet(input, request, chartsName) : null;
  const taken = [...request.userSheets, findingsName, chartsName];
  const tables = (request.tables ?? []).flatMap((id) => {
    const table = makeTable(input, id, request.freeTable);
    if (!table) return [];
    const name = freeSheetName(say(input.translate, `presentation.table.short.${id}`), taken);
    taken.push(name);
    return [tableSheet(input, request, table, name)];
  });
  const { reportTone } = request;
  const reportName = freeSheetName(say(input.translate, "presentation.table.short.report"), taken);
  const report = reportTone === undefined ? [] : [reportSheet(input, request, reportTone, reportName)];
  const listed = listFindings(input, new Set(request.explanations.map(({ key }) => key)));
  const unlisted = listed.cuts.reduce((sum, cut) => sum + cut.total - cut.listed, 0);
  return {
    sheets: [findingsSheet(input, request, listed, findingsName), ...(charts ? [charts] : []), ...tables, ...report],
    blocks: (request.blocks ?? []).flatMap((choice) => tableBlock(input, request, choice) ?? []),
    flags: request.withFlags ? flagsOf(input, listed) : [],
    ...(unlisted > 0 ? { unlisted } : {}),
    stamp: request.stamp,
  };
}
