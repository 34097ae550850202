import "./support/encoding";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { keptMapping } from "../../src/app/keptMapping";
import { openWorkbook } from "../../src/hosts/xlsx";
import { workbookBytes } from "../support/workbooks";
import { renderPane } from "./support/renderPane";

jest.setTimeout(240_000);

const HEADER = "公共财政预算教育经费（万元）";
const host = () =>
  openWorkbook(
    workbookBytes({
      经费: [
        ["年度", "财政经常性收入（万元）", HEADER, "甲类投入"],
        [2013, 900, 100, 7],
        [2014, 950, 120, 8],
      ],
    }),
    "经费.xlsx",
  );

const lines = (): HTMLElement[] => within(screen.getByRole("region", { name: "经费" })).getAllByRole("listitem");
const lineOf = (header: string): HTMLElement => {
  const found = lines().find((line) => line.textContent?.includes(header));
  if (!found) throw new Error(`no line ${header}`);
  return found;
};
const open = (header: string): void => {
  fireEvent.click(screen.getByRole("button", { name: `修改“${header}”` }));
};

async function openRecognition(): Promise<void> {
  fireEvent.click(await screen.findByText("查看识别结果"));
  await screen.findByRole("heading", { level: 2, name: "识别结果" });
  await screen.findByRole("button", { name: `修改“${HEADER}”` });
}

describe("what was recognised, corrected by the officer", () => {
  it("asks first about what is not sure, and shows the first rows in bands", async () => {
    renderPane({ host: host() });
    await openRecognition();
    expect(lines()[0]?.textContent).toContain(HEADER);
    expect(lines()[0]?.textContent).toContain("待确认");
    expect(screen.getByText(/1项待确认/)).toBeTruthy();
    const sketch = screen.getByRole("table", { name: "经费!A1:D3前几行的识别" });
    const kinds = within(sketch).getAllByRole("rowheader");
    expect(kinds.map((kind) => kind.textContent)).toEqual(["1表头", "2数据", "3数据"]);
  });

  it("says what an asked line may be, and takes her yes without opening it", async () => {
    const workbook = host();
    renderPane({ host: workbook });
    await openRecognition();
    const asked = lineOf(HEADER);
    expect(asked.textContent).toMatch(/可能是：.*或/);
    expect(within(asked).queryByText(/^就是“/)).toBeNull();
  });

  it("opens the line of a column from the picture", async () => {
    renderPane({ host: host() });
    await openRecognition();
    fireEvent.click(screen.getByRole("button", { name: "D列：作为行标题或备注读取，不作数字检查" }));
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("修改“甲类投入”"));
    expect(within(lineOf("甲类投入")).getByLabelText("指标")).toBeTruthy();
  });

  it("says unit, level and period of a line, and takes a level for the whole table", async () => {
    const workbook = openWorkbook(
      workbookBytes({
        经费: [
          ["区县", "2022年小学生均公用经费（元）", "2023年小学生均公用经费（元）"],
          ["东岸区", 2000, 2100],
          ["西岭县", 1900, 1950],
        ],
        学生: [
          ["年度", "在校学生数（人）"],
          [2022, 900],
          [2023, 910],
        ],
      }),
      "经费.xlsx",
    );
    renderPane({ host: workbook });
    fireEvent.click(await screen.findByText("查看识别结果"));
    await screen.findByRole("button", { name: "修改“在校学生数（人）”" });
    expect(lineOf("2022年小学生均公用经费").textContent).toContain("生均公用经费 · 元 · 小学 · 2022年");
    const pupils = within(screen.getByRole("region", { name: "学生" }));
    fireEvent.change(pupils.getByLabelText("整张表的学段"), { target: { value: "junior" } });
    await waitFor(() => expect((pupils.getByLabelText("整张表的学段") as HTMLSelectElement).value).toBe("junior"));
    expect((await keptMapping(workbook)).tables.map((table) => table.schoolLevel)).toEqual(["junior"]);
  });

  it("leads from a finding to the column that it doubts", async () => {
    const workbook = openWorkbook(
      workbookBytes({
        经费: [
          ["年度", "教育财政拨款（万元）", "财政经常性收入（万元）"],
          [2013, 100, 900],
          [2014, 101, 950],
        ],
      }),
      "经费.xlsx",
    );
    renderPane({ host: workbook });
    fireEvent.click(await screen.findByRole("button", { name: "检查合规" }));
    await screen.findByRole("button", { name: "重新检查" });
    await waitFor(() => expect(document.querySelector("button[data-key*='appropriation']")).toBeTruthy());
    fireEvent.click(document.querySelector("button[data-key*='appropriation']") as HTMLElement);
    fireEvent.click(await screen.findByText("这一列识别错了？"));
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^修改“(?:教育财政拨款|财政经常性收入)/));
    expect(screen.getByText(/所在的一项已展开/)).toBeTruthy();
  });

  it("takes a field, keeps it with the workbook, and the check follows it", async () => {
    const workbook = host();
    renderPane({ host: workbook });
    await openRecognition();
    open(HEADER);
    fireEvent.change(within(lineOf(HEADER)).getByLabelText("指标"), { target: { value: "educationAppropriation" } });
    await waitFor(() => expect(lineOf(HEADER).textContent).toContain("教育财政拨款 · 万元"));
    expect(await screen.findByText("设定已随工作簿保存，下年同样的表自动沿用。")).toBeTruthy();
    expect((await keptMapping(workbook)).tables).toHaveLength(1);
    // Opened again, by another pane: no question any more.
    renderPane({ host: openWorkbook(workbook.bytes(), "经费.xlsx") });
    await openRecognition();
    expect(lineOf(HEADER).textContent).toContain("您已设定");
    open(HEADER);
    fireEvent.click(within(lineOf(HEADER)).getByText("恢复自动识别"));
    await waitFor(() => expect(lineOf(HEADER).textContent).toContain("待确认"));
  });

  it("gives an unknown column a field, a unit and a level, or leaves it out", async () => {
    renderPane({ host: host() });
    await openRecognition();
    open("甲类投入");
    const editor = () => within(lineOf("甲类投入"));
    fireEvent.change(editor().getByLabelText("指标"), { target: { value: "heatingFunds" } });
    await waitFor(() => expect(lineOf("甲类投入").textContent).toContain("取暖费"));
    await waitFor(() => fireEvent.change(editor().getByLabelText("单位"), { target: { value: "亿元" } }));
    await waitFor(() => expect(lineOf("甲类投入").textContent).toContain("取暖费 · 亿元"));
    fireEvent.change(editor().getByLabelText("指标"), { target: { value: "excluded" } });
    await waitFor(() => expect(lineOf("甲类投入").textContent).toContain("不参与检查"));
  });

  it("takes a second choice that comes while the first is taking effect", async () => {
    renderPane({ host: host() });
    await openRecognition();
    open("甲类投入");
    const select = within(lineOf("甲类投入")).getByLabelText("指标");
    fireEvent.change(select, { target: { value: "heatingFunds" } });
    fireEvent.change(select, { target: { value: "excluded" } });
    await waitFor(() => expect(lineOf("甲类投入").querySelector("summary")?.textContent).toContain("不参与检查"));
  });

  it("refuses a text that is no mapping and loads one that is", async () => {
    const workbook = host();
    renderPane({ host: workbook });
    await openRecognition();
    const text = screen.getByLabelText(/^复制文字可保存设定/);
    fireEvent.change(text, { target: { value: "not a mapping" } });
    fireEvent.click(screen.getByRole("button", { name: "载入" }));
    expect(await screen.findByText(/^这段文字不是识别设定/)).toBeTruthy();
    const mapping = {
      format: 1,
      tables: [
        {
          structure: ["年度", "财政经常性收入万元", "公共财政预算教育经费万元", "甲类投入"],
          lines: { 公共财政预算教育经费万元: { meaning: { kind: "field", field: "generalBudgetEducationExpenditure" } } },
        },
      ],
    };
    fireEvent.change(text, { target: { value: JSON.stringify(mapping) } });
    fireEvent.click(screen.getByRole("button", { name: "载入" }));
    await waitFor(() => expect(lineOf(HEADER).textContent).toContain("一般公共预算教育经费 · 万元"));
    expect(await keptMapping(workbook)).toEqual(mapping);
  });

  it("speaks English", async () => {
    renderPane({ host: host(), locale: "en-US" });
    fireEvent.click(await screen.findByText(/recognised/i, { selector: "button" }));
    expect(await screen.findByText(/1 to confirm/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: `Change “${HEADER}”` }));
    expect(screen.getByLabelText("Indicator").tagName).toBe("SELECT");
  });
});
