import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runStatements } from "../../src/cli/statements";

const SAMPLE = resolve(__dirname, "../fixtures/samples/清城区教育经费三年.xlsx");
const TEXT =
  "2007—2009年，生均公用经费为1044.41元、1108.56元和1126.23元，年增长率分别为2.17%、6.14%和1.56%。\n教育财政拨款2009年为31973万元。";

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
    today: "2026-01-31",
    workingFolder: folder,
  };
  const status = await runStatements(args, io);
  return { status, out, error };
}

interface Report {
  readonly claims: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly kind: string;
    readonly stated: { readonly value: number; readonly unit: string } | null;
    readonly recomputed: { readonly value: number; readonly unit: string } | null;
    readonly interval: readonly [number, number] | null;
    readonly verdict: string;
    readonly reason: string;
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

async function report(text: string | Uint8Array, ...args: string[]): Promise<Report> {
  writeFileSync(join(folder, "报告.txt"), text);
  const { out, error } = await run("报告.txt", "--format", "json", ...args);
  expect(error).toBe("");
  return JSON.parse(out) as Report;
}

describe("statements at the command line", () => {
  it("gives every claim with its offsets, both values, the interval and the reason", async () => {
    const { claims, summary } = await report(TEXT);
    const wrong = claims.find((claim) => claim.text === "1.56%");
    expect(wrong).toMatchObject({ kind: "growth", verdict: "disagrees", stated: { value: 1.56, unit: "%" } });
    expect(wrong?.recomputed).toEqual({ value: expect.closeTo(1.59396, 5), unit: "%" });
    expect(wrong?.interval).toEqual([expect.closeTo(1.5930505, 5), expect.closeTo(1.594869, 5)]);
    expect(wrong?.reason).toContain("1.594%");
    for (const claim of claims) expect(TEXT.slice(claim.start, claim.end)).toBe(claim.text);
    for (const verdict of ["agrees", "disagrees", "cannotCheck"]) {
      expect(summary[verdict]).toBe(claims.filter((claim) => claim.verdict === verdict).length);
    }
    expect(summary["disagrees"]).toBe(1);
  });

  it("holds the text against a workbook and names the cells", async () => {
    const alone = await report(TEXT);
    expect(alone.claims.find((claim) => claim.text === "31973万元")?.verdict).toBe("cannotCheck");
    const { claims } = await report(TEXT, "--book", SAMPLE);
    const same = claims.find((claim) => claim.text === "31973万元");
    expect(same?.verdict).toBe("agrees");
    expect(same?.reason).toContain("教育经费三年!B7");
    const off = await report(TEXT.replace("31973万元", "32973万元"), "--book", SAMPLE);
    const other = off.claims.find((claim) => claim.text === "32973万元");
    expect(other?.verdict).toBe("disagrees");
    expect(other?.recomputed).toEqual({ value: 31973, unit: "万元" });
  });

  it("prints what disagrees first, in both languages, and says so with its status", async () => {
    writeFileSync(join(folder, "报告.txt"), TEXT);
    const chinese = await run("报告.txt");
    expect(chinese.status).toBe(1);
    expect(chinese.out).toMatch(/不一致1处[\s\S]*第1行 {2}1\.56%.*应为 ?1\.59%/);
    const english = await run("报告.txt", "--lang", "en-US");
    expect(english.out).toMatch(/1 disagree[\s\S]*line 1 {2}1\.56%.*Should be 1\.59%/);
  });

  it("reads text files of Chinese Windows and of the clipboard", async () => {
    // 增长 in GB 18030; the figures are ASCII.
    const growth = [0xd4, 0xf6, 0xb3, 0xa4];
    const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
    const yuan = [0xd4, 0xaa];
    const comma = [0xa3, 0xac];
    const to = [0xb5, 0xbd];
    const from = [0xd3, 0xc9];
    const bytes = Uint8Array.from([
      ...from,
      ...ascii("100.00"),
      ...yuan,
      ...growth,
      ...to,
      ...ascii("110.00"),
      ...yuan,
      ...comma,
      ...growth,
      ...ascii("12.0%"),
    ]);
    expect((await report(bytes)).claims.find((claim) => claim.kind === "growth")?.verdict).toBe("disagrees");
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, "utf16le")]);
    expect((await report(utf16)).claims.find((claim) => claim.text === "1.56%")?.verdict).toBe("disagrees");
  });

  it("refuses in one sentence what it cannot read", async () => {
    for (const args of [
      ["没有.txt"],
      [],
      ["报告.txt", "--format", "html"],
      ["报告.txt", "--nope"],
      ["报告.txt", "--book", "没有.xlsx"],
      ["报告.txt", "--book", "报告.txt"],
    ]) {
      writeFileSync(join(folder, "报告.txt"), TEXT);
      const { status, out, error } = await run(...args);
      expect(status).toBe(2);
      expect(out).toBe("");
      expect(error.trim().split("\n")).toHaveLength(1);
      expect(error).not.toMatch(/\{|\bat \//);
    }
  });

  it("explains itself", async () => {
    const { status, out } = await run("--help");
    expect(status).toBe(0);
    expect(out).toContain("--book");
  });
});
