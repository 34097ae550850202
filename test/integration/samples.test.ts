import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assess } from "../../src/core/assessment";
import { cellText, formatUnit, instant, periodText } from "../../src/core/model";
import type { Dataset, Finding } from "../../src/core/model";
import { recognise, toDataset } from "../../src/core/recognition";
import { openWorkbook } from "../../src/hosts/xlsx";
import { rulebook } from "../support/rulebook";
import { judge } from "../support/judge";
import type { Expected } from "../support/judge";

const folder = join(process.cwd(), "test", "fixtures", "samples");
const SAMPLES = [
  "清城区教育经费三年",
  "安澜县教育经费五年_横排多单位",
  "丹湖市多区县经费长表",
  "望河县义务教育学校基本情况表",
  "全面改薄项目台账",
  "督导自评打分表",
];

async function datasetOf(name: string): Promise<Dataset> {
  const host = openWorkbook(new Uint8Array(readFileSync(join(folder, `${name}.xlsx`))), name);
  const snapshots = await host.read({ sheets: null });
  return toDataset(recognise(snapshots, rulebook.fields), snapshots);
}

/** Findings as the JSON report writes them. */
function reported(finding: Finding): Parameters<typeof judge>[0]["findings"][number] {
  return {
    rule: finding.rule,
    entity: finding.entity,
    period: periodText(finding.period),
    schoolLevel: finding.schoolLevel,
    outcome: finding.outcome,
    observed: finding.observed && { value: finding.observed.value, unit: formatUnit(finding.observed.unit) },
    cells: finding.cells.map(cellText),
  };
}

describe.each(SAMPLES)("%s", (name) => {
  const expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), "utf8")) as Expected;
  let findings: readonly Finding[] = [];
  let issues: readonly { readonly id: string; readonly text: string }[] = [];

  beforeAll(async () => {
    const dataset = await datasetOf(name);
    const assessment = assess(dataset, rulebook, { asOf: instant(expected.asOf), regions: ["全国"], packs: null, parameters: {} });
    findings = [...assessment.findings()];
    issues = assessment.issues.map((issue) => ({
      id: issue.id,
      text: [issue.id, JSON.stringify(issue.message), ...issue.cells.map(cellText)].join(" "),
    }));
  });

  it("holds every expectation and raises no false alarm", () => {
    expect(expected.expect.length).toBeGreaterThan(0);
    expect(judge({ findings: findings.map(reported), issues }, expected)).toEqual([]);
  });

  it("gives every finding a key of its own", () => {
    const keys = findings.map((finding) => finding.key);
    const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
    expect(twice).toEqual([]);
  });

  it("names a cell for every finding that is not met or open, and the amount short for thresholds", () => {
    expect(findings.filter((finding) => (finding.outcome === "fail" || finding.outcome === "open") && finding.cells.length === 0)).toEqual(
      [],
    );
  });
});
