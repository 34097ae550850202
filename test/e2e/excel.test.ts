import { ExcelStand } from "./support/excel";
import { seriousViolations } from "./support/page";

jest.setTimeout(120_000);

const FIRST = "清城区教育经费三年.xlsx";

let stand: ExcelStand;
beforeAll(async () => {
  stand = await ExcelStand.up();
});
afterAll(() => stand.down());
beforeEach(() => {
  stand.complaints.length = 0;
});
// Neither an error of ours nor a violation of the page's security policy.
afterEach(() => expect(stand.complaints).toEqual([]));

const names = (farSide: Awaited<ReturnType<ExcelStand["farSide"]>>): string[] => farSide.workbook.sheets.map((sheet) => sheet.name);

describe("the pane in Excel", () => {
  it("checks, writes, goes to a finding's cell and clears", async () => {
    const farSide = await stand.farSide(FIRST);
    const before = farSide.workbook.print();
    const theirs = names(farSide);
    const page = await stand.open("taskpane", farSide);
    await page.getByRole("button", { name: "检查合规" }).click();
    await page.getByRole("button", { name: "重新检查" }).waitFor();
    await page.getByText(/其他单元格 0/).waitFor();
    expect(names(farSide)).toEqual([...theirs, "核查结果", "核查图表"]);
    expect(farSide.workbook.cellsOutsideOwned).toBe(0);
    expect(farSide.workbook.required("核查结果").flags).toEqual([]);
    expect(farSide.workbook.required("教育经费三年").flags.length).toBeGreaterThan(0);
    expect(farSide.workbook.required("核查图表").charts.length).toBeGreaterThan(0);

    await page.locator("button[data-key]", { hasText: "1.56%" }).first().click();
    for (let tries = 0; tries < 100 && farSide.workbook.selection === null; tries += 1) await page.waitForTimeout(50);
    expect(farSide.workbook.selection?.area).toMatchObject({ rowIndex: 6, columnIndex: 8 });

    await page
      .getByRole("button", { name: /返回|结果/ })
      .first()
      .click();
    await page.getByRole("button", { name: "清除结果" }).click();
    // She is asked once.
    await page.getByRole("group", { name: "清除结果" }).getByRole("button", { name: "清除结果" }).click();
    for (let tries = 0; tries < 100 && names(farSide).length > theirs.length; tries += 1) await page.waitForTimeout(50);
    expect(farSide.workbook.print()).toBe(before);
    await page.context().close();
  });

  it.each([
    ["light", "zh-CN"],
    ["dark", "en-US"],
    ["forced", "zh-CN"],
  ] as const)("has no serious accessibility violation: %s, %s", async (colorScheme, language) => {
    const look = colorScheme === "forced" ? ({ forcedColors: "active" } as const) : { colorScheme };
    const page = await stand.open("taskpane", await stand.farSide(FIRST), { ...look, language });
    await page.getByRole("button", { name: /^检查合规$|^Check compliance$/ }).click();
    await page.getByRole("button", { name: /^重新检查$|^Check again$/ }).waitFor();
    if (process.env["SCREENSHOTS"]) await page.screenshot({ path: `${process.env["SCREENSHOTS"]}/excel-${colorScheme}-${language}.png` });
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(350);
    await page.context().close();
  });
});

it("says in both languages that Office.js did not arrive, with the ways out", async () => {
  const page = await stand.open("taskpane", null);
  await page.getByText("没有连上 Excel 的组件").waitFor();
  await page.getByText("The link to Excel did not load").waitFor();
  await page.getByRole("button", { name: /重试/ }).click();
  await page.getByText("没有连上 Excel 的组件").waitFor();
  expect(await page.getByRole("link", { name: /File mode/ }).getAttribute("href")).toContain("filemode");
  expect(await seriousViolations(page)).toEqual([]);
  await page.context().close();
});

describe("the ribbon's buttons", () => {
  it("check without the pane, and remove", async () => {
    const farSide = await stand.farSide(FIRST);
    const before = farSide.workbook.print();
    const theirs = names(farSide);
    const page = await stand.open("commands", farSide);
    const run = async (name: string): Promise<void> => {
      await page.waitForFunction(() => "runCommand" in window);
      await page.evaluate((command) => (window as unknown as { runCommand(name: string): Promise<void> }).runCommand(command), name);
    };
    await run("checkCompliance");
    expect(names(farSide)).toEqual([...theirs, "核查结果", "核查图表"]);
    expect(farSide.workbook.cellsOutsideOwned).toBe(0);
    await run("removeResults");
    expect(farSide.workbook.print()).toBe(before);
    await page.context().close();
  });
});
