import type { CellRef, Expression, FieldId, Finding, Message, Quantity, Rule } from "../../model";
import { ABSENT, BLANK, NOT_REPORTED, parseUnit, quantityValue, titleOf, VALUE } from "../../model";
import { canonical, cellTerm, compensatedSum, minus, plus } from "../../formulas";
import { fieldsOf } from "../../rules";
import type { Run } from "../assess";
import { bareFinding, keyOf } from "../findingText";
import { ruleCovers } from "../levels";
import { FAIL, OPEN, PASS, SILENT } from "../segment";
import type { Segment } from "../segment";
import type { Spine } from "../spine";
import { kindFits } from "../thresholds";

/** Parts and total of `a + b + c - total`. */
function sides(expression: Expression): { readonly parts: readonly FieldId[]; readonly total: FieldId } | null {
  if (expression.kind !== "call" || expression.formula !== "difference") return null;
  const [left, right] = expression.operands;
  if (!left || right?.kind !== "field") return null;
  return { parts: fieldsOf(left), total: right.field };
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
      outcomes[row] = sumAt(spine, parts, named.total, row).code;
    }
    const entityAt = (row: number): string => run.dataset.entities.nameOf(spine.entityAt(row));
    return [
      {
        rule,
        outcomes,
        entityAt,
        keyAt: (row: number) => keyOf(rule, entityAt(row), spine.periodAt(row), spine.levelAt(row), block.tableId),
        findingAt: (row: number) => findingAt(rule, spine, parts, named.total, row),
      },
    ];
  });
}

function sumAt(spine: Spine, fields: readonly FieldId[], totalField: FieldId, row: number): Sum {
  const { index } = spine.context;
  const total = index.columnIn(spine.block, totalField);
  const parts: { field: FieldId; row: number }[] = [];
  const values: number[] = [];
  const blanks: CellRef[] = [];
  const missing: CellRef[] = [];
  let tolerance = (total?.printedStep(row) ?? 0) / 2;
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
  const whole = total?.states[row] === VALUE ? (total.values[row] as number) : null;
  if (whole === null && total) missing.push(total.cellOf(row));
  const gap = compensatedSum(values) - (whole ?? 0);
  if (values.length === 0 && missing.length === (whole === null ? 1 : 0) && whole === null)
    return { code: SILENT, gap, parts, blanks, missing };
  const close = Math.abs(gap) <= tolerance + 1e-12 * Math.abs(whole ?? 0);
  // A number of things that was not filled in, or all parts but one, may be what the sum is short of; a source of money that
  // is left blank gave nothing.
  const counts = spine.context.fields.get(totalField)?.dimension === "count";
  const explained = blanks.length > 0 && gap < 0 && (counts || values.length === 1);
  const decided = missing.length === 0 && values.length > 0 && (close || !explained);
  return { code: decided ? (close ? PASS : FAIL) : OPEN, gap: close && Math.abs(gap) < 1e-6 ? 0 : gap, parts, blanks, missing };
}

function findingAt(rule: Rule, spine: Spine, fields: readonly FieldId[], totalField: FieldId, row: number): Finding {
  const { index } = spine.context;
  const sum = sumAt(spine, fields, totalField, row);
  const total = index.columnIn(spine.block, totalField);
  const where = {
    entity: index.dataset.entities.nameOf(spine.entityAt(row)),
    period: spine.periodAt(row),
    schoolLevel: spine.levelAt(row),
    suffix: spine.block.tableId,
  };
  const unit = total?.unit ?? parseUnit(rule.unit);
  const written = total?.written;
  const observed: Quantity = { value: sum.gap, unit, ...(written ? { written } : {}) };
  const cellOf = (field: FieldId): CellRef[] => {
    const column = index.columnIn(spine.block, field);
    return column ? [column.cellOf(row)] : [];
  };
  const cells = [...cellOf(totalField), ...sum.parts.flatMap((part) => cellOf(part.field))];
  if (sum.code === OPEN) {
    const data = { cells: { kind: "cells", cells: sum.missing.length > 0 ? sum.missing : sum.blanks } } as const;
    return bareFinding(rule, where, "open", { id: "assessment.sumMissing", data }, { cells: [...sum.missing, ...sum.blanks, ...cells] });
  }
  const outcome = sum.code === PASS ? "pass" : "fail";
  const data = {
    total: titleOf("field", totalField),
    totalValue: quantityValue({ value: total?.values[row] as number, unit, ...(written ? { written } : {}) }),
    gap: quantityValue(observed),
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
      formula: formulaOf(spine, sum, totalField, row),
    },
  );
}

function formulaOf(spine: Spine, sum: Sum, totalField: FieldId, row: number): string | null {
  const term = (field: FieldId): ReturnType<typeof cellTerm>[] => {
    const column = spine.context.index.columnIn(spine.block, field);
    return column ? [cellTerm(column.cellOf(row), column.written.scale, column.textAt?.(row) ?? null, column.values[row] as number)] : [];
  };
  const parts = sum.parts.flatMap((part) => term(part.field));
  const [total] = term(totalField);
  if (!total || parts.length === 0) return null;
  return canonical(minus(parts.reduce(plus), total)).text;
}
