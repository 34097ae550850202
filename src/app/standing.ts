import type { ApplyReceipt } from "../core/model";
import type { BlockChoice, ChartId, FreeTableChoice, PlanRequest, ReportTone, TableChoice, TableId } from "../core/presentation";
import { CHARTS_SHEET_ID, CHART_IDS, REPORT_SHEET_ID, REPORT_TONES, TABLE_IDS } from "../core/presentation";

const TABLE_PREFIX = "table:";

/** The table that a sheet of ours holds, by the sheet's id; undefined for another sheet. */
export const tableOfSheet = (sheetId: string): TableId | undefined =>
  sheetId.startsWith(TABLE_PREFIX) ? TABLE_IDS.find((id) => id === sheetId.slice(TABLE_PREFIX.length)) : undefined;

/** What a receipt says stands in the workbook, as a request that would write it anew. */
export function standingIn(
  receipt: ApplyReceipt | null,
): Pick<PlanRequest, "tables" | "freeTable" | "charts" | "blocks"> & { readonly reportTone?: ReportTone } {
  const sheets = receipt?.sheets ?? [];
  const recipeOf = (id: string): unknown => read(sheets.find((sheet) => sheet.id === id)?.recipe);
  const free = freeChoice(recipeOf(`${TABLE_PREFIX}free`));
  const charts = chartChoice(recipeOf(CHARTS_SHEET_ID));
  const tone = REPORT_TONES.find((one) => one === recipeOf(REPORT_SHEET_ID));
  return {
    tables: TABLE_IDS.filter((id) => sheets.some((sheet) => tableOfSheet(sheet.id) === id)),
    blocks: blocksIn(receipt),
    ...(free ? { freeTable: free } : {}),
    ...(charts ? { charts } : {}),
    ...(tone ? { reportTone: tone } : {}),
  };
}

export function blocksIn(receipt: ApplyReceipt | null): readonly BlockChoice[] {
  return (receipt?.blocks ?? []).flatMap(({ id, recipe, area: { sheet, rowIndex, columnIndex } }) => {
    const choice = tableChoice(read(recipe));
    return choice ? [{ ...choice, id, at: { sheet, rowIndex, columnIndex } }] : [];
  });
}

function tableChoice(recipe: unknown): TableChoice | null {
  if (typeof recipe !== "object" || recipe === null || !("table" in recipe)) return null;
  const table = TABLE_IDS.find((id) => id === recipe.table);
  if (!table) return null;
  const free = freeChoice("free" in recipe ? recipe.free : null);
  return { table, ...(free ? { free } : {}) };
}

function chartChoice(recipe: unknown): readonly ChartId[] | null {
  return Array.isArray(recipe) ? CHART_IDS.filter((id) => recipe.includes(id)) : null;
}

const isTexts = (list: unknown): list is string[] => Array.isArray(list) && list.every((item) => typeof item === "string");

function freeChoice(recipe: unknown): FreeTableChoice | null {
  if (typeof recipe !== "object" || recipe === null) return null;
  const { fields, periods, levels } = recipe as Record<string, unknown>;
  return isTexts(fields) && isTexts(periods) && isTexts(levels)
    ? { fields, periods, levels: levels as unknown as FreeTableChoice["levels"] }
    : null;
}

/** Recipes come out of a file that anybody may have touched. */
function read(recipe: string | undefined): unknown {
  try {
    return recipe === undefined ? null : JSON.parse(recipe);
  } catch {
    return null;
  }
}
