import type { LineMeaning, Message, Period, RecognizedLine, SchoolLevel, WrittenUnit } from "../../model";
import { PERCENTAGE_POINT, RATIO } from "../../model";
import { say } from "../messages";
import type { TableReading } from "../types";
import { defaultUnit, readUnit, unitFits, writtenFor } from "../units";
import type { Vocabulary } from "../vocabulary";
import { lineKeys } from "./structure";
import type { LineCorrection, TableMapping } from "./types";

/** A table as the officer corrected it. What she says is certain; issues that asked about it are settled. */
export function applyMapping(
  table: TableReading,
  entry: TableMapping,
  vocabulary: Vocabulary,
  reason: Message = say("recognition.reason.byOfficer", {}),
): TableReading {
  const keys = lineKeys(table);
  const settled = new Set<string>();
  const lines = table.lines.map((line, i) => {
    if (entry.excluded) return excluded(line, settled, reason);
    const key = keys[i] ?? "";
    const correction = entry.lines[key] ?? entry.lines[key.replace(/#\d+$/, "")];
    if (!correction) return line;
    settled.add(line.id);
    return corrected(line, correction, vocabulary, reason);
  });
  const kinded = (period: Period | null): Period | null =>
    period && entry.periodKind && (period.kind === "fiscalYear" || period.kind === "schoolYear")
      ? { ...period, kind: entry.periodKind }
      : period;
  const schoolLevel: SchoolLevel | null = entry.schoolLevel ?? table.schoolLevel;
  return {
    ...table,
    lines: lines.map((line) => ({ ...line, period: kinded(line.period) })),
    slots: table.slots.map((slot) => ({ ...slot, period: kinded(slot.period) })),
    period: kinded(table.period),
    ...(entry.periodKind ? { periodKind: entry.periodKind } : {}),
    schoolLevel,
    issues: table.issues.filter(
      (issue) => ![...settled].some((id) => issue.id === `unsure-line:${id}` || issue.id === `unit-assumed:${id}`),
    ),
  };
}

function excluded(line: RecognizedLine, settled: Set<string>, reason: Message): RecognizedLine {
  if (line.meaning.kind === "key") return line;
  settled.add(line.id);
  return {
    ...line,
    meaning: { kind: "excluded" },
    certainty: "certain",
    confidence: 1,
    reasons: [reason],
  };
}

function corrected(line: RecognizedLine, correction: LineCorrection, vocabulary: Vocabulary, reason: Message): RecognizedLine {
  const meaning = correction.meaning ?? line.meaning;
  const isUsed = meaning.kind === "field" || meaning.kind === "stated";
  return {
    ...line,
    meaning,
    alternatives: [line.meaning, ...line.alternatives].filter(
      (other, at, all) => !same(other, meaning) && other.kind === "field" && all.findIndex((one) => same(one, other)) === at,
    ),
    unit: isUsed ? unitFor(line, meaning, correction.unit, vocabulary) : line.unit,
    schoolLevel: correction.schoolLevel === undefined ? line.schoolLevel : correction.schoolLevel,
    certainty: "certain",
    confidence: 1,
    reasons: [reason],
  };
}

function same(a: LineMeaning, b: LineMeaning): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The unit that she names, else the one that stands there if it fits the field, else the field's usual one. */
function unitFor(line: RecognizedLine, meaning: LineMeaning, named: string | undefined, vocabulary: Vocabulary): WrittenUnit | null {
  const reading = readUnit(named ?? line.unit?.text ?? "");
  if (meaning.kind === "stated") {
    if (named === undefined || !reading) return line.unit;
    return {
      text: named,
      unit: reading.kind === "pp" ? PERCENTAGE_POINT : reading.kind === "percent" ? RATIO : (line.unit?.unit ?? RATIO),
      scale: reading.scale,
    };
  }
  const definition = meaning.kind === "field" ? vocabulary.definition(meaning.field) : undefined;
  if (!definition || definition.dimension === "text") return null;
  if (definition.dimension === "date") return { text: "", unit: { numerators: ["day"], denominators: [] }, scale: 1 };
  if (definition.dimension === "flag") return line.unit;
  if (definition.dimension === "ratio") {
    if (reading?.kind === "percent") return { text: reading.text, unit: RATIO, scale: reading.scale };
    return line.unit && line.unit.unit.numerators.length === 0 ? line.unit : { text: "%", unit: RATIO, scale: 0.01 };
  }
  if (reading && unitFits(reading.kind, definition.dimension)) return writtenFor(reading, definition);
  const usual = defaultUnit(definition);
  return usual ? writtenFor(usual, definition) : line.unit;
}
