import type { CellRef, Column, DatasetBlock, Finding, Message, Outcome, Rule } from "../../model";
import { ABSENT, CELL_STATES, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import { bareFinding, keyOf } from "../findingText";
import { codeOf, PASS, SILENT } from "../segment";
import type { Segment } from "../segment";
import type { Spine } from "../spine";
import { kindFits } from "../thresholds";

/** What a check says of one row. */
export interface RowVerdict {
  readonly outcome: Outcome;
  readonly message: Message;
  readonly more?: Partial<Omit<Finding, "key" | "rule">>;
}

export type JudgeRow = (row: number) => RowVerdict | null;

/**
 * Runs a check row by row. `prepare` looks at a block once (averages of its schools, ranks) and answers how to judge a
 * row, or null where the block has nothing for the rule; the finding of a row is made again when someone looks. `plain`
 * may tell rows that pass without making their verdicts, for long tables.
 */
export function rowCheck(
  rule: Rule,
  run: Run,
  prepare: (block: DatasetBlock, spine: Spine) => JudgeRow | null,
  plain: (block: DatasetBlock, spine: Spine) => ((row: number) => boolean) | null = () => null,
): readonly Segment[] {
  return run.dataset.blocks.flatMap((block, at) => {
    if (!kindFits(rule, block)) return [];
    const spine = run.spine(at);
    const judge = prepare(block, spine);
    if (!judge) return [];
    const outcomes = new Uint8Array(block.rowCount).fill(SILENT);
    const passes = plain(block, spine);
    for (let row = 0; row < block.rowCount; row += 1) {
      if (passes?.(row)) {
        outcomes[row] = PASS;
        continue;
      }
      const verdict = judge(row);
      if (verdict) outcomes[row] = codeOf(verdict.outcome);
    }
    const entityAt = (row: number): string => run.dataset.entities.nameOf(spine.entityAt(row));
    const where = (row: number): Parameters<typeof bareFinding>[1] => ({
      entity: entityAt(row),
      period: spine.periodAt(row),
      schoolLevel: spine.levelAt(row),
      suffix: block.tableId,
    });
    return [
      {
        rule,
        outcomes,
        spine,
        entityAt,
        keyAt: (row: number) => keyOf(rule, entityAt(row), spine.periodAt(row), spine.levelAt(row), block.tableId),
        findingAt: (row: number) => {
          const verdict = judge(row);
          if (!verdict) throw new RangeError(`${rule.id} says nothing of row ${row}`);
          return bareFinding(rule, where(row), verdict.outcome, verdict.message, verdict.more);
        },
      },
    ];
  });
}

/** A number of a row, or why there is none. `cells` is empty where the table has no such cell. */
export interface Reading {
  readonly value: number | null;
  readonly cells: readonly CellRef[];
  readonly missing: readonly Message[];
}

export function readCell(column: Column | undefined, row: number): Reading {
  const state = column?.states[row] ?? ABSENT;
  if (!column || state === ABSENT) return { value: null, cells: [], missing: [] };
  const cell = column.cellOf(row);
  if (state === VALUE) return { value: column.values[row] as number, cells: [cell], missing: [] };
  const data = { field: titleOf("field", column.field), cell: { kind: "cells", cells: [cell] } } as const;
  return { value: null, cells: [cell], missing: [{ id: `assessment.missing.${CELL_STATES[state] ?? "blank"}`, data }] };
}

/** The number of a reading that is known to have one. */
export function numberOf({ value }: Reading): number {
  if (value === null) throw new RangeError("a cell without a number was taken for one");
  return value;
}

/** The verdict of a row whose figures are not all there. */
export function openFor(readings: readonly Reading[]): RowVerdict {
  const items = readings.flatMap((one) => one.missing).map((message) => ({ kind: "message", message }) as const);
  return {
    outcome: "open",
    message: { id: "assessment.missing", data: { what: { kind: "list", items } } },
    more: { cells: readings.flatMap((one) => one.cells) },
  };
}

/** The text of a field in a row; empty where the table has none. */
export function textOf(block: DatasetBlock, field: string, row: number): string {
  return (
    block.texts
      .find((text) => text.field === field)
      ?.textOf(row)
      .trim() ?? ""
  );
}
