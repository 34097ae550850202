import { readFileSync } from "node:fs";
import { strFromU8, unzipSync, zipSync, strToU8 } from "fflate";
import type { Download, Page } from "playwright-core";
import { openWorkbook } from "../../src/hosts/xlsx";
import { check, sample, seriousViolations, Stand } from "./support/page";
import { standing } from "./support/standing";

jest.setTimeout(180_000);

const FIRST = "清城区教育经费三年.xlsx";
const SHEET = "教育经费三年";

let stand: Stand;
standing(
  () => Stand.up(),
  (up) => (stand = up),
);

const pane = (page: Page) => page.locator("aside");
const tab = (page: Page, name: string) => pane(page).getByRole("tab", { name, exact: true }).click();
const main = (page: Page) => pane(page).locator("button[data-main]:visible");
const goTo = async (page: Page, cell: string): Promise<void> => {
  await page.getByRole("textbox", { name: /名称框|Name box/ }).fill(cell);
  await page.keyboard.press("Enter");
};

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ readonly bytes: Buffer; readonly name: string }> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([page.waitForEvent("download"), press()]);
  return { bytes: readFileSync(await download.path()), name: download.suggestedFilename() };
}
const saved = (page: Page) => downloaded(page, () => page.getByRole("button", { name: "下载" }).click());

/** No screen of the pane may be wider than the pane. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("aside section")]
      .filter((section) => section.offsetParent !== null && section.scrollWidth > section.clientWidth)
      .map((section) => section.getAttribute("aria-label") ?? ""),
  );

describe("what she takes away", () => {
  let page: Page;
  beforeAll(async () => {
    page = await stand.open();
    await check(page);
  });
  afterAll(() => page.context().close());

  it("says where a table would cover something, and where there is room", async () => {
    await goTo(page, `${SHEET}!B5`);
    await tab(page, "插入");
    await pane(page).locator('[data-offer="table:three-growths"]').click();
    await pane(page)
      .getByRole("radio", { name: /^当前单元格/ })
      .check();
    await pane(page)
      .getByText(/^不能放在这里：/)
      .waitFor();
    expect(await main(page).getAttribute("aria-disabled")).toBe("true");
    await pane(page)
      .getByRole("button", { name: /^改放最近的空位/ })
      .click();
    await pane(page)
      .getByText(/该处为空白，不覆盖任何内容/)
      .waitFor();
  });

  it("inserts a table at the cell she stands on, with formulas over her cells", async () => {
    await page.mouse.move(300, 400);
    await goTo(page, `${SHEET}!B14`);
    await pane(page).getByText("怎么写").hover();
    await pane(page)
      .getByText(new RegExp(`^将写入 ${SHEET}!B14:`))
      .waitFor();
    await main(page).click();
    await pane(page)
      .getByText(new RegExp(`插入 ${SHEET}!B14:.*其他单元格 0`))
      .waitFor();
    const { bytes } = await saved(page);
    const host = openWorkbook(new Uint8Array(bytes), FIRST);
    const receipt = await host.receipt();
    expect(receipt?.blocks?.map(({ area }) => [area.sheet, area.rowIndex, area.columnIndex])).toEqual([[SHEET, 13, 1]]);
    const view = host.sheetView(SHEET);
    const formulas = Array.from({ length: 20 }, (_, row) =>
      Array.from({ length: 8 }, (__, column) => view.formulaAt(13 + row, 1 + column)),
    );
    expect(formulas.flat().filter((formula) => formula?.includes("B7") || formula?.includes("$7")).length).toBeGreaterThan(0);
  });

  it("lists what stands in the workbook and takes one thing out again", async () => {
    await pane(page)
      .getByRole("button", { name: new RegExp(`^移除 ${SHEET}!B14`) })
      .click();
    await pane(page)
      .getByText(/^已移除 1 项。已写入/)
      .waitFor();
    const { bytes } = await saved(page);
    expect((await openWorkbook(new Uint8Array(bytes), FIRST).receipt())?.blocks ?? []).toEqual([]);
  });

  it("makes a free table of the indicators she ticks", async () => {
    await main(page).focus();
    await page.keyboard.press("Escape");
    await pane(page).locator('[data-offer="table:free"]').click();
    await pane(page).getByRole("button", { name: "全不选" }).click();
    await pane(page).getByText("请至少选一个指标。").waitFor();
    await pane(page).getByRole("checkbox", { name: "生均公用经费" }).check();
    await main(page).click();
    await page.getByRole("tab", { name: "自选指标" }).waitFor();
    await main(page).focus();
    await page.keyboard.press("Escape");
    await pane(page).locator('[data-offer="table:free"]:focus').waitFor();
  });

  it("drafts the report, every number a link to its cell", async () => {
    await tab(page, "报告");
    await pane(page).getByRole("link", { name: "1126.23元" }).click();
    await page.locator('#cell-6-7[aria-selected="true"]').waitFor();
    expect(await pane(page).getByText("〔缺：教师年平均工资〕").count()).toBe(1);
    expect(await overflowing(page)).toEqual([]);
  });

  it("saves the report as a Word document that holds its text", async () => {
    const { bytes, name } = await downloaded(page, () => pane(page).getByRole("button", { name: "存为 Word" }).click());
    expect(name).toBe("清城区教育经费投入情况汇报.docx");
    const parts = unzipSync(new Uint8Array(bytes));
    const text = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replace(/<[^>]+>/g, "");
    expect(text).toContain("教育财政拨款分别为20596万元");
    await pane(page)
      .getByText(/^已生成“/)
      .waitFor();
  });

  it("puts the report on a sheet and prints the check report on one page", async () => {
    await pane(page).getByRole("button", { name: "放入工作表" }).click();
    await pane(page)
      .getByText(/^报告文字已放入单独的工作表。已写入/)
      .waitFor();
    await pane(page).getByText("核查报告", { exact: true }).click();
    // The browser's own dialog would wait for a hand: what it would have printed is looked at instead.
    await page.evaluate(() => {
      window.print = () => {
        window.dispatchEvent(new Event("beforeprint"));
        const sheet = document.querySelector<HTMLElement>("[data-print]");
        (window as unknown as { printed: unknown }).printed = {
          height: sheet?.scrollHeight,
          text: sheet?.textContent,
          alone: sheet?.parentElement === document.body,
        };
      };
    });
    await main(page).click();
    await pane(page).getByText("已交给打印。").waitFor();
    const printed = await page.evaluate(() => (window as unknown as { printed: { height: number; text: string; alone: boolean } }).printed);
    expect(printed.text).toContain("教育经费核查报告");
    expect(printed.height).toBeLessThanOrEqual((267 / 25.4) * 96);
    expect(printed.alone).toBe(true);
    expect(await page.locator("[data-print]").count()).toBe(0);
  });

  it("marks what a text says against the workbook, and keeps the text over tabs and checks", async () => {
    await tab(page, "核对");
    await pane(page)
      .getByRole("textbox", { name: "待核对的文字" })
      .fill("2009年，全区教育财政拨款31973万元，比上年增长24.06%。\n2009年，生均公用经费为1162.23元。");
    await main(page).click();
    await pane(page).getByText("可核对 3 处：一致 2，不一致 1。").waitFor();
    await pane(page).getByRole("button", { name: "1162.23元：不一致" }).click();
    const card = pane(page).getByRole("group", { name: "1162.23元" });
    expect(await card.innerText()).toMatch(/应为\s*1126\.23/);
    await card.getByRole("button", { name: /转到单元格/ }).click();
    await page.locator('#cell-6-7[aria-selected="true"]').waitFor();
    expect(await overflowing(page)).toEqual([]);
    await tab(page, "结果");
    await main(page).click();
    await pane(page).getByText("与上次检查结果一致。").waitFor();
    await tab(page, "核对");
    await pane(page).getByText("可核对 3 处").waitFor();
    await main(page).click();
    expect(await pane(page).getByRole("textbox", { name: "待核对的文字" }).inputValue()).toContain("1162.23元");
  });

  it("takes the text of the cells she has selected", async () => {
    await pane(page).getByRole("button", { name: "清空" }).click();
    await page.getByRole("tab", { name: "自评报告摘录" }).click();
    await page.getByRole("tab", { name: "自评报告摘录", selected: true }).waitFor();
    await goTo(page, "自评报告摘录!A1:C40");
    await pane(page).getByRole("button", { name: "取所选单元格的文字" }).click();
    await pane(page)
      .getByText(/^已取 \d+ 字。/)
      .waitFor();
    expect(await pane(page).getByRole("textbox", { name: "待核对的文字" }).inputValue()).toContain("1.56%");
  });

  it("has no serious accessibility violation on any tab", async () => {
    for (const name of ["插入", "报告", "核对", "设置", "结果"]) {
      await tab(page, name);
      expect({ name, found: await seriousViolations(page) }).toEqual({ name, found: [] });
      expect({ name, wide: await overflowing(page) }).toEqual({ name, wide: [] });
    }
  });

  it("clears all of it: the file is the one that was opened, byte by byte", async () => {
    await pane(page).getByRole("button", { name: "清除结果" }).click();
    await pane(page).getByRole("group", { name: "清除结果" }).getByRole("button", { name: "清除结果" }).click();
    await pane(page).getByText("已清除结果，工作簿恢复原样。").first().waitFor();
    const { bytes } = await saved(page);
    expect(bytes.equals(readFileSync(sample(FIRST)))).toBe(true);
  });
});

it("compares with the results in a workbook that was put right since, and follows its links", async () => {
  const page = await stand.open();
  await check(page);
  const { bytes, name } = await saved(page);
  const parts = unzipSync(new Uint8Array(bytes));
  const path = Object.keys(parts).find((part) => /worksheets\/sheet1\.xml$/.test(part)) ?? "";
  const xml = strFromU8(parts[path] ?? new Uint8Array());
  const righted = xml.replace(/(<c r="I7"[^>]*><v>)1\.56(<\/v>)/, "$11.59$2");
  expect(righted).not.toBe(xml);
  parts[path] = strToU8(righted);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "打开" }).click()]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(zipSync(parts)) });
  await page.getByRole("tab", { name: /核查结果/ }).click();
  await page.locator(".cell-link .text").first().click();
  await page.locator('.sheet-tabs [aria-selected="true"]', { hasText: SHEET }).waitFor();
  await check(page);
  await pane(page)
    .getByText(/与上次比较：/)
    .click();
  await pane(page)
    .getByText(/已解决 1/)
    .first()
    .waitFor();
  expect(await pane(page).locator("details", { hasText: "与上次比较" }).innerText()).toContain("所述增长率与数额一致");
  await page.context().close();
});

it("has every screen and the Word document at hand when the network is cut after loading", async () => {
  const page = await stand.open();
  await stand.fetched(page);
  await page.context().setOffline(true);
  await check(page);
  await tab(page, "插入");
  await pane(page).locator('[data-offer="table:three-growths"]').waitFor();
  await tab(page, "核对");
  await pane(page).getByRole("textbox", { name: "待核对的文字" }).waitFor();
  await tab(page, "设置");
  await pane(page).getByLabel("检查日期").waitFor();
  await tab(page, "报告");
  const { bytes } = await downloaded(page, () => pane(page).getByRole("button", { name: "存为 Word" }).click());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  await page.context().close();
});

it("does all that in the dark, in English, at 350 px", async () => {
  const page = await stand.open({ colorScheme: "dark", locale: "en-US" });
  await page.evaluate(() => localStorage.setItem("edufund-check.paneWidth", "350"));
  await page.reload();
  await page.locator("#cell-0-0 .text").waitFor();
  await check(page);
  for (const name of ["Insert", "Report", "Verify", "Settings", "Results"]) {
    await tab(page, name);
    if (name === "Verify") {
      await pane(page).getByRole("textbox", { name: "Text to verify" }).fill("2009年，生均公用经费为1162.23元。");
      await main(page).click();
      await pane(page)
        .getByText(/disagree/)
        .first()
        .waitFor();
    }
    expect({ name, found: await seriousViolations(page) }).toEqual({ name, found: [] });
    expect({ name, wide: await overflowing(page) }).toEqual({ name, wide: [] });
  }
  await page.context().close();
});
