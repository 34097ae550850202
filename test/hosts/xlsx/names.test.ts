import { openWorkbook } from "../../../src/hosts/xlsx";
import { partsOf, sheetXmlOf, zipOf } from "./build";

const ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>年度</t></is></c></row>';

describe("names in a workbook file", () => {
  it("gives each sheet the names that stand for its cells, without hidden ones, print areas and formulas", async () => {
    const parts = partsOf({ 经费: sheetXmlOf(ROW), "表 2": sheetXmlOf(ROW) });
    parts["xl/workbook.xml"] = (parts["xl/workbook.xml"] ?? "").replace(
      "</workbook>",
      "<definedNames>" +
        '<definedName name="拨款">经费!$A$3:$F$9</definedName><definedName name="教师">\'表 2\'!$B$2:$C$5</definedName>' +
        '<definedName name="_xlnm.Print_Area" localSheetId="0">经费!$A$1:$H$20</definedName>' +
        '<definedName name="税率">0.13</definedName><definedName name="合计">SUM(经费!$A$1:$A$3)</definedName>' +
        '<definedName name="内部" hidden="1">经费!$A$1:$B$2</definedName>' +
        "</definedNames></workbook>",
    );
    const [first, second] = await openWorkbook(zipOf(parts), "甲.xlsx").read({ sheets: null });
    expect(first?.names).toEqual([{ name: "拨款", area: { sheet: "经费", rowIndex: 2, columnIndex: 0, rowCount: 7, columnCount: 6 } }]);
    expect(second?.names).toEqual([{ name: "教师", area: { sheet: "表 2", rowIndex: 1, columnIndex: 1, rowCount: 4, columnCount: 2 } }]);
  });

  it("says nothing of names where there are none", async () => {
    const [only] = await openWorkbook(zipOf(partsOf({ 经费: sheetXmlOf(ROW) })), "甲.xlsx").read({ sheets: null });
    expect(only).not.toHaveProperty("names");
  });
});
