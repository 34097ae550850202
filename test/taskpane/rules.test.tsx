import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { keptPacks } from "../../src/app/keptPacks";
import { renderPane } from "./support/renderPane";
import { county } from "./support/workbooks";

jest.setTimeout(240_000);

const main = (): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>("[data-main]")].find((one) => !one.closest("[hidden]")) ?? document.body;
/** By what is written on it: looking for roles takes jsdom seconds. */
const button = (name: string | RegExp): Promise<HTMLElement> =>
  waitFor(() => {
    const named = (one: HTMLElement): string => one.getAttribute("aria-label") ?? one.textContent ?? "";
    const found = [...document.querySelectorAll<HTMLElement>("button")].find(
      (one) => !one.closest("[hidden]") && (typeof name === "string" ? named(one) === name : name.test(named(one))),
    );
    if (!found) throw new Error(`no button ${String(name)}`);
    return found;
  });
const openedRule = (title: string): Promise<HTMLElement> => screen.findByText(title, { selector: "h2" });

const tab = (id: string): void => void fireEvent.click(document.getElementById(`pane-tab-${id}`) ?? document.body);

/** The settings, once the packs and her own rules have been asked for and shown. */
async function settings(): Promise<void> {
  await screen.findByText("查看识别结果");
  tab("settings");
  await button(/^查看规则库.*[1-9]/);
}

async function list(search = ""): Promise<void> {
  await settings();
  fireEvent.click(await button(/^查看规则库/));
  const box = await screen.findByLabelText<HTMLInputElement>("搜索规则、法规名称、条款");
  if (search !== "") await act(async () => void fireEvent.change(box, { target: { value: search } }));
}

async function rule(id: string): Promise<void> {
  await list(id);
  const row = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-rule="${id}"]`);
    if (!found) throw new Error(`no line of ${id}`);
    return found;
  });
  const title = row.querySelector("span")?.textContent ?? "";
  fireEvent.click(row);
  await openedRule(title);
}

const type = (label: string | RegExp, value: string): void => void fireEvent.change(screen.getByLabelText(label), { target: { value } });

async function newFloor(threshold: string): Promise<void> {
  fireEvent.click(main());
  await screen.findByText("新增自定规则", { selector: "h2" });
  type("查找指标", "生均公用经费");
  await screen.findByRole("option", { name: "生均公用经费" });
  type(/^指标/, "perPupilOperatingFunds");
  type(/^标准/, threshold);
  type(/^依据/, "区政府专题会议纪要〔2008〕3号");
}

describe("the rulebook in the pane", () => {
  it("lists every pack with its counts, finds rules by law, and narrows them", async () => {
    renderPane();
    await list();
    expect(await button(/^教育法律法规 ?10$/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText("搜索规则、法规名称、条款"), { target: { value: "第五十六条" } });
    expect(await button(/^教育财政拨款的增长高于财政经常性收入的增长/)).toBeTruthy();
    fireEvent.click(await button(/^待核实 \d+$/));
    await screen.findByText("没有相符的规则。");
  });

  it("opens a rule: law and article, formula in words, standard of her year with history, figures, examples", async () => {
    renderPane();
    await rule("appropriation-grows-faster-than-recurrent-revenue");
    const text = document.body.textContent ?? "";
    expect(text).toContain("第五十六条第二款");
    expect(text).toContain("应当高于财政经常性收入的增长");
    expect(text).toMatch(/核实人和日期未记载/);
    expect(screen.getByLabelText<HTMLInputElement>("按哪一年的标准").value).toBe("2009");
    expect(text).toContain("现行：0");
    expect(screen.getByText("拨款增长慢于经常性收入").closest("summary")?.textContent).toContain("结论：不符合");
  });

  it("comes back to where she was", async () => {
    renderPane();
    await rule("teacher-pay-grows");
    fireEvent.click(await button("规则库"));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("搜索规则、法规名称、条款").value).toBe("teacher-pay-grows"));
  });

  it("has no fault of accessibility on its screens", async () => {
    const { container } = renderPane();
    const check = async (): Promise<void> => {
      let found: unknown[] = [];
      await act(async () => {
        found = (await axe(container, { rules: { "color-contrast": { enabled: false } } })).violations;
      });
      expect(found).toEqual([]);
    };
    await rule("per-pupil-operating-funds-grow");
    await check();
    fireEvent.click(main());
    await check();
  });
});

it("opens the rule of a finding and comes back to the finding", async () => {
  renderPane();
  await screen.findByText("查看识别结果");
  fireEvent.click(main());
  await screen.findByText(/^已写入/);
  const row = await waitFor(() => {
    const found = document.querySelector<HTMLElement>("[data-key^='stated-growth-agrees-with-amounts|清城区|2009']");
    if (!found) throw new Error("no such finding");
    return found;
  });
  fireEvent.click(row);
  fireEvent.click(await button("查看这条规则：条文、标准沿革、示例"));
  await openedRule("所述增长率与数额一致");
  expect(document.getElementById("pane-tab-settings")?.getAttribute("aria-selected")).toBe("true");
  fireEvent.click(await button("详情"));
  expect(document.getElementById("pane-tab-results")?.getAttribute("aria-selected")).toBe("true");
  expect(await button("查看这条规则：条文、标准沿革、示例")).toBeTruthy();
});

describe("rules of her own", () => {
  it("adds a rule from the form, keeps it with the workbook and marks the result as stale", async () => {
    const host = county();
    renderPane({ host });
    await screen.findByText("查看识别结果");
    fireEvent.click(main());
    await screen.findByText(/^已写入/);
    await list();
    await newFloor("5000");
    fireEvent.click(main());
    await screen.findByText("规则已随工作簿保存。");
    expect((await keptPacks(host)).map((pack) => pack.name)).toEqual(["自定规则.json"]);
    tab("results");
    expect(await button("规则已变动，点此重新检查")).toBeTruthy();
  });

  it("says what is missing in the form, field by field, and keeps nothing", async () => {
    const host = county();
    renderPane({ host });
    await list();
    fireEvent.click(main());
    await screen.findByText("新增自定规则", { selector: "h2" });
    type("废止日期", "2008-01-01");
    type("施行日期", "2009-01-01");
    type(/^适用地区/, " ");
    fireEvent.click(main());
    for (const sentence of [
      "请选择指标。",
      "请填写数字，不带单位和分隔符。",
      "废止日期不能早于施行日期。",
      "请填写适用地区，不限地区的填“全国”。",
      "请填写依据的文件；没有文件的，写明由谁规定。",
    ])
      expect(await screen.findByText(sentence)).toBeTruthy();
    expect(await keptPacks(host)).toEqual([]);
  });

  it("changes a standard for her county and takes it back", async () => {
    const host = county();
    renderPane({ host });
    await rule("per-pupil-operating-funds-grow");
    fireEvent.click(main());
    await screen.findByText("修改本地标准", { selector: "h2" });
    type(/^标准/, "12");
    type("施行日期", "2008-01-01");
    type(/^依据/, "区财政局、教育局通知");
    fireEvent.click(main());
    expect(await screen.findByText("现行：12%")).toBeTruthy();
    fireEvent.click(await button("恢复原标准"));
    expect(await screen.findByText("现行：0%")).toBeTruthy();
    expect(await keptPacks(host)).toEqual([]);
  });

  it("ends a rule from a day on, and lets it hold again", async () => {
    const host = county();
    renderPane({ host });
    await rule("appropriation-grows-faster-than-recurrent-revenue");
    type("最后适用日", "2006-12-31");
    fireEvent.click(await button("停用"));
    expect(await screen.findByText("您已设定：适用至 2006-12-31。")).toBeTruthy();
    expect(screen.getAllByText("现不适用").length).toBeGreaterThan(0);
    fireEvent.click(await button("恢复适用"));
    expect(await screen.findByLabelText("最后适用日")).toBeTruthy();
    expect(await keptPacks(host)).toEqual([]);
  });

  it("imports a pack from a file, opens its rule, and removes it; a wrong one says file, path, what was found and what is accepted", async () => {
    const host = county();
    renderPane({ host });
    await settings();
    fireEvent.click(await button(/^自定规则与导入、导出/));
    const input = await screen.findByLabelText<HTMLInputElement>("导入规则文件");
    const give = (name: string, document: unknown): void =>
      void fireEvent.change(input, { target: { files: [{ name, text: () => Promise.resolve(JSON.stringify(document)) }] } });
    give("坏.json", { ended: [{ rule: "no-such-rule", until: "2008-12-31" }] });
    const faults = await screen.findByText("“坏.json”不能使用：");
    expect(faults.parentElement?.textContent).toContain('规则文件“坏.json”的 ended[0].rule：现为 "no-such-rule"，应为规则库中已有的规则');
    expect(await keptPacks(host)).toEqual([]);
    give("清城.json", {
      pack: { id: "own/qingcheng", title: "清城区自定规则" },
      rules: [{ id: "floor", title: "生均公用经费不低于5000元", expression: "perPupilOperatingFunds", threshold: 5000 }],
      parameters: [{ id: "growth-minimum", values: [{ value: "20%", from: "2000-01-01" }] }],
      ended: [{ rule: "per-pupil-spending-grows", until: "2000-12-31" }],
    });
    expect(await screen.findByText("已导入“清城.json”。")).toBeTruthy();
    expect(screen.getByText("规则 1 条，标准 1 项，停用 1 条")).toBeTruthy();
    expect(await keptPacks(host)).toHaveLength(1);
    fireEvent.click(await button("生均公用经费不低于5000元"));
    const opened = await openedRule("生均公用经费不低于5000元");
    expect(within(opened.parentElement ?? document.body).getByText(/^自定规则，由录入者负责核实/)).toBeTruthy();
    fireEvent.click(await button("自定规则"));
    fireEvent.click(await button("移除“清城区自定规则”"));
    await screen.findByText(/^还没有自定规则。/);
    expect(await keptPacks(host)).toEqual([]);
  });

  it("uses the kept rules at the next opening, and says which cannot be used", async () => {
    const host = county();
    await host.notes?.set(
      "rules",
      JSON.stringify([
        { name: "好.json", document: { rules: [{ id: "floor", title: "底线", expression: "perPupilOperatingFunds", threshold: 5000 }] } },
        { name: "旧.json", document: { ended: [{ rule: "gone", until: "2008-12-31" }] } },
      ]),
    );
    renderPane({ host });
    const problem = await screen.findByText("随工作簿保存的自定规则有一部分不能使用，未参与检查。");
    expect(problem.closest("[role=alert]")?.textContent).toContain("旧.json");
    await list("底线");
    expect(await button(/^底线/)).toBeTruthy();
    expect((await keptPacks(host)).map((pack) => pack.name)).toEqual(["好.json", "旧.json"]);
  });
});

it("proposes place and packs from her tables", async () => {
  renderPane();
  await settings();
  expect(await screen.findByText(/^按您的表格，地区似为“清城区”，建议检查：教育法律法规、.*经验校验。/)).toBeTruthy();
  fireEvent.click(await button("采用建议"));
  await waitFor(() => expect(screen.queryByText(/^按您的表格/)).toBeNull());
  expect(screen.getByLabelText<HTMLInputElement>("地区").value).toBe("清城区");
  expect(screen.getByRole("switch", { name: "学生资助" })).toHaveProperty("checked", false);
});
