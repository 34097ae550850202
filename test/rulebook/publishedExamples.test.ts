import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assess } from "../../src/core/assessment";
import { decileOf } from "../../src/core/assessment/checks/benchmarking";
import { splitShare, weightedVariationOf } from "../../src/core/formulas";
import type { Finding } from "../../src/core/model";
import { instant } from "../../src/core/model";
import { recognise, toDataset } from "../../src/core/recognition";
import { snapshotFromText } from "../../src/core/recognition/fromText";
import { datasetOf, stated } from "../support/dataset";
import { rulebook } from "../support/rulebook";

/** Figures that somebody published, with their sources in test/fixtures/examples/README.md. */
function rows(file: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(join(process.cwd(), "test", "fixtures", "examples", file), "utf8");
  const [header = [], ...lines] = text.trim().split(/\r?\n/).map(cellsOf);
  return lines.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

/** A line of a CSV file (RFC 4180, no line breaks inside cells). */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => match[1]?.replace(/""/g, '"') ?? match[2] ?? "");
}

const SCALES: Readonly<Record<string, number>> = { 亿元: 1e8, 万元: 1e4, 元: 1 };

/** The verdict of the growth check on one published row, as its cells stand in a table of two years. */
function growthVerdict(value: string, prior: string, growth: string, unit: string): Finding["outcome"] | "absent" {
  const perPupil = unit === "元";
  const field = perPupil ? "perPupilOperatingFunds" : "educationAppropriation";
  const dataset = datasetOf([
    {
      columns: [{ field, unit: perPupil ? "CNY/pupil" : "CNY", scale: SCALES[unit] ?? 1 }, stated("statedGrowth", field)],
      rows: [
        ["某地", 2021, "total", prior, ""],
        ["某地", 2022, "total", value, growth],
      ],
    },
  ]);
  const options = { asOf: instant("2024-12-31"), regions: ["全国"], packs: null, parameters: {} };
  const found = [...assess(dataset, rulebook, options).findings({ rules: ["stated-growth-agrees-with-amounts"] })];
  return found.find((finding) => finding.period.year === 2022)?.outcome ?? "absent";
}

/** The word after the slash; rows without one have no prior figure, or no stated growth to check. */
const expectedOf = (verdict: string): string =>
  verdict.endsWith("/ consistent") ? "pass" : verdict.endsWith("/ INCONSISTENT") ? "fail" : "";

describe("published growth rates, judged by interval", () => {
  const local = rows("local_announcements.csv").map((row) => ({
    name: `${row["region"]} ${row["year"]} ${row["item"]}`,
    cells: [row["value"] ?? "", row["prev_value"] ?? "", row["stated_growth_pct"] ?? "", row["unit"] ?? ""] as const,
    verdict: row["verdict"] ?? "",
  }));
  const national = rows("national_per_pupil.csv").map((row) => ({
    name: `${row["year"]} ${row["measure"]} ${row["level"]}`,
    cells: [row["value_元"] ?? "", row["prev_value_元"] ?? "", row["stated_growth_pct"] ?? "", "元"] as const,
    verdict: row["verdict"] ?? "",
  }));
  const all = [...local, ...national];
  const comparable = all.filter((row) => expectedOf(row.verdict) !== "");

  it("are all there", () => {
    expect([local.length, national.length, comparable.length]).toEqual([66, 30, 60]);
  });

  it.each(comparable)("$name", ({ cells, verdict }) => {
    expect(growthVerdict(...cells)).toBe(expectedOf(verdict));
  });

  it("cannot be judged where the prior figure is not printed", () => {
    const without = all.filter(({ cells: [value, prior, growth] }) => value !== "" && prior === "" && growth !== "");
    expect(without.length).toBeGreaterThan(0);
    for (const { cells } of without) expect(growthVerdict(...cells)).toBe("open");
  });

  it("fail where they cannot come from the printed figures: 1108.56 → 1126.23 is no 1.56 %", () => {
    expect(growthVerdict("1126.23", "1108.56", "1.56", "元")).toBe("fail");
    expect(growthVerdict("1126.23", "1108.56", "1.59", "元")).toBe("pass");
  });
});

describe("差异系数 of five schools", () => {
  const schools = rows("cv_worked_example.csv").filter((row) => row["school"]?.startsWith("小学"));
  const pupils = Float64Array.from(schools, (row) => Number(row["在校生数"]));
  const books = Float64Array.from(schools, (row) => Number(row["图书册数"]));

  it("weighs each school with its pupils: 0.51526, printed 0.52, not 0.49 or 0.55", () => {
    expect(schools.length).toBe(5);
    const found = weightedVariationOf(books, pupils);
    expect(found).toBeCloseTo(0.51526, 5);
    expect(found.toFixed(2)).toBe("0.52");
  });

  it("is the same through recognition and assessment, against the limit for primary schools", () => {
    const given = [
      "| 学校名称 | 学段 | 在校学生数(人) | 教学仪器设备值(万元) |",
      ...schools.map((row) => `| ${row["school"]} | 小学 | ${row["在校生数"]} | ${row["图书册数"]} |`),
    ];
    const snapshots = [snapshotFromText(given.join("\n"))];
    const dataset = toDataset(recognise(snapshots, rulebook.fields), snapshots);
    const assessment = assess(dataset, rulebook, { asOf: instant("2024-12-31"), regions: ["全国"], packs: null, parameters: {} });
    const [finding] = [...assessment.findings({ rules: ["quality-balance-equipment-value-variation-within-limit"] })];
    expect(finding?.outcome).toBe("fail");
    expect(finding?.observed?.value).toBeCloseTo(0.51526, 5);
  });
});

it("splits what a 九年一贯制 school has by 1 : 1.1, as printed when the unit is rounded first", () => {
  const value = Object.fromEntries(rows("cv_split_example.csv").map((row) => [row["item"] ?? "", row["value"] ?? ""]));
  const [primary, junior, books] = [Number(value["小学生"]), Number(value["初中生"]), Number(value["图书总册数"])];
  expect(primary + 1.1 * junior).toBeCloseTo(Number(value["分母 166+1.1×210"]), 10);
  const share = splitShare([1, 1.1], [primary, junior], 0) * books;
  expect(share / primary).toBeCloseTo(58.504, 3);
  expect(share).toBeCloseTo(9711.6, 1);
  // The source rounds 58.504 to 58.5 before it multiplies.
  expect(Number((share / primary).toFixed(1)) * primary).toBe(Number(value["小学图书 printed"]));
  expect(share + splitShare([1, 1.1], [primary, junior], 1) * books).toBeCloseTo(books, 6);
});

describe("colour of a cost among ten schools", () => {
  const table = rows("uk_fbit_rag.csv");
  const colours = (row: Readonly<Record<string, string>>): readonly string[] =>
    Array.from({ length: 10 }, (_, decile) => row[`decile${decile}`] ?? "");

  it("has nine categories with four keys each", () => {
    expect(table.length).toBe(36);
    expect(table.every((row) => colours(row).every((colour) => ["red", "amber", "green"].includes(colour)))).toBe(true);
  });

  it.each(table)("$category, $key", (row) => {
    const key = row["key"] ?? "";
    // Twenty schools, so that every decile occurs; with close comparators where the key asks for more than ten of them.
    const rating = key.startsWith("outstanding") ? "Outstanding" : "Good";
    const close = key.endsWith("_10");
    const header = `| 学校名称 | 英国：成本类别 | 英国：单位成本(GBP) | 英国：督导等级 |${close ? " 在校学生数(人) | 英国：免费午餐学生占比(%) | 英国：特殊需要学生占比(%) |" : ""}`;
    const given = Array.from(
      { length: 20 },
      (_, at) =>
        `| School ${String.fromCharCode(65 + at)} | ${row["category"]} | ${100 + at} | ${rating} |${close ? " 400 | 20.0 | 12.0 |" : ""}`,
    );
    const snapshots = [snapshotFromText([header, ...given].join("\n"))];
    const dataset = toDataset(recognise(snapshots, rulebook.fields), snapshots);
    const options = { asOf: instant("2024-12-31"), regions: ["UK", "全国"], packs: ["uk/fbit"], parameters: {} };
    const found = [...assess(dataset, rulebook, options).findings({ rules: ["uk-cost-category-not-in-red-band"] })];
    const seen = found.map((finding) => finding.message.data?.["colour"]);
    const figures = Array.from({ length: 20 }, (_, at) => 100 + at);
    expect(seen).toEqual(figures.map((figure) => colours(row)[decileOf(figure, figures)]));
    expect(found.map((finding) => finding.outcome)).toEqual(seen.map((colour) => (colour === "red" ? "fail" : "pass")));
  });

  it("ranks with equal figures counted in, over ten, at most nine", () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(ten.map((figure) => decileOf(figure, ten))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
    expect(
      decileOf(
        1,
        Array.from({ length: 20 }, (_, at) => at + 1),
      ),
    ).toBe(0);
    expect(decileOf(5, [5, 5, 5, 9])).toBe(7);
  });
});
