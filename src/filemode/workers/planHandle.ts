import type { PlannedRow, PlannedSheet, WorkbookPlan } from "../../core/model";

/** Everything of a plan but the rows of its sheets. */
export type PlanOutline = Omit<WorkbookPlan, "sheets"> & { readonly sheets: readonly Omit<PlannedSheet, "rows">[] };

const TICKETS = new WeakMap<WorkbookPlan, number>();

export function outlineOf(plan: WorkbookPlan): PlanOutline {
  return { ...plan, sheets: plan.sheets.map(withoutRows) };
}

function withoutRows(sheet: PlannedSheet): Omit<PlannedSheet, "rows"> {
  const { id, name, columnWidths, merges, frozen, autoFilter, print, charts, showGridlines } = sheet;
  return { id, name, columnWidths, merges, frozen, autoFilter, print, charts, showGridlines };
}

/**
 * A plan whose rows wait in the workbook's worker: a million planned cells must not pass through the thread that draws
 * the page. Applying it works as with any plan; looking at its rows here throws, so that nobody takes them for none.
 */
export function planHandle(outline: PlanOutline, ticket: number): WorkbookPlan {
  const handle: WorkbookPlan = {
    ...outline,
    sheets: outline.sheets.map((sheet) => ({
      ...sheet,
      get rows(): readonly PlannedRow[] {
        throw new Error(`the rows of ${sheet.name} wait in the workbook's worker; hand the plan to the host instead`);
      },
    })),
  };
  TICKETS.set(handle, ticket);
  return handle;
}

/** The ticket under which the workbook's worker keeps this plan; undefined for a plan that holds its own rows. */
export const planTicket = (plan: WorkbookPlan): number | undefined => TICKETS.get(plan);
