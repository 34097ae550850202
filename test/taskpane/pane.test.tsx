import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { PaneEngine } from "../../src/app/ruleDesk";
import { PanelBoundary } from "../../src/taskpane/parts/PanelBoundary";
import { MemorySettings, renderPane } from "./support/renderPane";
import { county, districts, protectedSheet, realEngine } from "./support/workbooks";

jest.setTimeout(240_000);

const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const main = (): HTMLElement => document.querySelector<HTMLElement>("[data-main]") ?? document.body;
const list = (): HTMLElement => document.querySelector<HTMLElement>("[role=group][aria-label=检查结果]") ?? document.body;
const rows = (): HTMLElement[] => [...list().querySelectorAll<HTMLElement>("[data-key]")];
const rowOf = (key: string): HTMLElement => {
  const found = rows().find((row) => row.dataset["key"]?.startsWith(key));
  if (!found) throw new Error(`no line of ${key}`);
  return found;
};
const chip = (word: string): HTMLElement =>
  within(screen.getByRole("group", { name: "按结论筛选" }))
    .getByText(word)
    .closest("button") ?? document.body;
const countOn = (word: string): number => Number((chip(word).textContent ?? "").replace(/\D/g, ""));

const STATED = "stated-growth-agrees-with-amounts|清城区|2009";

async function check(): Promise<void> {
  await screen.findByText("查看识别结果");
  fireEvent.click(main());
  await screen.findByText(/^已写入/);
  await waitFor(() => rowOf(STATED));
}

async function openStated(): Promise<HTMLElement> {
  const row = rowOf(STATED);
  fireEvent.click(row);
  await screen.findByRole("heading", { level: 2, name: "所述增长率与数额一致" });
  return row;
}

describe("start", () => {
  it("names the workbook, its sheets and what was recognised before anything is checked", async () => {
    const host = county();
    renderPane({ host });
    expect(await screen.findByText("清城区教育经费三年.xlsx")).toBeTruthy();
    expect(await screen.findByText(/^教育经费三年!A3:Q7：已识别 \d+ 列/)).toBeTruthy();
    expect(screen.getByText("检查后将新建结果工作表，不修改您的任何单元格。")).toBeTruthy();
    expect(host.plans).toHaveLength(0);
  });

  it("says so when the workbook already holds results", async () => {
    const host = county();
    renderPane({ host });
    await check();
    renderPane({ host });
    expect(await screen.findByText(/^工作簿中已有上次的结果：/)).toBeTruthy();
    expect(button("清除结果")).toBeTruthy();
  });
});

describe("a check", () => {
  it("counts first, writes the plan, says how many cells were written", async () => {
    const host = county();
    renderPane({ host });
    await check();
    expect(countOn("不符合")).toBeGreaterThan(0);
    expect(countOn("符合")).toBeGreaterThan(10);
    expect(host.plans).toHaveLength(1);
    const receipt = await host.receipt();
    expect(screen.getByText(`已写入 ${receipt?.cellsWritten} 个单元格，均在结果表；其他单元格 0`)).toBeTruthy();
    expect(screen.getByText(new RegExp(`^检查完成：不符合 ${countOn("不符合")}，`))).toBeTruthy();
  });

  it("shows the worst first and folds what is met", async () => {
    renderPane();
    await check();
    const marks = (): (string | null | undefined)[] => rows().map((row) => row.querySelector("[role=img]")?.getAttribute("aria-label"));
    await waitFor(() => expect(marks()).toHaveLength(countOn("不符合") + countOn("提示") + countOn("无法判断")));
    expect(marks()[0]).toBe("不符合");
    expect(marks()).not.toContain("符合");
    const headings = [...list().querySelectorAll("h2")].map((heading) => heading.textContent ?? "");
    expect(headings[0]).toContain("逻辑校验（必须改正）");
  });

  it("filters by a count: as many lines as the count says", async () => {
    renderPane();
    await check();
    fireEvent.click(chip("不符合"));
    await waitFor(() => expect(rows()).toHaveLength(countOn("不符合")));
    expect(chip("不符合").getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(chip("不符合"));
    await waitFor(() => expect(rows().length).toBeGreaterThan(countOn("不符合")));
  });

  it("finds by words, and says when nothing matches", async () => {
    renderPane();
    await check();
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "1.56%" } });
    const found = await screen.findByText(/^找到 \d+ 条$/);
    await waitFor(() => expect(found.textContent).toBe(`找到 ${rows().length} 条`));
    expect(rows().length).toBeGreaterThan(0);
    for (const row of rows()) expect(row.textContent).toContain("1.56%");
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "没有的词" } });
    fireEvent.click(await screen.findByRole("button", { name: "显示全部" }));
    await waitFor(() => expect(rows().length).toBeGreaterThan(3));
  });

  it("shows long lists a page at a time and says so", async () => {
    renderPane({ host: districts(120) });
    await screen.findByText("查看识别结果");
    fireEvent.click(main());
    await screen.findByText(/^已写入/);
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "区" } });
    const heading = await screen.findByRole("button", { name: /^教育财政拨款的增长高于财政经常性收入的增长/ });
    if (heading.getAttribute("aria-expanded") === "false") fireEvent.click(heading);
    const shown = await screen.findAllByText(/^显示 50\/\d+ 条$/);
    const before = rows().length;
    const more = shown[0]?.parentElement?.querySelector("button");
    if (!more) throw new Error("no button for more");
    fireEvent.click(more);
    await waitFor(() => expect(rows().length).toBeGreaterThan(before));
  });

  it("can be cancelled, and then nothing is written", async () => {
    const host = county();
    const engine: PaneEngine = {
      ...realEngine(),
      check: (_, __, ___, ____, signal) =>
        new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(new DOMException("cancelled", "AbortError")))),
    };
    renderPane({ host, engine });
    await screen.findByText("正在识别表格…");
    fireEvent.click(main());
    fireEvent.click(await screen.findByRole("button", { name: "取消" }));
    expect(await screen.findByText("已取消，没有写入任何内容。")).toBeTruthy();
    expect(host.plans).toHaveLength(0);
    expect(main().textContent).toBe("检查合规");
  });

  it("keeps the findings when writing fails, says why and what to do, and writes on retry", async () => {
    const host = county();
    host.failOnce("apply", protectedSheet());
    renderPane({ host });
    await screen.findByText("查看识别结果");
    fireEvent.click(main());
    const what = await screen.findByText("工作表“核查结果”受保护，不能写入。");
    expect(what.closest("[role=alert]")?.textContent).toContain("AccessDenied");
    await waitFor(() => expect(rows().length).toBeGreaterThan(3));
    expect(screen.getByText("结果尚未写入工作簿")).toBeTruthy();
    fireEvent.click(button("重试"));
    await screen.findByText(/^已写入/);
    expect(screen.queryByText("重试")).toBeNull();
  });

  it("marks results as stale when the data changes and keeps them on screen", async () => {
    const pane = renderPane();
    await check();
    const before = rows().length;
    act(() => pane.changeData());
    fireEvent.click(await screen.findByRole("button", { name: "数据已变动，点此重新检查" }));
    expect(rows()).toHaveLength(before);
    await waitFor(() => expect(screen.queryByText("数据已变动，点此重新检查")).toBeNull());
  });
});

describe("a finding", () => {
  it("goes to its cell with one click and opens; every cell in it leads to the sheet", async () => {
    const host = county();
    renderPane({ host });
    await check();
    await openStated();
    expect(host.selected).toEqual(["I7"]);
    fireEvent.click(screen.getAllByRole("button", { name: "转到单元格 H6" })[0] ?? document.body);
    expect(main().textContent).toBe("转到单元格 I7");
    fireEvent.click(main());
    expect(host.selected).toEqual(["I7", "H6", "I7"]);
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
    const host = county();
    renderPane({ host });
    await check();
    await openStated();
    const keys = rows().map((row) => row.dataset["key"]);
    const next = rows()[keys.findIndex((key) => key?.startsWith(STATED)) + 1];
    fireEvent.click(button("下一条"));
    await waitFor(() => expect(host.selected).toHaveLength(2));
    await waitFor(() =>
      expect(screen.getByRole("region", { name: "详情" }).textContent).toContain(
        next?.querySelector("span:nth-child(2)")?.textContent ?? "?",
      ),
    );
  });

  it("stays open over a new check", async () => {
    renderPane();
    await check();
    await openStated();
    fireEvent.click(screen.getByRole("tab", { name: "设置" }));
    const again = (): HTMLElement | null => document.querySelector("#pane-panel-settings [data-main]");
    await waitFor(() => expect(again()?.textContent).toBe("重新检查"));
    fireEvent.click(again() ?? document.body);
    await waitFor(() => expect(document.querySelector("#pane-panel-results h2[tabindex='-1']")?.textContent).toBe("所述增长率与数额一致"));
  });

  it("keeps an explanation: typed once, on the result sheet, read back from there, kept when results are removed", async () => {
    const host = county();
    renderPane({ host });
    await check();
    await openStated();
    fireEvent.change(screen.getByRole("textbox", { name: "情况说明" }), { target: { value: "上年口径调整" } });
    fireEvent.click(screen.getByRole("checkbox", { name: "已核对" }));
    fireEvent.click(button("结果"));
    expect(rowOf(STATED).textContent).toMatch(/有说明.*已核对/);
    expect(screen.getByText("1 条的情况说明或核对记号待写入结果表")).toBeTruthy();
    fireEvent.click(button("写入结果表"));
    await waitFor(() => expect(host.plans).toHaveLength(2));
    expect(JSON.stringify(host.plans[1])).toContain("上年口径调整");
    expect(JSON.stringify(host.plans[1])).toContain('"已核对"');
    await waitFor(() => expect(screen.queryByText(/待写入/)).toBeNull());

    // Another pane on the same workbook finds it on the sheet.
    renderPane({ host });
    await check();
    await waitFor(() => expect(rowOf(STATED).textContent).toContain("有说明"));
    fireEvent.click(button("清除结果"));
    expect(screen.getByText(/1 条情况说明将只保留在本面板/)).toBeTruthy();
    fireEvent.click(button("清除结果"));
    expect((await screen.findAllByText("已清除结果，工作簿恢复原样。")).length).toBeGreaterThan(0);
    expect(await host.receipt()).toBeNull();
    expect(rowOf(STATED).textContent).toContain("有说明");
  });
});

describe("settings", () => {
  it("changes the language at once, results included, without a new check", async () => {
    const host = county();
    renderPane({ host });
    await check();
    fireEvent.click(screen.getByRole("tab", { name: "设置" }));
    fireEvent.change(await screen.findByLabelText("语言"), { target: { value: "en-US" } });
    fireEvent.click(await screen.findByRole("tab", { name: "Results" }));
    expect(await screen.findByText("Must fix")).toBeTruthy();
    expect(await screen.findByText("Stated growth agrees with the amounts")).toBeTruthy();
    expect(host.plans).toHaveLength(1);
  });

  it("keeps region and packs for the device, and marks results as stale", async () => {
    const settings = new MemorySettings();
    renderPane({ settings });
    await check();
    fireEvent.click(screen.getByRole("tab", { name: "设置" }));
    fireEvent.change(await screen.findByLabelText("地区"), { target: { value: "沈阳市" } });
    const [first] = await screen.findAllByRole("switch");
    if (!first) throw new Error("no pack");
    fireEvent.click(first);
    const kept = JSON.parse([...settings.kept.values()][0] ?? "{}") as { region: string; packs: string[] };
    expect(kept.region).toBe("沈阳市");
    expect(kept.packs.length).toBeGreaterThan(0);
    expect(kept.packs).not.toContain("cn/law");
    fireEvent.click(screen.getByRole("tab", { name: "结果" }));
    expect(button("设置已变动，点此重新检查")).toBeTruthy();
  });

  it("does not use half a date", async () => {
    renderPane();
    await screen.findByText("查看识别结果");
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
    const lines = [...list().querySelectorAll<HTMLElement>("[data-row]")];
    lines[0]?.focus();
    fireEvent.keyDown(lines[0] ?? document.body, { key: "ArrowDown" });
    expect(document.activeElement).toBe(lines[1]);
    fireEvent.keyDown(lines[1] ?? document.body, { key: "End" });
    expect(document.activeElement).toBe(lines.at(-1));
  });

  it("changes tabs with the arrows", async () => {
    renderPane();
    await screen.findByText("查看识别结果");
    const tab = screen.getByRole("tab", { name: "结果" });
    tab.focus();
    fireEvent.keyDown(tab, { key: "ArrowLeft" });
    expect(screen.getByRole("tab", { name: "设置" }).getAttribute("aria-selected")).toBe("true");
    expect(document.activeElement?.textContent).toBe("设置");
  });
});

describe("a screen that breaks", () => {
  it("says so in its own place and takes no other with it", () => {
    const quiet = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const Breaking = (): never => {
      throw new Error("chunk 404");
    };
    render(
      <>
        <PanelBoundary fallback={<p role="alert">这一页没有打开</p>}>
          <Breaking />
        </PanelBoundary>
        <p>其他页</p>
      </>,
    );
    expect(screen.getByRole("alert").textContent).toBe("这一页没有打开");
    expect(screen.getByText("其他页")).toBeTruthy();
    quiet.mockRestore();
  });
});
