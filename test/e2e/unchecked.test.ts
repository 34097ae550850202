import { sample, check, seriousViolations, Stand } from "./support/page";
import { standing } from "./support/standing";

jest.setTimeout(180_000);

let stand: Stand;
standing(
  () => Stand.up(sample("清城区教育经费三年.xlsx")),
  (up) => (stand = up),
);

it.each([
  ["zh-CN", "light", /^未检查的规则（\d+ 条）$/, "教师工资逐步增长", "缺：教师年平均工资"],
  ["en-US", "dark", /^Rules not checked \(\d+\)$/, "Teacher pay grows", "Missing: Average yearly teacher pay"],
] as const)(
  "rules without a verdict are listed with what they lack, and lead to the rule: %s %s",
  async (locale, colorScheme, name, rule, lack) => {
    const page = await stand.open({ locale, colorScheme, viewport: { width: 1440, height: 900 } });
    await check(page);
    const heading = page.getByRole("button", { name });
    await heading.press("Enter");
    const entry = page.getByRole("listitem").filter({ hasText: rule });
    await entry.getByText(lack, { exact: true }).waitFor();
    await entry.scrollIntoViewIfNeeded();
    if (process.env["SCREENSHOTS"]) await page.screenshot({ path: `${process.env["SCREENSHOTS"]}/unchecked-${locale}.png` });
    expect(await seriousViolations(page)).toEqual([]);
    await entry.getByRole("button").click();
    await page.getByRole("heading", { level: 2, name: rule }).waitFor();
  },
);
