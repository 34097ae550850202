import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { main } from "../../src/cli";
import { workbookBytes } from "../support/workbooks";

const SAMPLE = resolve(__dirname, "../fixtures/samples/清城区教育经费三年.xlsx");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "edufund-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ status: number; out: string; error: string }> {
  let out = "";
  let error = "";
  const io = {
    out: (text: string) => void (out += text),
    error: (text: string) => void (error += text),
    today: "2010-03-31",
    workingFolder: folder,
  };
  return { status: await main(args, io), out, error };
}

/** Texts of a Word document, a line a paragraph, tables left out. */
function paragraphsOf(docx: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
  return [...xml.replace(/<w:tbl>[\s\S]*?<\/w:tbl>/g, "").matchAll(/<w:p>[\s\S]*?<\/w:p>|<w:p [\s\S]*?<\/w:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = ""]) => text).join(""),
  );
}

describe("the report at the command line", () => {
  it("prints the report text and the one-page check report, in both languages", async () => {
    const chinese = await run("report", SAMPLE);
    expect([chinese.status, chinese.error]).toEqual([0, ""]);
    expect(chinese.out).toMatch(/^清城区教育经费投入情况汇报\n[\s\S]*24\.06%[\s\S]*教育经费核查报告\n[\s\S]*不符合（2）[\s\S]*制表/);
    expect((await run("report", SAMPLE, "--lang", "en-US")).out).toMatch(
      /every year faster than recurrent revenue[\s\S]*Check report on education funds/,
    );
    expect((await run("report", SAMPLE, "--tone", "explanation")).out).toMatch(/核查情况说明[\s\S]*核查发现不符合 2 项/);
  });

  it("saves a Word document whose text is the report text, with East Asian fonts, and the tables behind it", async () => {
    const text = (await run("report", SAMPLE)).out.split("\n\n")[0]?.split("\n") ?? [];
    const { status, out } = await run("report", SAMPLE, "--format", "docx", "--out", "报告.docx");
    expect([status, out]).toEqual([0, `已写入 ${join(folder, "报告.docx")}\n`]);
    const bytes = readFileSync(join(folder, "报告.docx"));
    expect(text.length).toBeGreaterThan(5);
    expect(paragraphsOf(bytes).slice(0, text.length)).toEqual(text);
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
    expect(xml).toContain('w:eastAsia="仿宋"');
    expect(xml.match(/<w:tbl>/g)?.length).toBeGreaterThan(3);
  });

  it("puts the check report on a page of its own and native charts with cached values into the document", async () => {
    const check = (await run("report", SAMPLE)).out.split("\n\n")[1]?.trim().split("\n") ?? [];
    await run("report", SAMPLE, "--format", "docx", "--out", "报告.docx");
    const bytes = readFileSync(join(folder, "报告.docx"));
    const parts = unzipSync(bytes);
    const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
    const lines = paragraphsOf(bytes);
    const from = lines.indexOf(check[0] ?? "");
    expect(check[0]).toBe("教育经费核查报告");
    expect(lines.slice(from, from + check.length)).toEqual(check);
    const xml = part("word/document.xml");
    const ids = [...xml.matchAll(/<c:chart [^>]*r:id="(rIdChart\d+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(2);
    expect(xml).not.toContain("⟦");
    for (const id of ids) {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(part("word/_rels/document.xml.rels"))?.[1] ?? "";
      expect(part("[Content_Types].xml")).toContain(`/word/${target}`);
      expect(part(`word/${target}`)).toMatch(/<c:chartSpace[\s\S]*<c:v>[\d.]+<\/c:v>[\s\S]*<\/c:chartSpace>$/);
    }
  });

  it("refuses in one sentence what it cannot do, and never writes over the workbook", async () => {
    writeFileSync(join(folder, "经费.xlsx"), readFileSync(SAMPLE));
    for (const args of [
      ["没有.xlsx"],
      [],
      ["经费.xlsx", "--format", "pdf"],
      ["经费.xlsx", "--tone", "loud"],
      ["经费.xlsx", "--out", "经费.xlsx"],
      ["经费.xlsx", "--as-of", "2010-02-30"],
    ]) {
      const { status, out, error } = await run("report", ...args);
      expect([args, status, out]).toEqual([args, 2, ""]);
      expect(error.trim().split("\n")).toHaveLength(1);
    }
    expect(readFileSync(join(folder, "经费.xlsx")).equals(readFileSync(SAMPLE))).toBe(true);
  });
});

describe("tables and charts of the written copy", () => {
  it("are named with what is missing, and nothing is written then", async () => {
    const { out } = await run("check", SAMPLE, "--tables", "list");
    expect(out).toMatch(/✓ three-growths +教育经费三个增长、两个比例情况分析表 +缺少：.*教师年平均工资/);
    expect(out).toMatch(/– scorecard +督导自评得分表 +缺少：单项得分、单项分值/);
    expect(out).toMatch(/– project-progress/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("are written by id; a wrong id is refused with the right ones", async () => {
    const { status } = await run(
      "check",
      SAMPLE,
      "--format",
      "xlsx",
      "--tables",
      "per-pupil,three-growths",
      "--charts",
      "per-pupil-trend",
      "--out",
      "结果.xlsx",
    );
    expect(status).toBe(1);
    const parts = unzipSync(readFileSync(join(folder, "结果.xlsx")));
    const workbook = strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array());
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name).slice(-4)).toEqual([
      "核查结果",
      "核查图表",
      "分学段生均",
      "三个增长两个比例",
    ]);
    expect(Object.keys(parts).filter((part) => /charts\/chart[^/]*\.xml$/.test(part))).toHaveLength(1);
    const wrong = await run("check", SAMPLE, "--format", "xlsx", "--tables", "per-pupill");
    expect(wrong.status).toBe(2);
    expect(wrong.error).toContain("per-pupil | sources");
    expect(existsSync(join(folder, "清城区教育经费三年-核查结果.xlsx"))).toBe(false);
  });

  it("make the table of student aid from items, persons and sums", async () => {
    writeFileSync(
      join(folder, "资助.xlsx"),
      workbookBytes({
        资助: [
          ["某县学生资助情况表（2024年）", null, null, null],
          ["资助项目", "受助人数（人）", "受助人次（人次）", "发放金额（万元）"],
          ["小学寄宿生生活补助", 5200, 10400, 650],
          ["普通高中国家助学金", 800, 1600, 160],
        ],
      }),
    );
    const { out } = await run("check", "资助.xlsx", "--tables", "list", "--as-of", "2024-12-31");
    expect(out).toMatch(/✓ student-aid/);
  });
});
