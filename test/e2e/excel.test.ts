import type { Page } from "playwright-core";
import type { FarSide } from "../support/farside/wire";
import { ExcelStand } from "./support/excel";
import { seriousViolations } from "./support/page";
import { standing } from "./support/standing";
import { until } from "./support/until";

jest.setTimeout(120_000);

const FIRST = "清城区教育经费三年.xlsx";

let stand: ExcelStand;
standing(
  () => ExcelStand.up(),
  (up) => (stand = up),
);

const names = (farSide: Awaited<ReturnType<ExcelStand["farSide"]>>): string[] => farSide.workbook.sheets.map((sheet) => sheet.name);

/** Waits until the pane has recognised the tables and asked all that it asks when it opens. */
async function quiet(page: Page, { counts }: FarSide): Promise<void> {
  await page.getByRole("button", { name: "查看识别结果" }).waitFor();
  for (let before = -1; counts.syncs !== before;) {
    before = counts.syncs;
    // What the page has to do comes first, then what it asks for has time to arrive.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}

/** Counts from here: how many syncs it took until the receipt, the mark of a complete write, stood in the workbook. */
function syncsUntilWritten(farSide: FarSide): () => number {
  farSide.resetCounts();
  const answer = farSide.answer.bind(farSide);
  let syncs = 0;
  farSide.answer = (text) => {
    const reply = answer(text);
    if (syncs === 0 && farSide.workbook.settings.size > 0) syncs = farSide.counts.syncs;
    return reply;
  };
  return () => syncs;
}

describe("the pane in Excel", () => {
  it("checks, writes, goes to a finding's cell and clears", async () => {
    const farSide = await stand.farSide(FIRST);
    const before = farSide.workbook.print();
    const theirs = names(farSide);
    const page = await stand.open("taskpane", farSide);
    await quiet(page, farSide);
    const written = syncsUntilWritten(farSide);
    await page.getByRole("button", { name: "检查合规" }).click();
    await page.getByRole("button", { name: "重新检查" }).waitFor();
    await page.getByText(/其他单元格 0/).waitFor();
    expect(written()).toBeGreaterThan(0);
    expect(written()).toBeLessThanOrEqual(6);
    expect(names(farSide)).toEqual([...theirs, "核查结果", "核查图表"]);
    expect(farSide.workbook.cellsOutsideOwned).toBe(0);
    expect(farSide.workbook.required("核查结果").flags).toEqual([]);
    expect(farSide.workbook.required("教育经费三年").flags.length).toBeGreaterThan(0);
    expect(farSide.workbook.required("核查图表").charts.length).toBeGreaterThan(0);

    await page.locator("button[data-key]", { hasText: "1.56%" }).first().click();
    await until("the finding's cell is selected", () => farSide.workbook.selection !== null);
    expect(farSide.workbook.selection?.area).toMatchObject({ rowIndex: 6, columnIndex: 8 });

    await page
      .getByRole("button", { name: /返回|结果/ })
      .first()
      .click();
    await page.getByRole("button", { name: "清除结果" }).click();
    // She is asked once.
    await page.getByRole("group", { name: "清除结果" }).getByRole("button", { name: "清除结果" }).click();
    await until("our sheets are gone", () => farSide.workbook.print() === before);
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

/** A button of the ribbon, as Excel presses it. */
async function press(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => (window as unknown as { commandNames?(): string[] }).commandNames?.().includes("checkCompliance"));
  await page.evaluate((command) => (window as unknown as { runCommand(name: string): Promise<void> }).runCommand(command), name);
}
const panesShown = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { panesShown: number }).panesShown);
const dialogs = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { dialogs: string[] }).dialogs);

describe.each([
  ["in the pane's own page, shared with the buttons", "taskpane", true],
  ["in a page apart from the pane", "commands", false],
] as const)("the ribbon's buttons %s", (_, kind, sharedRuntime) => {
  it("check without the pane, insert a summary table, and remove", async () => {
    const farSide = await stand.farSide(FIRST);
    const before = farSide.workbook.print();
    const theirs = names(farSide);
    const page = await stand.open(kind, farSide, { sharedRuntime });
    await press(page, "checkCompliance");
    expect(names(farSide)).toEqual([...theirs, "核查结果", "核查图表"]);
    expect(farSide.workbook.cellsOutsideOwned).toBe(0);
    expect(farSide.workbook.sheet(farSide.workbook.activeId)?.name).toBe("核查结果");
    await press(page, "insert_three_growths");
    expect(names(farSide)).toEqual([...theirs, "核查结果", "核查图表", "三个增长两个比例"]);
    expect(farSide.workbook.sheet(farSide.workbook.activeId)?.name).toBe("三个增长两个比例");
    await press(page, "removeResults");
    expect(farSide.workbook.print()).toBe(before);
    await page.context().close();
  });

  it("lead to the pane when something needs her, and say what", async () => {
    const farSide = await stand.farSide(FIRST);
    farSide.workbook.structureProtected = true;
    const before = farSide.workbook.print();
    const page = await stand.open(kind, farSide, { sharedRuntime });
    await press(page, "checkCompliance");
    expect(farSide.workbook.print()).toBe(before);
    if (sharedRuntime) {
      expect(await panesShown(page)).toBe(1);
      await page.getByText(/工作簿结构受保护/).waitFor();
    } else {
      const [address = ""] = await dialogs(page);
      const notice = await page.context().newPage();
      await notice.goto(address);
      await notice.getByText(/工作簿结构受保护/).waitFor();
      await notice.getByText("Choose Check pane on the Home tab.").waitFor();
      expect(await seriousViolations(notice)).toEqual([]);
    }
    await page.context().close();
  });

  it("say which data a table lacks", async () => {
    const farSide = await stand.farSide(FIRST);
    const page = await stand.open(kind, farSide, { sharedRuntime });
    await press(page, "insert_scorecard");
    expect(names(farSide)).not.toContain("自评得分");
    if (sharedRuntime) {
      expect(await panesShown(page)).toBe(1);
      expect(await page.getByRole("tab", { name: "插入" }).getAttribute("aria-selected")).toBe("true");
    } else expect(decodeURIComponent((await dialogs(page))[0] ?? "")).toContain("现有数据填不了");
    await page.context().close();
  });
});

it("opens the pane after the first check on this device, and only then", async () => {
  const farSide = await stand.farSide(FIRST);
  const page = await stand.open("commands", farSide, { sharedRuntime: true });
  await press(page, "checkCompliance");
  expect(await panesShown(page)).toBe(1);
  await press(page, "checkCompliance");
  expect(await panesShown(page)).toBe(1);
  await page.context().close();
});

it("marks results as stale when a co-author changes the source", async () => {
  const farSide = await stand.farSide(FIRST);
  const page = await stand.open("taskpane", farSide);
  await page.getByRole("button", { name: "检查合规" }).click();
  await page.getByText(/其他单元格 0/).waitFor();
  expect(await page.getByText(/数据已变动/).count()).toBe(0);
  farSide.workbook.typeAs("Remote", farSide.workbook.required("教育经费三年"), 5, 1, 4321);
  await page.getByText(/数据已变动/).waitFor();
  await page.context().close();
});

it("works at ExcelApi 1.12, and names what it cannot do there", async () => {
  const farSide = await stand.farSide(FIRST);
  const page = await stand.open("taskpane", farSide, { level: 12 });
  await page.getByRole("button", { name: "检查合规" }).click();
  await page.getByText(/其他单元格 0/).waitFor();
  await page.getByRole("tab", { name: "设置" }).click();
  await page.getByText(/读不出合并单元格/).waitFor();
  await page.getByText(/不能一步撤销全部写入/).waitFor();
  await page.context().close();
});

it("says what went wrong, in a sentence, and what to do", async () => {
  const farSide = await stand.farSide(FIRST);
  const page = await stand.open("taskpane", farSide);
  await quiet(page, farSide);
  farSide.busyFor = 1000;
  await page.getByRole("button", { name: "检查合规" }).click();
  await page.getByText(/有单元格正在编辑/).waitFor();
  await page.getByText(/请按回车或 Esc 结束编辑/).waitFor();
  farSide.busyFor = 0;
  await page.getByRole("button", { name: "重试" }).click();
  await page.getByText(/其他单元格 0/).waitFor();
  await page.context().close();
});

it("can be worked with the keyboard alone", async () => {
  const farSide = await stand.farSide(FIRST);
  const before = farSide.workbook.print();
  const page = await stand.open("taskpane", farSide);
  await page.getByRole("button", { name: "检查合规" }).waitFor();
  /** Tab after Tab until what has the focus is called so. */
  const reach = async (name: RegExp): Promise<void> => {
    const met: string[] = [];
    for (let presses = 0; presses < 120; presses += 1) {
      const text = await page.evaluate(() => {
        const focused = document.activeElement;
        return focused instanceof HTMLButtonElement && focused.role !== "tab"
          ? `${focused.getAttribute("aria-label") ?? ""} ${focused.textContent ?? ""}`
          : "";
      });
      if (name.test(text)) return;
      met.push(text);
      await page.keyboard.press("Tab");
    }
    throw new Error(`nothing called ${name.source} takes the focus, only: ${met.join(" | ")}`);
  };
  await reach(/^ ?检查合规/);
  await page.keyboard.press("Enter");
  await page.getByText(/其他单元格 0/).waitFor();
  await reach(/1\.56%/);
  await page.keyboard.press("Enter");
  await page.getByText(/依据/).first().waitFor();
  await until("the finding's cell is selected", () => farSide.workbook.selection !== null);
  expect(farSide.workbook.selection?.area).toMatchObject({ rowIndex: 6, columnIndex: 8 });
  await reach(/^\s*(返回|结果)/);
  await page.keyboard.press("Enter");
  await reach(/清除结果/);
  await page.keyboard.press("Enter");
  await reach(/^ ?清除结果$/);
  await page.keyboard.press("Enter");
  await until("our sheets are gone", () => farSide.workbook.print() === before);
  expect(farSide.workbook.print()).toBe(before);
  await page.context().close();
});
