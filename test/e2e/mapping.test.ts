import type { Page } from "playwright-core";
import { sample, seriousViolations, Stand } from "./support/page";

jest.setTimeout(120_000);

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.up(sample("安澜县教育经费五年_横排多单位.xlsx"));
});
afterAll(() => stand.down());

/** Tab until the focus is on what answers to `name`. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 120; i += 1) {
    const label = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute("aria-label") ?? (activeElement instanceof HTMLElement ? activeElement.innerText : "");
    });
    if (name.test(label)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${name.source}`);
}

describe.each([
  ["zh-CN", /^查看识别结果/, /^第5行数据：/, "指标", "单位", /不参与检查/],
  ["en-US", /^See what was recognised/, /^Data in row 5: /, "Indicator", "Unit", /not for the check/],
])("识别结果 by keyboard alone, %s", (locale, see, row, field, unit, excluded) => {
  it("opens a line, changes field and unit, leaves it out, and takes it back", async () => {
    const page = await stand.open({ locale, viewport: { width: 1240, height: 900 } });
    await page.getByText(see).first().waitFor();
    await tabTo(page, see);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await tabTo(page, row);
    await page.keyboard.press("Enter");
    const select = page.getByLabel(field, { exact: true });
    await select.waitFor();
    await page.keyboard.press("Tab");
    expect(await select.evaluate((element) => element === document.activeElement)).toBe(true);
    // The last choice of the list but by the keyboard.
    await page.keyboard.press("End");
    await page.waitForFunction(
      (name) => document.activeElement instanceof HTMLSelectElement && document.activeElement.labels[0]?.innerText === name,
      field,
    );
    await page.keyboard.press("Tab");
    expect(await page.getByLabel(unit, { exact: true }).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Home");
    await page.waitForFunction(() => document.activeElement instanceof HTMLSelectElement && document.activeElement.value === "unknown");
    await page.keyboard.press("ArrowDown");
    await page.locator("li summary", { hasText: excluded }).first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });
});

describe("识别结果 in a narrow pane", () => {
  it.each(["light", "dark"] as const)("nothing runs out of the pane, %s", async (colorScheme) => {
    const page = await stand.open({ colorScheme, viewport: { width: 1240, height: 900 } });
    await page.getByText("查看识别结果").first().click();
    await page.getByRole("heading", { level: 2, name: "识别结果" }).waitFor();
    const wide = await page.evaluate(() => {
      const list = [...document.querySelectorAll("section li, section h3, section details > summary")];
      return list
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        .map((element) => element.textContent?.slice(0, 40));
    });
    expect(wide).toEqual([]);
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });
});
