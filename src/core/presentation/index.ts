export * from "./findingDetail";
export * from "./findingView";
export * from "./report";
export { FINDINGS_SHEET_ID } from "./sheets/findingsSheet";
export { readExplanations } from "./sheets/explanations";
export { planWorkbook } from "./sheets/planWorkbook";
export { CHARTS_SHEET_ID } from "./charts/chartsSheet";
export * from "./types";
export { findingsTable } from "./textTable";
