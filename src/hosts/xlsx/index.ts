export { openWorkbook, type OpenOptions, type XlsxHost } from "./host";
export type { SheetView } from "./sheetView";
export type { CellStyle, BorderLine } from "./ooxml/styleSheet";
export type { DrawnObject } from "./ooxml/drawings";
export type { Codec } from "./ooxml/codec";
export { chartPart } from "./writing/chartXml";
