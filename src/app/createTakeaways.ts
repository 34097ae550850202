import { NO_WORKBOOK, checkClaims, readClaims, workbookFigures } from "../core/assessment/statements";
import type { Dataset, PlannedChart, Rulebook, Translate } from "../core/model";
import {
  TABLE_IDS,
  chartOffers,
  checkReport,
  freeTableRange,
  makeCharts,
  makeTable,
  previewOf,
  printedAs,
  reportText,
  tableOffers,
} from "../core/presentation";
import type { ChartId, PresentationInput } from "../core/presentation";
import { claimViews } from "./claimViews";
import type { Offers, ReportDocument, ReportRequest, StatementReport } from "./takeaways";

export function offersOf(input: PresentationInput): Offers {
  return { tables: tableOffers(input), charts: chartOffers(input), free: freeTableRange(input) };
}

/** A chart for a picture of it: where it would stand says nothing. */
export function chartOf(input: PresentationInput, id: ChartId): PlannedChart | null {
  const [block] = makeCharts(input, [id], false);
  return block?.chart({ sheet: "", rowIndex: 0 }, { rowIndex: 0, columnIndex: 0, rowCount: 0, columnCount: 0 }) ?? null;
}

/** A chart in a document has no sheet; its references only have to be well-formed. */
const NOWHERE = { sheet: "data", rowIndex: 1 } as const;

/** Report text, tables, charts and 核查报告 of one check. */
export function documentOf(input: PresentationInput, { workbookName, tone, tables = TABLE_IDS }: ReportRequest): ReportDocument {
  return {
    locale: input.locale,
    text: reportText(input, tone),
    tables: tables.flatMap((id) => {
      // The free table repeats what the others hold unless it was asked for by name.
      const table = id === "free" && tables === TABLE_IDS ? null : makeTable(input, id);
      return table ? [previewOf(input, table)] : [];
    }),
    charts: makeCharts(input, undefined, false).map((block) => ({
      title: block.title,
      description: block.description,
      header: block.header,
      rows: block
        .rows({ sheet: "", rowIndex: 0 })
        .map((cells) => cells.map(({ value, style }) => shownAs(value, style?.numberFormat ?? ""))),
      drawn: block.chart(NOWHERE, { ...NOWHERE, columnIndex: 0, rowCount: 1, columnCount: 1 }),
    })),
    checkReport: checkReport(input, workbookName),
  };
}

/** A cell of a chart's table as a reader sees it. */
const shownAs = (value: string | number | boolean | null, format: string): string =>
  typeof value === "number" ? printedAs(value, format) : value === null ? "" : String(value);

/** Every figure and claim of a text, against the workbook where there is one. */
export function statementReport(text: string, dataset: Dataset | null, rulebook: Rulebook, translate: Translate): StatementReport {
  const workbook = dataset ? workbookFigures(dataset, rulebook.fields) : NO_WORKBOOK;
  return claimViews(checkClaims(readClaims(text), { workbook }), translate);
}
