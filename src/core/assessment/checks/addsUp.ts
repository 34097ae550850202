import type { CellRef, Column, Expression, FieldId, Finding, Message, Quantity, Rule } from "../../model";
import { ABSENT, BLANK, NOT_REPORTED, quantityValue, titleOf, VALUE } from "../../model";
import { canonical, cellTerm, compensatedSum, minus, operandAt, plus } from "../../formulas";
import { fieldsOf } from "../../rules";
import type { Run } from "../assess";
import { bareFinding, keyOf, missOf } from "../findingText";
import { ruleCovers } from "../levels";
import { FAIL, OPEN, PASS, SILENT } from "../segment";
import type { Segment } from "../segment";
import type { Spine } from "../spine";
import { kindFits } from "../thresholds";

/** Parts and total of `a + b + c - total`. */
function sides(expression: Expression): { readonly parts: readonly FieldId[]; readonly total: FieldId } | null {
  if (expression.kind !== "call" || expression.formula !== "difference") return null;
  const right = operandAt(expression.operands, 1);
  return right.kind === "field" ? { parts: fieldsOf(operandAt(expression.operands, 0)), total: right.field } : null;
}

interface Sum {
  readonly code: number;
  readonly gap: number;
  readonly parts: readonly { readonly field: FieldId; readonly row: number }[];
  readonly blanks: readonly CellRef[];
  readonly missing: readonly CellRef[];
}

/**
 * Named sources that make up a total (funds by level of government, construction and equipment, states of projects). A
 * blank or a dash under a source says that the project has none of it; with every source blank nobody can tell.
 */
export function addsUp(rule: Rule, run: Run): readonly Segment[] {
  const named = rule.expression && sides(rule.expression);
  if (!named) return [];
  return run.dataset.blocks.flatMap((block, at) => {
    const total = run.context.index.columnIn(block, named.total);
    const parts = named.parts.filter((field) => run.context.index.columnIn(block, field));
    // One source is no sum, and a remainder without a column of its own cannot be told from an error.
    if (!total || parts.length < 2 || !kindFits(rule, block)) return [];
    const spine = run.spine(at);
    const outcomes = new Uint8Array(block.rowCount).fill(SILENT);
    for (let row = 0; row < block.rowCount; row += 1) {
      if (!ruleCovers(rule, spine.levelAt(row)) || total.states[row] === ABSENT) continue;
      outcomes[row] = sumAt(spine, parts, total, row).code;
    }
    const entityAt = (row: number): string => run.dataset.entities.nameOf(spine.entityAt(row));
    return [
      {
        rule,
        outcomes,
        entityAt,
        keyAt: (row: number) => keyOf(rule, entityAt(row), spine.periodAt(row), spine.levelAt(row), block.tableId),
        findingAt: (row: number) => findingAt(rule, spine, parts, total, row),
      },
    ];
  });
}

function sumAt(spine: Spine, fields: readonly FieldId[], total: Column, row: number): Sum {
  const { index } = spine.context;
  const parts: { field: FieldId; row: number }[] = [];
  const values: number[] = [];
  const blanks: CellRef[] = [];
  const missing: CellRef[] = [];
  let tolerance = total.printedStep(row) / 2;
  for (const field of fields) {
    const column = index.columnIn(spine.block, field);
    const state = column?.states[row] ?? ABSENT;
    if (!column || state === ABSENT) continue;
    if (state === VALUE) {
      parts.push({ field, row });
      values.push(column.values[row] as number);
      tolerance += column.printedStep(row) / 2;
    } else if (state === BLANK || state === NOT_REPORTED) blanks.push(column.cellOf(row));
    else missing.push(column.cellOf(row));
  }
  if (total.states[row] !== VALUE) {
    const isEmpty = values.length === 0 && missing.length === 0;
    return { code: isEmpty ? SILENT : OPEN, gap: Number.NaN, parts, blanks, missing: [...missing, total.cellOf(row)] };
  }
  const whole = total.values[row] as number;
  const gap = compensatedSum(values) - whole;
  const close = Math.abs(gap) <= tolerance + 1e-12 * Math.abs(whole);
  // A number of things that was not filled in, or all parts but one, may be what the sum is short of; a source of money that
  // is left blank gave nothing.
  const counts = spine.context.fields.get(total.field)?.dimension === "count";
  const explained = blanks.length > 0 && gap < 0 && (counts || values.length === 1);
  const decided = missing.length === 0 && values.length > 0 && (close || !explained);
  return { code: decided ? (close ? PASS : FAIL) : OPEN, gap: close && Math.abs(gap) < 1e-6 ? 0 : gap, parts, blanks, missing };
}

function findingAt(rule: Rule, spine: Spine, fields: readonly FieldId[], total: Column, row: number): Finding {
  const { index } = spine.context;
  const sum = sumAt(spine, fields, total, row);
  const where = {
    entity: index.dataset.entities.nameOf(spine.entityAt(row)),
    period: spine.periodAt(row),
    schoolLevel: spine.levelAt(row),
    suffix: spine.block.tableId,
  };
  const { unit, written } = total;
  const observed: Quantity = { value: sum.gap, unit, written };
  const cellOf = (field: FieldId): CellRef[] => {
    const column = index.columnIn(spine.block, field);
    return column ? [column.cellOf(row)] : [];
  };
  const cells = [total.cellOf(row), ...sum.parts.flatMap((part) => cellOf(part.field))];
  if (sum.code === OPEN) {
    const data = { cells: { kind: "cells", cells: sum.missing.length > 0 ? sum.missing : sum.blanks } } as const;
    return bareFinding(rule, where, "open", { id: "assessment.sumMissing", data }, { cells: [...sum.missing, ...sum.blanks, ...cells] });
  }
  const outcome = sum.code === PASS ? "pass" : "fail";
  const data = {
    total: titleOf("field", total.field),
    totalValue: quantityValue({ value: total.values[row] as number, unit, written }),
    ...missOf(observed),
  };
  const notes: readonly Message[] =
    outcome === "fail" && sum.blanks.length > 0
      ? [{ id: "assessment.note.blankSources", data: { cells: { kind: "cells", cells: sum.blanks } } }]
      : [];
  return bareFinding(
    rule,
    where,
    outcome,
    { id: outcome === "pass" ? "assessment.sourcesHold" : "assessment.sourcesBroken", data },
    {
      observed,
      required: { operator: "equals", value: 0, unit },
      cells,
      notes,
      formula: formulaOf(spine, sum, total, row),
    },
  );
}

function formulaOf(spine: Spine, sum: Sum, total: Column, row: number): string {
  const term = (column: Column): ReturnType<typeof cellTerm> =>
    cellTerm(column.cellOf(row), column.written.scale, column.textAt?.(row) ?? null, column.values[row] as number);
  const parts = sum.parts.flatMap((part) => spine.context.index.columnIn(spine.block, part.field) ?? []).map(term);
  return canonical(minus(parts.reduce(plus), term(total))).text;
}
