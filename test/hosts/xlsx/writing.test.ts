import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import type { PlannedChart, PlannedFlag, PlannedSheet, WorkbookPlan } from "../../../src/core/model";
import { openWorkbook } from "../../../src/hosts/xlsx";
import { COUNTY, FINDINGS, PLAN, sheetOf } from "../contract";
import { fileOf, partsOf, sheetXmlOf, zipOf } from "./build";
import { differingParts, nestingFault, partsIn, textOf } from "./parts";
import { plans } from "./plans";

const SAMPLES = "test/fixtures/samples";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const ROWS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>年度</t></is></c></row>';

/** Files that are odd in one way each, all met in the wild. */
function oddities(): Record<string, Uint8Array> {
  const plain = partsOf({ 表: sheetXmlOf(ROWS) });
  const edit = (part: string, change: (xml: string) => string): Uint8Array => zipOf({ ...plain, [part]: change(plain[part] ?? "") });
  const withStyles = (styles: string): Uint8Array => zipOf({ ...plain, "xl/styles.xml": styles });
  return {
    plain: zipOf(plain),
    "prefixed roots": zipOf({
      ...plain,
      "xl/workbook.xml": `<x:workbook xmlns:x="${MAIN}" xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="表" sheetId="7" rel:id="rId1"/></x:sheets></x:workbook>`,
      "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells/><x:pageMargins/></x:worksheet>`,
      "xl/styles.xml": `<x:styleSheet xmlns:x="${MAIN}"><x:fonts count="1"><x:font/></x:fonts><x:cellXfs count="1"><x:xf/></x:cellXfs></x:styleSheet>`,
    }),
    "strict namespaces": zipOf(
      Object.fromEntries(
        Object.entries(plain).map(([name, xml]) => [
          name,
          xml
            .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
            .replaceAll(
              "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
              "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        ]),
      ),
    ),
    "styles closed in one tag": withStyles(`<styleSheet xmlns="${MAIN}"/>`),
    "styles with empty groups": withStyles(
      `<styleSheet xmlns="${MAIN}"><fonts count="0"/><cellXfs/><dxfs count="0"/><extLst/></styleSheet>`,
    ),
    "styles with a differential format of the user": withStyles(
      `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="200" formatCode="0.00%&quot;x&quot;"/></numFmts><fonts><font/></fonts><dxfs count="1"><dxf/></dxfs><tableStyles count="0"/></styleSheet>`,
    ),
    "cells closed in one tag": edit("xl/worksheets/sheet1.xml", (xml) => xml.replace(/<sheetData>.*<\/sheetData>/, "<sheetData/>")),
    "rules of the user, with more behind": edit("xl/worksheets/sheet1.xml", (xml) =>
      xml.replace(
        "</worksheet>",
        '<sheetProtection sheet="0"/><phoneticPr fontId="0"/><conditionalFormatting sqref="A1"><cfRule type="expression" priority="3"><formula>A1&gt;0</formula></cfRule></conditionalFormatting><dataValidations count="0"/><pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/></worksheet>',
      ),
    ),
    "names, external books and a view": edit("xl/workbook.xml", (xml) =>
      xml
        .replace("<sheets>", '<bookViews><workbookView activeTab="0"/></bookViews><sheets>')
        .replace(
          "</workbook>",
          '<externalReferences><externalReference r:id="rId1"/></externalReferences><definedNames><definedName name="生均">表!$A$1</definedName></definedNames><calcPr calcId="1"/></workbook>',
        ),
    ),
    "names closed in one tag": edit("xl/workbook.xml", (xml) => xml.replace("</workbook>", "<definedNames/></workbook>")),
    "a byte order mark": edit("xl/workbook.xml", (xml) => `\ufeff${xml}`),
    "a UTF-16 sheet": zipOf({
      ...plain,
      "xl/worksheets/sheet1.xml": new Uint8Array(Buffer.from(`\ufeff${sheetXmlOf(ROWS).replace("UTF-8", "UTF-16")}`, "utf16le")),
    }),
    "back slashes in part names": zipOf({
      ...Object.fromEntries(Object.entries(plain).filter(([name]) => !name.includes("sheet1"))),
      "xl\\worksheets\\sheet1.xml": plain["xl/worksheets/sheet1.xml"] ?? "",
    }),
    "a custom XML item and a sheet of the user with our number": zipOf({
      ...plain,
      "customXml/item1.xml": "<a/>",
      "xl/worksheets/sheet2.xml": "<orphan/>",
      "xl/charts/chart1.xml": "<c/>",
    }),
  };
}

const FILES: Record<string, Uint8Array> = {
  ...oddities(),
  ...Object.fromEntries(
    readdirSync(SAMPLES)
      .filter((file) => file.endsWith(".xlsx"))
      .map((file) => [file, new Uint8Array(readFileSync(`${SAMPLES}/${file}`))]),
  ),
};

const expectWellFormed = (parts: ReadonlyMap<string, Uint8Array>): void => {
  for (const name of parts.keys()) {
    if (!/\.(xml|rels)$/.test(name) || (parts.get(name)?.[0] ?? 0) > 0xfd) continue;
    expect([name, nestingFault(textOf(parts, name))]).toEqual([name, null]);
  }
};

describe.each(Object.entries(FILES))("any plan on %s", (file, bytes) => {
  it("is written once however often it is applied, read back as planned, and lifted without a trace", async () => {
    const sheets = (await openWorkbook(bytes, file).sheets()).map((sheet) => sheet.name);
    const original = partsIn(bytes);
    await fc.assert(
      fc.asyncProperty(plans(sheets), plans(sheets), async (plan, earlier) => {
        const host = openWorkbook(bytes, file);
        const receipt = await host.apply(plan);
        const once = partsIn(host.bytes());
        expectWellFormed(once);
        expect(receipt.otherCells).toBe(0);
        expect(receipt.cellsWritten).toBe(
          plan.sheets
            .flatMap((sheet) => sheet.rows.flatMap((row) => row.cells))
            .filter((cell) => cell && (cell.value !== null || cell.formula !== undefined)).length,
        );
        await host.apply(plan);
        expect(differingParts(once, partsIn(host.bytes()))).toEqual([]);

        const reopened = openWorkbook(host.bytes(), file);
        for (const sheet of plan.sheets) {
          const own = await reopened.readOwn(sheet.id);
          sheet.rows.forEach((row, r) =>
            row.cells.forEach((cell, c) => {
              if (cell === null || cell.formula !== undefined) return;
              const found = own?.values[r - (own?.rowIndex ?? 0)]?.[c - (own?.columnIndex ?? 0)] ?? null;
              if (typeof cell.value === "string") expect(found ?? "").toBe(asWritten(cell.value));
              else expect(found).toBe(Object.is(cell.value, -0) ? 0 : cell.value);
            }),
          );
        }

        // Whatever was there before from us makes no difference to the user's parts afterwards.
        const other = openWorkbook(bytes, file);
        await other.apply(earlier);
        await other.apply(plan);
        const last = await other.receipt();
        if (last) await other.revert(last);
        expect(differingParts(original, partsIn(other.bytes()))).toEqual([]);
        const found = await reopened.receipt();
        if (found) await reopened.revert(found);
        expect(differingParts(original, partsIn(reopened.bytes()))).toEqual([]);
        expect(await reopened.receipt()).toBeNull();
      }),
      { numRuns: 8, seed: 20_241_231 },
    );
  });
});

/** XML has no way to say some characters, and ends lines with a line feed. */
function asWritten(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

describe("what is protected", () => {
  const locked = (workbookXml: (xml: string) => string, sheetXml = (xml: string): string => xml): Uint8Array => {
    const parts = partsOf({ 表: sheetXml(sheetXmlOf(ROWS)) });
    return zipOf({ ...parts, "xl/workbook.xml": workbookXml(parts["xl/workbook.xml"] ?? "") });
  };
  const STRUCTURE = '<workbookProtection lockStructure="1"/>';
  const plan: WorkbookPlan = {
    ...PLAN,
    flags: [{ level: "error", text: "", cells: [{ sheet: "表", rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 1 }] }],
  };
  const withStructure = (bytes: Uint8Array, protect: boolean): Uint8Array => {
    const parts = Object.fromEntries(partsIn(bytes));
    const xml = textOf(partsIn(bytes), "xl/workbook.xml").replace(STRUCTURE, "");
    return zipOf({ ...parts, "xl/workbook.xml": protect ? xml.replace("<sheets>", `${STRUCTURE}<sheets>`) : xml });
  };

  it("a workbook with a protected structure gets no sheet of ours, and loses none", async () => {
    const bytes = locked((xml) => xml.replace("<sheets>", `${STRUCTURE}<sheets>`));
    const host = openWorkbook(bytes, "x");
    await expect(host.apply(plan)).rejects.toMatchObject({ code: "protectedWorkbook" });
    expect(Buffer.compare(host.bytes(), bytes)).toBe(0);

    const open = openWorkbook(withStructure(bytes, false), "x");
    await open.apply(plan);
    const protectedSince = openWorkbook(withStructure(open.bytes(), true), "x");
    const receipt = await protectedSince.receipt();
    if (!receipt) throw new Error("no receipt");
    await expect(protectedSince.revert(receipt)).rejects.toMatchObject({ code: "protectedWorkbook" });
    // The same sheets again: none comes, none goes.
    await expect(protectedSince.apply(plan)).resolves.toMatchObject({ sheets: receipt.sheets });
  });

  it("a protected sheet goes without flags, and the receipt says which", async () => {
    const bytes = locked(
      (xml) => xml,
      (xml) => xml.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>'),
    );
    const host = openWorkbook(bytes, "x");
    const receipt = await host.apply(plan);
    expect([receipt.flagged, receipt.unflagged]).toEqual([[], ["表"]]);
    expect((await openWorkbook(host.bytes(), "x").receipt())?.unflagged).toEqual(["表"]);
    expect(differingParts(partsIn(bytes), partsIn(host.bytes()))).not.toContain("xl/worksheets/sheet1.xml");
  });
});

describe("where things go", () => {
  const flags: PlannedFlag[] = [
    { cells: [{ sheet: "表", rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 2 }], level: "warning", text: "" },
  ];
  const applied = async (bytes: Uint8Array, plan: Partial<WorkbookPlan>): Promise<Map<string, Uint8Array>> => {
    const host = openWorkbook(bytes, "x.xlsx");
    await host.apply({ ...PLAN, sheets: [], flags: [], ...plan });
    return partsIn(host.bytes());
  };

  it("flags stand behind the user's rules, with a lower priority, before what follows", async () => {
    const parts = await applied(FILES["rules of the user, with more behind"] ?? new Uint8Array(), { flags });
    expect(textOf(parts, "xl/worksheets/sheet1.xml")).toContain(
      '<formula>A1&gt;0</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="A1:B1"><cfRule type="expression" dxfId="0" priority="4"><formula>LEN(&quot;EduFundCheck&quot;)&gt;0</formula></cfRule></conditionalFormatting><dataValidations',
    );
  });

  it("differential formats of the user keep their numbers", async () => {
    const parts = await applied(FILES["styles with a differential format of the user"] ?? new Uint8Array(), { flags });
    expect(textOf(parts, "xl/styles.xml")).toContain('<dxfs count="2"><dxf/><dxf>');
    expect(textOf(parts, "xl/worksheets/sheet1.xml")).toContain('dxfId="1"');
  });

  it("a group that the file lacks keeps what its first number means", async () => {
    const parts = await applied(FILES["styles closed in one tag"] ?? new Uint8Array(), { sheets: [FINDINGS] });
    const styles = textOf(parts, "xl/styles.xml");
    expect(styles).toMatch(
      /<fills count="3"><fill><patternFill patternType="none"\/><\/fill><fill><patternFill patternType="gray125"\/><\/fill>/,
    );
    expect(styles).toMatch(/<cellXfs count="\d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"\/>/);
  });

  it("parts of ours say what they are where the default of .xml is something else", async () => {
    const parts = partsOf({ 表: sheetXmlOf(ROWS) });
    const types = (parts["[Content_Types].xml"] ?? "")
      .replace(/<Override PartName="\/xl\/workbook.xml"[^>]*\/>/, "")
      .replace('"application/xml"', '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"');
    const bytes = zipOf({ ...parts, "[Content_Types].xml": types });
    const host = openWorkbook(bytes, "x");
    await host.notes.set("mapping", "{}");
    await host.apply({ ...PLAN, flags: [] });
    const written = partsIn(host.bytes());
    const declared = textOf(written, "[Content_Types].xml");
    const items = [...written.keys()].filter((name) => /^customXml\/item\d+\.xml$/.test(name));
    expect(items).toHaveLength(2);
    for (const name of items) expect(declared).toContain(`PartName="/${name}" ContentType="application/xml"`);
    const receipt = await host.receipt();
    if (receipt) await host.revert(receipt);
    await host.notes.set("mapping", null);
    expect(differingParts(partsIn(bytes), partsIn(host.bytes()))).toEqual([]);
  });

  it("names of ours come behind the user's; the active sheet, the string table and the calculation chain stay", async () => {
    const sheet: PlannedSheet = { ...FINDINGS, autoFilter: { rowIndex: 0, columnIndex: 0, rowCount: 3, columnCount: 3 } };
    const bytes = FILES["names, external books and a view"] ?? new Uint8Array();
    const parts = await applied(bytes, { sheets: [sheet] });
    const workbook = textOf(parts, "xl/workbook.xml");
    expect(workbook).toContain('activeTab="0"');
    expect(workbook).toContain(
      '<definedName name="生均">表!$A$1</definedName><definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">\'核查结果\'!$A$1:$C$3</definedName><definedName name="_xlnm.Print_Titles" localSheetId="1">\'核查结果\'!$1:$1</definedName></definedNames>',
    );
    expect(
      differingParts(partsIn(bytes), parts).filter(
        (name) => !/^(\[Content_Types\]|xl\/workbook|xl\/_rels|xl\/styles|customXml|xl\/worksheets\/sheet2)/.test(name),
      ),
    ).toEqual([]);
  });

  it("the text of a cell never becomes a formula, not even when someone edits the cell", async () => {
    const parts = await applied(FILES["plain"] ?? new Uint8Array(), {
      sheets: [sheetOf("findings", "核查结果", [{ cells: [{ value: "=1+1" }] }])],
    });
    const sheet = textOf(parts, "xl/worksheets/sheet2.xml");
    expect(sheet).toContain('<c r="A1" s="1" t="inlineStr"><is><t>=1+1</t></is></c>');
    expect(sheet).not.toContain("<f>");
    expect(textOf(parts, "xl/styles.xml")).toContain('quotePrefix="1"');
  });

  it("a format number that means nothing in the file does not come to mean ours", async () => {
    const bytes = zipOf(partsOf({ 表: sheetXmlOf('<row r="1"><c r="A1" s="3"><v>1</v></c></row>') }));
    const host = openWorkbook(bytes, "x.xlsx");
    await host.apply({ ...PLAN, sheets: [FINDINGS], flags: [] });
    const view = openWorkbook(host.bytes(), "x.xlsx").sheetView("表");
    expect(view.styleAt(0, 0)).toMatchObject({ bold: false, numberFormat: "General", wrap: false });
    expect(view.styleAt(0, 0)).not.toHaveProperty("fill");
  });

  it("text that reads like an escape stays what it is", async () => {
    const host = openWorkbook(FILES["plain"] ?? new Uint8Array(), "x.xlsx");
    await host.apply({ ...PLAN, sheets: [sheetOf("findings", "核查结果", [{ cells: [{ value: "_x000D_" }] }])], flags: [] });
    expect((await openWorkbook(host.bytes(), "x.xlsx").readOwn("findings"))?.values).toEqual([["_x000D_"]]);
  });

  it("a reopened file shows the flags and charts that were put into it", async () => {
    const chart: PlannedChart = {
      id: "growth",
      kind: "line",
      title: "三个增长",
      description: "2021年低于底线",
      categories: { area: { sheet: "核查结果", rowIndex: 1, columnIndex: 0, rowCount: 2, columnCount: 1 }, cache: ["2008年", "2009年"] },
      series: [
        {
          name: "实际",
          type: "line",
          values: { area: { sheet: "核查结果", rowIndex: 1, columnIndex: 1, rowCount: 2, columnCount: 1 }, cache: [0.25, null] },
          color: "C00000",
          dashed: true,
        },
      ],
      categoryAxisTitle: null,
      valueAxisTitle: "%",
      valueFormat: "0.0%",
      valueMinimum: null,
      anchor: { rowIndex: 5, columnIndex: 0, rowCount: 12, columnCount: 5 },
    };
    const host = openWorkbook(FILES["plain"] ?? new Uint8Array(), "x.xlsx");
    await host.apply({ ...PLAN, sheets: [{ ...FINDINGS, charts: [chart] }], flags });
    const again = openWorkbook(host.bytes(), "x.xlsx");
    expect(again.sheetView("核查结果")).toMatchObject({
      ours: true,
      charts: [chart],
      objects: [],
      frozen: { rows: 1, columns: 0 },
      showGridlines: false,
    });
    expect(again.sheetView("表").flags).toEqual(flags);
    const parts = partsIn(host.bytes());
    expect(textOf(parts, "xl/charts/chart1.xml")).toContain('<c:ptCount val="2"/><c:pt idx="0"><c:v>0.25</c:v></c:pt></c:numCache>');
    expect(textOf(parts, "xl/charts/chart1.xml")).toContain('<c:dispBlanksAs val="gap"/>');
    expect(textOf(parts, "xl/drawings/drawing1.xml")).toContain('descr="2021年低于底线"');
  });

  it("untouched parts keep their very bytes in the archive", async () => {
    const bytes = FILES["清城区教育经费三年.xlsx"] ?? new Uint8Array();
    const host = openWorkbook(bytes, "x.xlsx");
    await host.apply(PLAN_FOR_SAMPLE);
    const receipt = await host.receipt();
    expect(host.bytes()).not.toBe(bytes);
    if (receipt) await host.revert(receipt);
    expect(host.bytes()).toBe(bytes);
  });
});

const PLAN_FOR_SAMPLE: WorkbookPlan = { ...PLAN, flags: [] };

describe("a file that another program has saved since", () => {
  /** What a program that writes the file anew does: other white space, other part names, rules kept. */
  const resaved = (bytes: Uint8Array): Uint8Array => {
    const parts = partsIn(bytes);
    const texts = Object.fromEntries([...parts.keys()].map((name) => [name, textOf(parts, name)]));
    texts["xl/workbook.xml"] = (texts["xl/workbook.xml"] ?? "")
      .replace("<sheets>", "<sheets >")
      .replace(/<definedNames>/, '<definedNames ><definedName name="甲" localSheetId="0">1</definedName>');
    texts["xl/worksheets/sheet1.xml"] = (texts["xl/worksheets/sheet1.xml"] ?? "").replace("<v>20596</v>", "<v>20600</v>");
    texts["xl/_rels/workbook.xml.rels"] = (texts["xl/_rels/workbook.xml.rels"] ?? "").replace("<Relationships", "<Relationships ");
    texts["[Content_Types].xml"] = (texts["[Content_Types].xml"] ?? "").replace("<Types", "<Types ");
    return zipOf(texts);
  };

  it("loses our sheets, names, parts and flags, and keeps what the user changed", async () => {
    const host = openWorkbook(fileOf(COUNTY), COUNTY.name);
    await host.apply(PLAN);
    const later = openWorkbook(resaved(host.bytes()), COUNTY.name);
    const receipt = await later.receipt();
    expect(receipt).not.toBeNull();
    if (receipt) await later.revert(receipt);
    const parts = partsIn(later.bytes());
    expect((await later.sheets()).map((sheet) => sheet.name)).toEqual(COUNTY.sheets.map((sheet) => sheet.name));
    expect([...parts.keys()].filter((name) => /customXml|drawings|sheet4/.test(name))).toEqual([]);
    expect(textOf(parts, "xl/workbook.xml")).toContain(
      '<definedNames ><definedName name="甲" localSheetId="0">1</definedName></definedNames>',
    );
    expect(textOf(parts, "xl/worksheets/sheet1.xml")).not.toContain("EduFundCheck");
    expect(textOf(parts, "xl/worksheets/sheet1.xml")).toContain("<v>20600</v>");
    expect(textOf(parts, "xl/worksheets/sheet2.xml")).not.toContain("EduFundCheck");
    expect(textOf(parts, "[Content_Types].xml") + textOf(parts, "xl/_rels/workbook.xml.rels")).not.toMatch(/customXml|sheet4/);
    expectWellFormed(parts);
  });

  it("gets a new plan in the place of the old one, even between sheets of the user", async () => {
    const host = openWorkbook(fileOf(COUNTY), COUNTY.name);
    await host.apply(PLAN);
    const parts = partsIn(resaved(host.bytes()));
    const texts = Object.fromEntries([...parts.keys()].map((name) => [name, textOf(parts, name)]));
    // The user has put our sheet second and looks at her third.
    const [ours = ""] = /<sheet name="核查结果"[^>]*\/>/.exec(texts["xl/workbook.xml"] ?? "") ?? [];
    texts["xl/workbook.xml"] = (texts["xl/workbook.xml"] ?? "")
      .replace(ours, "")
      .replace(/(<sheet name="教育经费"[^>]*\/>)/, `$1${ours}`)
      .replace("<sheets >", '<bookViews><workbookView activeTab="2"/></bookViews><sheets>')
      .replace(/localSheetId="3"/g, 'localSheetId="1"')
      .replace("</definedNames>", '<definedName name="乙" localSheetId="2">2</definedName></definedNames>');
    const later = openWorkbook(zipOf(texts), COUNTY.name);
    await later.apply(PLAN);
    expect((await later.sheets()).map(({ name, ours: own, active }) => [name, own, active])).toEqual([
      ["教育经费", false, false],
      ["核查结果", true, false],
      ["学校's 名单", false, true],
      ["旧表", false, false],
    ]);
    const workbook = textOf(partsIn(later.bytes()), "xl/workbook.xml");
    expect(workbook).toContain('<definedName name="乙" localSheetId="2">');
    expect(workbook).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="1">');
    const receipt = await later.receipt();
    if (receipt) await later.revert(receipt);
    expect((await later.sheets()).map(({ name, active }) => [name, active])).toEqual([
      ["教育经费", false],
      ["学校's 名单", true],
      ["旧表", false],
    ]);
  });

  it("a receipt that the add-in in Excel left in its settings is found, and its flags are lifted", async () => {
    const flagged = sheetXmlOf(
      ROWS,
      '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1"><formula>LEN("EduFundCheck")&gt;0</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B1"><cfRule type="expression" priority="2"><formula>B1&gt;0</formula></cfRule></conditionalFormatting>',
    );
    const stored = {
      format: 1,
      stamp: PLAN.stamp,
      sheets: [{ id: "findings", name: "核查结果" }],
      flagged: [{ sheet: "表", ranges: ["A1"] }],
      cellsWritten: 1,
      otherCells: 0,
    };
    const area = { sheet: "表", rowIndex: 40, columnIndex: 0, rowCount: 1, columnCount: 1 };
    const block = { id: "block:sources:1", recipe: "{}", area };
    const excel = { flags: [], run: 3, blocks: [{ ...block, cells: [["合计"]], widened: [] }] };
    const value = JSON.stringify(JSON.stringify({ ...stored, excel }))
      .replace(/&/g, "&amp;")
      .replace(/"/g, "&quot;");
    const parts = partsOf(
      { 表: flagged, 核查结果: sheetXmlOf(ROWS) },
      {
        "xl/webextensions/webextension1.xml": `<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11"><we:properties><we:property name="EduFundCheck.receipt" value="${value}"/><we:property name="EduFundCheck.looks" value="{}"/><we:property name="hers" value="1"/></we:properties></we:webextension>`,
      },
    );
    const host = openWorkbook(zipOf(parts), "x.xlsx");
    expect((await host.sheets()).map((sheet) => sheet.ours)).toEqual([false, true]);
    const receipt = await host.receipt();
    expect(receipt).toEqual({ ...stored, blocks: [block] });
    if (receipt) await host.revert(receipt);
    expect(textOf(partsIn(host.bytes()), "xl/webextensions/webextension1.xml")).toContain(
      '<we:properties><we:property name="hers" value="1"/>',
    );
    expect((await host.sheets()).map((sheet) => sheet.name)).toEqual(["表"]);
    expect(await host.receipt()).toBeNull();
    const sheet = textOf(partsIn(host.bytes()), "xl/worksheets/sheet1.xml");
    expect(sheet).not.toContain("EduFundCheck");
    expect(sheet).toContain("<formula>B1&gt;0</formula>");
  });
});
