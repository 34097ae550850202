import type { DatasetBlock, SchoolLevel } from "../model";
import { ABSENT, levelAt, NO_PERIOD, SCHOOL_LEVELS, VALUE } from "../model";
import { OK, splitShare, ZERO_DENOMINATOR } from "../formulas";
import type { Place } from "./datasetIndex";
import type { Context } from "./spine";

/** The part of a combined school's figure that belongs to one level: weighted pupils (domain handbook 3.11). */
export interface Share {
  readonly value: number;
  /** OK, a state of the pupils' cell, or ZERO_DENOMINATOR. */
  readonly status: number;
  /** Of the school's levels; empty where the school has one level and keeps everything. */
  readonly weights: readonly number[];
  readonly pupils: readonly Place[];
  /** Position of the level in `weights`. */
  readonly at: number;
}

/** A figure that a combined school gives for all its levels, with the part of one level. */
export interface SharedPlace extends Place {
  readonly share: Share;
}

const WHOLE: Share = { value: 1, status: OK, weights: [], pupils: [], at: 0 };
const LEVELS: readonly SchoolLevel[] = ["primary", "junior", "senior"];
const PARAMETER = "combined-school-split-weight";

/** Weights by the levels that a school has; the parameter's value in force comes first. */
const COMBINATIONS: Readonly<Record<string, { readonly condition: string; readonly weights: readonly number[] }>> = {
  "primary,junior": { condition: "九年一贯制", weights: [1, 1.1] },
  "junior,senior": { condition: "完全中学", weights: [1, 1.2] },
  "primary,junior,senior": { condition: "十二年一贯制", weights: [1, 1.1, 1.32] },
};

/** 1 at the entities whose pupils are counted at more than one level; null where no school is like that. */
export function combinedSchools(context: Context): Uint8Array | null {
  const { entities } = context.index.dataset;
  const first = new Int8Array(entities.count).fill(-1);
  const combined = new Uint8Array(entities.count);
  const split = Uint8Array.from(SCHOOL_LEVELS, (level) => (LEVELS.includes(level) ? 1 : 0));
  let some = false;
  for (const { block } of context.index.columnsOf("enrolment")) {
    if (block.entityKind !== "school") continue;
    block.entityOf.forEach((entity, row) => {
      const level = block.levelOf[row] as number;
      if (split[level] !== 1) return;
      if (first[entity] === -1) first[entity] = level;
      else if (first[entity] !== level) {
        combined[entity] = 1;
        some = true;
      }
    });
  }
  return some ? combined : null;
}

/** The share of the level of a row in what its school has in common. Teachers are not split; their columns are not shared. */
export function shareAt(context: Context, home: DatasetBlock, row: number): Share {
  const entity = home.entityOf[row] as number;
  const period = home.periodOf[row] as number;
  const own = levelAt(home.levelOf[row] as number);
  const places: Place[] = [];
  const levels: SchoolLevel[] = [];
  for (const level of LEVELS) {
    const place = context.index.find(home, "enrolment", entity, period, [level]);
    if (!place || place.column.states[place.row] === ABSENT) continue;
    places.push(place);
    levels.push(level);
  }
  const at = levels.indexOf(own);
  if (levels.length < 2 || at < 0) return WHOLE;
  const status = Math.max(...places.map((place) => place.column.states[place.row] as number));
  const weights = weightsOf(context, levels, period);
  if (status !== VALUE) return { value: 0, status, weights, pupils: places, at };
  const value = splitShare(
    weights,
    places.map((place) => place.column.values[place.row] as number),
    at,
  );
  return Number.isFinite(value)
    ? { value, status: OK, weights, pupils: places, at }
    : { value: 0, status: ZERO_DENOMINATOR, weights, pupils: places, at };
}

function weightsOf(context: Context, levels: readonly SchoolLevel[], period: number): readonly number[] {
  const known = COMBINATIONS[levels.join()];
  return levels.map((level, at) => {
    const bound = context.bounds.parameter(PARAMETER, context.index.dataset.periods[period] ?? NO_PERIOD, level, known?.condition);
    return bound.kind === "value" && Number.isFinite(bound.value) ? bound.value : (known?.weights[at] ?? 1);
  });
}
