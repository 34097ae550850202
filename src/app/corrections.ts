/** The officer's corrections as the pane makes them: pure functions from one mapping to the next. */
export { EMPTY_MAPPING, mappingText, readMapping, withLineCorrection, withTableCorrection } from "../core/recognition";
export type { LineCorrection, Mapping, TableCorrection } from "../core/recognition";
