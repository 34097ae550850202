import { absoluteReference, type ChartRange, type ChartSeries, type PlannedChart } from "../../../core/model";
import { XML_DECLARATION, namespacesOf, type Namespaces } from "../ooxml/namespaces";
import { escapeXml } from "../ooxml/xml";

const CATEGORY_AXIS = 111_111_111;
const VALUE_AXIS = 222_222_222;
const GREY = "595959";

/** A chart part (ECMA-376 part 1, 21.2): elements in the schema's order, cached values included, gaps left as gaps. */
export function chartXml(chart: PlannedChart, namespaces: Namespaces): string {
  const columns =
    chart.kind === "line" ? [] : chart.kind === "combo" ? chart.series.filter((series) => series.type === "column") : chart.series;
  const lines =
    chart.kind === "line" ? chart.series : chart.kind === "combo" ? chart.series.filter((series) => series.type === "line") : [];
  const plots =
    (columns.length > 0 ? barPlot(chart, columns) : "") +
    (lines.length > 0 ? linePlot(chart, lines) : "") +
    (chart.series.length === 0 ? barPlot(chart, []) : "");
  return (
    `${XML_DECLARATION}<c:chartSpace xmlns:c="${namespaces.chart}" xmlns:a="${namespaces.drawing}" xmlns:r="${namespaces.relationships}">` +
    `<c:roundedCorners val="0"/><c:chart>${title(chart.title, 1200, true)}<c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plots}${categoryAxis(chart)}${valueAxis(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>` +
    (chart.series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : "") +
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>' +
    `<c:spPr>${fill("FFFFFF")}<a:ln w="9525">${fill("D9D9D9")}</a:ln></c:spPr>${textProperties(900)}</c:chartSpace>`
  );
}

/** A chart part for a document that is no workbook. */
export const chartPart = (chart: PlannedChart): string => chartXml(chart, namespacesOf(""));

function barPlot(chart: PlannedChart, series: readonly ChartSeries[]): string {
  const stacked = chart.grouping === "stacked";
  return (
    `<c:barChart><c:barDir val="${chart.kind === "bar" ? "bar" : "col"}"/><c:grouping val="${stacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>` +
    series
      .map(
        (item) =>
          `<c:ser>${identity(chart, item)}<c:spPr>${fill(item.color)}</c:spPr><c:invertIfNegative val="0"/>${labels(item, chart.valueFormat, "bar", stacked)}${ranges(chart, item)}</c:ser>`,
      )
      .join("") +
    `<c:gapWidth val="80"/>${stacked ? '<c:overlap val="100"/>' : ""}<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:barChart>`
  );
}

function linePlot(chart: PlannedChart, series: readonly ChartSeries[]): string {
  return (
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>' +
    series
      .map(
        (item) =>
          `<c:ser>${identity(chart, item)}<c:spPr><a:ln w="${item.dashed ? 19050 : 28575}" cap="rnd">${fill(item.color)}${item.dashed ? '<a:prstDash val="dash"/>' : ""}<a:round/></a:ln></c:spPr>` +
          `${marker(item)}${labels(item, chart.valueFormat, "line", false)}${ranges(chart, item)}<c:smooth val="0"/></c:ser>`,
      )
      .join("") +
    `<c:marker val="1"/><c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:lineChart>`
  );
}

function identity(chart: PlannedChart, series: ChartSeries): string {
  const index = chart.series.indexOf(series);
  return `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeXml(series.name)}</c:v></c:tx>`;
}

function marker(series: ChartSeries): string {
  if (!series.markers) return '<c:marker><c:symbol val="none"/></c:marker>';
  return `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${fill(series.color)}<a:ln w="9525">${fill("FFFFFF")}</a:ln></c:spPr></c:marker>`;
}

function labels(series: ChartSeries, format: string, kind: "bar" | "line", stacked: boolean): string {
  if (!series.dataLabels) return "";
  const position = kind === "line" ? "t" : stacked ? "ctr" : "outEnd";
  return (
    `<c:dLbls><c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="${position}"/>` +
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
  );
}

function ranges(chart: PlannedChart, series: ChartSeries): string {
  return `<c:cat>${categoryReference(chart.categories)}</c:cat><c:val>${numberReference(series.values, chart.valueFormat)}</c:val>`;
}

function categoryReference(range: ChartRange): string {
  if (range.cache.length > 0 && range.cache.every((value) => typeof value === "number")) return numberReference(range, "General");
  return `<c:strRef><c:f>${escapeXml(absoluteReference(range.area))}</c:f><c:strCache>${points(range, (value) => escapeXml(String(value)))}</c:strCache></c:strRef>`;
}

function numberReference(range: ChartRange, format: string): string {
  const numbers = { ...range, cache: range.cache.map((value) => (typeof value === "number" && Number.isFinite(value) ? value : null)) };
  return `<c:numRef><c:f>${escapeXml(absoluteReference(range.area))}</c:f><c:numCache><c:formatCode>${escapeXml(format)}</c:formatCode>${points(numbers, String)}</c:numCache></c:numRef>`;
}

function points(range: ChartRange, write: (value: string | number) => string): string {
  return (
    `<c:ptCount val="${range.cache.length}"/>` +
    range.cache.map((value, i) => (value === null ? "" : `<c:pt idx="${i}"><c:v>${write(value)}</c:v></c:pt>`)).join("")
  );
}

function categoryAxis(chart: PlannedChart): string {
  const bar = chart.kind === "bar";
  return (
    // The first category of a bar chart belongs on top.
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${bar ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${bar ? "l" : "b"}"/>` +
    (chart.categoryAxisTitle === null ? "" : title(chart.categoryAxisTitle, 900, false)) +
    `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525">${fill("BFBFBF")}</a:ln></c:spPr>${textProperties(900)}` +
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`
  );
}

function valueAxis(chart: PlannedChart): string {
  const bar = chart.kind === "bar";
  return (
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${chart.valueMinimum === null ? "" : `<c:min val="${chart.valueMinimum}"/>`}</c:scaling><c:delete val="0"/><c:axPos val="${bar ? "b" : "l"}"/>` +
    `<c:majorGridlines><c:spPr><a:ln w="6350">${fill("E3E3E3")}</a:ln></c:spPr></c:majorGridlines>` +
    (chart.valueAxisTitle === null ? "" : title(chart.valueAxisTitle, 900, false)) +
    `<c:numFmt formatCode="${escapeXml(chart.valueFormat)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(900)}` +
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${bar ? "max" : "autoZero"}"/><c:crossBetween val="between"/></c:valAx>`
  );
}

function title(text: string, size: number, bold: boolean): string {
  return (
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}">${fill(GREY)}</a:defRPr></a:pPr>` +
    `<a:r><a:rPr lang="zh-CN" sz="${size}" b="${bold ? 1 : 0}">${fill(GREY)}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

function textProperties(size: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}">${fill(GREY)}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

function fill(color: string): string {
  return `<a:solidFill><a:srgbClr val="${escapeXml(color)}"/></a:solidFill>`;
}
