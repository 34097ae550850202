import { NO_WORKBOOK, checkClaims, readClaims, workbookFigures, type CheckedClaim } from "../core/assessment/statements";
import type { Dataset, Rulebook, Translate, WrittenUnit } from "../core/model";
import { TABLE_IDS, chartOffers, freeTableRange, makeCharts, makeTable, previewOf, reportText, tableOffers } from "../core/presentation";
import type { PresentationInput } from "../core/presentation";
import type { ClaimView, Offers, ReportDocument, ReportRequest, StatementReport } from "./takeaways";

export function offersOf(input: PresentationInput): Offers {
  return { tables: tableOffers(input), charts: chartOffers(input), free: freeTableRange(input) };
}

/** Report text, tables and chart data of one check. */
export function documentOf(input: PresentationInput, { tone, tables = TABLE_IDS }: ReportRequest): ReportDocument {
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
    })),
  };
}

/** A number of a chart's table as its format shows it. */
function shownAs(value: string | number | boolean | null, format: string): string {
  if (typeof value !== "number") return value === null ? "" : String(value);
  const digits = /0\.(0+)/.exec(format)?.[1]?.length ?? 0;
  return format.includes("%") ? `${(value * 100).toFixed(digits)}%` : value.toFixed(digits);
}

/** Every figure and claim of a text, against the workbook where there is one. */
export function statementReport(text: string, dataset: Dataset | null, rulebook: Rulebook, translate: Translate): StatementReport {
  const workbook = dataset ? workbookFigures(dataset, rulebook.fields) : NO_WORKBOOK;
  const claims = checkClaims(readClaims(text), { workbook }).map((claim) => claimView(claim, translate));
  const count = (verdict: ClaimView["verdict"]): number => claims.filter((claim) => claim.verdict === verdict).length;
  return { claims, summary: { agrees: count("agrees"), disagrees: count("disagrees"), cannotCheck: count("cannotCheck") } };
}

function claimView(claim: CheckedClaim, translate: Translate): ClaimView {
  const unit = claim.stated?.unit;
  const { interval } = claim;
  const finite = unit && interval && Number.isFinite(interval.low) && Number.isFinite(interval.high);
  return {
    text: claim.text,
    start: claim.start,
    end: claim.end,
    kind: claim.kind,
    subject: claim.subject,
    stated: claim.stated ? inUnit(claim.stated.value, claim.stated.unit) : null,
    recomputed: unit && claim.recomputed !== null ? inUnit(claim.recomputed, unit) : null,
    interval: finite ? [inUnit(interval.low, unit).value, inUnit(interval.high, unit).value] : null,
    verdict: claim.verdict,
    reason: translate(claim.reason),
    suggestions: claim.suggestions.map(translate),
    cells: claim.cells,
  };
}

/** Twelve digits: free of the noise of scaling. */
const inUnit = (value: number, unit: WrittenUnit): { readonly value: number; readonly unit: string } => ({
  value: Number((value / unit.scale).toPrecision(12)),
  unit: unit.text,
});
