/** School levels (学段) with the ids of the rulebook. `total` 全部学段; `any` the figure does not depend on a level. */
export const SCHOOL_LEVELS = [
  "any",
  "total",
  "preschool",
  "primary",
  "junior",
  "senior",
  "vocational",
  "special",
  "higher",
  "compulsory",
] as const;

export type SchoolLevel = (typeof SCHOOL_LEVELS)[number];

/** Position in `SCHOOL_LEVELS`; datasets store this number. */
export function levelIndex(level: SchoolLevel): number {
  return SCHOOL_LEVELS.indexOf(level);
}

export function levelAt(index: number): SchoolLevel {
  return SCHOOL_LEVELS[index] ?? "any";
}
