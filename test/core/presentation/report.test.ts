import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reportOf, writeReport } from "../../../src/core/presentation";
import type { Schema } from "./jsonSchema";
import { faultsOf } from "./jsonSchema";
import { finding, sampleInput } from "./sampleInput";

const schema = JSON.parse(readFileSync(join(__dirname, "../../../docs/report.schema.json"), "utf8")) as Schema;
const stamp = { workbook: { name: "清城区.xlsx", sha256: "a".repeat(64) }, tool: { name: "edufund-check", version: "0.1.0" } };
const hash = { ...sampleInput().rulebook, sha256: "0123456789abcdef".repeat(4) };
const input = { ...sampleInput(), rulebook: hash };

describe("the JSON report", () => {
  const report = reportOf(input, stamp);

  test("conforms to docs/report.schema.json in both languages", () => {
    expect(report.findings.length).toBeGreaterThan(4);
    expect(faultsOf(JSON.parse(JSON.stringify(report)), schema)).toEqual([]);
    expect(faultsOf(reportOf({ ...sampleInput("en-US"), rulebook: hash }, stamp), schema)).toEqual([]);
  });

  test("the schema refuses what is not a report", () => {
    const [first] = report.findings;
    const broken: readonly object[] = [
      { ...report, schema: 2 },
      { ...report, extra: 1 },
      { ...report, asOf: "2010/03/31" },
      { ...report, findings: [{ ...first, level: "fatal" }] },
      { ...report, findings: [{ ...first, cells: ["B4"] }] },
      { ...report, findings: [{ ...first, observed: { value: "6", unit: "pp" } }] },
      { ...report, summary: { pass: 1, fail: 1, open: 1 } },
    ];
    for (const one of broken) expect(faultsOf(JSON.parse(JSON.stringify(one)), schema)).not.toEqual([]);
  });

  test("keys stand in the documented order", () => {
    expect(Object.keys(report)).toEqual([
      "schema",
      "tool",
      "rulebook",
      "workbook",
      "asOf",
      "lang",
      "tables",
      "findings",
      "issues",
      "summary",
    ]);
    expect(Object.keys(report.findings[0] ?? {})).toEqual(
      ((schema["$defs"] as Record<string, Schema>)["finding"] as { required: string[] }).required,
    );
  });

  test("values are canonical and unrounded", () => {
    const unmet = report.findings.find(({ key }) => key === "grows/2009");
    expect(unmet).toMatchObject({
      entity: "清城区",
      period: "2009",
      schoolLevel: "any",
      observed: { value: -3, unit: "pp" },
      required: { operator: "moreThan", value: 0, unit: "pp" },
      shortfall: { value: 7500001, unit: "CNY" },
      cells: ["经费!B5", "经费!B4", "经费!C5", "经费!C4"],
    });
    expect(report.tables).toEqual([
      {
        id: "经费#1",
        range: "经费!A2:D5",
        shape: "yearsDown",
        fields: [{ field: "educationAppropriation", range: "经费!B3:B5", unit: "万元", confidence: 1 }],
      },
    ]);
    expect(report.summary).toEqual({ pass: 1, fail: 3, open: 1, notApplicable: 1 });
    expect(report.rulebook.packs).toEqual(["cn/law"]);
  });

  test("is written in chunks that make one line", () => {
    const many = Array.from({ length: 2000 }, (_, at) => finding(`pass/${at}`, {}));
    const long = { ...sampleInput("zh-CN", many), rulebook: hash };
    const chunks = [...writeReport(long, stamp)];
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.join("")).toBe(JSON.stringify(reportOf(long, stamp)));
    expect(chunks.join("")).not.toContain("\n");
    expect([...writeReport({ ...input, ...sampleInput("zh-CN", []), rulebook: hash }, stamp)].join("")).toBe(
      JSON.stringify(reportOf({ ...sampleInput("zh-CN", []), rulebook: hash }, stamp)),
    );
  });
});
