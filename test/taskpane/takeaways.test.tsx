import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { ReportDocument } from "../../src/app/takeaways";
import type { RangeSnapshot } from "../../src/core/model";
import { renderPane } from "./support/renderPane";
import { WatchedHost, county, sampleHost } from "./support/workbooks";

jest.setTimeout(240_000);

const main = (): HTMLElement => {
  const panel = [...document.querySelectorAll<HTMLElement>("[role=tabpanel]")].find((one) => !one.hidden);
  const buttons = [...(panel?.querySelectorAll<HTMLElement>("[data-main]") ?? [])];
  return buttons.at(-1) ?? document.body;
};
const panel = (name: string): HTMLElement => screen.getByRole("tabpanel", { name });
const tab = (name: string): void => void fireEvent.click(screen.getByRole("tab", { name }));
const STATED = "stated-growth-agrees-with-amounts|清城区|2009";
const SHEET = "教育经费三年";
const rowOf = (key: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("[data-row][data-key]")].find((row) => row.dataset["key"]?.startsWith(key));

async function check(): Promise<void> {
  await screen.findByText("查看识别结果");
  fireEvent.click(main());
  await screen.findByText(/^已写入/);
  await waitFor(() => expect(rowOf(STATED) ?? rowOf("")).toBeTruthy());
}

async function openOffer(id: string): Promise<HTMLElement> {
  tab("插入");
  await waitFor(() => expect(document.querySelector(`[data-offer="${id}"]`)).toBeTruthy());
  fireEvent.click(document.querySelector<HTMLElement>(`[data-offer="${id}"]`) ?? document.body);
  await screen.findByText("放在哪里");
  return panel("插入");
}

/** The county's workbook after its officer has put another number into a cell. */
class Edited extends WatchedHost {
  change: { readonly row: number; readonly column: number; readonly value: number } | null = null;
  override async read(...given: Parameters<WatchedHost["read"]>): Promise<readonly RangeSnapshot[]> {
    const snapshots = await super.read(...given);
    const { change } = this;
    if (!change) return snapshots;
    return snapshots.map((snapshot) =>
      snapshot.sheet === SHEET
        ? {
            ...snapshot,
            values: snapshot.values.map((row, at) =>
              at + snapshot.rowIndex === change.row
                ? row.map((value, column) => (column + snapshot.columnIndex === change.column ? change.value : value))
                : row,
            ),
          }
        : snapshot,
    );
  }
}

describe("before a check", () => {
  it("every new tab says what will stand there and what it waits for", async () => {
    renderPane();
    await screen.findByText("查看识别结果");
    tab("插入");
    expect(await within(panel("插入")).findByText("汇总表和图表")).toBeTruthy();
    tab("报告");
    expect(await within(panel("报告")).findByText("报告文字")).toBeTruthy();
    expect(within(panel("报告")).getByText("先按下方“检查合规”读取并核查工作簿。")).toBeTruthy();
    tab("核对");
    await within(panel("核对")).findByText("粘贴文字后即可核对。");
    expect(main().getAttribute("aria-disabled")).toBe("true");
  });
});

describe("inserting", () => {
  it("offers what her data can fill, says what the rest lacks, inserts and removes a table", async () => {
    const host = county();
    renderPane({ host });
    await check();
    const before = await host.receipt();
    const page = await openOffer("table:per-pupil");
    expect(within(page).getAllByRole("list", { name: "数据不足，暂不能生成" })[0]?.textContent).toContain(
      "学生资助情况表缺少：受助人数、资助发放额",
    );
    expect(await within(page).findByText("将新建 1 张工作表，不修改您的任何单元格。")).toBeTruthy();
    fireEvent.click(main());
    expect(
      await within(page).findByText(/^已将分学段生均教育经费情况表插入单独的工作表。已写入 \d+ 个单元格，均在结果表；其他单元格 0$/),
    ).toBeTruthy();
    expect((await host.receipt())?.sheets.map(({ id }) => id)).toContain("table:per-pupil");
    await waitFor(() => expect(main().textContent).toBe("插入其他表或图"));
    fireEvent.click(
      within(page)
        .getAllByRole("button", { name: /^移除 / })
        .at(-1) ?? page,
    );
    await within(page).findByText(/^已移除 1 项。/);
    await within(page).findByText("将新建 1 张工作表，不修改您的任何单元格。");
    expect((await host.receipt())?.sheets).toEqual(before?.sheets);
  });

  it("goes among her own cells only where nothing is covered", async () => {
    const host = county();
    renderPane({ host });
    await check();
    await host.select({ sheet: SHEET, rowIndex: 4, columnIndex: 1 });
    const page = await openOffer("table:three-growths");
    fireEvent.click(within(page).getByRole("radio", { name: /^当前单元格/ }));
    expect(await within(page).findByText(/^不能放在这里：教育经费三年!B5:.*个单元格已有内容。$/)).toBeTruthy();
    expect(main().getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(main());
    fireEvent.click(within(page).getByRole("button", { name: /^改放最近的空位/ }));
    await within(page).findByText(/该处为空白，不覆盖任何内容。$/);
    fireEvent.click(main());
    await within(page).findByText(/^已将.*插入 教育经费三年!/);
    const [block] = (await host.receipt())?.blocks ?? [];
    expect(block?.area.sheet).toBe(SHEET);
    expect(block?.area.rowIndex).toBeGreaterThan(9);
  });

  it("writes values only when she says so", async () => {
    const host = county();
    renderPane({ host });
    await check();
    const page = await openOffer("table:free");
    fireEvent.click(within(page).getByRole("radio", { name: /^只写数值/ }));
    fireEvent.click(within(page).getByRole("button", { name: "全不选" }));
    expect(await within(page).findByText("请至少选一个指标。")).toBeTruthy();
    fireEvent.click(within(page).getByRole("checkbox", { name: "生均公用经费" }));
    await within(page).findByText("将新建 1 张工作表，不修改您的任何单元格。");
    fireEvent.click(main());
    await within(page).findByText(/^已将自选指标表插入/);
    const sheet = host.plans.at(-1)?.sheets.find(({ id }) => id === "table:free");
    const cells = sheet?.rows.flatMap(({ cells: all }) => all.flatMap((cell) => cell ?? [])) ?? [];
    expect(cells.some(({ value }) => value === 1126.23)).toBe(true);
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
  });

  it("takes a chart off the sheet of charts and puts it back", async () => {
    const host = county();
    renderPane({ host });
    await check();
    tab("插入");
    const chartIds = (): string[] =>
      host.plans
        .at(-1)
        ?.sheets.find(({ id }) => id === "charts")
        ?.charts.map(({ id }) => id) ?? [];
    const all = chartIds();
    expect(all.length).toBeGreaterThan(1);
    await waitFor(() => expect(document.querySelector('[data-offer^="chart:"]')).toBeTruthy());
    fireEvent.click(document.querySelector<HTMLElement>('[data-offer^="chart:"]') ?? document.body);
    await screen.findByText("已在图表工作表上，每次检查随数据更新。");
    fireEvent.click(main());
    await within(panel("插入")).findByText(/从图表工作表移除。已写入/);
    expect(chartIds()).toHaveLength(all.length - 1);
    fireEvent.click(main());
    await within(panel("插入")).findByText(/放在图表工作表上。已写入/);
    expect(chartIds()).toEqual(all);
  });
});

describe("a list of schools", () => {
  it("opens a chart as that chart, though a table goes by the same id", async () => {
    renderPane({ host: sampleHost("望河县义务教育学校基本情况表.xlsx") });
    await screen.findByText("查看识别结果");
    fireEvent.click(main());
    await screen.findByText(/^已写入/);
    tab("插入");
    await waitFor(() => expect(document.querySelector('[data-offer="chart:variation"]')).toBeTruthy());
    fireEvent.click(document.querySelector<HTMLElement>('[data-offer="chart:variation"]') ?? document.body);
    expect(await within(panel("插入")).findByRole("heading", { level: 2, name: "差异系数对照图" })).toBeTruthy();
  });
});

describe("the report", () => {
  it("leads from each number to its cell, shows gaps, changes its tone, becomes a document", async () => {
    const host = county();
    const documents: { readonly document: ReportDocument; readonly name: string }[] = [];
    renderPane({
      host,
      saveReport: (document, name) => {
        documents.push({ document, name });
        return Promise.resolve();
      },
    });
    await check();
    tab("报告");
    const page = panel("报告");
    fireEvent.click(await within(page).findByRole("link", { name: "1126.23元" }));
    expect(host.selected.at(-1)).toBe("H7");
    fireEvent.keyDown(within(page).getByRole("link", { name: "31973万元" }), { key: "Enter" });
    expect(host.selected.at(-1)).toBe("B7");
    expect(within(page).getByText("〔缺：教师年平均工资〕")).toBeTruthy();
    fireEvent.click(within(page).getByRole("button", { name: "存为 Word" }));
    await within(page).findByText(/^已生成“清城区教育经费投入情况汇报.docx”/);
    expect(documents.map(({ name }) => name)).toEqual(["清城区教育经费投入情况汇报.docx"]);
    expect(documents[0]?.document.tables.length).toBeGreaterThan(2);
    fireEvent.click(within(page).getByRole("radio", { name: "公告" }));
    await waitFor(() => expect(within(page).getByRole("heading", { level: 2 }).textContent).toContain("公告"));
    fireEvent.click(within(page).getByRole("button", { name: "放入工作表" }));
    await within(page).findByText(/^报告文字已放入单独的工作表。已写入/);
    expect((await host.receipt())?.sheets.map(({ id }) => id)).toContain("report");
  });

  it("says so where the clipboard is closed", async () => {
    renderPane();
    await check();
    tab("报告");
    await within(panel("报告")).findByText("复制");
    fireEvent.click(main());
    expect(await within(panel("报告")).findByText(/^此处不允许写入剪贴板。/)).toBeTruthy();
  });
});

describe("the statement check", () => {
  const TEXT = "2009年，全区教育财政拨款31973万元，比上年增长24.06%。\n2009年，生均公用经费为1162.23元。";

  it("marks right and wrong in place, explains a mark, keeps the text over tabs and checks", async () => {
    const host = county();
    renderPane({ host });
    await check();
    tab("核对");
    const page = panel("核对");
    fireEvent.change(await within(page).findByRole("textbox"), { target: { value: TEXT } });
    fireEvent.click(main());
    expect(await within(page).findByText("可核对 3 处：一致 2，不一致 1。另有 0 处无法核对。")).toBeTruthy();
    const mark = within(page).getByRole("button", { name: "1162.23元：不一致" });
    fireEvent.keyDown(mark, { key: " " });
    const card = await within(page).findByRole("group", { name: "1162.23元" });
    expect(card.textContent).toMatch(/原文1162\.23元，应为\s*1126\.23\s*元/);
    expect(within(card).getByRole("button", { name: "复制 1126.23元" })).toBeTruthy();
    fireEvent.click(within(card).getByRole("button", { name: /^转到单元格/ }));
    expect(host.selected.at(-1)).toBe("H7");
    tab("结果");
    fireEvent.click(main());
    await screen.findByText("与上次检查结果一致。");
    tab("核对");
    expect(await within(page).findByText(/^可核对 3 处/)).toBeTruthy();
    fireEvent.click(main());
    expect((await within(page).findByRole<HTMLTextAreaElement>("textbox")).value).toBe(TEXT);
  });
});

describe("a later check", () => {
  async function recheck(host: Edited, change: Edited["change"]): Promise<void> {
    host.change = change;
    tab("结果");
    if (!document.querySelector("[data-key]")) throw new Error("no list");
    fireEvent.click(main());
  }
  const edited = (): Edited => new Edited(county());

  it("is compared with the one whose results it replaces", async () => {
    const host = edited();
    renderPane({ host });
    await check();
    await recheck(host, { row: 6, column: 8, value: 1.59 });
    const title = await screen.findByText("与上次比较：");
    fireEvent.click(title);
    expect(title.closest("details")?.textContent).toContain("已解决 1");
    expect(title.closest("details")?.textContent).toContain("所述增长率与数额一致");
  });

  it("asks to confirm an explanation and a tick that were given for another value", async () => {
    const host = edited();
    renderPane({ host });
    await check();
    fireEvent.click(rowOf(STATED) ?? document.body);
    fireEvent.change(await screen.findByRole("textbox", { name: "情况说明" }), { target: { value: "年报口径不同" } });
    fireEvent.click(screen.getByRole("checkbox", { name: "已核对" }));
    fireEvent.keyDown(screen.getByRole("textbox", { name: "情况说明" }), { key: "Escape" });
    await waitFor(() => expect(rowOf(STATED)?.textContent).toContain("有说明已核对"));
    await recheck(host, { row: 6, column: 7, value: 1128.23 });
    await waitFor(() => expect(rowOf(STATED)?.textContent).toContain("说明待确认"));
    expect(rowOf(STATED)?.textContent).not.toContain("已核对");
    fireEvent.click(rowOf(STATED) ?? document.body);
    expect(await screen.findByRole("checkbox", { name: "已核对（数值已变，请重新核对）" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "仍适用" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "仍适用" })).toBeNull());
  });

  it("finds the ticks that are kept with the workbook", async () => {
    const host = county();
    renderPane({ host });
    await check();
    fireEvent.click(rowOf(STATED) ?? document.body);
    fireEvent.click(await screen.findByRole("checkbox", { name: "已核对" }));
    await waitFor(async () => expect(await host.notes?.get("reviewed")).toContain(STATED));
    renderPane({ host });
    await check();
    await waitFor(() => expect(rowOf(STATED)?.textContent).toContain("已核对"));
    fireEvent.click(screen.getByRole("button", { name: "清除结果" }));
    fireEvent.click(within(screen.getByRole("group", { name: "清除结果" })).getByRole("button", { name: "清除结果" }));
    await waitFor(async () => expect(await host.notes?.get("reviewed")).toBeNull());
  });
});
