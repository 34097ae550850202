import { SCHOOL_LEVELS } from "../../model";
import type { LineMeaning, SchoolLevel } from "../../model";
import { STATED_FIGURES } from "../../model";
import type { StatedFigure } from "../../model";
import type { LineCorrection, Mapping, TableMapping } from "./types";

/** The mapping as text, the same for the same mapping. */
export function mappingText(mapping: Mapping): string {
  return `${JSON.stringify(mapping, null, 1)}\n`;
}

/** Reads a mapping from text (a note in a workbook, a file); null when it is none. What it does not know it leaves out. */
export function readMapping(text: string): Mapping | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(parsed) || parsed["format"] !== 1 || !Array.isArray(parsed["tables"])) return null;
  return { format: 1, tables: parsed["tables"].map(tableOf).filter((table) => table !== null) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function tableOf(value: unknown): TableMapping | null {
  if (!isRecord(value) || !Array.isArray(value["structure"])) return null;
  const structure = value["structure"].filter((key) => typeof key === "string");
  if (structure.length === 0) return null;
  const { headerRows, periodKind, schoolLevel } = value;
  const level = levelOf(schoolLevel);
  return {
    structure,
    lines: Object.fromEntries(
      Object.entries(isRecord(value["lines"]) ? value["lines"] : {})
        .map(([key, line]) => [key, correctionOf(line)] as const)
        .filter((entry): entry is readonly [string, LineCorrection] => entry[1] !== null),
    ),
    ...(typeof headerRows === "number" && Number.isInteger(headerRows) && headerRows >= 1 && headerRows <= 20 ? { headerRows } : {}),
    ...(periodKind === "fiscalYear" || periodKind === "schoolYear" ? { periodKind } : {}),
    ...(level ? { schoolLevel: level } : {}),
    ...(value["excluded"] === true ? { excluded: true as const } : {}),
  };
}

function levelOf(value: unknown): SchoolLevel | undefined {
  return SCHOOL_LEVELS.find((level) => level === value);
}

function correctionOf(value: unknown): LineCorrection | null {
  if (!isRecord(value)) return null;
  const meaning = meaningOf(value["meaning"]);
  const level = levelOf(value["schoolLevel"]);
  return {
    ...(meaning ? { meaning } : {}),
    ...(typeof value["unit"] === "string" && value["unit"].length <= 20 ? { unit: value["unit"] } : {}),
    ...(value["schoolLevel"] === null ? { schoolLevel: null } : level ? { schoolLevel: level } : {}),
  };
}

function meaningOf(value: unknown): LineMeaning | null {
  if (!isRecord(value)) return null;
  if (value["kind"] === "excluded" || value["kind"] === "unknown") return { kind: value["kind"] };
  if (value["kind"] === "field" && typeof value["field"] === "string") return { kind: "field", field: value["field"] };
  const figure: StatedFigure | undefined = STATED_FIGURES.find((one) => one === value["figure"]);
  if (value["kind"] === "stated" && figure && Array.isArray(value["of"]) && value["of"].every((field) => typeof field === "string"))
    return { kind: "stated", figure, of: value["of"] };
  return null;
}
