import { spawnSync } from "node:child_process";

function rules(...args: string[]): { readonly status: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/rules.mjs", ...args], { encoding: "utf8" });
  return { status, out: stdout, error: stderr };
}

describe("npm run rules", () => {
  it("says how it is used, with status 2, when the command or the date is missing", () => {
    expect(rules()).toMatchObject({ status: 2, error: expect.stringContaining("No command given. Usage:") as string });
    expect(rules("chek")).toMatchObject({ status: 2, error: expect.stringContaining("Unknown command: chek.") as string });
    expect(rules("stale")).toMatchObject({ status: 2, error: expect.stringContaining("stale needs a date") as string });
  });

  it("lists every rule with its pack", () => {
    const { status, out } = rules("list");
    expect(status).toBe(0);
    expect(out).toContain("cn/law  教育法律法规");
    expect(out).toContain("nine-year-retention-reaches-share  九年义务教育巩固率达到目标（政策，待核实）");
    expect(out.trimEnd().endsWith("141 rules.")).toBe(true);
  });

  it("lists what nobody has looked at since a day", () => {
    const { status, out } = rules("stale", "--as-of", "2026-01-01");
    expect(status).toBe(0);
    expect(out).toMatch(/value student-loan-cap \(全国, higher, 本专科生, 2024-09-01 –\): 待核实, last looked at on no recorded date/);
    expect(out).toMatch(/\d+ rules and values in force on 2026-01-01 have not been looked at since; 6 of them are 待核实\./);
  });
});
