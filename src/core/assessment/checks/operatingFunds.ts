import type { CellRef, Finding, Message, Quantity, Rule } from "../../model";
import { ABSENT, levelAt, parseUnit, quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import { bareFinding, keyOf, levelOf, notInForce } from "../findingText";
import { ruleCovers } from "../levels";
import { codeOf, prospectSegment, SILENT } from "../segment";
import type { Segment } from "../segment";
import type { Spine } from "../spine";
import { kindFits } from "../thresholds";

const RURAL = /农村|乡|镇|是|教学点/;
const URBAN = /^(?:否|城)/;

interface Read {
  readonly value: number | null;
  readonly cells: readonly CellRef[];
  readonly missing: readonly Message[];
  /** The sheets have no such figure for the row at all. */
  readonly absent: boolean;
}

function read(spine: Spine, field: string, row: number): Read {
  const place = spine.placeOf(field, row);
  if (!place) return { value: null, cells: [], missing: [], absent: true };
  const cell = place.column.cellOf(place.row);
  const state = place.column.states[place.row] ?? ABSENT;
  if (state === VALUE) return { value: place.column.values[place.row] ?? 0, cells: [cell], missing: [], absent: false };
  const name = state === 2 ? "notReported" : state === 3 ? "placeholder" : state === 4 ? "error" : "blank";
  const message: Message = {
    id: `assessment.missing.${name}`,
    data: { field: titleOf("field", field), cell: { kind: "cells", cells: [cell] } },
  };
  return { value: null, cells: [cell], missing: [message], absent: false };
}

/** null: the sheets do not say. */
function isRural(spine: Spine, row: number): boolean | null {
  const text = spine.block.texts.find((one) => one.field === "isRural" || one.field === "areaType")?.textOf(row) ?? "";
  if (text !== "") return !URBAN.test(text) && RURAL.test(text);
  const flag = spine.placeOf("isRural", row);
  return flag && flag.column.states[flag.row] === VALUE ? flag.column.values[flag.row] === 1 : null;
}

interface Entitlement {
  readonly outcome: Finding["outcome"];
  readonly message: Message;
  readonly received: number;
  readonly due: number;
  readonly cells: readonly CellRef[];
  readonly notes: readonly Message[];
  readonly verified: boolean;
}

/**
 * What a school is due: max(ordinary pupils, 100 where rural and fewer) × base + boarders × supplement + special pupils ×
 * special rate + heating (domain handbook 3.6). Special pupils are funded at their own rate instead of the ordinary one.
 * `floorOnly`: the pupils of a small rural school alone, at the base quota.
 */
function entitlementAt(rule: Rule, run: Run, spine: Spine, row: number, floorOnly: boolean): Entitlement | null {
  const period = spine.periodAt(row);
  const level = spine.levelAt(row);
  const parameter = (id: string): ReturnType<typeof run.context.bounds.parameter> => run.context.bounds.parameter(id, period, level);
  const nothing = { received: 0, due: 0, notes: [], verified: true };
  const received = read(spine, "operatingFundsReceived", row);
  const pupils = read(spine, "enrolment", row);
  const boarders = read(spine, "boarders", row);
  const special = read(spine, "specialPupils", row);
  const heating = read(spine, "heatingFunds", row);
  const rural = isRural(spine, row);
  const used = floorOnly ? [received, pupils] : [received, pupils, boarders, special, heating];
  const cells = used.flatMap((one) => one.cells);
  const [base, floor] = [parameter("operating-base-quota"), parameter("small-school-funded-pupils")];
  if (!run.context.bounds.ruleInForce(rule, period) || base.kind !== "value" || floor.kind !== "value") {
    return { ...nothing, outcome: "notApplicable", message: notInForce(period), cells };
  }
  const needed = floorOnly ? [received, pupils] : [received, pupils, boarders, special];
  const missing = needed.flatMap((one) => one.missing);
  const absent = needed.some((one) => one.absent);
  if (floorOnly && (rural === false || (pupils.value !== null && pupils.value >= floor.value))) return null;
  if (missing.length > 0 || absent) {
    if (missing.length === 0 && floorOnly) return null;
    const items = missing.map((message) => ({ kind: "message", message }) as const);
    const names = ["operatingFundsReceived", "enrolment", "boarders", "specialPupils"]
      .filter((_, at) => needed[at]?.absent)
      .map((field) => titleOf("field", field));
    return {
      ...nothing,
      outcome: "open",
      message: { id: "assessment.missing", data: { what: { kind: "list", items: [...items, ...names] } } },
      cells,
    };
  }
  if (pupils.value === 0) return { ...nothing, outcome: "notApplicable", message: { id: "assessment.zeroDenominator" }, cells };
  const ordinary = floorOnly ? (pupils.value ?? 0) : (pupils.value ?? 0) - (special.value ?? 0);
  const small = rural === true && ordinary < floor.value;
  const [boarding, rate] = [parameter("operating-boarding-supplement"), parameter("operating-special-quota")];
  const supplement = floorOnly ? 0 : (boarders.value ?? 0) * (boarding.kind === "value" ? boarding.value : 0);
  const specialFunds = floorOnly ? 0 : (special.value ?? 0) * (rate.kind === "value" ? rate.value : 0);
  const due =
    (floorOnly ? floor.value : small ? floor.value : ordinary) * base.value +
    supplement +
    specialFunds +
    (floorOnly ? 0 : (heating.value ?? 0));
  const paid = received.value ?? 0;
  const outcome = paid >= due - 1e-6 ? "pass" : "fail";
  const money = (value: number): ReturnType<typeof quantityValue> => quantityValue({ value, unit: parseUnit("CNY") });
  const data = { received: money(paid), due: money(due), short: money(Math.max(0, due - paid)) };
  const notes: readonly Message[] = small ? [{ id: "assessment.note.smallSchool", data: { pupils: floor.value } }] : [];
  return {
    outcome,
    message: { id: outcome === "pass" ? "assessment.entitled" : "assessment.underpaid", data },
    received: paid,
    due,
    cells,
    notes,
    verified: base.verified && floor.verified,
  };
}

/** A whole column is missing: one finding, not one for every school. */
function missingColumns(rule: Rule, run: Run, fields: readonly string[]): readonly Segment[] {
  for (const { block, column } of run.context.index.columnsOf("operatingFundsReceived")) {
    const spine = run.spine(run.dataset.blocks.indexOf(block));
    const row = column.states.findIndex((state, at) => state !== ABSENT && ruleCovers(rule, levelAt(block.levelOf[at] ?? 0)));
    if (row < 0 || !kindFits(rule, block)) continue;
    const entity = run.dataset.entities.nameOf(spine.entityAt(row));
    const where = { entity, period: spine.periodAt(row), schoolLevel: spine.levelAt(row) };
    const cells = [column.cellOf(row)];
    const data = {
      fields: { kind: "list", items: fields.map((field) => titleOf("field", field)) },
      period: { kind: "period", period: where.period },
      cells: { kind: "cells", cells },
    } as const;
    return [
      prospectSegment(rule, [
        { outcome: "open", entity, make: () => bareFinding(rule, where, "open", { id: "assessment.missingColumn", data }, { cells }) },
      ]),
    ];
  }
  return [];
}

function segments(rule: Rule, run: Run, floorOnly: boolean): readonly Segment[] {
  const absent = floorOnly ? [] : ["boarders", "specialPupils", "enrolment"].filter((field) => !run.context.index.has(field));
  if (absent.length > 0) return missingColumns(rule, run, absent);
  return run.dataset.blocks.flatMap((block, at) => {
    const column = run.context.index.columnIn(block, "operatingFundsReceived");
    if (!column || !kindFits(rule, block)) return [];
    const spine = run.spine(at);
    if (
      floorOnly &&
      !block.texts.some((text) => text.field === "isRural" || text.field === "areaType") &&
      !run.context.index.has("isRural")
    )
      return [];
    const outcomes = new Uint8Array(block.rowCount).fill(SILENT);
    for (let row = 0; row < block.rowCount; row += 1) {
      if (column.states[row] === ABSENT || !ruleCovers(rule, levelAt(block.levelOf[row] ?? 0))) continue;
      const found = entitlementAt(rule, run, spine, row, floorOnly);
      if (found) outcomes[row] = codeOf(found.outcome);
    }
    const entityAt = (row: number): string => run.dataset.entities.nameOf(spine.entityAt(row));
    const findingAt = (row: number): Finding => {
      const where = { entity: entityAt(row), period: spine.periodAt(row), schoolLevel: spine.levelAt(row) };
      const found = entitlementAt(rule, run, spine, row, floorOnly);
      if (!found) return bareFinding(rule, where, "notApplicable", notInForce(where.period));
      const judged = found.outcome === "pass" || found.outcome === "fail";
      const verified = rule.verified && found.verified;
      const observed: Quantity = { value: found.received / found.due, unit: parseUnit("1") };
      return bareFinding(rule, where, found.outcome, found.message, {
        cells: found.cells,
        notes: found.notes,
        verified,
        level: levelOf(rule, found.outcome, verified),
        ...(judged ? { observed, required: { operator: "atLeast", value: 1, unit: parseUnit("1") } } : {}),
        shortfall: found.outcome === "fail" ? { value: found.due - found.received, unit: parseUnit("CNY"), written: column.written } : null,
      });
    };
    return [
      {
        rule,
        outcomes,
        spine,
        entityAt,
        keyAt: (row: number) => keyOf(rule, entityAt(row), spine.periodAt(row), spine.levelAt(row)),
        findingAt,
      },
    ];
  });
}

export const operatingEntitlement = (rule: Rule, run: Run): readonly Segment[] => segments(rule, run, false);
export const smallRuralSchool = (rule: Rule, run: Run): readonly Segment[] => segments(rule, run, true);
