import type { FindingDetail, FindingView } from "../../../src/app";
import { findingDetail, findingView, findingsTable } from "../../../src/core/presentation";
import { FINDINGS, finding, sampleInput } from "./sampleInput";

const unmet = FINDINGS.find(({ key }) => key === "grows/2009") ?? finding("missing", {});

describe("a finding in words", () => {
  test("names what it is about, what was found, what was required and what is missing", () => {
    const view: FindingView = findingView(unmet, sampleInput());
    expect(view).toMatchObject({
      title: "教育财政拨款的增长高于财政经常性收入的增长",
      subject: "2009年 · 清城区",
      observed: "-3 个百分点",
      required: "高于 0 个百分点",
      shortfall: "还差 750.01 万元",
      text: "grows/2009 的说明",
    });
  });

  test("in English money is CNY with separators", () => {
    expect(findingView(unmet, sampleInput("en-US"))).toMatchObject({
      subject: "FY2009 · 清城区",
      observed: "-3 percentage points",
      required: "more than 0 percentage points",
      shortfall: "Short by CNY 7,500,001",
    });
  });

  test("unfolds to formula in words, numbers with cells, law and date, and what to do; says nothing twice", () => {
    const detail: FindingDetail = findingDetail(unmet, sampleInput());
    expect(detail.formulaInWords).toMatch(/教育财政拨款比上年的增长率.*财政经常性收入比上年的增长率/);
    expect(detail.references).toEqual([
      { title: "《中华人民共和国教育法》", article: "第五十六条第二款", href: null, inForce: "1995-09-01 起施行" },
    ]);
    expect(detail.notes).toEqual(["收入按同口径计算。"]);
    expect(detail.whatToDo).toBe("追加教育拨款。");
    expect(detail.formula).toBe("=('经费'!B5/'经费'!B4-1-('经费'!C5/'经费'!C4-1))*100");
    expect(detail.trace.label).toBe("计算过程");
  });

  test("a value just over the line does not look like the line", () => {
    const near = finding("near", {
      observed: { value: 0.2999996, unit: { numerators: [], denominators: [] } },
      required: { operator: "atLeast", value: 0.3, unit: { numerators: [], denominators: [] } },
    });
    expect(findingView(near, sampleInput())).toMatchObject({ observed: "29.99996%", required: "不低于 30%" });
  });
});

describe("the table for a terminal", () => {
  const input = sampleInput();
  const counts = { pass: 1, fail: 3, open: 1, notApplicable: 1 };
  const text = findingsTable({
    workbookName: "清城区.xlsx",
    summary: { counts, queries: 1, hiddenRowCount: 1, issues: [{ level: "note", cells: [], text: "读表说明一条" }] },
    findings: FINDINGS.map((one) => findingView(one, input)),
    met: [
      { title: "教育财政拨款的增长高于财政经常性收入的增长", count: 2 },
      { title: "占位符已填写", count: 1 },
      { title: "金额不为负数", count: 0 },
    ],
    translate: input.translate,
  });

  test("counts first, queries apart from fails", () => {
    expect(text.split("\n").slice(0, 2)).toEqual(["清城区.xlsx", "✕ 不符合 2 · ! 提示 1 · ? 无法判断 1 · ✓ 符合 1 · – 不适用 1"]);
  });

  test("columns stand under one another where Chinese characters take two places", () => {
    const width = (line: string): number => [...line].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(sign) ? 2 : 1), 0);
    const lines = text.split("\n");
    const header = lines.find((line) => line.startsWith("结论")) ?? "";
    const row = lines.find((line) => /^✕ 不符合 +教育/.test(line)) ?? "";
    expect(width(header.slice(0, header.indexOf("年度、学段")))).toBe(width(row.slice(0, row.indexOf("2009年"))));
    expect(width(header.slice(0, header.indexOf("单元格")))).toBe(width(row.slice(0, row.indexOf("经费!B4"))));
  });

  test("a line for each rule that is met, with how often", () => {
    const lines = text.split("\n").filter((line) => line.startsWith("✓"));
    expect(lines).toEqual(["✓ 符合  教育财政拨款的增长高于财政经常性收入的增长 × 2", "✓ 符合  占位符已填写"]);
  });

  test("says what a long list leaves out", () => {
    expect(text).not.toContain("未逐条列出");
    const short = findingsTable({
      workbookName: "清城区.xlsx",
      summary: { counts: { ...counts, fail: counts.fail + 40_000, open: counts.open + 2 }, queries: 1, hiddenRowCount: 0, issues: [] },
      findings: FINDINGS.map((one) => findingView(one, input)),
      met: [],
      translate: input.translate,
    });
    expect(short).toContain("另有“不符合” 40000 项、“无法判断” 2 项未逐条列出。");
  });

  test("tells the reason under each line, and what was remarked on reading", () => {
    expect(text).toContain("grows/2009 的说明");
    expect(text).toContain("读表说明一条");
    expect(text).toContain("本次检查含 1 行隐藏行");
  });
});
