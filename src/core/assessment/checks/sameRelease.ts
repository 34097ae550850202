import type { CellRef, DatasetBlock, Rule } from "../../model";
import { VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck } from "./cells";
import { textOf } from "./rows";

/** Releases by the words that name them; they give different figures for one year. */
const RELEASES: readonly (readonly [RegExp, string])[] = [
  [/快报/, "快报"],
  [/公告/, "公告"],
  [/年鉴/, "年鉴"],
  [/决算/, "决算"],
  [/预算/, "预算"],
  [/年报|统计报表/, "年报"],
];

export function releaseOf(text: string): string {
  return RELEASES.find(([words]) => words.test(text))?.[1] ?? text.trim();
}

/**
 * A year and the year it is compared with come from one release: 快报, 公告 and 年鉴 differ for the same year. Only tables that
 * name the release have anything to say; a year without its tag beside one that has it is open.
 */
export function sameRelease(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, _spine, hit) => {
    const tags = block.texts.find((text) => text.field === "releaseTag");
    if (!tags) return 0;
    let seen = 0;
    for (let row = 0; row < block.rowCount; row += 1) {
      const prior = block.priorOf[row] as number;
      const column = block.columns.find((one) => !one.stated && one.states[row] === VALUE && prior >= 0 && one.states[prior] === VALUE);
      if (!column) continue;
      const [mine, theirs] = [releaseOf(textOf(block, "releaseTag", row)), releaseOf(textOf(block, "releaseTag", prior))];
      if (mine === "" && theirs === "") continue;
      seen += 1;
      if (mine === theirs) continue;
      const cells: CellRef[] = [tags.cellOf(row), tags.cellOf(prior)];
      const unknown = mine === "" || theirs === "";
      hit({
        column,
        row,
        outcome: unknown ? "open" : "fail",
        message: unknown
          ? {
              id: "assessment.releaseUnknown",
              data: { cells: { kind: "cells", cells: [mine === "" ? tags.cellOf(row) : tags.cellOf(prior)] } },
            }
          : { id: "assessment.releaseDiffers", data: { here: mine, there: theirs } },
        more: { cells },
      });
    }
    return seen;
  });
}

/** Whether two blocks name different releases; figures of different releases may differ. */
export function releasesDiffer(a: DatasetBlock, rowA: number, b: DatasetBlock, rowB: number): boolean {
  const [mine, theirs] = [releaseOf(textOf(a, "releaseTag", rowA)), releaseOf(textOf(b, "releaseTag", rowB))];
  return mine !== "" && theirs !== "" && mine !== theirs;
}
