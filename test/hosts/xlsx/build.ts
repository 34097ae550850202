import { strToU8, zipSync } from "fflate";
import { cellAddress, type CellValue } from "../../../src/core/model";
import { escapeXml } from "../../../src/hosts/xlsx/ooxml/xml";
import type { ContractWorkbook } from "../contract";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook file from its parts. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])));
}

/** Parts of a plain workbook with these sheets' XML; entries of `more` come on top. */
export function partsOf(sheets: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const names = Object.keys(sheets);
  return {
    "[Content_Types].xml":
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="${PACKAGE}/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}` +
      `<Relationship Id="rId90" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ...Object.fromEntries(Object.values(sheets).map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
    ...more,
  };
}

/** A worksheet part around `<sheetData>`'s inside. */
export function sheetXmlOf(rows: string, behind = "", before = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}" xmlns:r="${REL}">${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`;
}

function cellXml(rowIndex: number, columnIndex: number, value: CellValue): string {
  if (value === null) return "";
  const ref = cellAddress({ rowIndex, columnIndex });
  if (typeof value === "number") return `<c r="${ref}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${ref}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
}

/** The contract's workbook as a file. */
export function fileOf(workbook: ContractWorkbook): Uint8Array {
  const parts = partsOf(
    Object.fromEntries(
      workbook.sheets.map((sheet) => [
        sheet.name,
        sheetXmlOf(
          sheet.rows
            .map(
              (row, r) =>
                `<row r="${r + 1}"${sheet.hiddenRows?.includes(r) ? ' hidden="1"' : ""}>${row.map((value, c) => cellXml(r, c, value)).join("")}</row>`,
            )
            .join(""),
          sheet.merged
            ? `<mergeCells count="${sheet.merged.length}">${sheet.merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`
            : "",
        ),
      ]),
    ),
  );
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden).map((sheet) => escapeXml(sheet.name));
  for (const name of hidden)
    parts["xl/workbook.xml"] = (parts["xl/workbook.xml"] ?? "").replace(`name="${name}"`, `name="${name}" state="hidden"`);
  return zipOf(parts);
}
