import type { CellRef, DatasetBlock, Message, Quantity, Requirement, Rule, SchoolLevel } from "../../model";
import { ABSENT, parseUnit, VALUE } from "../../model";
import type { Bound } from "../bounds";
import type { Run } from "../assess";
import { levelOf, notInForce, verdictMessage } from "../findingText";
import type { Segment } from "../segment";
import { combinedSchools } from "../sharedResources";
import type { Spine } from "../spine";
import { openFor, readCell, rowCheck, textOf, type JudgeRow, type Reading, type RowVerdict } from "./rows";

/** Condition of the limit for schools with several levels, as the parameter says it. */
const COMBINED = "九年一贯制、十二年一贯制义务教育阶段";
/** Types of school as words, or as the codes of the statistics (312 九年一贯制, 345 十二年一贯制). */
const COMBINED_TYPE = /九年|十二年|12年|9年|^(?:312|345)(?:\s|$)/;
const COMPULSORY: readonly SchoolLevel[] = ["primary", "junior"];

/** Pupils of a school in compulsory education against the limit of its type; a 九年一贯制 school counts both levels together. */
export function schoolSize(rule: Rule, run: Run): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  if (parameter === undefined) return [];
  const prepare = (block: DatasetBlock, spine: Spine): JudgeRow | null => {
    if (!run.context.index.columnIn(block, "enrolment")) return null;
    return (row) => {
      const level = spine.levelAt(row);
      const type = `${textOf(block, "schoolType", row)} ${run.dataset.entities.nameOf(spine.entityAt(row))}`;
      const parts = COMPULSORY.includes(level) ? bothLevels(block, spine, run, row) : [];
      const isCombined = parts.length > 1 || COMBINED_TYPE.test(type);
      // A school of two levels is one school: said once, with its lower level.
      if (parts.length > 1 && level === "junior") return null;
      if (!COMPULSORY.includes(level) && level !== "compulsory" && !isCombined) return null;
      const pupils = parts.length > 1 ? parts : [readCell(run.context.index.columnIn(block, "enrolment"), row)];
      if (pupils.every((one) => one.cells.length === 0)) return null;
      const period = spine.periodAt(row);
      const cells = pupils.flatMap((one) => one.cells);
      if (!run.context.bounds.ruleInForce(rule, period)) return { outcome: "notApplicable", message: notInForce(period), more: { cells } };
      const bound = run.context.bounds.parameter(parameter, period, "primary", isCombined ? COMBINED : undefined);
      if (bound.kind !== "value") return { outcome: "notApplicable", message: notInForce(period), more: { cells } };
      if (pupils.some((one) => one.missing.length > 0)) return openFor(pupils);
      const count = pupils.reduce((sum, one) => sum + (one.value ?? 0), 0);
      // 十二年一贯制 given as one number: its senior pupils do not count, but are in it.
      const isTooWide = !COMPULSORY.includes(level) && level !== "compulsory";
      return verdict(rule, run, { count, cells, bound, isCombined, isTooWide, parameter });
    };
  };
  return rowCheck(rule, run, prepare, (block, spine) => plainlyWithin(rule, run, parameter, block, spine));
}

/** True of a school of one level that is within its limit: nearly all of a long table. null: the table does not tell so easily. */
function plainlyWithin(rule: Rule, run: Run, parameter: string, block: DatasetBlock, spine: Spine): ((row: number) => boolean) | null {
  const { index, bounds } = run.context;
  const [home, another] = index.columnsOf("enrolment");
  if (home?.block !== block || another) return null;
  const { values, states } = home.column;
  const { of: slots } = spine.slots;
  const limits = spine.numbersBy((row) => {
    const level = spine.levelAt(row);
    const isJudged = (COMPULSORY.includes(level) || level === "compulsory") && bounds.ruleInForce(rule, spine.periodAt(row));
    const bound = isJudged ? bounds.parameter(parameter, spine.periodAt(row), "primary") : null;
    return bound?.kind === "value" ? bound.value : Number.NaN;
  });
  const combined = combinedSchools(run.context);
  const ofOneLevel = new Map<string, boolean>();
  const types = block.texts.find((text) => text.field === "schoolType");
  return (row) => {
    if (states[row] !== VALUE || !((values[row] as number) <= (limits[slots[row] as number] as number))) return false;
    const entity = spine.entityAt(row);
    if (combined?.[entity] === 1) return false;
    const type = types?.textOf(row) ?? "";
    let isOfOne = ofOneLevel.get(type);
    if (isOfOne === undefined) ofOneLevel.set(type, (isOfOne = !COMBINED_TYPE.test(type.trim())));
    return isOfOne && !COMBINED_TYPE.test(run.dataset.entities.nameOf(entity));
  };
}

/** The pupils of both levels of compulsory education of a row's school, where it has both. */
function bothLevels(block: DatasetBlock, spine: Spine, run: Run, row: number): readonly Reading[] {
  const places = COMPULSORY.map((level) =>
    run.context.index.find(block, "enrolment", spine.entityAt(row), block.periodOf[row] as number, [level]),
  );
  const present = places.filter((place) => place !== undefined && place.column.states[place.row] !== ABSENT);
  return present.length < 2 ? [] : present.flatMap((place) => (place ? [readCell(place.column, place.row)] : []));
}

interface Counted {
  readonly count: number;
  readonly cells: readonly CellRef[];
  readonly bound: Bound & { readonly kind: "value" };
  readonly isCombined: boolean;
  readonly isTooWide: boolean;
  readonly parameter: string;
}

function verdict(rule: Rule, run: Run, { count, cells, bound, isCombined, isTooWide, parameter }: Counted): RowVerdict {
  const observed: Quantity = { value: count, unit: parseUnit(rule.unit) };
  const required: Requirement = {
    operator: "atMost",
    value: bound.value,
    quantity: { value: bound.value, unit: bound.unit },
    unit: bound.unit,
  };
  const isWithin = count <= bound.value;
  const local = isWithin ? null : localLimit(run, parameter, isCombined, count);
  const outcome = isWithin ? "pass" : local || isTooWide ? "open" : "fail";
  const verified = rule.verified && bound.verified;
  const message: Message =
    outcome === "open"
      ? {
          id: "assessment.schoolSizeUnsure",
          data: { pupils: count, limit: bound.value, local: local?.value ?? 0, condition: local?.condition ?? "" },
        }
      : verdictMessage(rule, outcome, observed, required, null, null);
  const notes = isCombined ? [{ id: "assessment.note.condition", data: { condition: COMBINED, others: "小学、初中" } }] : [];
  return { outcome, message, more: { observed, required, cells, verified, notes, level: levelOf(rule, outcome, verified) } };
}

/** What the place allows to older schools and to those with many migrant pupils, where the school stays below it. */
function localLimit(
  run: Run,
  parameter: string,
  isCombined: boolean,
  count: number,
): { readonly value: number; readonly condition: string } | null {
  const values = run.rulebook.parameters.find((one) => one.id === parameter)?.values ?? [];
  const found = values.find(
    ({ region, condition, value }) =>
      region !== "全国" &&
      run.options.regions.includes(region) &&
      condition.includes("九年") === isCombined &&
      value !== null &&
      count <= value,
  );
  return found ? { value: found.value ?? 0, condition: found.condition } : null;
}
