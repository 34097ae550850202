import type { PlannedChart } from "../../../core/model";
import { XML_DECLARATION, type Namespaces } from "../ooxml/namespaces";
import { escapeXml } from "../ooxml/xml";

/** A drawing part that holds charts, chart k by the relation `rId(k + 1)`. */
export function drawingXml(charts: readonly PlannedChart[], namespaces: Namespaces): string {
  return (
    `${XML_DECLARATION}<xdr:wsDr xmlns:xdr="${namespaces.spreadsheetDrawing}" xmlns:a="${namespaces.drawing}">` +
    charts.map((chart, k) => anchor(chart, k, namespaces)).join("") +
    "</xdr:wsDr>"
  );
}

function anchor(chart: PlannedChart, k: number, namespaces: Namespaces): string {
  const { rowIndex, columnIndex, rowCount, columnCount } = chart.anchor;
  const corner = (name: string, column: number, row: number): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return (
    `<xdr:twoCellAnchor editAs="oneCell">${corner("from", columnIndex, rowIndex)}${corner("to", columnIndex + columnCount, rowIndex + rowCount)}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${k + 2}" name="${escapeXml(chart.title)}" descr="${escapeXml(chart.description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${namespaces.chart}"><c:chart xmlns:c="${namespaces.chart}" xmlns:r="${namespaces.relationships}" r:id="rId${k + 1}"/></a:graphicData></a:graphic>` +
    "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
  );
}
