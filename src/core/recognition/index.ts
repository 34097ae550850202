export { snapshotFromText } from "./fromText";
export type { TextGridOptions } from "./fromText";
export { readNumber } from "./numbers";
export type { NumberReading } from "./numbers";
export { readPeriod } from "./periods";
export { readUnit } from "./units";
export { recognise } from "./recognise";
export { toDataset } from "./toDataset";
export type { Recognition, RecognitionOptions, TableReading, TableSlot, TotalRow } from "./types";
