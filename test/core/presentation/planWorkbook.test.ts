import type { PlannedCell, PlannedSheet, RangeSnapshot } from "../../../src/core/model";
import { columnName } from "../../../src/core/model";
import { FINDINGS_SHEET_ID, planWorkbook, readExplanations } from "../../../src/core/presentation";
import { FINDINGS, SHEET, finding, request, sampleInput } from "./sampleInput";

const findingsOf = (plan: ReturnType<typeof planWorkbook>): PlannedSheet => {
  const sheet = plan.sheets.find(({ id }) => id === FINDINGS_SHEET_ID);
  if (!sheet) throw new Error("no findings sheet");
  return sheet;
};

const headerRow = (sheet: PlannedSheet): number => sheet.autoFilter?.rowIndex ?? -1;

/** The table as texts under its headings, top to bottom. */
function table(sheet: PlannedSheet): Record<string, PlannedCell>[] {
  const first = headerRow(sheet);
  const headings = sheet.rows[first]?.cells.map((cell) => String(cell?.value ?? "")) ?? [];
  const count = (sheet.autoFilter?.rowCount ?? 1) - 1;
  return sheet.rows
    .slice(first + 1, first + 1 + count)
    .map(({ cells }) => Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? { value: null }])));
}

/** The sheet as the host reads it back. */
function asSnapshot({ name, rows }: PlannedSheet): RangeSnapshot {
  const values = rows.map(({ cells }) => cells.map((cell) => cell?.value ?? null));
  return {
    sheet: name,
    sheetIndex: 1,
    rowIndex: 0,
    columnIndex: 0,
    rowCount: values.length,
    columnCount: Math.max(...values.map((row) => row.length)),
    values,
    formats: { codes: ["General"] },
    merged: [],
    hiddenRows: [],
    hiddenColumns: [],
    sheetVisible: true,
    protected: false,
    tables: [],
  };
}

describe("the findings sheet", () => {
  const sheet = findingsOf(planWorkbook(sampleInput(), request()));
  const rows = table(sheet);

  test("says the counts first, then the worst first", () => {
    expect(sheet.rows[3]?.cells.map((cell) => cell?.value).filter((value) => value !== null && value !== undefined)).toEqual([
      "✕ 不符合 2",
      "! 提示 1",
      "? 无法判断 1",
      "✓ 符合 1",
      "– 不适用 1",
    ]);
    expect(rows.map((row) => [row["结论"]?.value, row["类别"]?.value, row["年度"]?.value])).toEqual([
      ["✕ 不符合", "法规", "2009年"],
      ["✕ 不符合", "逻辑校验", "2008年"],
      ["! 提示", "经验校验", "2009年"],
      ["? 无法判断", "法规", "2009年"],
      ["✓ 符合", "法规", "2008年"],
      ["– 不适用", "法规", "2009年"],
    ]);
  });

  test("shows value, requirement, shortfall, cells and law of an unmet rule", () => {
    const [row] = rows;
    expect(row?.["核查值"]).toMatchObject({
      value: -3,
      formula: "('经费'!B5/'经费'!B4-1-('经费'!C5/'经费'!C4-1))*100",
      style: { numberFormat: '#,##0" 个百分点"_ ', horizontal: "right" },
    });
    expect(row?.["要求"]?.value).toBe("高于 0 个百分点");
    // 750.0001 万元: whoever adds what is shown has added enough
    expect(row?.["差额"]).toMatchObject({ value: 750.01, style: { numberFormat: '"还差 "#,##0.00" 万元"_ ' } });
    expect(row?.["单元格"]).toMatchObject({ value: "经费!B4:C5", link: { to: { sheet: SHEET, rowIndex: 4, columnIndex: 1 } } });
    expect(row?.["依据"]?.value).toBe("《中华人民共和国教育法》第五十六条第二款");
    expect(row?.["核查情况与处理办法"]?.value).toBe("grows/2009 的说明收入按同口径计算。\n怎么办：追加教育拨款。");
  });

  test("keeps a rate a ratio and lets the number format show it, with decimals that tell it from its bounds", () => {
    expect(rows[1]?.["核查值"]).toMatchObject({ value: 0.0614223, style: { numberFormat: "0.000%_ " } });
    expect(rows[1]?.["要求"]?.value).toBe("应在 6.14% 至 6.145% 之间（舍入范围）");
    expect(rows[2]?.["依据"]?.value).toContain("（标准待核实）");
    expect(rows[3]?.["学段"]?.value).toBe("普通高中");
  });

  test("without live formulas no cell holds one, and every value is the same", () => {
    const still = table(findingsOf(planWorkbook(sampleInput(), request({ liveFormulas: false }))));
    expect(still.flatMap((row) => Object.values(row)).filter((cell) => cell.formula !== undefined)).toEqual([]);
    expect(still.map((row) => row["核查值"]?.value)).toEqual(rows.map((row) => row["核查值"]?.value));
    expect(rows.some((row) => row["核查值"]?.formula !== undefined)).toBe(true);
  });

  test("can be filtered, scrolled and printed", () => {
    const header = headerRow(sheet);
    expect(sheet.autoFilter).toEqual({ rowIndex: header, columnIndex: 0, rowCount: rows.length + 1, columnCount: 15 });
    expect(sheet.frozen).toEqual({ rows: header + 1, columns: 3 });
    expect(sheet.print).toMatchObject({ orientation: "landscape", fitToWidth: true, repeatRows: { first: header, last: header } });
    expect(sheet.hiddenColumns).toEqual([13, 15, 16, 17, 18]);
    for (const merge of sheet.merges) expect(merge.rowIndex < header || merge.rowIndex > header + rows.length).toBe(true);
  });

  test("names its data, its hidden rows and what was remarked on reading", () => {
    const all = sheet.rows.flatMap(({ cells }) => cells.map((cell) => String(cell?.value ?? ""))).join("\n");
    expect(all).toContain("经费!A2:D5");
    expect(all).toContain("本次检查含 1 行隐藏行");
    expect(all).toContain("2009年生均公用经费为空");
  });

  test("columns that say nothing are hidden", () => {
    const plain = FINDINGS.map((one) => ({ ...one, entity: "", schoolLevel: "any" as const }));
    expect(findingsOf(planWorkbook(sampleInput("zh-CN", plain), request())).hiddenColumns).toEqual([3, 5, 13, 15, 16, 17, 18]);
  });

  test("announces what it does not list", () => {
    const many = Array.from({ length: 700 }, (_, at) => finding(`pass/${at}`, {}));
    const long = findingsOf(planWorkbook(sampleInput("zh-CN", [...FINDINGS, ...many]), request()));
    expect(table(long).filter((row) => row["结论"]?.value === "✓ 符合")).toHaveLength(500);
    expect(long.rows[4]?.cells[0]?.value).toBe("另有“符合” 201 项未逐条列出。");
  });

  test("cell text that looks like a formula stays text", () => {
    const sly = [finding("sly", { entity: "=HYPERLINK(1)", outcome: "fail", level: "error" })];
    const [row] = table(findingsOf(planWorkbook(sampleInput("zh-CN", sly), request())));
    expect(row?.["单位"]).toEqual({ value: "=HYPERLINK(1)", style: expect.anything() });
  });
});

describe("her explanations", () => {
  const withText = (sheet: PlannedSheet, key: string, text: string): RangeSnapshot => {
    const snapshot = asSnapshot(sheet);
    const values = snapshot.values.map((row) => {
      const at = row.indexOf(key);
      return at < 0 ? row : row.map((value, column) => (column === at - 1 ? text : value));
    });
    return { ...snapshot, values };
  };

  test("survive a re-run in either language, whatever the order of the rows", () => {
    for (const locale of ["zh-CN", "en-US"] as const) {
      const first = findingsOf(planWorkbook(sampleInput(locale), request()));
      const typed = withText(first, "grows/2009", "年中追加安排");
      const header = headerRow(first);
      const sorted = { ...typed, values: [...typed.values.slice(0, header + 1), ...typed.values.slice(header + 1).reverse()] };
      const read = readExplanations(sorted);
      expect(read).toEqual([
        { key: "grows/2009", text: "年中追加安排", forValue: locale === "zh-CN" ? "-3 个百分点" : "-3 percentage points" },
      ]);
      const again = findingsOf(planWorkbook(sampleInput(locale), request({ explanations: read })));
      expect(readExplanations(asSnapshot(again))).toEqual(read);
    }
  });

  test("ask to be confirmed when the value has changed, until she touches the text", () => {
    const before = [{ key: "grows/2009", text: "年中追加安排", forValue: "-2 个百分点" }];
    const sheet = findingsOf(planWorkbook(sampleInput(), request({ explanations: before })));
    const [row] = table(sheet);
    expect(row?.["情况说明"]?.value).toBe("年中追加安排");
    expect(row?.["核查情况与处理办法"]?.value).toContain("〔数值已变动，请确认情况说明：原为 -2 个百分点，现为 -3 个百分点〕");
    expect(readExplanations(asSnapshot(sheet))).toEqual(before);
    expect(readExplanations(withText(sheet, "grows/2009", "年末追加安排"))).toEqual([
      { key: "grows/2009", text: "年末追加安排", forValue: "-3 个百分点" },
    ]);
  });

  test("of findings that are gone are kept", () => {
    const before = [{ key: "gone/2001", text: "旧说明", forValue: "1%" }];
    const sheet = findingsOf(planWorkbook(sampleInput(), request({ explanations: before })));
    expect(readExplanations(asSnapshot(sheet))).toEqual(before);
    expect(table(sheet).at(-1)?.["情况说明"]?.value).toBe("旧说明");
  });

  test("what she ticked stands beside them, and asks anew when the value has changed; without ticks there is no column", () => {
    const column = (sheet: PlannedSheet): number => sheet.rows[headerRow(sheet)]?.cells.findIndex((cell) => cell?.value === "核对") ?? -1;
    const ticked = (value: string): PlannedSheet =>
      findingsOf(planWorkbook(sampleInput(), request({ reviewed: new Map([["grows/2009", value]]) })));
    const [now, before] = [ticked("-3 个百分点"), ticked("-2 个百分点")];
    expect(table(now)[0]?.["核对"]?.value).toBe("已核对");
    expect(table(before)[0]?.["核对"]?.value).toBe("数值已变，请重新核对");
    expect(now.hiddenColumns).not.toContain(column(now));
    const none = findingsOf(planWorkbook(sampleInput(), request()));
    expect(none.hiddenColumns).toContain(column(none));
  });

  test("a sheet that is not ours has none", () => {
    expect(
      readExplanations({
        ...asSnapshot(findingsOf(planWorkbook(sampleInput(), request()))),
        values: [
          ["年度", "情况说明"],
          ["2009", "x"],
        ],
      }),
    ).toEqual([]);
  });
});

describe("sheet names", () => {
  test("never clash with hers and are valid in Excel", () => {
    const names = planWorkbook(sampleInput(), request({ userSheets: ["核查结果", "核查结果 2", "核查图表"] })).sheets.map(
      ({ name }) => name,
    );
    expect(names).toEqual(["核查结果 3", "核查图表 2"]);
    for (const name of names) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/);
  });
});

describe("flags", () => {
  test("mark the cell that each unmet finding is about, once, as loud as the loudest", () => {
    const { flags } = planWorkbook(sampleInput(), request());
    expect(
      flags.map(({ cells, level }) => [cells.map((area) => `${columnName(area.columnIndex)}${area.rowIndex + 1}`).join(), level]),
    ).toEqual([
      ["B5", "error"],
      ["D4", "error"],
    ]);
    expect(flags[0]?.text).toBe("2009年 · 清城区：grows/2009 的说明\n2009年 · 清城区：usual/2009 的说明");
    expect(planWorkbook(sampleInput(), request({ withFlags: false })).flags).toEqual([]);
  });
});

describe("the charts sheet", () => {
  const charts = planWorkbook(sampleInput(), request()).sheets.find(({ id }) => id === "charts");

  test("draws growth against growth with the message as title", () => {
    const chart = charts?.charts.find(({ id }) => id === "growth-against-growth");
    expect(chart?.title).toBe("2009年拨款增长比经常性收入增长低3个百分点");
    expect(chart?.kind).toBe("combo");
    expect(chart?.categories.cache).toEqual(["2008年", "2009年"]);
    expect(chart?.series.map(({ type, values }) => [type, values.cache])).toEqual([
      ["column", [0.25, expect.closeTo(0.2, 12)]],
      ["line", [expect.closeTo(0.19, 12), expect.closeTo(0.23, 12)]],
    ]);
  });

  test("its tables are live over her cells, and a missing figure is a gap", () => {
    const cells = charts?.rows.flatMap(({ cells: row }) => row.filter((cell) => cell !== null)) ?? [];
    expect(cells.map(({ formula }) => formula).filter((formula) => formula !== undefined)).toEqual(
      expect.arrayContaining(["'经费'!B4/'经费'!B3-1", "'经费'!C5/'经费'!C4-1", "'经费'!D3", "'经费'!D4"]),
    );
    const perPupil = charts?.charts.find(({ id }) => id === "per-pupil-trend");
    expect(perPupil?.series.map(({ values }) => values.cache)).toEqual([[1044.41, 1108.56]]);
  });

  test("ranges of a chart are the cells of its table", () => {
    for (const chart of charts?.charts ?? [])
      for (const range of [chart.categories, ...chart.series.map(({ values }) => values)]) {
        const { area, cache } = range;
        expect(area.sheet).toBe(charts?.name);
        expect(cache).toEqual(
          Array.from({ length: area.rowCount }, (_, at) => charts?.rows[area.rowIndex + at]?.cells[area.columnIndex]?.value ?? null),
        );
      }
    expect(charts?.charts).toHaveLength(2);
  });

  test("is not made when there is nothing to draw", () => {
    const input = sampleInput();
    const empty = { ...input, dataset: { ...input.dataset, blocks: [] } };
    expect(planWorkbook(empty, request()).sheets.map(({ id }) => id)).toEqual(["findings"]);
  });
});

test("English speaks English throughout", () => {
  const plan = planWorkbook(sampleInput("en-US"), request({ workbookName: "book.xlsx" }));
  const ours = plan.sheets.flatMap(({ rows, name }) => [
    name,
    ...rows.flatMap(({ cells }) => cells.map((cell) => String(cell?.value ?? ""))),
  ]);
  const chinese = ours.filter((text) =>
    /[\u4e00-\u9fff]/.test(
      text.replace(/清城区|经费!|中华人民共和国教育法|第五十六条第二款|的说明|收入按同口径计算。|2009年生均公用经费为空/g, ""),
    ),
  );
  expect(ours.length).toBeGreaterThan(50);
  expect(chinese).toEqual([]);
});
