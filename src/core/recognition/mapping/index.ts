export { applyMapping } from "./apply";
export { withLineCorrection, withTableCorrection } from "./correct";
export type { TableCorrection } from "./correct";
export { mappingText, readMapping } from "./json";
export { entryFor, lineKeys } from "./structure";
export { EMPTY_MAPPING } from "./types";
export type { LineCorrection, Mapping, TableMapping } from "./types";
