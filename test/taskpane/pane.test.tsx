import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { cellAddress } from "../../src/core/model";
import type { CheckEngine } from "../../src/app/engine";
import { MemoryHost, protectedSheet } from "./support/memoryHost";
import { recordedEngine } from "./support/recordedEngine";
import { MemorySettings, renderPane } from "./support/renderPane";

jest.setTimeout(30_000);

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const list = (): HTMLElement => document.querySelector<HTMLElement>("[role=group][aria-label=检查结果]") ?? document.body;
const subjects = (): string[] => [...list().querySelectorAll("li")].map((row) => row.textContent ?? "");

async function check(): Promise<void> {
  await screen.findByText("查看识别结果");
  fireEvent.click(button("检查合规"));
  await screen.findByText(/^已写入/);
}

async function openStated(): Promise<HTMLElement> {
  const row = within(list()).getByRole("button", { name: /1\.56%.*舍入不能解释/ });
  fireEvent.click(row);
  await screen.findByRole("heading", { level: 2, name: "所述增长率与数额一致" });
  return row;
}

describe("start", () => {
  it("names the workbook, its sheets and what was recognised before anything is checked", async () => {
    const host = new MemoryHost();
    renderPane({ host });
    expect(await screen.findByText("清城区教育经费三年.xlsx")).toBeTruthy();
    expect(await screen.findByText(/教育经费三年!A1:E4：已识别 3 列/)).toBeTruthy();
    expect(screen.getByText("检查后将新建结果工作表，不修改您的任何单元格。")).toBeTruthy();
    expect(host.applied).toHaveLength(0);
  });
});

describe("a check", () => {
  it("counts first, writes the plan, says how many cells were written", async () => {
    const host = new MemoryHost();
    renderPane({ host });
    await check();
    const counts = within(screen.getByRole("group", { name: "按结论筛选" }))
      .getAllByRole("button")
      .map((chip) => chip.textContent);
    expect(counts).toEqual(["1不符合", "1提示", "1无法判断", "3符合"]);
    expect(host.applied).toHaveLength(1);
    expect(screen.getByText("已写入 2 个单元格，均在结果表；其他单元格 0")).toBeTruthy();
    expect(screen.getByText("检查完成：不符合 1，提示 1，无法判断 1，符合 3。")).toBeTruthy();
  });

  it("shows the worst first and folds what is met", async () => {
    renderPane();
    await check();
    await waitFor(() => expect(subjects()).toHaveLength(3));
    expect(subjects().map((text) => text.slice(0, 11))).toEqual(["清城区 · 2009年", "清城区 · 2008年", "清城区 · 2007年"]);
  });

  it("filters by a count and finds by words", async () => {
    renderPane();
    await check();
    fireEvent.click(button(/3\s*符合/));
    await waitFor(() => expect(subjects()).toHaveLength(3));
    expect(subjects().every((text) => text.includes("2008年") || text.includes("2009年"))).toBe(true);
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "1.06" } });
    await waitFor(() => expect(subjects()).toHaveLength(1));
    expect(screen.getByText("找到 1 条")).toBeTruthy();
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "没有的词" } });
    fireEvent.click(await screen.findByRole("button", { name: "显示全部" }));
    await waitFor(() => expect(subjects()).toHaveLength(3));
  });

  it("shows long lists a page at a time and says so", async () => {
    renderPane({ engine: recordedEngine({ copies: 120 }) });
    await check();
    await waitFor(() => expect(screen.getAllByText("显示 50/120 条")).toHaveLength(3));
    const [more] = screen.getAllByRole("button", { name: "再显示 70 条" });
    if (!more) throw new Error("no button for more");
    fireEvent.click(more);
    await waitFor(() => expect(screen.getAllByText("显示 50/120 条")).toHaveLength(2));
    expect(subjects()).toHaveLength(220);
  });

  it("can be cancelled, and then nothing is written", async () => {
    const host = new MemoryHost();
    const engine: CheckEngine = {
      ...recordedEngine(),
      check: (_, __, ___, ____, signal) =>
        new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(new DOMException("cancelled", "AbortError")))),
    };
    renderPane({ host, engine });
    await screen.findByText("正在识别表格…");
    fireEvent.click(button("检查合规"));
    fireEvent.click(await screen.findByRole("button", { name: "取消" }));
    expect(await screen.findByText("已取消，没有写入任何内容。")).toBeTruthy();
    expect(host.applied).toHaveLength(0);
    expect(button("检查合规")).toBeTruthy();
  });

  it("keeps the findings when writing fails, says why and what to do, and writes on retry", async () => {
    const host = new MemoryHost();
    host.failing = { method: "apply", error: protectedSheet() };
    renderPane({ host });
    await screen.findByText("查看识别结果");
    fireEvent.click(button("检查合规"));
    const alert = await screen.findByText("工作表“核查结果”受保护，不能写入。");
    expect(alert.closest("[role=alert]")?.textContent).toContain("AccessDenied");
    expect(subjects()).toHaveLength(3);
    expect(screen.getByText("结果尚未写入工作簿")).toBeTruthy();
    fireEvent.click(button("重试"));
    await screen.findByText(/^已写入/);
    expect(screen.queryByText("重试")).toBeNull();
  });

  it("marks results as stale when the data changes and keeps them on screen", async () => {
    const pane = renderPane();
    await check();
    act(() => pane.changeData());
    fireEvent.click(await screen.findByRole("button", { name: "数据已变动，点此重新检查" }));
    expect(subjects()).toHaveLength(3);
    await waitFor(() => expect(screen.queryByText("数据已变动，点此重新检查")).toBeNull());
  });
});

describe("a finding", () => {
  it("goes to its cell with one click and opens; every cell in it leads to the sheet", async () => {
    const host = new MemoryHost();
    renderPane({ host });
    await check();
    await openStated();
    expect(host.selected.map(cellAddress)).toEqual(["E4"]);
    fireEvent.click(screen.getAllByRole("button", { name: "转到单元格 D3" })[0] ?? document.body);
    fireEvent.click(screen.getByText("转到单元格 E4"));
    expect(host.selected.map(cellAddress)).toEqual(["E4", "D3", "E4"]);
  });

  it("moves the focus to its title and back to its line", async () => {
    renderPane();
    await check();
    const row = await openStated();
    expect(document.activeElement?.textContent).toBe("所述增长率与数额一致");
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await waitFor(() => expect(document.activeElement).toBe(row));
  });

  it("leads on to the next one of the list", async () => {
    renderPane();
    await check();
    await waitFor(() => expect(subjects()).toHaveLength(3));
    await openStated();
    fireEvent.click(button("下一条"));
    expect(await screen.findByRole("heading", { level: 2, name: "年度变动幅度在常见范围内" })).toBeTruthy();
    expect(within(screen.getByRole("region", { name: "详情" })).getByText("待核实")).toBeTruthy();
  });

  it("stays open over a new check", async () => {
    renderPane();
    await check();
    await openStated();
    fireEvent.click(screen.getByRole("tab", { name: "设置" }));
    fireEvent.click(button("重新检查"));
    await screen.findByRole("heading", { level: 2, name: "所述增长率与数额一致" });
  });

  it("keeps an explanation: typed once, written with the next check, kept when results are removed", async () => {
    const host = new MemoryHost();
    renderPane({ host });
    await check();
    await openStated();
    fireEvent.change(screen.getByRole("textbox", { name: "情况说明" }), { target: { value: "上年口径调整" } });
    fireEvent.click(screen.getByRole("checkbox", { name: "已核对" }));
    fireEvent.click(button("结果"));
    expect(within(list()).getByRole("button", { name: /1\.56%.*有说明.*已核对/ })).toBeTruthy();
    expect(screen.getByText("1 条情况说明待写入结果表")).toBeTruthy();
    fireEvent.click(button("写入结果表"));
    await waitFor(() => expect(host.applied).toHaveLength(2));
    expect(host.applied[1]?.sheets[0]?.rows[1]?.cells[1]?.value).toBe("上年口径调整");
    await waitFor(() => expect(screen.queryByText(/待写入/)).toBeNull());
    fireEvent.click(button("清除结果"));
    expect(screen.getByText(/1 条情况说明将只保留在本面板/)).toBeTruthy();
    fireEvent.click(button("清除结果"));
    await waitFor(async () => expect(await host.receipt()).toBeNull());
    expect(screen.getAllByText("已清除结果，工作簿恢复原样。").length).toBeGreaterThan(0);
    expect(within(list()).getByRole("button", { name: /有说明/ })).toBeTruthy();
  });
});

describe("settings", () => {
  it("changes the language at once, results included, without a new check", async () => {
    const host = new MemoryHost();
    renderPane({ host });
    await check();
    fireEvent.click(screen.getByRole("tab", { name: "设置" }));
    fireEvent.change(screen.getByRole("combobox", { name: "语言" }), { target: { value: "en-US" } });
    fireEvent.click(await screen.findByRole("tab", { name: "Results" }));
    expect(await screen.findByText("Must fix")).toBeTruthy();
    expect(await screen.findByText(/The sheet states 1\.56%/)).toBeTruthy();
    expect(host.applied).toHaveLength(1);
  });

  it("keeps region and packs for the device, and marks results as stale", async () => {
    const settings = new MemorySettings();
    renderPane({ settings });
    await check();
    fireEvent.click(screen.getByRole("tab", { name: "设置" }));
    fireEvent.change(screen.getByRole("textbox", { name: "地区" }), { target: { value: "沈阳市" } });
    fireEvent.click(await screen.findByRole("switch", { name: /督导自评/ }));
    expect(JSON.parse([...settings.kept.values()][0] ?? "{}")).toMatchObject({
      region: "沈阳市",
      packs: ["cn/law", "consistency", "cn/scorecard"],
    });
    fireEvent.click(screen.getByRole("tab", { name: "结果" }));
    expect(button("设置已变动，点此重新检查")).toBeTruthy();
  });

  it("does not use half a date", async () => {
    renderPane();
    fireEvent.click(screen.getByRole("tab", { name: "设置" }));
    fireEvent.change(screen.getByLabelText("检查日期"), { target: { value: "" } });
    expect(await screen.findByText("请填写年、月、日齐全的日期。")).toBeTruthy();
    expect(screen.getByText("检查日期 2010-03-31 · 全国")).toBeTruthy();
  });
});

describe("the keyboard", () => {
  it("moves between the lines of the list with the arrows", async () => {
    renderPane();
    await check();
    await waitFor(() => expect(subjects()).toHaveLength(3));
    const rows = [...list().querySelectorAll<HTMLElement>("[data-row]")];
    rows[0]?.focus();
    fireEvent.keyDown(rows[0] ?? document.body, { key: "ArrowDown" });
    expect(document.activeElement).toBe(rows[1]);
    fireEvent.keyDown(rows[1] ?? document.body, { key: "End" });
    expect(document.activeElement).toBe(rows.at(-1));
  });

  it("changes tabs with the arrows", () => {
    renderPane();
    const tab = screen.getByRole("tab", { name: "结果" });
    tab.focus();
    fireEvent.keyDown(tab, { key: "ArrowRight" });
    expect(screen.getByRole("tab", { name: "设置" }).getAttribute("aria-selected")).toBe("true");
    expect(document.activeElement?.textContent).toBe("设置");
  });
});
