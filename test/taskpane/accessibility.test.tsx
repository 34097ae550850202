import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { Locale } from "../../src/app/views";
import { LOCALES } from "../../src/app/views";
import { renderPane } from "./support/renderPane";
import { TRANSLATORS, county, notes, protectedSheet } from "./support/workbooks";

expect.extend(toHaveNoViolations);
jest.setTimeout(60_000);

const word = (locale: Locale, id: string): string => TRANSLATORS[locale]({ id });

async function check(locale: Locale): Promise<void> {
  await waitFor(() => expect(screen.getByText(word(locale, "taskpane.start.seeAll"))).toBeTruthy());
  fireEvent.click(screen.getByRole("button", { name: word(locale, "taskpane.action.check") }));
  await screen.findByRole("button", { name: word(locale, "taskpane.action.checkAgain") });
}

describe.each(LOCALES)("axe finds nothing on the pane in %s", (locale) => {
  describe.each(["light", "dark"] as const)("%s", (theme) => {
    it("start", async () => {
      const { container } = renderPane({ locale, theme });
      await screen.findByText(word(locale, "taskpane.start.seeAll"));
      expect(await axe(container)).toHaveNoViolations();
    });

    it("results, and a problem", async () => {
      const host = county();
      const { container } = renderPane({ locale, theme, host });
      host.failOnce("apply", protectedSheet());
      await check(locale);
      await screen.findByText(word(locale, "taskpane.problem.details"));
      expect(
        within(screen.getByRole("group", { name: word(locale, "taskpane.results.list") })).getAllByRole("listitem").length,
      ).toBeGreaterThan(2);
      expect(await axe(container)).toHaveNoViolations();
    });

    it("a finding", async () => {
      const { container } = renderPane({ locale, theme });
      await check(locale);
      const [row] = await screen.findAllByRole("listitem");
      if (!row) throw new Error("no finding");
      fireEvent.click(within(row).getByRole("button"));
      await screen.findByRole("textbox", { name: word(locale, "taskpane.detail.explanation") });
      expect(await axe(container)).toHaveNoViolations();
    });

    it("recognised tables", async () => {
      const { container } = renderPane({ locale, theme });
      fireEvent.click(await screen.findByText(word(locale, "taskpane.start.seeAll")));
      await screen.findByRole("heading", { name: word(locale, "taskpane.recognition.title") });
      expect(await axe(container)).toHaveNoViolations();
    });

    it("settings", async () => {
      const { container } = renderPane({ locale, theme });
      fireEvent.click(screen.getByRole("tab", { name: word(locale, "taskpane.tab.settings") }));
      await screen.findAllByRole("switch");
      expect(await axe(container)).toHaveNoViolations();
    });

    it("nothing recognised", async () => {
      const { container } = renderPane({ locale, theme, host: notes() });
      await screen.findByText(word(locale, "taskpane.start.recognisedNothing"));
      fireEvent.click(screen.getByRole("button", { name: word(locale, "taskpane.action.check") }));
      await screen.findByText(word(locale, "taskpane.results.nothing"));
      expect(await axe(container)).toHaveNoViolations();
    });
  });
});
