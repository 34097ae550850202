import type { WorkbookPlan } from "../../../src/core/model";
import { BLOCK_ROWS, FINDINGS, PLAN, sheetOf } from "../contract";
import type { Stand } from "./open";

const SECOND: WorkbookPlan = {
  ...PLAN,
  sheets: [FINDINGS, sheetOf("summary", "汇总表", [{ cells: [{ value: "合计" }, { value: 12 }] }])],
  flags: PLAN.flags.slice(0, 1),
};

/** With a table among her cells; `more`: it has grown since. */
const withBlock = (plan: WorkbookPlan, more: boolean): WorkbookPlan => ({
  ...plan,
  blocks: [
    {
      id: "block:sources:1",
      recipe: '{"table":"sources"}',
      at: { sheet: "教育经费", rowIndex: 0, columnIndex: 5 },
      columnWidths: [20, 12],
      rows: [...BLOCK_ROWS, ...(more ? [{ cells: [{ value: "合计" }, { value: 3 }] }] : [])],
    },
  ],
});

/** What an honest run needs: reading, sheets, writing, as the app asks for them. */
export async function checkAndWrite({ host }: Stand, plan: WorkbookPlan): Promise<void> {
  await host.read({ sheets: null });
  await host.readOwn("findings");
  await host.sheets();
  await host.apply(plan);
}

export const SITUATIONS = [
  { name: "on a workbook without results", before: null, plan: PLAN },
  { name: "over earlier results", before: PLAN, plan: SECOND },
  { name: "over earlier results of which one sheet goes", before: SECOND, plan: PLAN },
  { name: "a first table among her cells", before: PLAN, plan: withBlock(PLAN, false) },
  { name: "a table among her cells that has grown", before: withBlock(PLAN, false), plan: withBlock(PLAN, true) },
  { name: "over a table among her cells that goes", before: withBlock(PLAN, true), plan: PLAN },
] as const;
