export { EFFORT_METHODS, effortTests, type EffortMethod, type EffortTest, type EffortYear } from "./effort";
export * from "./excel";
export * from "./formula";
export { FORMULA_IDS, formulaOf } from "./registry";
export { splitShare } from "./split";
export { compensatedSum } from "./sums";
export { weightedVariationOf } from "./variation";
export * from "./vector";
