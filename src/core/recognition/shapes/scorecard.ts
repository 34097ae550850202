import type { CellRef, LineMeaning, RecognizedLine } from "../../model";
import { areaOf, parseUnit, RATIO } from "../../model";
import { isFigure } from "../layout";
import { say } from "../messages";
import { readStated } from "../stated";
import { normalise } from "../text";
import type { TableReading } from "../types";
import { unitInHeader } from "../units";
import type { SheetView } from "../view";
import { keyLine } from "./build";

const MANDATORY = /是否必达|必达指标|必达项/;
const MET = /是否达标|达标情况|是否合格|达标与否/;

/**
 * A scoring form: the columns of words that say which items must be met and which are, and the figures of the total row
 * (总得分, 总分值, 得分率 beside its label), which are lines of a single cell.
 */
export function scorecardLines(reading: TableReading, view: SheetView, taken: Set<string>): TableReading {
  const lines = reading.lines.map((line): RecognizedLine => {
    const header = normalise(line.header.join(""));
    if (MANDATORY.test(header)) return flagLine(line, "mandatoryItems");
    if (MET.test(header)) return flagLine(line, "mandatoryItemsMet");
    return line;
  });
  const added: RecognizedLine[] = [];
  for (const total of reading.totals) {
    if (total.kind !== "total") continue;
    for (const line of lines) {
      if (line.meaning.kind !== "field" && line.meaning.kind !== "stated") continue;
      const cell = view.ref(total.rowIndex, line.area.columnIndex);
      if (!isFigure(view.value(cell.rowIndex, cell.columnIndex))) continue;
      if (line.meaning.kind === "stated") {
        // A column 得分率: its total is the rate of the whole form.
        if (line.meaning.figure === "statedScoreRate")
          added.push(rateLine([total.label, ...line.header], cell, line.headerCells, view, taken));
        continue;
      }
      if (line.meaning.field === "itemScore")
        added.push(cellLine([total.label, ...line.header], cell, { kind: "field", field: "totalScore" }, line, taken));
      if (line.meaning.field === "itemFullMarks")
        added.push(cellLine([total.label, ...line.header], cell, { kind: "field", field: "fullMarks" }, line, taken));
    }
    for (let c = reading.area.columnIndex; c < reading.area.columnIndex + reading.area.columnCount - 1; c += 1) {
      const label = view.value(total.rowIndex, c);
      if (typeof label !== "string" || !isFigure(view.value(total.rowIndex, c + 1))) continue;
      const inside = unitInHeader(label);
      const wording = readStated(inside?.rest ?? label, "percent");
      if (wording?.figure !== "pair" || !wording.pairs.some((pair) => pair.figure === "statedScoreRate")) continue;
      added.push(rateLine([label], view.ref(total.rowIndex, c + 1), [view.ref(total.rowIndex, c)], view, taken));
    }
  }
  return { ...reading, lines: [...lines, ...added] };
}

/** The score rate of the whole form. */
function rateLine(
  header: readonly string[],
  cell: CellRef,
  headerCells: RecognizedLine["headerCells"],
  view: SheetView,
  taken: Set<string>,
): RecognizedLine {
  const percent = view.format(cell.rowIndex, cell.columnIndex).includes("%");
  const line = cellLine(header, cell, { kind: "stated", figure: "statedScoreRate", of: ["totalScore", "fullMarks"] }, null, taken);
  return { ...line, headerCells, unit: { text: "%", unit: RATIO, scale: percent ? 1 : 0.01 } };
}

function flagLine(line: RecognizedLine, field: string): RecognizedLine {
  return {
    ...line,
    meaning: { kind: "field", field },
    alternatives: [],
    unit: { text: "", unit: parseUnit("item"), scale: 1 },
    confidence: 0.96,
    certainty: "certain",
    reasons: [say("recognition.reason.header", { header: line.header.join(" › ") })],
  };
}

function cellLine(
  header: readonly string[],
  cell: CellRef,
  meaning: LineMeaning,
  like: RecognizedLine | null,
  taken: Set<string>,
): RecognizedLine {
  const line = keyLine(header, like?.headerCells ?? [], areaOf(cell), meaning, taken);
  return { ...line, unit: like?.unit ?? null, reasons: [say("recognition.reason.header", { header: header.join(" › ") })] };
}
