export { createExcelHost } from "./host";
export { PATIENT, type Patience } from "./batch";
export { OfficeMissing, officeReady, type OfficeReady } from "./ready";
