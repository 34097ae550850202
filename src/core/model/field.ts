/** Id of a canonical field of the vocabulary (`educationAppropriation`), as in the rulebook's `fields`. */
export type FieldId = string;
export type RuleId = string;
export type ParameterId = string;
export type PackId = string;

/** Fields that state a figure computed from others, checked by interval. */
export const STATED_FIGURES = [
  "statedGrowth",
  "statedIncrement",
  "statedShare",
  "statedGap",
  "statedPerHead",
  "statedCompletionRate",
  "statedExcess",
  "statedScoreRate",
] as const;
export type StatedFigure = (typeof STATED_FIGURES)[number];
