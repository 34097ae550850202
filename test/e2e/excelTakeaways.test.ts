import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import type { FarChart } from "../support/farside/model";
import type { FarSide } from "../support/farside/wire";
import { ExcelStand } from "./support/excel";
import { seriousViolations } from "./support/page";
import { standing } from "./support/standing";
import { until } from "./support/until";

jest.setTimeout(180_000);

const FIRST = "清城区教育经费三年.xlsx";
const SHEET = "教育经费三年";
const STATEMENT = "2009年，全区教育财政拨款31973万元，比上年增长24.06%。\n2009年，生均公用经费为1162.23元。";

let stand: ExcelStand;
standing(
  () => ExcelStand.up(),
  (up) => (stand = up),
);

const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true }).click();
const main = (page: Page) => page.locator("button[data-main]:visible");
const fits = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(350);

/** The officer clicks a cell in Excel and comes back to the pane. */
async function standOn(page: Page, farSide: FarSide, rowIndex: number, columnIndex: number, rowCount = 1, columnCount = 1): Promise<void> {
  const sheet = farSide.workbook.required(SHEET);
  farSide.workbook.activeId = sheet.id;
  farSide.workbook.selection = { sheetId: sheet.id, area: { rowIndex, columnIndex, rowCount, columnCount } };
  await page.mouse.move(500, 900);
  await page.mouse.move(170, 300);
}
async function selectedOn(farSide: FarSide): Promise<unknown> {
  await until("something is selected", () => farSide.workbook.selection !== null);
  return farSide.workbook.selection?.area;
}
const chartNamed = (farSide: FarSide, name: string): FarChart | undefined =>
  farSide.workbook.sheet("核查图表")?.charts.find(({ settings }) => settings.get("Name") === name);

/** As the officer may meet it: another sheet that speaks of the first, a rule of her own that colours cells, a name, a comment part. */
function furnish({ workbook }: FarSide): void {
  const source = workbook.required(SHEET);
  const more = workbook.add("说明 (草稿)", false);
  more.type(0, 0, `='${SHEET}'!B7`);
  more.type(1, 0, "'=不是公式");
  source.flags.push({
    areas: [{ rowIndex: 4, columnIndex: 1, rowCount: 3, columnCount: 1 }],
    type: "Custom",
    formula: "=B5>20000",
    fill: "#FFFF00",
    font: "#000000",
    stopIfTrue: false,
  });
  workbook.names.push({ name: "拨款", sheet: source, area: { rowIndex: 4, columnIndex: 1, rowCount: 3, columnCount: 1 }, visible: true });
  workbook.xmlParts.set("{XML-HERS}", '<?xml version="1.0"?><hers xmlns="urn:her">1</hers>');
}

describe.each(["1.12", "1.20"])("what she takes away in Excel, ExcelApi %s", (level) => {
  let farSide: FarSide;
  let page: Page;
  let before: string;
  beforeAll(async () => {
    farSide = await stand.farSide(FIRST);
    furnish(farSide);
    before = farSide.workbook.print();
    page = await stand.open("taskpane", farSide, {
      level: Number(level.split(".")[1]),
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("button", { name: "检查合规" }).click();
    await page.getByText(/其他单元格 0/).waitFor();
  });
  afterAll(() => page.context().close());

  it("says where a table would cover something of hers, and where there is room", async () => {
    await standOn(page, farSide, 4, 1);
    await tab(page, "插入");
    await page.locator('[data-offer="table:three-growths"]').click();
    await page.getByRole("radio", { name: /^当前单元格/ }).check();
    await page.getByText(/^不能放在这里：/).waitFor();
    expect(await main(page).getAttribute("aria-disabled")).toBe("true");
    await page.getByRole("button", { name: /^改放最近的空位/ }).click();
    await page.getByText(/该处为空白，不覆盖任何内容/).waitFor();
    await fits(page);
  });

  it("inserts a table at the active cell: formulas over her cells, nothing else touched", async () => {
    const sheet = farSide.workbook.required(SHEET);
    const hers = JSON.stringify(sheet.rows.slice(0, 10));
    await standOn(page, farSide, 13, 1);
    await page.getByText(new RegExp(`^将写入 ${SHEET}!B14:`)).waitFor();
    await main(page).click();
    await page.getByText(new RegExp(`插入 ${SHEET}!B14:.*其他单元格 0`)).waitFor();
    expect(JSON.stringify(sheet.rows.slice(0, 10))).toBe(hers);
    const area = farSide.workbook.names.find(({ name }) => name.startsWith("EduFundCheck_"))?.area;
    expect(area).toMatchObject({ rowIndex: 13, columnIndex: 1 });
    const formulas = [...sheet.formulas.values()];
    expect(formulas.filter((formula) => formula.includes(`'${SHEET}'!`)).length).toBeGreaterThan(5);
    const shown = formulas.map((_, at) => {
      const key = [...sheet.formulas.keys()][at] ?? 0;
      return sheet.valueAt(Math.floor(key / 16_384), key % 16_384);
    });
    expect(shown.filter((value) => typeof value === "string" && value.startsWith("#"))).toEqual([]);
    // 2009 as a figure of its own, counted by the far side: 31973 ÷ 25772 − 1.
    expect(shown.some((value) => typeof value === "number" && Math.abs(value - (31_973 / 25_772 - 1)) < 1e-6)).toBe(true);
  });

  it("lists what stands, goes to it, and takes one thing out again", async () => {
    farSide.workbook.selection = null;
    await page.getByRole("button", { name: new RegExp(`^移除 ${SHEET}!B14`) }).click();
    await page.getByText(/^已移除 1 项。已写入/).waitFor();
    expect(farSide.workbook.names.map(({ name }) => name)).toEqual(["拨款"]);
    expect(farSide.workbook.required(SHEET).formulas.size).toBe(0);
  });

  it("inserts a chart: native, titled with its message, axes named, the line of the law dashed", async () => {
    await main(page).focus();
    await page.keyboard.press("Escape");
    const cards = await page
      .locator('[data-offer^="chart:"]')
      .evaluateAll((found) => found.map((one) => one.getAttribute("data-offer") ?? ""));
    expect(cards.length).toBeGreaterThan(1);
    for (const card of cards) {
      const id = card.replace("chart:", "");
      await page.locator(`[data-offer="${card}"]`).click();
      // They stand already since the check: out and in again.
      await main(page).click();
      await page
        .getByText(/^已将.*从图表工作表移除/)
        .first()
        .waitFor();
      expect(chartNamed(farSide, id)).toBeUndefined();
      await main(page).click();
      await page
        .getByText(/^已将.*放在图表工作表上/)
        .first()
        .waitFor();
      const chart = chartNamed(farSide, id);
      expect(String(chart?.settings.get("Title.Text")).length).toBeGreaterThan(4);
      expect(chart?.settings.get("ValueAxis.Title.Text")).toEqual(expect.any(String));
      expect(chart?.settings.get("position")).toHaveLength(2);
      for (const { settings, values, categories } of chart?.series ?? []) {
        expect(settings.get("Name")).toEqual(expect.any(String));
        expect(values).toMatch(/^核查图表!/);
        expect(categories).toMatch(/^核查图表!/);
      }
      await main(page).focus();
      await page.keyboard.press("Escape");
    }
    const charts = farSide.workbook.required("核查图表").charts;
    const lines = charts.flatMap(({ series }) => series).filter(({ settings }) => settings.get("line.LineStyle") === "Dash");
    expect(lines.length).toBeGreaterThan(0);
  });

  it("copies the report and leads from its numbers to their cells", async () => {
    await tab(page, "报告");
    farSide.workbook.selection = null;
    await page.getByRole("link", { name: "1126.23元" }).click();
    expect(await selectedOn(farSide)).toMatchObject({ rowIndex: 6, columnIndex: 7 });
    await page.getByRole("button", { name: "复制" }).click();
    await page.getByText(/^已复制 \d+ 字。/).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("教育财政拨款分别为20596万元");
    await fits(page);
  });

  it("saves it as a Word document and puts it on a sheet", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "存为 Word" }).click()]);
    expect(download.suggestedFilename()).toBe("清城区教育经费投入情况汇报.docx");
    const parts = unzipSync(new Uint8Array(readFileSync(await download.path())));
    expect(strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replace(/<[^>]+>/g, "")).toContain("教育财政拨款分别为20596万元");
    await page.getByRole("button", { name: "放入工作表" }).click();
    await page.getByText(/^报告文字已放入单独的工作表。已写入/).waitFor();
    const sheet = farSide.workbook.sheets.find(({ name, ofAddIn }) => ofAddIn && name.includes("报告"));
    expect(JSON.stringify(sheet?.rows)).toContain("20596万元");
  });

  it("prints the check report on one page, and says where that is not allowed", async () => {
    await page.getByText("核查报告", { exact: true }).click();
    // In Excel on the web the frame around the pane drops the call.
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await main(page).click();
    await page.getByText(/^此处不能打印。/).waitFor();
    await page.evaluate(() => {
      window.print = () => {
        window.dispatchEvent(new Event("beforeprint"));
        (window as unknown as { printed: string | undefined }).printed = document.querySelector("[data-print]")?.textContent ?? "";
      };
    });
    await main(page).click();
    await page.getByText("已交给打印。").waitFor();
    expect(await page.evaluate(() => (window as unknown as { printed: string }).printed)).toContain("教育经费核查报告");
  });

  it("marks what a text says against the workbook, also a text from the cells she has selected", async () => {
    await tab(page, "核对");
    await page.getByRole("textbox", { name: "待核对的文字" }).fill(STATEMENT);
    await main(page).click();
    await page.getByText("可核对 3 处：一致 2，不一致 1。").waitFor();
    await page.getByRole("button", { name: "1162.23元：不一致" }).click();
    const card = page.getByRole("group", { name: "1162.23元" });
    expect(await card.innerText()).toMatch(/应为\s*1126\.23/);
    farSide.workbook.selection = null;
    await card.getByRole("button", { name: /转到单元格/ }).click();
    expect(await selectedOn(farSide)).toMatchObject({ rowIndex: 6, columnIndex: 7 });
    await fits(page);
    await main(page).click();
    await page.getByRole("button", { name: "清空" }).click();
    await standOn(page, farSide, 0, 0, 40, 9);
    await page.getByRole("button", { name: "取所选单元格的文字" }).click();
    await page.getByText(/^已取 \d+ 字。/).waitFor();
    expect(await page.getByRole("textbox", { name: "待核对的文字" }).inputValue()).toContain("2009");
  });

  it("takes a rule of her own, kept with the workbook", async () => {
    await tab(page, "设置");
    await page.locator("[data-opens=packs]").click();
    const pack = `
pack: { id: own/qingcheng, title: 清城区自定规则, region: 全国 }
rules:
  - { id: own-floor, title: 生均公用经费不低于1200元, expression: perPupilOperatingFunds, threshold: 1200, basis: 会议纪要 }
`;
    await page.getByLabel("导入规则文件").setInputFiles({ name: "清城.yaml", mimeType: "text/plain", buffer: Buffer.from(pack) });
    await page.getByText("已导入“清城.yaml”。").waitFor();
    await tab(page, "结果");
    await page.getByRole("button", { name: /，点此重新检查$/ }).click();
    await page.locator("h3 button[aria-expanded]", { hasText: "生均公用经费不低于1200元" }).waitFor();
    await page.getByText(/其他单元格 0/).waitFor();
    expect(JSON.stringify(farSide.workbook.required("核查结果").rows)).toContain("生均公用经费不低于1200元");
  });

  it("has no serious accessibility violation on any tab", async () => {
    for (const name of ["插入", "报告", "核对", "设置", "结果"]) {
      await tab(page, name);
      await page.getByRole("tabpanel", { name, exact: true }).filter({ hasText: /\S/ }).waitFor();
      expect({ name, found: await seriousViolations(page) }).toEqual({ name, found: [] });
      await fits(page);
    }
  });

  it("clears all of it: her workbook is the one she opened, but for the rule she keeps in it", async () => {
    await tab(page, "设置");
    await page.getByRole("button", { name: /^移除“/ }).click();
    await page.getByText(/^还没有自定规则。/).waitFor();
    await tab(page, "结果");
    await page.getByRole("button", { name: "清除结果" }).click();
    await page.getByRole("group", { name: "清除结果" }).getByRole("button", { name: "清除结果" }).click();
    await page.getByText("已清除结果，工作簿恢复原样。").first().waitFor();
    expect(farSide.workbook.print()).toBe(before);
  });
});
