import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { FarWorkbook } from "../support/farside/model";
import { FarSide } from "../support/farside/wire";
import { ExcelStand } from "./support/excel";
import { standing } from "./support/standing";

jest.setTimeout(180_000);

const FIRST = "清城区教育经费三年.xlsx";
const SHEET = "教育经费三年";
const MANIFEST = readFileSync(path.join(__dirname, "../../manifest.xml"), "utf8");
/** Every function that a button or menu item of the ribbon names. */
const COMMANDS = [...MANIFEST.matchAll(/<FunctionName>([^<]+)<\/FunctionName>/g)].map((match) => match[1] ?? "");
const INSERTS = COMMANDS.filter((name) => name.startsWith("insert_"));

let stand: ExcelStand;
standing(
  () => ExcelStand.up(),
  (up) => (stand = up),
);

it("names a check, a clearing and an item for each summary table", () => {
  expect(COMMANDS).toEqual(["checkCompliance", ...INSERTS, "removeResults"]);
  expect(INSERTS.length).toBeGreaterThanOrEqual(12);
  expect(MANIFEST).toContain('<Action xsi:type="ShowTaskpane">');
});

/** A button of the ribbon, as Excel presses it; it has to say that its work is over. */
async function press(page: Page, name: string): Promise<void> {
  await page.waitForFunction((command) => (window as unknown as { commandNames?(): string[] }).commandNames?.().includes(command), name);
  await page.evaluate((command) => (window as unknown as { runCommand(name: string): Promise<void> }).runCommand(command), name);
}
const asked = (page: Page): Promise<{ panes: number; dialogs: string[] }> =>
  page.evaluate(() => {
    const { panesShown, dialogs } = window as unknown as { panesShown: number; dialogs: string[] };
    return { panes: panesShown, dialogs };
  });
/** What was said since: in the pane, or in the small window where there is none. */
async function saying(page: Page, shared: boolean, work: () => Promise<void>): Promise<string | null> {
  await page.waitForFunction(() => (window as unknown as { commandNames?(): string[] }).commandNames?.().includes("checkCompliance"));
  const before = await asked(page);
  await work();
  const after = await asked(page);
  if (shared) return after.panes > before.panes ? page.locator("body").innerText() : null;
  const last = after.dialogs[before.dialogs.length];
  return last === undefined ? null : decodeURIComponent(new URL(last).hash);
}
const ours = ({ workbook }: FarSide): string[] => workbook.sheets.filter(({ ofAddIn }) => ofAddIn).map(({ name }) => name);

describe.each([
  ["in the pane's own page", "taskpane", true],
  ["in a page apart from the pane", "commands", false],
] as const)("every button of the ribbon %s", (_, kind, sharedRuntime) => {
  const open = (farSide: FarSide): Promise<Page> => stand.open(kind, farSide, { sharedRuntime });

  it("works on a workbook that was never checked: a table of its own, or why not", async () => {
    const farSide = await stand.farSide(FIRST);
    const before = farSide.workbook.print();
    const page = await open(farSide);
    let made = 0;
    for (const command of INSERTS) {
      const sheets = ours(farSide);
      const said = await saying(page, sharedRuntime, () => press(page, command));
      const added = ours(farSide).filter((name) => !sheets.includes(name) && !/^核查/.test(name));
      if (said === null) {
        made += 1;
        expect([command, added.length]).toEqual([command, 1]);
        expect(farSide.workbook.sheet(farSide.workbook.activeId)?.name).toBe(added[0]);
      } else {
        expect([command, added]).toEqual([command, []]);
        if (!sharedRuntime) expect(said).toMatch(/填不了/);
      }
      // She goes on from her own sheet.
      farSide.workbook.activeId = farSide.workbook.required(SHEET).id;
    }
    expect(made).toBeGreaterThanOrEqual(3);
    expect(farSide.workbook.cellsOutsideOwned).toBe(0);
    await press(page, "removeResults");
    expect(farSide.workbook.print()).toBe(before);
    // Nothing left to clear is nothing to complain about.
    expect(await saying(page, sharedRuntime, () => press(page, "removeResults"))).toBeNull();
    expect(farSide.workbook.print()).toBe(before);
    await page.context().close();
  });

  it("checks a protected sheet without a mark on it, and says so", async () => {
    const farSide = await stand.farSide(FIRST);
    farSide.workbook.required(SHEET).isProtected = true;
    const before = farSide.workbook.print();
    const page = await open(farSide);
    await saying(page, sharedRuntime, () => press(page, "checkCompliance"));
    expect(ours(farSide)).toContain("核查结果");
    expect(farSide.workbook.required(SHEET).flags).toEqual([]);
    if (sharedRuntime)
      await page
        .getByText(/受保护/)
        .first()
        .waitFor();
    await press(page, "insert_three_growths");
    expect(ours(farSide)).toContain("三个增长两个比例");
    await press(page, "removeResults");
    expect(farSide.workbook.print()).toBe(before);
    await page.context().close();
  });

  it("writes nothing into an empty workbook, and says what is missing", async () => {
    const workbook = new FarWorkbook("空.xlsx");
    workbook.add("Sheet1", false);
    const farSide = new FarSide(workbook);
    const before = workbook.print();
    const page = await open(farSide);
    for (const command of ["checkCompliance", "insert_three_growths", "removeResults"]) {
      const said = await saying(page, sharedRuntime, () => press(page, command));
      if (command !== "removeResults") {
        if (sharedRuntime) {
          await page.getByRole("tab", { name: "结果", exact: true }).click();
          await page.getByText("没有找到可检查的教育经费表").first().waitFor();
        } else expect([command, said]).toEqual([command, expect.stringMatching(/没有认出/)]);
        if (sharedRuntime) expect(await page.getByText(/检查完成/).count()).toBe(0);
      }
      expect(workbook.print()).toBe(before);
    }
    await page.context().close();
  });

  it("waits for the cell that is being edited, then says so and does nothing", async () => {
    const farSide = await stand.farSide(FIRST);
    const before = farSide.workbook.print();
    const page = await open(farSide);
    await page.waitForFunction(() => (window as unknown as { commandNames?(): string[] }).commandNames?.().includes("checkCompliance"));
    if (sharedRuntime) await page.getByText("查看识别结果").first().waitFor();
    for (const command of ["checkCompliance", "insert_per_pupil"]) {
      farSide.busyFor = 1000;
      expect(await saying(page, sharedRuntime, () => press(page, command))).toMatch(/有单元格正在编辑/);
      farSide.busyFor = 0;
      expect(farSide.workbook.print()).toBe(before);
    }
    farSide.busyFor = 2;
    await press(page, "checkCompliance");
    expect(ours(farSide)).toContain("核查结果");
    farSide.busyFor = 1000;
    expect(await saying(page, sharedRuntime, () => press(page, "removeResults"))).toMatch(/有单元格正在编辑/);
    farSide.busyFor = 0;
    await press(page, "removeResults");
    expect(farSide.workbook.print()).toBe(before);
    await page.context().close();
  });
});
