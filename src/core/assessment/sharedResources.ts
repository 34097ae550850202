import type { DatasetBlock, FieldId, SchoolLevel } from "../model";
import { ABSENT, VALUE } from "../model";
import { splitShare, ZERO_DENOMINATOR } from "../formulas";
import type { Place } from "./datasetIndex";
import type { Context } from "./spine";

/** A figure that a combined school gives for all its levels, and the part of it that belongs to one level. */
export interface SharedPlace extends Place {
  readonly share: {
    readonly value: number;
    readonly status: number;
    readonly weights: readonly number[];
    readonly pupils: readonly Place[];
  };
}

/** Areas, equipment, computers and books are split between the levels of a combined school; teachers are not (3.11). */
const SPLIT_FIELDS: ReadonlySet<FieldId> = new Set([
  "teachingArea",
  "indoorSportsArea",
  "gymArea",
  "sportsGroundArea",
  "sportsArea",
  "equipmentValue",
  "teachingComputers",
  "multimediaClassrooms",
  "books",
  "siteArea",
  "floorArea",
  "musicRooms",
  "artRooms",
]);

const LEVELS: readonly SchoolLevel[] = ["primary", "junior", "senior"];
const PARAMETER = "combined-school-split-weight";
const WEIGHTS: Readonly<Record<string, { readonly condition: string; readonly weights: Readonly<Partial<Record<SchoolLevel, number>>> }>> =
  {
    "primary,junior": { condition: "九年一贯制", weights: { primary: 1, junior: 1.1 } },
    "junior,senior": { condition: "完全中学", weights: { junior: 1, senior: 1.2 } },
    "primary,junior,senior": { condition: "十二年一贯制", weights: { primary: 1, junior: 1.1, senior: 1.32 } },
  };

/** The school's undivided figure with the part of one level; undefined when the school gives none or has no pupils by level. */
export function findShared(
  context: Context,
  home: DatasetBlock,
  field: FieldId,
  entity: number,
  period: number,
  level: SchoolLevel,
): SharedPlace | undefined {
  if (home.entityKind !== "school" || !SPLIT_FIELDS.has(field) || !LEVELS.includes(level)) return undefined;
  const whole = context.index.find(home, field, entity, period, ["any", "total"]);
  if (!whole) return undefined;
  const places: Place[] = [];
  const levels: SchoolLevel[] = [];
  for (const at of LEVELS) {
    const place = context.index.find(home, "enrolment", entity, period, [at]);
    if (!place || place.column.states[place.row] === ABSENT) continue;
    // A blank under another level's heading says that the school does not have that level.
    if (at !== level && (place.column.states[place.row] !== VALUE || place.column.values[place.row] === 0)) continue;
    places.push(place);
    levels.push(at);
  }
  const at = levels.indexOf(level);
  if (at < 0) return undefined;
  if (levels.length === 1) return { ...whole, share: { value: 1, status: 0, weights: [1], pupils: [] } };
  const known = WEIGHTS[levels.join()];
  const weights = levels.map((one) => {
    const bound = context.bounds.parameter(
      PARAMETER,
      context.index.dataset.periods[period] ?? { kind: "none", year: 0 },
      one,
      known?.condition,
    );
    return bound.kind === "value" && Number.isFinite(bound.value) ? bound.value : (known?.weights[one] ?? 1);
  });
  const status = Math.max(...places.map((place) => place.column.states[place.row] ?? 0));
  const value = splitShare(
    weights,
    places.map((place) => place.column.values[place.row] ?? 0),
    at,
  );
  if (status !== VALUE) return { ...whole, share: { value: 0, status, weights, pupils: places } };
  if (!Number.isFinite(value)) return { ...whole, share: { value: 0, status: ZERO_DENOMINATOR, weights, pupils: places } };
  return { ...whole, share: { value, status: 0, weights, pupils: places } };
}
