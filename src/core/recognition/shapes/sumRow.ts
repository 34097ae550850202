import type { CellRef, Issue } from "../../model";
import { VALUE } from "../../model";
import { say } from "../messages";
import type { NumberReading } from "../numbers";
import { readNumber } from "../numbers";
import type { TotalRow } from "../types";
import type { AcrossDraft } from "./across";

/** A longer list prints its total with a word. */
const MOST_ROWS = 2000;
/** Ends of names of places and of "all schools" that a list of other things is added up under. */
const WHOLE = /[省市县区旗州镇乡]$|学区$|全部$|所有/;

/** A row that no word calls a total, but whose figures are all the sums of the other rows: 安澜县 below its schools. */
export function sumRow(
  { input, roles, guesses, columns }: AcrossDraft,
  leftOut: ReadonlySet<number>,
): { readonly total: TotalRow; readonly issue: Issue } | null {
  const { view, frame } = input;
  if (roles.period >= 0 || roles.level >= 0 || frame.bottom - frame.dataTop > MOST_ROWS) return null;
  const special = new Set([...frame.skipped, ...frame.groups.map((group) => group.rowIndex), ...leftOut]);
  const rows: number[] = [];
  for (let row = frame.dataTop; row < frame.bottom; row += 1) if (!special.has(row)) rows.push(row);
  if (rows.length < 3) return null;
  const additive = roles.figures.filter((at) => {
    const guess = guesses.get(at);
    const header = columns.find((column) => column.columnIndex === at)?.header.join("") ?? "";
    return guess?.meaning.kind !== "stated" && !/率|均|比|%|％|‰|标准|定额|单价|序号|编码|代码|年份|日期/.test(header);
  });
  const columnAt = (at: number): NumberReading[] => rows.map((row) => readNumber(view.value(row, at)));
  for (const candidate of [rows.length - 1, 0]) {
    const row = rows[candidate] ?? 0;
    const label = roles.entity.map((at) => view.seenText(row, at)).join("");
    let fitting = 0;
    let all = true;
    for (const at of additive) {
      const column = columnAt(at);
      const own = column[candidate];
      const parts = column.filter((_, i) => i !== candidate);
      if (own?.state !== VALUE || own.value === 0 || parts.filter((part) => part.state === VALUE).length < 2) continue;
      const sum = parts.reduce((whole, part) => whole + (part.state === VALUE ? part.value : 0), 0);
      all = Math.abs(sum - own.value) <= 1e-9 * Math.abs(sum);
      if (!all) break;
      fitting += 1;
    }
    const isWhole = label === "" || (WHOLE.test(label) && !rows.some((other) => other !== row && WHOLE.test(labelOf(other))));
    if (!all || fitting < (isWhole ? 1 : 2)) continue;
    const cell: CellRef = view.ref(row, roles.entity[0] ?? frame.left);
    return {
      total: { rowIndex: row, label: label === "" ? "合计" : label, kind: "total" },
      issue: {
        id: `sum-row:${input.id}`,
        level: "note",
        cells: [cell],
        message: say("recognition.issue.sumRow", { label, cells: { kind: "cells", cells: [cell] } }),
      },
    };
  }
  return null;

  function labelOf(row: number): string {
    return roles.entity.map((at) => view.seenText(row, at)).join("");
  }
}
