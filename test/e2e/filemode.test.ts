import { readFileSync } from "node:fs";
import { request } from "node:http";
import type { Page } from "playwright-core";
import { openWorkbook } from "../../src/hosts/xlsx";
import { check, sample, seriousViolations, Stand } from "./support/page";
import { standing } from "./support/standing";

jest.setTimeout(120_000);

const FIRST = "清城区教育经费三年.xlsx";
const OTHER = "督导自评打分表.xlsx";

let stand: Stand;
standing(
  () => Stand.up(),
  (up) => (stand = up),
);

const fileName = (page: Page): Promise<string | null> => page.locator(".file-name").textContent();
const nameBox = (page: Page) => page.getByRole("textbox", { name: /名称框|Name box/ });

/** True when the whole cell lies inside the visible part of the sheet and nothing covers its middle. */
const isInView = (page: Page, cell: string): Promise<boolean> =>
  page.locator(cell).evaluate((element) => {
    const box = element.getBoundingClientRect();
    const sheet = document.querySelector(".sheet")?.getBoundingClientRect();
    if (!sheet || box.left < sheet.left || box.right > sheet.right || box.top < sheet.top || box.bottom > sheet.bottom) return false;
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return hit !== null && element.contains(hit);
  });

async function dropFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ base64, fileName: called }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], called));
      return data;
    },
    { base64: bytes.toString("base64"), fileName: name },
  );
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("main", event, { dataTransfer: transfer });
}

describe("checking the sample", () => {
  let page: Page;
  beforeAll(async () => {
    page = await stand.open();
    await check(page);
  });
  afterAll(() => page.context().close());

  it("shows the findings, the worst first, and says what was written", async () => {
    const first = page.locator("button[data-key]").first();
    expect(await first.innerText()).toMatch(/1\.56%/);
    await page.getByText(/其他单元格 0/).waitFor();
    await page.getByText("含结果表").waitFor();
  });

  it("goes to the finding's cell", async () => {
    await page.getByRole("tab", { name: "专任教师" }).click();
    await page.locator("#cell-0-0 .text", { hasText: "教师" }).waitFor();
    await page.locator("button[data-key]", { hasText: "1.56%" }).first().click();
    const cell = page.locator('#cell-6-8[aria-selected="true"]');
    await cell.waitFor();
    expect(await cell.innerText()).toBe("1.56");
    expect(await nameBox(page).inputValue()).toBe("I7");
    expect(await isInView(page, "#cell-6-8")).toBe(true);
    expect(await cell.getAttribute("class")).toContain("flag-error");
    expect(await cell.getAttribute("title")).not.toBe("");
  });

  it("has a sheet of findings whose links lead to the user's cells", async () => {
    await page.getByRole("tab", { name: /核查结果/ }).click();
    const link = page.locator(".cell-link .text").first();
    await link.click();
    await page.locator('.sheet-tabs [aria-selected="true"]', { hasText: "教育经费三年" }).waitFor();
  });

  it("draws a chart and gives its figures as a table", async () => {
    await page.getByRole("tab", { name: /核查图表/ }).click();
    const chart = page.locator("[data-chart]").first();
    await chart.waitFor();
    expect(await chart.locator("svg rect, svg path").count()).toBeGreaterThan(2);
    expect(await chart.getByRole("table").getByRole("row").count()).toBeGreaterThan(2);
  });

  it("downloads a workbook with the result sheets, the user's cells as they were", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载" }).click()]);
    expect(download.suggestedFilename()).toBe("清城区教育经费三年_核查结果.xlsx");
    const host = openWorkbook(readFileSync(await download.path()), download.suggestedFilename());
    const sheets = await host.sheets();
    expect(sheets.filter((sheet) => sheet.ours).map((sheet) => sheet.name)).toEqual(["核查结果", "核查图表"]);
    const before = openWorkbook(readFileSync(sample(FIRST)), FIRST);
    const theirs = (await before.sheets()).map((sheet) => sheet.name);
    const values = async (book: typeof host) => (await book.read({ sheets: theirs })).map((snapshot) => snapshot.values);
    expect(await values(host)).toEqual(await values(before));
  });

  it("has no serious accessibility violation", async () => {
    await page.getByRole("tab", { name: "教育经费三年" }).click();
    await page.locator("#cell-6-8").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it("has no serious accessibility violation in the dark, in English", async () => {
  const page = await stand.open({ colorScheme: "dark", locale: "en-US" });
  await check(page);
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("tab", { name: /Check charts/ }).click();
  await page.locator("[data-chart]").first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.context().close();
});

describe("opening", () => {
  let page: Page;
  beforeAll(async () => {
    page = await stand.open();
  });
  afterAll(() => page.context().close());

  it("takes a file from the chooser", async () => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "打开" }).click()]);
    await chooser.setFiles(sample(OTHER));
    await page.getByRole("tab", { name: "自评打分表" }).waitFor();
    expect(await fileName(page)).toBe(OTHER);
    await page.locator("aside").getByText(OTHER).waitFor();
  });

  it("takes a file dropped anywhere", async () => {
    const name = "安澜县教育经费五年_横排多单位.xlsx";
    await dropFile(page, name, readFileSync(sample(name)));
    await page.getByRole("tab", { name: "2019-2023经费指标" }).waitFor();
    expect(await fileName(page)).toBe(name);
  });

  it.each([
    ["笔记.xlsx", Buffer.from("这不是工作簿"), /不是 Excel 工作簿/],
    ["空.xlsx", Buffer.alloc(0), /空的/],
    ["半个.xlsx", readFileSync(sample(FIRST)).subarray(0, 5000), /不完整/],
  ])("says in a sentence why %s is not opened, and keeps what was open", async (name, bytes, sentence) => {
    const before = await fileName(page);
    await dropFile(page, name, bytes);
    const alert = page.getByRole("alert").filter({ hasText: name });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(sentence);
    expect(await fileName(page)).toBe(before);
    await alert.getByRole("button", { name: "关闭" }).click();
    await page.locator("#cell-0-0 .text").waitFor();
  });
});

it("opens the workbook given on the command line", async () => {
  const other = await Stand.up(sample(OTHER));
  const page = await other.open();
  expect(await fileName(page)).toBe(OTHER);
  expect(await page.getByText("示例", { exact: true }).count()).toBeLessThan(2);
  expect(other.complaints).toEqual([]);
  await other.down();
});

it("works with the network cut after loading", async () => {
  const page = await stand.open();
  await stand.fetched(page);
  await page.context().setOffline(true);
  await check(page);
  await page.getByRole("tab", { name: /核查图表/ }).click();
  await page.locator("[data-chart]").first().waitFor();
  await page.getByRole("combobox", { name: "语言" }).selectOption("en-US");
  await page.getByRole("button", { name: "Check again" }).waitFor();
  await page.getByRole("combobox", { name: "Samples" }).selectOption(OTHER);
  await page.getByRole("tab", { name: "自评打分表" }).waitFor();
  await check(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  expect(readFileSync(await download.path()).length).toBeGreaterThan(5000);
  await page.context().close();
});

it("asks nobody but its own address", async () => {
  const page = await stand.open();
  const strangers: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(stand.address) && !/^(blob|data):/.test(request.url())) strangers.push(request.url());
  });
  await check(page);
  expect(strangers).toEqual([]);
  await page.context().close();
});

it("can be used with the keyboard alone", async () => {
  const page = await stand.open();
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute("role") ?? document.activeElement?.tagName ?? "");
  const tabTo = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${selector}; it stands on ${await focused()}`);
  };
  await tabTo("[role=grid]");
  await page.keyboard.press("Control+End");
  await page.locator('#cell-9-16[aria-selected="true"]').waitFor();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect(await nameBox(page).inputValue()).toBe("B2");
  // Down over the merged header: B3:C3, then B4, then the figures.
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  expect(await nameBox(page).inputValue()).toBe("B5");
  await page.keyboard.press("Control+ArrowDown");
  await page.locator('#cell-6-1[aria-selected="true"]').waitFor();

  await tabTo("[role=tab][aria-controls=sheet-panel]");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tab", { name: "预决算对照", selected: true }).waitFor();

  await tabTo("[role=separator]");
  const width = await page.locator("aside").evaluate((element) => element.clientWidth);
  await page.keyboard.press("ArrowLeft");
  expect(await page.locator("aside").evaluate((element) => element.clientWidth)).toBe(width + 16);

  await tabTo("aside button:not([role=tab])");
  for (let presses = 0; presses < 20; presses++) {
    if (await page.evaluate(() => document.activeElement?.textContent === "检查合规")) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: /核查结果/ }).waitFor();
  await tabTo("button[data-key]");
  await page.keyboard.press("Enter");
  await page.locator('#cell-6-8[aria-selected="true"]').waitFor();
  await page.context().close();
});

it("goes where the name box says", async () => {
  const page = await stand.open();
  await nameBox(page).fill("专任教师!D9");
  await page.keyboard.press("Enter");
  await page.locator('#cell-8-3[aria-selected="true"]').waitFor();
  await nameBox(page).fill("没有这张表!A1");
  await page.keyboard.press("Enter");
  await page.getByText(/找不到“没有这张表!A1”/).waitFor();
  await page.context().close();
});

it("remembers language, appearance and the pane's width", async () => {
  const page = await stand.open();
  await page.getByRole("combobox", { name: "语言" }).selectOption("en-US");
  await page.getByRole("combobox", { name: "Appearance" }).selectOption("dark");
  await page.getByRole("separator", { name: "Width of the pane" }).press("Home");
  const width = await page.locator("aside").evaluate((element) => element.clientWidth);
  await page.reload();
  await page.locator("#cell-0-0 .text").waitFor();
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  expect(await page.locator("html").getAttribute("lang")).toBe("en-US");
  expect(await page.locator("aside").evaluate((element) => element.clientWidth)).toBe(width);
  await page.context().close();
});

describe("the local server", () => {
  const get = (address: string, init?: RequestInit): Promise<Response> =>
    fetch(new URL(address, stand.address), { redirect: "manual", ...init });

  const statusOf = (address: string, headers: Readonly<Record<string, string>>): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(stand.address);
      request({ hostname, port, path: address, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });

  it("says what the page may do, and what things are", async () => {
    const response = await get("/");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const html = await response.text();
    expect(html).toContain("default-src 'none'");
    expect(html).not.toContain("unsafe-eval");
  });

  it.each([
    "/../package.json",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/assets/samples/..%5c..%5cx",
    "/nothing.js",
    "/%00",
  ])("gives nothing outside its folder: %s", async (address) => {
    // Sent as it stands: fetch would straighten the path first.
    expect(await statusOf(address, {})).toBeGreaterThanOrEqual(400);
  });

  it("answers only to its own name", async () => {
    expect(await statusOf("/workbook", { Host: "elsewhere.example" })).toBe(403);
  });

  it("writes nothing", async () => {
    expect((await get("/", { method: "POST" })).status).toBe(405);
  });

  it("has no workbook when none was given", async () => {
    expect((await get("/workbook")).status).toBe(204);
  });
});
