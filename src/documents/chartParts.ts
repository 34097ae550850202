import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { PlannedChart } from "../core/model";

const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
/** English metric units: 15.9 cm × 8.5 cm, the width of the text on A4. */
const SIZE = { cx: 5_730_000, cy: 3_060_000 } as const;

/** Text of the run that gives way to a chart. */
export const placeOf = (index: number): string => `⟦chart ${index + 1}⟧`;

/** Puts native charts into a Word document, each where its place stands: editable, with their values cached. `chartXml` writes a chart part. */
export function withCharts(bytes: Uint8Array, charts: readonly PlannedChart[], chartXml: (chart: PlannedChart) => string): Uint8Array {
  if (charts.length === 0) return bytes;
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (xml: string) => string): void => {
    const part = parts[name];
    if (!part) throw new Error(`the document has no ${name}`);
    parts[name] = strToU8(change(strFromU8(part)));
  };
  charts.forEach((chart, index) => (parts[`word/charts/chart${index + 1}.xml`] = strToU8(chartXml(chart))));
  edit("word/document.xml", (xml) =>
    charts.reduce((text, chart, index) => {
      const place = text.indexOf(placeOf(index));
      const from = Math.max(text.lastIndexOf("<w:r>", place), text.lastIndexOf("<w:r ", place));
      const to = text.indexOf("</w:r>", place) + "</w:r>".length;
      return place < 0 || from < 0 ? text : text.slice(0, from) + drawing(chart, index) + text.slice(to);
    }, xml),
  );
  edit("word/_rels/document.xml.rels", (xml) =>
    before(
      xml,
      "</Relationships>",
      charts.map((_, index) => `<Relationship Id="${idOf(index)}" Type="${RELATION}" Target="charts/chart${index + 1}.xml"/>`),
    ),
  );
  edit("[Content_Types].xml", (xml) =>
    before(
      xml,
      "</Types>",
      charts.map((_, index) => `<Override PartName="/word/charts/chart${index + 1}.xml" ContentType="${CHART_TYPE}"/>`),
    ),
  );
  return zipSync(parts, { mtime: "1980-01-01T00:00:00" });
}

const idOf = (index: number): string => `rIdChart${index + 1}`;
const before = (xml: string, end: string, items: readonly string[]): string => xml.replace(end, items.join("") + end);
const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

function drawing({ title, description }: PlannedChart, index: number): string {
  const { cx, cy } = SIZE;
  return (
    `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${1001 + index}" name="${escaped(title)}" descr="${escaped(description)}"/><wp:cNvGraphicFramePr/>` +
    `<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${idOf(index)}"/>` +
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
  );
}
