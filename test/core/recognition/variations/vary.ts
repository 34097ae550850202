import type { RangeSnapshot } from "../../../../src/core/model";
import type { Facts } from "./facts";
import { makeFacts } from "./facts";
import type { Extra } from "./findings";
import type { Layout, SheetPlan } from "./layouts";
import { LAYOUTS } from "./layouts";
import type { Table } from "./paper";
import { Paper } from "./paper";
import { Random } from "./random";
import { Style } from "./style";

export interface Variation {
  readonly name: string;
  readonly plain: readonly RangeSnapshot[];
  readonly varied: readonly RangeSnapshot[];
  readonly extra: Extra;
  readonly facts: Facts;
}

const NOTES = [
  "注：本表数据来源于教育经费统计年报。",
  "备注：1.数据为年末数。",
  "说明：以上数据由计财科提供。",
  "填表人：张某　　审核人：李某",
];

/** Notes, order of columns and the like: habits that change nothing. */
function dressed(table: Table, random: Random): Table {
  const notes = random.chance(0.5) ? random.shuffle(NOTES).slice(0, random.whole(1, 2)) : [];
  return { ...table, notes: [...notes].sort((a, b) => Number(a.startsWith("填")) - Number(b.startsWith("填"))) };
}

function drawn(plans: readonly SheetPlan[], random: Random, isPlain: boolean): RangeSnapshot[] {
  const offset = isPlain ? { rowIndex: 0, columnIndex: 0 } : { rowIndex: random.whole(0, 3), columnIndex: random.whole(0, 2) };
  const options = {
    mergeTitle: !isPlain && random.chance(0.7),
    unitAtRight: !isPlain && random.chance(0.6),
    gap: isPlain ? 0 : random.whole(0, 1),
  };
  const hides = !isPlain && random.chance(0.3);
  return plans.map((plan, index) => {
    const paper = new Paper(plan.name, index);
    let row = offset.rowIndex;
    let { columnIndex } = offset;
    for (const table of plan.tables) {
      const finished = isPlain || plan.sideBySide ? table : dressed(table, random);
      const end = paper.write(finished, { rowIndex: row, columnIndex }, options);
      if (hides) paper.hide(end - finished.notes.length - 1);
      if (plan.sideBySide) columnIndex += Math.max(...table.header.map((cells) => cells.length)) + 1;
      else row = end + random.whole(1, 3);
    }
    return paper.snapshot();
  });
}

/** One variation of one table, the same for the same seed. */
export function variation(seed: number): Variation {
  const random = new Random(seed);
  const about = (["county", "districts", "levels", "schools"] as const)[seed % 4] ?? "county";
  const facts: Facts = makeFacts(about, random);
  const layouts = Object.entries(LAYOUTS[about]);
  const [name, layout] = layouts[Math.floor(seed / 4) % layouts.length] as [string, Layout];
  const [, plainLayout] = layouts[0] as [string, Layout];
  const plainStyle = new Style(random, facts.items, facts.levels, true);
  const varied: Facts = { ...facts, items: random.shuffle(facts.items) };
  const style = new Style(random, facts.items, facts.levels);
  return {
    name: `${seed} ${about}: ${name}, ${style.moneyUnit[0]} in ${style.unitPlace}`,
    plain: drawn(plainLayout(facts, plainStyle, random), random, true),
    varied: drawn(layout(varied, style, random), random, false),
    facts,
    extra: { totals: new Set(["合计", "合　计", "总计", "总　计"]), whole: about === "schools" ? facts.place : null },
  };
}
