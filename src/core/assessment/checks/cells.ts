import type { Column, DatasetBlock, Finding, Message, Outcome, Quantity, Rule } from "../../model";
import { NO_PERIOD, quantityValue, titleOf } from "../../model";
import type { Run } from "../assess";
import { bareFinding, levelOf } from "../findingText";
import { prospectSegment } from "../segment";
import type { Prospect, Segment } from "../segment";
import type { Spine } from "../spine";

/** What a check says of a cell. */
export interface Said {
  readonly message: Message;
  readonly more?: Partial<Omit<Finding, "key" | "rule">>;
}

/** A cell on which a check has something to say; `say` puts it off until someone looks. */
export type Hit = {
  readonly spine: Spine;
  readonly column: Column;
  readonly row: number;
  readonly outcome: Outcome;
} & (Said | { readonly say: () => Said });

/** A hit of the block that is looked at. */
export type BlockHit = Omit<Hit, "spine" | keyof Said | "say"> & (Said | { readonly say: () => Said });

export function valueOf(column: Column, row: number): Quantity {
  return { value: column.values[row] as number, unit: column.unit, written: column.written };
}

/** `field` and `value` of a cell, for its sentence. */
export function cellData(
  column: Column,
  row: number,
): { readonly field: ReturnType<typeof titleOf>; readonly value: ReturnType<typeof quantityValue> } {
  return {
    field: titleOf("field", column.stated ? (column.stated.of[0] ?? column.field) : column.field),
    value: quantityValue(valueOf(column, row)),
  };
}

/**
 * Runs a check over the cells of every block. `look` pushes the hits of one block and answers how many cells it looked
 * at; a block without hits gives one finding that says so, not one for every cell that is right.
 */
export function cellCheck(
  rule: Rule,
  run: Run,
  look: (block: DatasetBlock, spine: Spine, hit: (hit: BlockHit) => void) => number,
): readonly Segment[] {
  // A table can be several blocks (one for each level).
  const tables = new Map<string, { readonly hits: Hit[]; seen: number }>();
  run.dataset.blocks.forEach((block, at) => {
    const spine = run.spine(at);
    const table = tables.get(block.tableId) ?? { hits: [], seen: 0 };
    tables.set(block.tableId, table);
    table.seen += look(block, spine, (hit) => table.hits.push({ spine, ...hit }));
  });
  return [...tables].flatMap(([id, { hits, seen }]) => {
    if (seen === 0 && hits.length === 0) return [];
    return [prospectSegment(rule, hits.length > 0 ? hits.map((hit) => prospectOf(rule, hit)) : [clean(rule, id, seen)])];
  });
}

function prospectOf(rule: Rule, hit: Hit): Prospect {
  const { spine, column, row, outcome } = hit;
  const entity = spine.context.index.dataset.entities.nameOf(spine.entityAt(row));
  return {
    outcome,
    entity,
    level: ("more" in hit ? hit.more?.level : undefined) ?? levelOf(rule, outcome, rule.verified),
    make: () => {
      const place = column.stated ? `${column.stated.figure}:${column.stated.of.join("/")}` : column.field;
      const where = { entity, period: spine.periodAt(row), schoolLevel: spine.levelAt(row), suffix: `${spine.block.tableId}:${place}` };
      const { message, more } = "say" in hit ? hit.say() : hit;
      return bareFinding(rule, where, outcome, message, { cells: [column.cellOf(row)], ...more });
    },
  };
}

function clean(rule: Rule, table: string, seen: number): Prospect {
  const where = { entity: "", period: NO_PERIOD, schoolLevel: "any", suffix: table } as const;
  const message: Message = { id: "assessment.check.clean", data: { table, count: seen } };
  return { outcome: "pass", entity: "", make: () => bareFinding(rule, where, "pass", message) };
}
