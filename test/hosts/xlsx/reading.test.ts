import { readFileSync, readdirSync } from "node:fs";
import { strToU8 } from "fflate";
import { formatAt } from "../../../src/core/model";
import { openWorkbook } from "../../../src/hosts/xlsx";
import { partsOf, sheetXmlOf, zipOf } from "./build";

const SAMPLES = "test/fixtures/samples";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

async function valuesIn(parts: Readonly<Record<string, string | Uint8Array>>, sheet = "表"): Promise<readonly (readonly unknown[])[]> {
  const [snapshot] = await openWorkbook(zipOf(parts), "x.xlsx").read({ sheets: [sheet] });
  return snapshot?.values ?? [];
}

const one = (rows: string, behind = "", more: Readonly<Record<string, string>> = {}): Record<string, string> =>
  partsOf({ 表: sheetXmlOf(rows, behind) }, more);

describe("cells", () => {
  it("reads every kind of cell", async () => {
    const values = await valuesIn(
      one(
        '<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#DIV/0!</v></c><c r="D1" t="str"><f>A1&amp;"元"</f><v>12.5元</v></c>' +
          '<c r="E1" t="d"><v>2023-09-01</v></c><c r="F1" t="inlineStr"><is><r><t>第一</t></r><r><t xml:space="preserve"> 小学</t></r></is></c><c r="G1" t="n"/><c r="H1"><v>-1.5E-3</v></c></row>',
      ),
    );
    expect(values).toEqual([[12.5, true, "#DIV/0!", "12.5元", 45170, "第一 小学", null, -0.0015]]);
  });

  it("reads shared strings without their phonetic guides, with escapes and CDATA", async () => {
    const strings =
      `<sst xmlns="${MAIN}"><si><t>教育</t><rPh sb="0" eb="2"><t>きょういく</t></rPh><phoneticPr fontId="1"/></si>` +
      "<si><r><rPr><b/></rPr><t>生均</t></r><r><t>经费</t></r></si><si/><si><t>a_x000D_b &amp; &#x4E2D;</t></si><si><t><![CDATA[1 < 2]]></t></si></sst>";
    const cells = [0, 1, 2, 3, 4, 9].map((at, i) => `<c r="${String.fromCharCode(65 + i)}1" t="s"><v>${at}</v></c>`).join("");
    expect(await valuesIn(one(`<row r="1">${cells}</row>`, "", { "xl/sharedStrings.xml": strings }))).toEqual([
      ["教育", "生均经费", "", "a\rb & 中", "1 < 2"],
    ]);
  });

  it("counts rows and cells that carry no address", async () => {
    expect(await valuesIn(one("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"))).toEqual([
      [1, 2],
      [null, 3],
    ]);
  });

  it("reads a file whose elements all have a prefix", async () => {
    const parts = one("");
    parts["xl/worksheets/sheet1.xml"] =
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>年度</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    const [snapshot] = await openWorkbook(zipOf(parts), "x.xlsx").read({ sheets: null });
    expect(snapshot).toMatchObject({ rowIndex: 1, columnIndex: 1, rowCount: 1, columnCount: 1, values: [["年度"]] });
  });

  it("reads UTF-16 parts, absolute part names and back slashes", async () => {
    const parts: Record<string, string | Uint8Array> = one("");
    const xml = `<?xml version="1.0" encoding="UTF-16"?>${sheetXmlOf('<row r="1"><c r="A1" t="inlineStr"><is><t>经费</t></is></c></row>').replace(/^<\?xml[^>]*>/, "")}`;
    parts["xl\\worksheets\\sheet1.xml"] = new Uint8Array(Buffer.from(`\ufeff${xml}`, "utf16le"));
    delete parts["xl/worksheets/sheet1.xml"];
    parts["xl/_rels/workbook.xml.rels"] = String(parts["xl/_rels/workbook.xml.rels"]).replace(
      "worksheets/sheet1.xml",
      "\\xl\\worksheets\\sheet1.xml",
    );
    expect(await valuesIn(parts)).toEqual([["经费"]]);
  });

  it("joins rows that come twice or out of order", async () => {
    expect(
      await valuesIn(
        one('<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>3</v></c></row>'),
      ),
    ).toEqual([[1], [2, 3]]);
  });

  it("is not misled by an absurd dimension or far empty formats, and drops cells beyond the sheet", async () => {
    const parts = one(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row><row r="9999999"><c r="A9999999"><v>5</v></c></row>',
    );
    parts["xl/worksheets/sheet1.xml"] = String(parts["xl/worksheets/sheet1.xml"]).replace(
      "<sheetData>",
      '<dimension ref="A1:XFD1048576"/><sheetData>',
    );
    expect(await valuesIn(parts)).toEqual([[1]]);
  });

  it("gives cells at both ends of the sheet without a table of all cells between", async () => {
    const [snapshot] = await openWorkbook(
      zipOf(one('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')),
      "x",
    ).read({ sheets: null });
    expect([snapshot?.rowCount, snapshot?.columnCount, snapshot?.values[1_048_575]?.[16_383]]).toEqual([1_048_576, 16_384, 2]);
  });

  it("gives dates of a 1904 file as 1900 serials", async () => {
    const styles = `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
    const parts = one('<row r="1"><c r="A1" s="1"><v>43708</v></c><c r="B1"><v>43708</v></c></row>', "", { "xl/styles.xml": styles });
    parts["xl/workbook.xml"] = String(parts["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>');
    expect(await valuesIn(parts)).toEqual([[45170, 43708]]);
  });

  it("shows dates of a 1904 file as they are, and leaves times, durations and numbers alone", async () => {
    const formats = ["General", "yyyy-mm-dd", "h:mm", "[h]:mm", 'm"月"d"日"', "#,##0.00", "[$-804]yyyy年m月"];
    const styles = `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replace(/"/g, "&quot;")}"/>`).join("")}</numFmts><cellXfs>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}</cellXfs></styleSheet>`;
    const cells = formats.map((_, i) => `<c r="${String.fromCharCode(65 + i)}1" s="${i}"><v>100.5</v></c>`).join("");
    const parts = one(`<row r="1">${cells}</row>`, "", { "xl/styles.xml": styles });
    parts["xl/workbook.xml"] = String(parts["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>');
    const shown = [100.5, 1562.5, 100.5, 100.5, 1562.5, 100.5, 1562.5];
    expect(await valuesIn(parts)).toEqual([shown]);
    const host = openWorkbook(zipOf(parts), "x");
    const view = host.sheetView((await host.sheets())[0]?.name ?? "");
    expect(formats.map((_, column) => view.valueAt(0, column))).toEqual(shown);
  });

  it("reads numbers exactly as the language does", async () => {
    const texts = ["0.1", "1234567.891", "9007199254740993", "0.30000000000000004", "1e400", "-0", "00012.50", "+5", "123456789012345.6"];
    const values = await valuesIn(
      one(
        `<row r="1">${texts.map((text, i) => `<c r="${String.fromCharCode(65 + i)}1"><v>${text}</v></c>`).join("")}<c r="Z1"><v>1</v></c></row>`,
      ),
    );
    expect(values[0]?.slice(0, texts.length)).toEqual(texts.map((text) => (Number.isFinite(Number(text)) ? Number(text) : null)));
  });
});

describe("formats and looks", () => {
  const styles =
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="180" formatCode="#,##0.0&quot;万元&quot;"/></numFmts><fonts count="2"><font/><font><b/><color rgb="FFC00000"/></font></fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/></patternFill></fill></fills>' +
    '<borders count="2"><border/><border><left style="thin"><color indexed="8"/></left></border></borders>' +
    '<cellXfs count="3"><xf/><xf numFmtId="180" fontId="1" fillId="2" borderId="1"><alignment horizontal="center" wrapText="1"/></xf><xf numFmtId="57"/></cellXfs></styleSheet>';
  const parts = partsOf(
    {
      表: sheetXmlOf(
        '<row r="1" ht="33" customHeight="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><f t="shared" ref="A2:A3" si="0">$B1+B$1*SUM(B1:C1)</f><v>3</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>4</v></c></row>',
        '<sheetProtection sheet="1"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        '<sheetPr><tabColor rgb="FF00B050"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane xSplit="1" ySplit="2" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="2" max="3" width="20" hidden="1" customWidth="1"/></cols>',
      ),
    },
    { "xl/styles.xml": styles },
  );
  const host = openWorkbook(zipOf(parts), "x.xlsx");

  it("hands number formats, bold, formulas, hidden columns and protection to the core", async () => {
    const [snapshot] = await host.read({ sheets: null });
    if (!snapshot) throw new Error("nothing read");
    expect([formatAt(snapshot, 0, 0), formatAt(snapshot, 0, 1), formatAt(snapshot, 1, 0)]).toEqual([
      '#,##0.0"万元"',
      'yyyy"年"m"月"',
      "General",
    ]);
    expect([...(snapshot.bold ?? [])]).toEqual([1, 0, 0, 0, 0, 0]);
    expect([...(snapshot.hasFormula ?? [])]).toEqual([0, 0, 1, 0, 1, 0]);
    expect(snapshot).toMatchObject({ hiddenRows: [1], hiddenColumns: [1], protected: true });
  });

  it("hands a grid what it needs to draw", () => {
    const view = host.sheetView("表");
    expect(view).toMatchObject({
      rowCount: 3,
      columnCount: 2,
      frozen: { rows: 2, columns: 1 },
      showGridlines: false,
      tabColor: "00B050",
      defaultRowHeight: 15,
      ours: false,
    });
    expect([view.rowHeight(0), view.rowHeight(1), view.columnWidth(1), view.columnWidth(0)]).toEqual([33, null, 20, null]);
    expect([view.isRowHidden(1), view.isRowHidden(0), view.isColumnHidden(2)]).toEqual([true, false, true]);
    expect(view.styleAt(0, 0)).toMatchObject({
      bold: true,
      color: "C00000",
      fill: "A2B9E2",
      horizontal: "center",
      wrap: true,
      borders: { left: { line: "thin", color: "000000" } },
    });
    expect([view.formulaAt(1, 0), view.formulaAt(2, 0), view.formulaAt(0, 0)]).toEqual([
      "=$B1+B$1*SUM(B1:C1)",
      "=$B2+B$1*SUM(B2:C2)",
      null,
    ]);
    expect([view.valueAt(0, 1), view.valueAt(5, 5)]).toEqual([2, null]);
  });
});

describe("what is no workbook", () => {
  const ole = (name: string): Uint8Array => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Buffer.from(name, "utf16le"), 1024);
    return bytes;
  };
  const bomb = (): Uint8Array => {
    const bytes = zipOf(partsOf({ 表: sheetXmlOf("") }, { "xl/media/a.bin": "0".repeat(3_000_000) }));
    const view = new DataView(bytes.buffer);
    // The directory promises four gigabytes.
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && Buffer.from(bytes.subarray(at + 46, at + 60)).toString() === "xl/media/a.bin")
        view.setUint32(at + 24, 0xfffffff0, true);
    }
    return bytes;
  };
  it.each([
    ["an empty file", new Uint8Array(0), "emptyFile"],
    ["text", strToU8("年度,金额\n2007,1"), "notAWorkbook"],
    ["a workbook with a password", ole("EncryptedPackage"), "encrypted"],
    ["an old .xls", ole("Workbook"), "unsupportedFormat"],
    ["another old document", ole("WordDocument"), "notAWorkbook"],
    ["a zip without a workbook", zipOf({ "a.txt": "x" }), "notAWorkbook"],
    ["a binary workbook", zipOf({ "xl/workbook.bin": "x" }), "unsupportedFormat"],
    [
      "an OpenDocument file",
      zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
      "unsupportedFormat",
    ],
    ["a part of four gigabytes", bomb(), "tooLarge"],
  ])("%s is refused with its reason", (_, bytes, code) => {
    expect(() => openWorkbook(bytes, "x.xlsx")).toThrow(expect.objectContaining({ name: "HostError", code }));
  });

  it("a file cut off anywhere is refused, never half read", async () => {
    const whole = new Uint8Array(readFileSync(`${SAMPLES}/清城区教育经费三年.xlsx`));
    for (let length = 1; length < whole.length; length += 997) {
      expect(() => openWorkbook(whole.slice(0, length), "x.xlsx")).toThrow(expect.objectContaining({ name: "HostError" }));
    }
  });

  it("a flipped bit is noticed", async () => {
    const whole = new Uint8Array(readFileSync(`${SAMPLES}/清城区教育经费三年.xlsx`));
    let read = 0;
    for (let at = 40; at < whole.length; at += 401) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      try {
        const host = openWorkbook(damaged, "x.xlsx");
        for (const snapshot of await host.read({ sheets: null })) read += snapshot.rowCount;
      } catch (error) {
        expect(error).toMatchObject({ name: "HostError" });
        expect(error).not.toMatchObject({ code: "unknown" });
      }
    }
    expect(read).toBeGreaterThan(0);
  });
});

it("reads every sample workbook", async () => {
  const files = readdirSync(SAMPLES).filter((file) => file.endsWith(".xlsx"));
  expect(files.length).toBeGreaterThanOrEqual(6);
  for (const file of files) {
    const host = openWorkbook(new Uint8Array(readFileSync(`${SAMPLES}/${file}`)), file);
    const snapshots = await host.read({ sheets: null });
    expect(snapshots.length).toBeGreaterThan(0);
    for (const snapshot of snapshots) expect(snapshot.values).toHaveLength(snapshot.rowCount);
  }
});
