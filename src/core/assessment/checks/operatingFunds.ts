import type { CellRef, Finding, FindingLevel, Message, Quantity, Rule } from "../../model";
import { ABSENT, levelAt, parseUnit, quantityValue, titleOf, VALUE } from "../../model";
import { OK } from "../../formulas";
import type { Vector } from "../../formulas";
import type { Run } from "../assess";
import { bareFinding, keyOf, levelOf, notInForce } from "../findingText";
import { levelMask, ruleCovers } from "../levels";
import { FAIL, NOT_APPLICABLE, OPEN, outcomeAt, PASS, prospectSegment, SILENT } from "../segment";
import type { Segment } from "../segment";
import type { RowSlots } from "../slots";
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
  if (state === VALUE) return { value: place.column.values[place.row] as number, cells: [cell], missing: [], absent: false };
  const name = state === 2 ? "notReported" : state === 3 ? "placeholder" : state === 4 ? "error" : "blank";
  const message: Message = {
    id: `assessment.missing.${name}`,
    data: { field: titleOf("field", field), cell: { kind: "cells", cells: [cell] } },
  };
  return { value: null, cells: [cell], missing: [message], absent: false };
}

const NOT_RURAL = 0;
const IS_RURAL = 1;
const UNSAID = 2;

/** So many different words for a kind of place are remembered. */
const WORDS = 1000;

const places = new WeakMap<Spine, Uint8Array>();

/** NOT_RURAL, IS_RURAL or UNSAID by row: what the kind of place says, else a flag of its own. */
function ruralOf(spine: Spine): Uint8Array {
  const seen = places.get(spine);
  if (seen) return seen;
  const rural = new Uint8Array(spine.length).fill(UNSAID);
  places.set(spine, rural);
  const words = spine.block.texts.find((one) => one.field === "isRural" || one.field === "areaType");
  const flags = spine.context.index.has("isRural") ? spine.asPrinted("isRural") : null;
  const known = new Map<string, number>();
  for (let row = 0; row < rural.length; row += 1) {
    const text = words?.textOf(row) ?? "";
    if (text === "") {
      if (flags && flags.status[row] === OK) rural[row] = flags.values[row] === 1 ? IS_RURAL : NOT_RURAL;
      continue;
    }
    let kind = known.get(text);
    if (kind === undefined) {
      kind = !URBAN.test(text) && RURAL.test(text) ? IS_RURAL : NOT_RURAL;
      if (known.size < WORDS) known.set(text, kind);
    }
    rural[row] = kind;
  }
  return rural;
}

/** Floating-point slack of a sum of money, CNY. */
const SLACK = 1e-6;

/**
 * What a school is due: max(ordinary pupils, 100 where rural and fewer) × base + boarders × supplement + special pupils ×
 * special rate + heating (domain handbook 3.6). Special pupils are funded at their own rate instead of the ordinary one.
 * `floorOnly`: the pupils of a small rural school alone, at the base quota. Whole columns: no object a row.
 */
class Entitlements {
  private readonly received: Vector;
  private readonly pupils: Vector;
  private readonly boarders: Vector;
  private readonly special: Vector;
  private readonly heating: Vector;
  private readonly rural: Uint8Array;
  private readonly slots: RowSlots["of"];
  /** By slot: quota of a pupil (NaN: the rule or its quotas are not in force), pupils of a small school, supplements. */
  private readonly base: Float64Array;
  private readonly floor: Float64Array;
  private readonly boarding: Float64Array;
  private readonly rate: Float64Array;

  constructor(
    rule: Rule,
    private readonly spine: Spine,
    private readonly floorOnly: boolean,
  ) {
    this.received = spine.asPrinted("operatingFundsReceived");
    this.pupils = spine.asPrinted("enrolment");
    this.boarders = floorOnly ? this.pupils : spine.asPrinted("boarders");
    this.special = floorOnly ? this.pupils : spine.asPrinted("specialPupils");
    this.heating = floorOnly ? this.pupils : spine.asPrinted("heatingFunds");
    this.rural = ruralOf(spine);
    this.slots = spine.slots.of;
    const base = spine.numbersOf("operating-base-quota");
    this.floor = spine.numbersOf("small-school-funded-pupils");
    this.base = spine.numbersBy((row) => {
      const slot = this.slots[row] as number;
      const isInForce = spine.context.bounds.ruleInForce(rule, spine.periodAt(row)) && !Number.isNaN(this.floor[slot] as number);
      return isInForce ? (base[slot] as number) : Number.NaN;
    });
    this.boarding = spine.numbersOf("operating-boarding-supplement").map(orNothing);
    this.rate = spine.numbersOf("operating-special-quota").map(orNothing);
  }

  /** Code of the outcome; SILENT where a small school's rule says nothing of the row. */
  codeAt(row: number): number {
    if (!this.isInForce(row)) return NOT_APPLICABLE;
    const { received, pupils, boarders, special, floorOnly } = this;
    const pupilsStatus = pupils.status[row] as number;
    const headcount = pupils.values[row] as number;
    if (floorOnly && (this.rural[row] === NOT_RURAL || (pupilsStatus === OK && headcount >= this.floorAt(row)))) return SILENT;
    if (pupilsStatus === OK && headcount === 0) return NOT_APPLICABLE;
    const known = (received.status[row] as number) | pupilsStatus | (boarders.status[row] as number) | (special.status[row] as number);
    if (known !== OK) {
      if (!floorOnly) return OPEN;
      // Figures that the sheets do not have are no question; cells that are not filled in are.
      return isMissing(received.status[row] as number) || isMissing(pupilsStatus) ? OPEN : SILENT;
    }
    const paid = received.values[row] as number;
    if (this.isBorderline(row)) return OPEN;
    if (floorOnly) return paid >= this.dueAt(row) - SLACK ? PASS : this.rural[row] === UNSAID ? OPEN : FAIL;
    if (paid < this.dueAt(row) - SLACK) return FAIL;
    return this.heats(row) && paid >= this.mostDueAt(row) - SLACK ? PASS : OPEN;
  }

  /** Whether the heating of a row is known: a figure, or no such cell at all. */
  heats(row: number): boolean {
    return !isMissing(this.heating.status[row] as number);
  }

  /** The place of a small school is not said, and it decides. */
  isPlaceUnsaid(row: number): boolean {
    return this.rural[row] === UNSAID && this.ordinaryAt(row) < this.floorAt(row);
  }

  /** Off the line by less than the last digit of what was received. */
  isBorderline(row: number): boolean {
    const gap = Math.abs(this.receivedAt(row) - this.dueAt(row));
    if (gap <= SLACK || gap > (this.received.radius[row] as number)) return false;
    const place = this.spine.placeOf("operatingFundsReceived", row);
    return place !== undefined && gap < place.column.storedStep(place.row) / 2;
  }

  isInForce(row: number): boolean {
    return !Number.isNaN(this.base[this.slots[row] as number] as number);
  }

  /** Pupils that a small rural school is funded for. */
  floorAt(row: number): number {
    return this.floor[this.slots[row] as number] as number;
  }

  /** Funded for more pupils than it has. */
  isRaised(row: number): boolean {
    return this.rural[row] === IS_RURAL && this.ordinaryAt(row) < this.floorAt(row);
  }

  receivedAt(row: number): number {
    return this.received.values[row] as number;
  }

  /** CNY, were a small school of an unsaid place a rural one. */
  private mostDueAt(row: number): number {
    const due = this.dueAt(row);
    if (!this.isPlaceUnsaid(row)) return due;
    return due + (this.floorAt(row) - this.ordinaryAt(row)) * (this.base[this.slots[row] as number] as number);
  }

  /** CNY; only where the figures are there. */
  dueAt(row: number): number {
    const slot = this.slots[row] as number;
    const base = this.base[slot] as number;
    const floor = this.floor[slot] as number;
    if (this.floorOnly) return floor * base;
    const ordinary = this.ordinaryAt(row);
    const funded = this.rural[row] === IS_RURAL && ordinary < floor ? floor : ordinary;
    const supplement = (this.boarders.values[row] as number) * (this.boarding[slot] as number);
    const special = (this.special.values[row] as number) * (this.rate[slot] as number);
    const heating = this.heating.status[row] === OK ? (this.heating.values[row] as number) : 0;
    return funded * base + supplement + special + heating;
  }

  private ordinaryAt(row: number): number {
    const pupils = this.pupils.values[row] as number;
    return this.floorOnly ? pupils : pupils - (this.special.values[row] as number);
  }
}

const orNothing = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** The sheets have a cell for the figure, but no number in it. */
const isMissing = (status: number): boolean => status !== OK && status !== ABSENT;

interface Said {
  readonly message: Message;
  readonly cells: readonly CellRef[];
  readonly notes: readonly Message[];
  readonly verified: boolean;
}

/** The sentence of a row's verdict, with its cells. */
function sayAt(code: number, due: Entitlements, run: Run, spine: Spine, row: number, floorOnly: boolean): Said {
  const names = floorOnly ? ["operatingFundsReceived", "enrolment"] : ["operatingFundsReceived", "enrolment", "boarders", "specialPupils"];
  const needed = names.map((field) => read(spine, field, row));
  const used = floorOnly ? needed : [...needed, read(spine, "heatingFunds", row)];
  const nothing = { cells: used.flatMap((one) => one.cells), notes: [], verified: true };
  const period = spine.periodAt(row);
  if (!due.isInForce(row)) return { ...nothing, message: notInForce(period) };
  if (code === OPEN) {
    const missing = needed.flatMap((one) => one.missing);
    const absent = names.filter((_, at) => needed[at]?.absent).map((field) => titleOf("field", field));
    if (missing.length === 0 && absent.length === 0) {
      if (due.isBorderline(row)) {
        const shown = (value: number): ReturnType<typeof quantityValue> => quantityValue({ value, unit: parseUnit("CNY") });
        const line = shown(due.dueAt(row));
        const data = { observed: shown(due.receivedAt(row)), operator: "atLeast", required: line, high: line };
        return { ...nothing, message: { id: "assessment.withinRounding", data } };
      }
      if (due.isPlaceUnsaid(row)) absent.push(titleOf("field", "isRural"));
      missing.push(...used.flatMap((one) => one.missing));
    }
    const items = missing.map((message) => ({ kind: "message", message }) as const);
    return { ...nothing, message: { id: "assessment.missing", data: { what: { kind: "list", items: [...items, ...absent] } } } };
  }
  if (code === NOT_APPLICABLE) return { ...nothing, message: { id: "assessment.zeroDenominator" } };
  const [paid, owed] = [due.receivedAt(row), due.dueAt(row)];
  const money = (value: number): ReturnType<typeof quantityValue> => quantityValue({ value, unit: parseUnit("CNY") });
  const data = { received: money(paid), due: money(owed), short: money(Math.max(0, owed - paid)) };
  return {
    message: { id: code === PASS ? "assessment.entitled" : "assessment.underpaid", data },
    cells: nothing.cells,
    notes: due.isRaised(row) ? [{ id: "assessment.note.smallSchool", data: { pupils: due.floorAt(row) } }] : [],
    verified: isVerified(run, spine, row),
  };
}

/** Whether the quota and the pupils of a small school have been verified for a row. */
function isVerified(run: Run, spine: Spine, row: number): boolean {
  return ["operating-base-quota", "small-school-funded-pupils"].every((id) => {
    const bound = run.context.bounds.parameter(id, spine.periodAt(row), spine.levelAt(row));
    return bound.kind !== "value" || bound.verified;
  });
}

/** A whole column is missing: one finding, not one for every school. */
function missingColumns(rule: Rule, run: Run, fields: readonly string[]): readonly Segment[] {
  for (const { block, column } of run.context.index.columnsOf("operatingFundsReceived")) {
    const spine = run.spine(run.dataset.blocks.indexOf(block));
    const row = column.states.findIndex((state, at) => state !== ABSENT && ruleCovers(rule, levelAt(block.levelOf[at] as number)));
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
    const due = new Entitlements(rule, spine, floorOnly);
    const mask = levelMask(rule);
    const outcomes = new Uint8Array(block.rowCount).fill(SILENT);
    const { states } = column;
    const { levelOf: levels } = block;
    for (let row = 0; row < outcomes.length; row += 1) {
      if (states[row] !== ABSENT && mask[levels[row] as number] === 1) outcomes[row] = due.codeAt(row);
    }
    const entityAt = (row: number): string => run.dataset.entities.nameOf(spine.entityAt(row));
    const levelAtRow = (row: number): FindingLevel => {
      const outcome = outcomeAt(outcomes, row);
      const judged = outcome === "pass" || outcome === "fail";
      return levelOf(rule, outcome, rule.verified && (!judged || isVerified(run, spine, row)));
    };
    const findingAt = (row: number): Finding => {
      const where = { entity: entityAt(row), period: spine.periodAt(row), schoolLevel: spine.levelAt(row) };
      const outcome = outcomeAt(outcomes, row);
      const said = sayAt(outcomes[row] ?? SILENT, due, run, spine, row, floorOnly);
      const judged = outcome === "pass" || outcome === "fail";
      const [paid, owed] = [due.receivedAt(row), judged ? due.dueAt(row) : 0];
      const observed: Quantity = { value: paid / owed, unit: parseUnit("1") };
      return bareFinding(rule, where, outcome, said.message, {
        cells: said.cells,
        notes: said.notes,
        verified: rule.verified && said.verified,
        level: levelAtRow(row),
        ...(judged ? { observed, required: { operator: "atLeast", value: 1, unit: parseUnit("1") } } : {}),
        shortfall: outcome === "fail" ? { value: owed - paid, unit: parseUnit("CNY"), written: column.written } : null,
      });
    };
    return [
      {
        rule,
        outcomes,
        spine,
        levelAt: levelAtRow,
        entityAt,
        keyAt: (row: number) => keyOf(rule, entityAt(row), spine.periodAt(row), spine.levelAt(row)),
        findingAt,
      },
    ];
  });
}

export const operatingEntitlement = (rule: Rule, run: Run): readonly Segment[] => segments(rule, run, false);
export const smallRuralSchool = (rule: Rule, run: Run): readonly Segment[] => segments(rule, run, true);
