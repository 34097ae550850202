import type { Page } from "playwright-core";
import type { Locale } from "../../src/app/views";
import { LOCALES } from "../../src/app/views";
import { createTranslator } from "../../src/locales";
import { rulebook } from "../support/rulebook";
import { FarWorkbook } from "../support/farside/model";
import { FarSide } from "../support/farside/wire";
import { ExcelStand } from "./support/excel";
import { violations } from "./support/page";

jest.setTimeout(240_000);

const FIRST = "清城区教育经费三年.xlsx";
const TRANSLATORS = { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) };

let stand: ExcelStand;
beforeAll(async () => {
  stand = await ExcelStand.up();
});
afterAll(() => stand.down());

/** A workbook in which nothing is recognised. */
function notes(): FarSide {
  const workbook = new FarWorkbook("便签.xlsx");
  workbook.add("便签", false).rows.push(["会议记录"], ["周三上午"]);
  return new FarSide(workbook);
}

describe.each(LOCALES)("axe finds nothing on the pane in %s", (locale: Locale) => {
  const word = (id: string): string => TRANSLATORS[locale]({ id });
  const button = (page: Page, id: string) => page.getByRole("button", { name: word(id), exact: true });
  const tab = (page: Page, id: string) => page.getByRole("tab", { name: word(id), exact: true });

  describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
    let page: Page;
    let farSide: FarSide;
    beforeAll(async () => {
      farSide = await stand.farSide(FIRST);
      page = await stand.open("taskpane", farSide, { colorScheme, language: locale });
    });
    afterAll(() => page.context().close());

    it("start", async () => {
      await button(page, "taskpane.start.seeAll").waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it("settings", async () => {
      await tab(page, "taskpane.tab.settings").click();
      await page.getByRole("switch").first().waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it("results, and a problem", async () => {
      farSide.workbook.structureProtected = true;
      await tab(page, "taskpane.tab.results").click();
      await button(page, "taskpane.action.check").click();
      await page.getByText(word("taskpane.problem.details")).waitFor();
      const rows = page.getByRole("group", { name: word("taskpane.results.list") }).getByRole("listitem");
      await rows.nth(2).waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it("a finding", async () => {
      await page.locator("[data-row][data-key]").first().click();
      await page.getByRole("textbox", { name: word("taskpane.detail.explanation") }).waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it("recognised tables", async () => {
      await page.reload();
      await button(page, "taskpane.start.seeAll").click();
      await page.getByRole("heading", { name: word("taskpane.recognition.title") }).waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it("nothing recognised", async () => {
      const empty = await stand.open("taskpane", notes(), { colorScheme, language: locale });
      await empty.getByText(word("taskpane.start.recognisedNothing")).waitFor();
      await button(empty, "taskpane.action.check").click();
      await empty.getByText(word("taskpane.results.nothing")).waitFor();
      expect(await violations(empty)).toEqual([]);
      await empty.context().close();
    });
  });
});
