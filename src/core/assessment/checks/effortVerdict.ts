import type { CellRef, DatasetBlock, MessageValue, Rule, Unit } from "../../model";
import { quantityValue, RATIO } from "../../model";
import type { EffortTest } from "../../formulas";
import { levelOf } from "../findingText";
import type { Spine } from "../spine";
import type { RowVerdict } from "./rows";

/** What the four tests of a year come to: met by any one of them, or short by the least that any is short of. */
export function effortVerdict(
  rule: Rule,
  decided: readonly EffortTest[],
  { cells, unit, bound }: { readonly cells: readonly CellRef[]; readonly unit: Unit; readonly bound: { value: number; verified: boolean } },
): RowVerdict {
  const met = decided.filter((test) => test.met);
  const outcome = met.length > 0 ? "pass" : "fail";
  const best = decided.reduce((a, b) => (ratio(b) > ratio(a) ? b : a));
  const short = Math.min(...decided.map((test) => test.short ?? Number.POSITIVE_INFINITY));
  const items = (met.length > 0 ? met : decided).map((test): MessageValue => ({
    kind: "message",
    message: { id: `assessment.effort.${test.method}` },
  }));
  const verified = rule.verified && bound.verified;
  const data = {
    methods: { kind: "list", items },
    short: quantityValue({ value: outcome === "pass" ? 0 : short, unit }),
    share: quantityValue({ value: ratio(best), unit: RATIO }),
  } as const;
  return {
    outcome,
    message: { id: outcome === "pass" ? "assessment.effortKept" : "assessment.effortShort", data },
    more: {
      cells,
      observed: { value: ratio(best), unit: RATIO },
      required: { operator: "atLeast", value: bound.value, unit: RATIO },
      shortfall: outcome === "pass" ? null : { value: short, unit },
      verified,
      level: levelOf(rule, outcome, verified),
    },
  };
}

function ratio(test: EffortTest): number {
  return test.required !== null && test.required > 0 ? (test.actual ?? 0) / test.required : 1;
}

/** The rows of each row's entity, in the order of their years. */
export function seriesRows(block: DatasetBlock, spine: Spine): ReadonlyMap<number, readonly number[]> {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < block.rowCount; row += 1) {
    const list = rowsOf.get(spine.entityAt(row));
    if (list) list.push(row);
    else rowsOf.set(spine.entityAt(row), [row]);
  }
  for (const rows of rowsOf.values()) rows.sort((a, b) => spine.periodAt(a).year - spine.periodAt(b).year);
  return rowsOf;
}
