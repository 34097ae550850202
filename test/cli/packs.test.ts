import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runCheck } from "../../src/cli/check";
import { commandLineTools } from "../../src/cli/tools";

const SAMPLE = resolve(__dirname, "../fixtures/samples/清城区教育经费三年.xlsx");
const PACK = `
pack: { id: own/qingcheng, title: 清城区自定规则, region: 清城区 }
rules:
  - id: qingcheng-operating-funds-floor
    title: 小学生均公用经费不低于1200元
    expression: perPupilOperatingFunds
    level: primary
    threshold: 1200
    basis: 区政府专题会议纪要
parameters:
  - id: growth-minimum
    values: [{ value: 20%, from: 2000-01-01, region: 清城区 }]
ended:
  - { rule: per-pupil-spending-grows, until: 2000-12-31 }
`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "edufund-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Report {
  readonly findings: readonly { readonly rule: string; readonly outcome: string; readonly period: string; readonly text?: string }[];
}

async function check(...args: string[]): Promise<{ status: number; report: Report; out: string; error: string }> {
  let out = "";
  let error = "";
  const io = {
    out: (text: string) => void (out += text),
    error: (text: string) => void (error += text),
    today: "2026-01-31",
    workingFolder: folder,
  };
  const status = await runCheck(
    [SAMPLE, "--format", "json", "--region", "清城区", "--as-of", "2010-06-30", ...args],
    io,
    commandLineTools(),
  );
  return { status, out, error, report: (out.startsWith("{") ? JSON.parse(out) : { findings: [] }) as Report };
}

const outcomesOf = (report: Report, rule: string): readonly string[] =>
  report.findings.filter((one) => one.rule === rule).map((one) => one.outcome);

describe("check --pack", () => {
  it("judges by one new rule, one changed threshold and one ended rule, without a build", async () => {
    writeFileSync(join(folder, "清城.yaml"), PACK);
    const [plain, packed] = [await check(), await check("--pack", "清城.yaml")];
    expect(outcomesOf(plain.report, "qingcheng-operating-funds-floor")).toEqual([]);
    expect(outcomesOf(packed.report, "qingcheng-operating-funds-floor")).toContain("fail");
    expect(outcomesOf(plain.report, "per-pupil-operating-funds-grow")).toContain("pass");
    expect(outcomesOf(packed.report, "per-pupil-operating-funds-grow")).not.toContain("pass");
    expect(outcomesOf(plain.report, "per-pupil-spending-grows")).toEqual(["pass", "pass", "pass"]);
    expect(outcomesOf(packed.report, "per-pupil-spending-grows").every((outcome) => outcome === "notApplicable")).toBe(true);
    expect(packed.out).toContain("区政府专题会议纪要");
  }, 60000);

  it("reads the same pack as JSON", async () => {
    const rule = { id: "own-floor", title: "生均公用经费不低于5000元", expression: "perPupilOperatingFunds", threshold: 5000 };
    writeFileSync(join(folder, "own.json"), JSON.stringify({ rules: [rule] }));
    const { report } = await check("--pack", "own.json");
    expect(outcomesOf(report, "own-floor")).toContain("fail");
  }, 60000);

  it("says file, path, what was found and what is accepted, and checks nothing", async () => {
    writeFileSync(join(folder, "坏.yaml"), "ended:\n  - { rule: no-such-rule, until: 2000-12-31 }\n");
    const { status, out, error } = await check("--pack", "坏.yaml");
    expect([status, out]).toEqual([2, ""]);
    expect(error).toContain('规则文件“坏.yaml”的 ended[0].rule：现为 "no-such-rule"，应为规则库中已有的规则');
  }, 60000);

  it.each([
    ["没有.yaml", null],
    ["坏.yaml", "rules: [\n"],
  ])("says so when %s cannot be read", async (name, content) => {
    if (content !== null) writeFileSync(join(folder, name), content);
    const { status, error } = await check("--pack", name);
    expect(status).toBe(2);
    expect(error).toContain(`不能读取规则包 ${name}`);
  });
});
