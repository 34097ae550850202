import { sheetPrefix, type CellArea, type CellRef, type PlannedChart, type PlannedSheet, type WorkbookPlan } from "../core/model";

const MAX_NAME = 31;

/** The wanted name, or with a number behind it when a sheet of the user has it. Excel compares names without case. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? "" : ` (${n})`;
    const name = wanted.slice(0, MAX_NAME - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** The plan with names that are free in this workbook. */
export function withFreeNames(plan: WorkbookPlan, userSheets: readonly string[]): WorkbookPlan {
  return withNames(plan, userSheets, () => null);
}

/**
 * The plan with the names that its sheets have already (`nameOf`), else with free ones; links, charts and formulas follow
 * a sheet of ours that has another name than planned.
 */
export function withNames(plan: WorkbookPlan, userSheets: readonly string[], nameOf: (sheetId: string) => string | null): WorkbookPlan {
  const taken = new Set(userSheets.map((name) => name.toLowerCase()));
  const present = plan.sheets.map((sheet) => nameOf(sheet.id));
  for (const name of present) if (name !== null) taken.add(name.toLowerCase());
  const renamed = new Map<string, string>();
  const names = plan.sheets.map((sheet, i) => {
    const name = present[i] ?? freeName(sheet.name, taken);
    taken.add(name.toLowerCase());
    if (name !== sheet.name) renamed.set(sheet.name, name);
    return name;
  });
  if (renamed.size === 0) return plan;
  return { ...plan, sheets: plan.sheets.map((sheet, i) => renamedSheet(sheet, names[i] ?? sheet.name, renamed)) };
}

function renamedSheet(sheet: PlannedSheet, name: string, renamed: ReadonlyMap<string, string>): PlannedSheet {
  const moved = <T extends CellRef | CellArea>(place: T): T => ({ ...place, sheet: renamed.get(place.sheet) ?? place.sheet });
  const formula = (text: string): string => {
    let result = text;
    for (const [from, to] of renamed) result = result.split(sheetPrefix(from)).join(sheetPrefix(to));
    return result;
  };
  const chart = (item: PlannedChart): PlannedChart => ({
    ...item,
    categories: { ...item.categories, area: moved(item.categories.area) },
    series: item.series.map((series) => ({ ...series, values: { ...series.values, area: moved(series.values.area) } })),
  });
  return {
    ...sheet,
    name,
    charts: sheet.charts.map(chart),
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map(
        (cell) =>
          cell && {
            ...cell,
            ...(cell.formula === undefined ? {} : { formula: formula(cell.formula) }),
            ...(cell.link && "to" in cell.link ? { link: { ...cell.link, to: moved(cell.link.to) } } : {}),
          },
      ),
    })),
  };
}
