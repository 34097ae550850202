import type { FieldDefinition, LineMeaning, RangeSnapshot, RecognizedLine, RecognizedTable, Translate } from "../core/model";
import { areaText, columnName, valueAt } from "../core/model";
import type { TableReading } from "../core/recognition";
import { lineKeys } from "../core/recognition";
import type { Locale, TablePreviewRow, TableView } from "./views";

const MOST_ROWS = 9;
const MOST_COLUMNS = 8;

/** A table of the check's input; it comes out of recognition, whatever else the check hands on. */
type Table = RecognizedTable & Partial<Pick<TableReading, "structure" | "headerRows" | "periodKind" | "schoolLevel">>;

/** Does recognition take any figure of the table for something of the vocabulary? */
export function isUnderstood(table: RecognizedTable): boolean {
  return table.lines.some((line) => line.meaning.kind === "field" || line.meaning.kind === "stated" || line.alternatives.length > 0);
}

/** May its figures be used as they stand? */
export function hasUsedLine(table: Pick<TableView, "lines">): boolean {
  return table.lines.some((line) => line.field !== null && line.certainty !== "unsure");
}

export function tableViews(
  tables: readonly RecognizedTable[],
  snapshots: readonly RangeSnapshot[],
  fields: readonly FieldDefinition[],
  translate: Translate,
  locale: Locale,
): TableView[] {
  const titles = new Map(fields.map((field) => [field.id, field.title[locale]]));
  const bySheet = new Map(snapshots.map((snapshot) => [snapshot.sheet, snapshot]));
  return tables.map((table) => tableView(table, bySheet.get(table.sheet), titles, translate));
}

function tableView(
  table: Table,
  snapshot: RangeSnapshot | undefined,
  titles: ReadonlyMap<string, string>,
  translate: Translate,
): TableView {
  const keys = lineKeys(table);
  return {
    id: table.id,
    sheet: table.sheet,
    title: table.title ?? table.sheet,
    range: areaText(table.area),
    shape: table.shape,
    structure: table.structure ?? keys,
    headerRows: table.headerRows ?? 1,
    periodKind: table.periodKind ?? null,
    schoolLevel: table.schoolLevel ?? null,
    preview: snapshot ? previewOf(table, snapshot) : [],
    columns: Array.from({ length: Math.min(MOST_COLUMNS, table.area.columnCount) }, (_, c) => columnName(table.area.columnIndex + c)),
    lines: table.lines.map((line, i) => lineView(line, keys[i] ?? "", titles, translate)),
  };
}

function lineView(
  line: RecognizedLine,
  key: string,
  titles: ReadonlyMap<string, string>,
  translate: Translate,
): TableView["lines"][number] {
  const { meaning } = line;
  const field = fieldOf(meaning);
  const of = meaning.kind === "stated" ? meaning.of.map((id) => titles.get(id) ?? id) : [];
  const title = field === null ? "" : (titles.get(field) ?? field);
  return {
    id: line.id,
    key,
    kind: meaning.kind,
    field,
    title: of.length > 0 ? translate({ id: "app.statedOf", data: { title, of: { kind: "list", items: of } } }) : title,
    header: line.header.join(" › "),
    unit: line.unit?.text ?? "",
    schoolLevel: line.schoolLevel,
    alternatives: line.alternatives.flatMap((other) => (other.kind === "field" ? [other.field] : [])),
    byOfficer: line.confidence === 1 && line.reasons.some((reason) => reason.id === "recognition.reason.byOfficer"),
    range: areaText(line.area),
    certainty: line.certainty,
    confidence: line.confidence,
    reasons: line.reasons.map(translate),
    period:
      line.period === null || line.period.kind === "none"
        ? ""
        : translate({ id: "recognition.period", data: { period: { kind: "period", period: line.period } } }),
    area: line.area,
    cell: line.headerCells[0] ?? { sheet: line.area.sheet, rowIndex: line.area.rowIndex, columnIndex: line.area.columnIndex },
  };
}

function fieldOf(meaning: LineMeaning): string | null {
  return meaning.kind === "field" ? meaning.field : meaning.kind === "stated" ? meaning.figure : null;
}

/** The first rows as they stand on the sheet, each with what it was taken for. */
function previewOf(table: RecognizedTable, snapshot: RangeSnapshot): TablePreviewRow[] {
  const rows: TablePreviewRow[] = [];
  const bands = [...table.bands].sort((a, b) => a.rowIndex - b.rowIndex);
  for (const band of bands) {
    for (let row = band.rowIndex; row < band.rowIndex + band.rowCount && rows.length < MOST_ROWS; row += 1) {
      rows.push({
        kind: band.kind,
        row: row + 1,
        cells: Array.from({ length: Math.min(MOST_COLUMNS, table.area.columnCount) }, (_, c) =>
          String(valueAt(snapshot, row, table.area.columnIndex + c) ?? "").slice(
            0,
            ["title", "unit", "note"].includes(band.kind) ? 60 : 24,
          ),
        ),
      });
    }
  }
  return rows;
}
