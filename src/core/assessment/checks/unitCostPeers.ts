import type { Rule } from "../../model";
import { BLANK, parseUnit, quantityValue, RATIO, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck } from "./cells";

/** Fewer projects of a kind have no middle worth comparing with. */
const PEERS = 3;

/** Kinds of work whose cost per square metre is comparable. */
const KINDS = [/维修|改造|加固/, /教学楼|综合楼|校舍/, /宿舍/, /食堂/, /运动场|操场/, /厕所/, /围墙|大门/];

/** Cost per square metre against the median of the ledger's projects of the same kind. A prompt. */
export function unitCostPeers(rule: Rule, run: Run): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  return cellCheck(rule, run, (block, spine, hit) => {
    const funds = run.context.index.columnIn(block, "projectFundsTotal");
    const area = run.context.index.columnIn(block, "floorArea");
    if (block.entityKind !== "project" || !funds || !area || parameter === undefined) return 0;
    let seen = 0;
    const groups = new Map<number, { readonly row: number; readonly cost: number }[]>();
    for (let row = 0; row < block.rowCount; row += 1) {
      if (funds.states[row] === VALUE && area.states[row] === BLANK) {
        const message = { id: "assessment.blank", data: { field: titleOf("field", "floorArea") } };
        hit({ column: area, row, outcome: "open", message });
        continue;
      }
      if (funds.states[row] !== VALUE || area.states[row] !== VALUE || !((area.values[row] as number) > 0)) continue;
      const name = `${run.dataset.entities.nameOf(spine.entityAt(row))} ${block.texts.map((text) => text.textOf(row)).join(" ")}`;
      const kind = KINDS.findIndex((pattern) => pattern.test(name));
      const list = groups.get(kind) ?? [];
      groups.set(kind, list);
      list.push({ row, cost: (funds.values[row] as number) / (area.values[row] as number) });
    }
    for (const projects of groups.values()) {
      if (projects.length < PEERS) continue;
      const sorted = projects.map((one) => one.cost).sort((a, b) => a - b);
      const centre = (sorted.length - 1) / 2;
      const middle = ((sorted[Math.floor(centre)] as number) + (sorted[Math.ceil(centre)] as number)) / 2;
      for (const { row, cost } of projects) {
        const bound = run.context.bounds.parameter(parameter, spine.periodAt(row), spine.levelAt(row));
        if (bound.kind !== "value") continue;
        seen += 1;
        const ratio = cost / middle;
        if (ratio >= bound.value - 1e-12 && ratio <= (bound.high ?? Number.POSITIVE_INFINITY) + 1e-12) continue;
        const unit = parseUnit("CNY/m2");
        const data = {
          cost: quantityValue({ value: cost, unit }),
          median: quantityValue({ value: middle, unit }),
          share: quantityValue({ value: ratio, unit: RATIO }),
          count: projects.length,
        };
        hit({
          column: funds,
          row,
          outcome: "fail",
          message: { id: "assessment.unitCostOdd", data },
          more: { cells: [funds.cellOf(row), area.cellOf(row)], observed: { value: ratio, unit: RATIO } },
        });
      }
    }
    return seen;
  });
}
