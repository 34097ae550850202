import type { Column, DatasetBlock, Message, MessageValue, Rule } from "../../model";
import { ABSENT, intervalOf, intervalsMeet, parseUnit, quantityValue, VALUE } from "../../model";
import { canonical, cellTerm, literal, minus, plus, times } from "../../formulas";
import type { Run } from "../assess";
import { levelOf, notInForce } from "../findingText";
import { ruleCovers } from "../levels";
import type { Segment } from "../segment";
import type { Spine } from "../spine";
import { aidStandardAt, termShareOf } from "./aid";
import { numberOf, openFor, readCell, rowCheck } from "./rows";
import type { Reading, RowVerdict } from "./rows";

interface Part {
  readonly row: number;
  readonly persons: Reading;
  readonly share: number;
  /** NaN where it is not in force. */
  readonly standard: number;
  readonly inForce: boolean;
  readonly verified: boolean;
  readonly mean: boolean;
}

/**
 * Aid paid = Σ persons × standard × share of the year (one term: 0.5), within the digits that the amount prints. A payment
 * on a row of its own level stands for that level; one printed on a row without level is compared with the levels of the
 * same item and year together. Items without a national standard are left alone.
 */
export function aidStandard(rule: Rule, run: Run): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  if (parameter === undefined) return [];
  return rowCheck(rule, run, (block, spine) => {
    const paid = run.context.index.columnIn(block, "aidPaid");
    const persons = run.context.index.columnIn(block, "aidPersons");
    if (!paid || !persons) return null;
    const term = run.context.index.columnIn(block, "aidTermShare");
    const partAt = (row: number): Part | null => {
      if (persons.states[row] === ABSENT) return null;
      const bound = aidStandardAt(parameter, block, spine, row);
      if (!bound || bound.kind === "none") return null;
      const share = term?.states[row] === VALUE ? (term.values[row] as number) : termShareOf(block, spine, row);
      const known = bound.kind === "value" && Number.isFinite(bound.value) ? bound : null;
      return {
        row,
        persons: readCell(persons, row),
        share,
        standard: known?.value ?? Number.NaN,
        inForce: known !== null,
        verified: known?.verified === true,
        mean: known?.inForce?.meanOfTerms === true,
      };
    };
    return (row) => {
      if (paid.states[row] === ABSENT || !ruleCovers(rule, spine.levelAt(row))) return null;
      const own = partAt(row);
      const parts = own ? [own] : partsBelow(block, spine, paid, row).flatMap((at) => partAt(at) ?? []);
      if (parts.length === 0) return null;
      const amount = readCell(paid, row);
      const cells = [...amount.cells, ...parts.flatMap((part) => part.persons.cells)];
      if (parts.some((part) => !part.inForce))
        return { outcome: "notApplicable", message: notInForce(spine.periodAt(row)), more: { cells } };
      if (amount.value === null || parts.some((part) => part.persons.value === null))
        return openFor([amount, ...parts.map((p) => p.persons)]);
      return judged(rule, paid, persons, row, amount, parts);
    };
  });
}

/** Rows of the same item and year that give persons but no payment of their own. */
function partsBelow(block: DatasetBlock, spine: Spine, paid: Column, row: number): readonly number[] {
  const rows: number[] = [];
  for (let at = 0; at < block.rowCount; at += 1) {
    const same = spine.entityAt(at) === spine.entityAt(row) && block.periodOf[at] === block.periodOf[row];
    if (same && at !== row && paid.states[at] !== VALUE) rows.push(at);
  }
  return rows;
}

function judged(rule: Rule, paid: Column, persons: Column, row: number, amount: Reading, parts: readonly Part[]): RowVerdict {
  const due = parts.reduce((sum, part) => sum + numberOf(part.persons) * part.standard * part.share, 0);
  const received = numberOf(amount);
  const agrees = intervalsMeet(intervalOf(received, paid.printedStep(row)), intervalOf(due, 1e-9 * due));
  const unit = parseUnit("CNY");
  const money = (value: number): ReturnType<typeof quantityValue> => quantityValue({ value, unit, written: paid.written });
  const gap = agrees ? 0 : received - due;
  const dues = parts.map((part) =>
    times(
      cellTerm(persons.cellOf(part.row), persons.written.scale, persons.textAt?.(part.row) ?? null, numberOf(part.persons)),
      literal(part.standard * part.share),
    ),
  );
  const front = cellTerm(paid.cellOf(row), paid.written.scale, paid.textAt?.(row) ?? null, received);
  const notes: readonly Message[] = parts.some((part) => part.mean) ? [{ id: "assessment.note.meanOfTerms" }] : [];
  const verified = rule.verified && parts.every((part) => part.verified);
  const outcome = agrees ? "pass" : "fail";
  const working = parts.map((part): MessageValue => {
    const data = {
      persons: numberOf(part.persons),
      standard: quantityValue({ value: part.standard, unit: parseUnit("CNY/person") }),
      share: String(part.share),
    };
    return { kind: "message", message: { id: part.share === 1 ? "assessment.aidPart" : "assessment.aidPartOfYear", data } };
  });
  return {
    outcome,
    message: {
      id: agrees ? "assessment.aidAgrees" : gap < 0 ? "assessment.aidShort" : "assessment.aidOver",
      data: { paid: money(received), due: money(due), gap: money(Math.abs(gap)), working: { kind: "list", items: working } },
    },
    more: {
      cells: [...amount.cells, ...parts.flatMap((part) => part.persons.cells)],
      observed: { value: gap, unit, written: paid.written },
      required: { operator: "equals", value: 0, unit },
      shortfall: gap < 0 ? { value: -gap, unit, written: paid.written } : null,
      notes: verified ? notes : [...notes, { id: "assessment.note.unverified" }],
      verified,
      level: levelOf(rule, outcome, verified),
      formula: canonical(minus(front, dues.reduce(plus))).text,
    },
  };
}
