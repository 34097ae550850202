import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { checkStatements } from "../../../../src/core/assessment/statements";
import type { AssessmentOptions, Dataset, Finding, StatementText } from "../../../../src/core/model";
import { instant } from "../../../../src/core/model";
import { recognise, toDataset } from "../../../../src/core/recognition";
import { openWorkbook } from "../../../../src/hosts/xlsx";
import { createTranslator } from "../../../../src/locales";
import { rulebook } from "../../../support/rulebook";

const SAMPLE = "清城区教育经费三年.xlsx";
const SHEET = "自评报告摘录";
const options: AssessmentOptions = { asOf: instant("2010-03-31"), regions: ["全国"], packs: null, parameters: {} };

let dataset: Dataset;
let findings: Finding[];
beforeAll(async () => {
  const bytes = readFileSync(resolve(__dirname, "../../../fixtures/samples", SAMPLE));
  const snapshots = await openWorkbook(new Uint8Array(bytes), SAMPLE).read({ sheets: null });
  dataset = toDataset(recognise(snapshots, rulebook.fields), snapshots);
  findings = checkStatements(dataset.statements, dataset, rulebook, options);
});

const at = (row: number): Finding[] =>
  findings.filter((finding) => finding.cells[0]?.sheet === SHEET && finding.cells[0].rowIndex === row - 1);
const verdicts = (row: number): Record<string, string> => Object.fromEntries(at(row).map((finding) => [finding.rule, finding.outcome]));
const inCell = (text: string, data: Dataset = dataset): Finding[] =>
  checkStatements([{ text, cell: { sheet: SHEET, rowIndex: 20, columnIndex: 1 } }], data, rulebook, options);

describe("sentences in the cells of a workbook", () => {
  it("find 1.56 % wrong and the gaps right but written with %", () => {
    expect(verdicts(3)).toMatchObject({
      "stated-gap-agrees-with-rates": "pass",
      "percentage-points-not-written-as-percent": "fail",
      "stated-growth-agrees-with-amounts": "pass",
    });
    expect(verdicts(4)).toMatchObject({ "stated-growth-agrees-with-amounts": "pass" });
    expect(verdicts(5)).toMatchObject({ "stated-growth-agrees-with-amounts": "fail" });
    expect(verdicts(6)).toMatchObject({ "stated-share-agrees-with-amounts": "pass" });
    expect(verdicts(7)).toMatchObject({ "stated-share-agrees-with-amounts": "pass" });
    expect(findings.filter((finding) => finding.outcome === "fail").map((finding) => finding.level)).toEqual(["note", "error"]);
    expect(at(8).filter((finding) => finding.outcome === "fail")).toEqual([]);
  });

  it("say it in sentences, with the right value and the interval", () => {
    const wrong = at(5).find((finding) => finding.outcome === "fail");
    const chinese = createTranslator("zh-CN", rulebook);
    const english = createTranslator("en-US", rulebook);
    expect(chinese(wrong?.message ?? { id: "" })).toMatch(/文中“1\.56%”.*1\.594%/);
    expect(chinese(wrong?.notes[0] ?? { id: "" })).toMatch(/应为 ?1\.59%/);
    expect(english(wrong?.message ?? { id: "" })).toMatch(/1\.56%.*1\.594%/);
    expect(wrong?.required).toMatchObject({ operator: "agrees", value: expect.closeTo(0.0159305, 7), high: expect.closeTo(0.0159487, 7) });
    expect(wrong?.trace().children).toHaveLength(2);
  });

  it("take a missing base from the sheets of the workbook", () => {
    const [right] = inCell("2009年，教育财政拨款为31973万元，比上年增长24.06%。").filter(
      (finding) => finding.rule === "stated-growth-agrees-with-amounts",
    );
    expect(right?.outcome).toBe("pass");
    const [wrong] = inCell("2009年，教育财政拨款为31973万元，比上年增长25.06%。").filter(
      (finding) => finding.rule === "stated-growth-agrees-with-amounts",
    );
    expect(wrong?.outcome).toBe("fail");
    expect(wrong?.cells.map((cell) => `${cell.sheet}!${cell.rowIndex},${cell.columnIndex}`)).toContain("教育经费三年!5,1");
  });

  it("see a figure that differs from the same figure in a table", () => {
    const [other] = inCell("2009年，教育财政拨款为32973万元。").filter((finding) => finding.outcome === "fail");
    expect(other?.rule).toBe("same-figure-agrees-across-places");
    expect(
      inCell("2009年，教育财政拨款为3.20亿元。")
        .filter((finding) => finding.outcome === "fail")
        .map((finding) => finding.rule),
    ).toEqual([]);
  });

  it("report each placeholder once, and judge nothing beside it", () => {
    const found = inCell("区财政经常性收入分别为x亿元、x亿元，分别比上年增长 x %、x%。");
    expect(found.map((finding) => [finding.rule, finding.outcome])).toEqual(
      Array.from({ length: 4 }, () => ["placeholder-filled-in", "fail"]),
    );
  });

  it("have keys that stay when rows move and differ from one another", () => {
    const moved: StatementText[] = dataset.statements.map(({ text, cell }) => ({ text, cell: { ...cell, rowIndex: cell.rowIndex + 3 } }));
    const again = checkStatements(moved, dataset, rulebook, options);
    const keys = findings.map((finding) => finding.key);
    expect(keys.length).toBeGreaterThan(5);
    expect(again.map((finding) => finding.key)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("keep to the packs that are on", () => {
    expect(checkStatements(dataset.statements, dataset, rulebook, { ...options, packs: ["cn/law"] })).toEqual([]);
  });
});
