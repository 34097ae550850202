export * from "./findingDetail";
export * from "./findingView";
export * from "./report";
export * from "./types";
