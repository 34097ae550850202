/** Namespaces and relation types of a file: ISO strict files have their own. */
export interface Namespaces {
  readonly main: string;
  /** Attributes such as `r:id`; also the beginning of relation types. */
  readonly relationships: string;
  readonly drawing: string;
  readonly spreadsheetDrawing: string;
  readonly chart: string;
  readonly customXml: string;
}

const TRANSITIONAL: Namespaces = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
  spreadsheetDrawing: "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
  chart: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  customXml: "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
};

const STRICT: Namespaces = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  relationships: "http://purl.oclc.org/ooxml/officeDocument/relationships",
  drawing: "http://purl.oclc.org/ooxml/drawingml/main",
  spreadsheetDrawing: "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
  chart: "http://purl.oclc.org/ooxml/drawingml/chart",
  customXml: "http://purl.oclc.org/ooxml/officeDocument/customXml",
};

/** By the workbook part's text. */
export function namespacesOf(workbookXml: string): Namespaces {
  return workbookXml.includes(STRICT.main) ? STRICT : TRANSITIONAL;
}

export const RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";
export const CONTENT_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types";
export const CONTENT_TYPES_PART = "[Content_Types].xml";
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
