import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { main } from "../../src/cli";
import { openWorkbook } from "../../src/hosts/xlsx";
import { encryptedBytes, workbookBytes } from "../support/workbooks";

const SAMPLES = resolve(__dirname, "../fixtures/samples");
const COUNTY = "清城区教育经费三年.xlsx";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "edufund-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ status: number; out: string; error: string }> {
  let out = "";
  let error = "";
  const status = await main(["check", ...args], {
    out: (text) => void (out += text),
    error: (text) => void (error += text),
    today: "2026-01-31",
    workingFolder: folder,
  });
  return { status, out, error };
}

/** What is quoted from the sheet, the law or a report, and the names of sheets, stay as they are in every language. */
const withoutQuotations = (text: string): string =>
  text
    .replace(/“[^”]*”/g, "")
    .replace(/Should read .*$/g, "")
    .replace(/\([^)]*\)/g, "")
    .replace(/there are others: [^.]*/g, "")
    .replace(/[一-鿿]+#\d+/g, "");

const sample = (name = COUNTY): string => {
  copyFileSync(join(SAMPLES, name), join(folder, name));
  return name;
};

describe("check at the command line", () => {
  it("prints a readable table in Chinese and says with its status that something fails", async () => {
    const { status, out, error } = await run(sample(), "--as-of", "2010-03-31");
    expect(error).toBe("");
    expect(status).toBe(1);
    expect(out).toContain("不符合");
    expect(out).toContain("教育经费三年!I7");
    expect(out).toContain("1.59%");
  });

  it("speaks English when asked, with the same counts", async () => {
    const name = sample();
    const chinese = await run(name, "--as-of", "2010-03-31", "--format", "json");
    const english = await run(name, "--as-of", "2010-03-31", "--format", "json", "--lang", "en-US");
    const [zh, en] = [JSON.parse(chinese.out), JSON.parse(english.out)];
    expect(en.summary).toEqual(zh.summary);
    expect(en.lang).toBe("en-US");
    const numbers = (report: { findings: { key: string; observed: unknown }[] }) =>
      report.findings.map(({ key, observed }) => ({ key, observed }));
    expect(numbers(en)).toEqual(numbers(zh));
    const ownWords = en.findings.map((finding: { message: string }) => withoutQuotations(finding.message));
    expect(ownWords.filter((message: string) => /[一-鿿]/.test(message))).toEqual([]);
  });

  it("gives one JSON object a line for a folder, in a stable order", async () => {
    sample();
    sample("安澜县教育经费五年_横排多单位.xlsx");
    const { out, status } = await run(".", "--format", "json", "--as-of", "2024-04-30");
    const reports = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(reports.map((report) => report.workbook.name)).toEqual(["安澜县教育经费五年_横排多单位.xlsx", COUNTY]);
    expect(status).toBe(1);
  });

  it("writes a copy with results and leaves the input as it was", async () => {
    const name = sample();
    const before = readFileSync(join(folder, name));
    const { status, out } = await run(name, "--format", "xlsx", "--as-of", "2010-03-31");
    expect(status).toBe(1);
    expect(readFileSync(join(folder, name)).equals(before)).toBe(true);
    const written = readdirSync(folder).find((file) => file !== name) ?? "";
    expect(out).toContain(written);
    const host = openWorkbook(readFileSync(join(folder, written)), written);
    const sheets = await host.sheets();
    expect(sheets.filter((sheet) => !sheet.ours).map((sheet) => sheet.name)).toEqual([
      "教育经费三年",
      "预决算对照",
      "专任教师",
      "自评报告摘录",
    ]);
    expect(sheets.filter((sheet) => sheet.ours).length).toBeGreaterThanOrEqual(2);
  });

  it("never writes over the input, however its path is spelled", async () => {
    const name = sample();
    const { status, error } = await run(name, "--format", "xlsx", "--out", `./../${folder.split("/").pop() ?? ""}/${name}`);
    expect(status).toBe(2);
    expect(error).toMatch(/^不能把结果写到原工作簿.*\n$/);
    expect(readFileSync(join(folder, name)).equals(readFileSync(join(SAMPLES, name)))).toBe(true);
  });

  it("checks the copy that it wrote to the same findings as the original", async () => {
    const name = sample();
    await run(name, "--format", "xlsx", "--out", "copy.xlsx", "--as-of", "2010-03-31");
    const original = JSON.parse((await run(name, "--format", "json", "--as-of", "2010-03-31")).out);
    const copy = JSON.parse((await run("copy.xlsx", "--format", "json", "--as-of", "2010-03-31")).out);
    expect(copy.findings).toEqual(original.findings);
  });
});

describe("bad input gets one clear sentence, status 2 and nothing written", () => {
  const cases: readonly [string, () => Uint8Array, RegExp][] = [
    ["a truncated workbook", () => readFileSync(join(SAMPLES, COUNTY)).subarray(0, 5000), /文件不完整/],
    ["a text file named .xlsx", () => new TextEncoder().encode("年度,教育财政拨款\n2009,31973\n"), /不是 Excel 工作簿/],
    ["an encrypted workbook", encryptedBytes, /打开密码/],
    ["an empty file", () => new Uint8Array(0), /空的/],
    ["a workbook with an empty sheet", () => workbookBytes({ Sheet1: [] }), /没有找到可检查的教育经费表/],
    [
      "a workbook about something else",
      () =>
        workbookBytes({
          销售: [
            ["产品", "单价", "数量"],
            ["苹果", 3.5, 120],
            ["梨", 2.8, 90],
          ],
        }),
      /没有找到可检查的教育经费表/,
    ],
  ];
  it.each(cases)("%s", async (_name, bytes, sentence) => {
    writeFileSync(join(folder, "book.xlsx"), bytes());
    for (const format of ["text", "json", "xlsx"]) {
      const { status, out, error } = await run("book.xlsx", "--format", format);
      expect(status).toBe(2);
      expect(out).toBe("");
      expect(error).toMatch(sentence);
      expect(error.trimEnd().split("\n")).toHaveLength(1);
      expect(error).toContain("book.xlsx");
    }
    const english = await run("book.xlsx", "--lang", "en-US");
    expect(english.status).toBe(2);
    expect(withoutQuotations(english.error)).not.toMatch(/[一-鿿]/);
    expect(readdirSync(folder)).toEqual(["book.xlsx"]);
  });

  it("a path that is not there, an unknown option, a wrong date, a missing sheet", async () => {
    expect(await run("nowhere.xlsx")).toMatchObject({ status: 2, error: expect.stringContaining("nowhere.xlsx") });
    expect(await run(sample(), "--fromat", "json")).toMatchObject({ status: 2, error: expect.stringContaining("--fromat") });
    expect(await run(COUNTY, "--as-of", "2010-02-30")).toMatchObject({ status: 2, error: expect.stringContaining("YYYY-MM-DD") });
    expect(await run(COUNTY, "--sheet", "没有这张")).toMatchObject({ status: 2, error: expect.stringContaining("预决算对照") });
    expect(existsSync(join(folder, "undefined"))).toBe(false);
  });
});
