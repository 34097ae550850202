import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { keptPacks } from "../../src/app/keptPacks";
import { openWorkbook } from "../../src/hosts/xlsx";
import { ExcelStand } from "./support/excel";
import { seriousViolations, Stand } from "./support/page";

jest.setTimeout(180_000);

const FIRST = "清城区教育经费三年.xlsx";
/** The same file that the command line takes: one new rule, one changed threshold, one ended rule. */
const PACK = `
pack: { id: own/qingcheng, title: 清城区自定规则, region: 清城区 }
rules:
  - id: qingcheng-operating-funds-floor
    title: 生均公用经费不低于1200元
    expression: perPupilOperatingFunds
    threshold: 1200
    basis: 区政府专题会议纪要
parameters:
  - id: growth-minimum
    values: [{ value: 20%, from: 2000-01-01, region: 清城区 }]
ended:
  - { rule: per-pupil-spending-grows, until: 2000-12-31 }
`;
const NEW = "生均公用经费不低于1200元";
const CHANGED = "学生人均公用经费逐步增长";
const ENDED = "按在校学生人数平均的教育费用逐步增长";

const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const heading = (page: Page, title: string) => page.locator("h3 button[aria-expanded]", { hasText: title });
const marks = async (page: Page, title: string): Promise<string[]> =>
  heading(page, title)
    .locator("[role=img]")
    .evaluateAll((found) => found.map((one) => one.getAttribute("aria-label") ?? ""));

async function settings(page: Page): Promise<void> {
  await page.getByText("查看识别结果").first().waitFor();
  await page.getByRole("tab", { name: "设置", exact: true }).click();
}

/** Sets place and date, imports a wrong pack, then the right one; leaves the settings on the screen. */
async function importPack(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "设置", exact: true }).click();
  await page.getByLabel("地区").fill("清城区");
  await page.getByLabel("检查日期").fill("2010-06-30");
  await page.locator("[data-opens=packs]").click();
  const input = page.getByLabel("导入规则文件");
  await input.setInputFiles(file("坏.yaml", "ended:\n  - { rule: no-such-rule, until: 2000-12-31 }\n"));
  await page.getByText('规则文件“坏.yaml”的 ended[0].rule：现为 "no-such-rule"，应为规则库中已有的规则').waitFor();
  await input.setInputFiles(file("清城.yaml", PACK));
  await page.getByText("已导入“清城.yaml”。").waitFor();
  await page.getByText("规则 1 条，标准 1 项，停用 1 条", { exact: true }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "设置", exact: true }).click();
}

async function judge(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^检查合规$|^重新检查$/ }).click();
  await page.getByText(/其他单元格 0/).waitFor();
  await heading(page, CHANGED).waitFor();
}

/** What the pack changes: 不符合 by the new rule and by the raised threshold, nothing any more by the ended one. */
async function expectJudgedByPack(page: Page): Promise<void> {
  expect(await marks(page, NEW)).toContain("不符合");
  expect(await marks(page, CHANGED)).toEqual(["不符合"]);
  expect(await heading(page, ENDED).count()).toBe(0);
}

describe("a pack of her own in file mode", () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await Stand.up();
  });
  afterAll(() => stand.down());
  afterEach(() => expect(stand.complaints).toEqual([]));

  it("judges by it without a build, marks results as stale, goes along with the downloaded workbook", async () => {
    const page = await stand.open();
    await page.getByText("查看识别结果").first().waitFor();
    await judge(page);
    expect(await marks(page, CHANGED)).not.toContain("不符合");
    expect(await heading(page, ENDED).count()).toBe(1);
    await importPack(page);
    await page.getByRole("tab", { name: "结果", exact: true }).click();
    await page.getByRole("button", { name: /，点此重新检查$/ }).click();
    await heading(page, NEW).waitFor();
    await expectJudgedByPack(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /下载/ }).click()]);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    expect((await keptPacks(openWorkbook(bytes, "下载.xlsx"))).map((pack) => pack.name)).toEqual(["清城.yaml"]);
    await page.context().close();
  });

  it("adds, changes and ends from the screens, wide and narrow, in both colours", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await stand.open({ colorScheme, viewport: { width: 700, height: 860 } });
      await settings(page);
      await page.locator("[data-opens=rules]:visible").click();
      await page.getByLabel("搜索规则、法规名称、条款").fill("per-pupil-operating-funds-grow");
      await page.locator("[data-rule=per-pupil-operating-funds-grow]").click();
      await page.getByRole("heading", { level: 2, name: CHANGED }).waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      expect(await page.locator("#pane").evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
      await page.getByRole("button", { name: "修改本地标准" }).last().click();
      await page.getByLabel(/^标准/).fill("20");
      await page.getByLabel(/^依据/).fill("区政府文件");
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("现行：20%").waitFor();
      await page.context().close();
    }
  });
});

describe("a pack of her own in Excel", () => {
  let stand: ExcelStand;
  beforeAll(async () => {
    stand = await ExcelStand.up();
  });
  afterAll(() => stand.down());
  afterEach(() => expect(stand.complaints).toEqual([]));

  it("judges by it without a build and finds it again with the workbook", async () => {
    const farSide = await stand.farSide(FIRST);
    const page = await stand.open("taskpane", farSide);
    await page.getByText("查看识别结果").first().waitFor();
    await importPack(page);
    await judge(page);
    await expectJudgedByPack(page);
    await page.context().close();

    const again = await stand.open("taskpane", farSide);
    await settings(again);
    await again.getByRole("button", { name: /规则 1 条，标准 1 项，停用 1 条/ }).click();
    await again.getByRole("button", { name: NEW }).click();
    await again.getByRole("heading", { level: 2, name: NEW }).waitFor();
    expect(await again.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(350);
    expect(await seriousViolations(again)).toEqual([]);
    await again.context().close();
  });
});
