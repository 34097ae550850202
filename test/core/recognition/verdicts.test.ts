import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assess } from "../../../src/core/assessment";
import { instant } from "../../../src/core/model";
import { rulebook } from "../../support/rulebook";
import { sheets } from "../../support/grid";
import { understand } from "./support";

/** Breaches that a careful officer finds on these sheets: `rule entity level`. A misread column would show as another. */
const BREACHES: Readonly<Record<string, readonly string[]>> = {
  "72_年级分行.txt": [],
  "73_秋季资助.txt": [],
  "74_登记表.txt": [],
  "76_占比次序.txt": [],
  "77_执行进度.txt": [],
  "78_编制生师比.txt": [
    "staffing-matches-establishment 清河县 junior",
    "staffing-matches-establishment 清河县 primary",
    "staffing-matches-establishment 清河县 senior",
  ],
  "80_绩效自评表.txt": [],
  "81_空表三增长.txt": [],
  "83_一行三对.txt": [],
  "90_小学部初中部.txt": [],
  "91_专项台账.txt": [
    "special-funds-fully-spent 义务教育薄弱环节改善补助资金 total",
    "special-funds-fully-spent 学生资助补助经费 total",
    "transfer-allocated-within-30-days 城乡义务教育补助经费 total",
  ],
  "92_层级合计.txt": [],
  "93_分块学校.txt": [],
  "96_学段小计行.txt": [],
  "100_单位行.txt": [],
  "103_上年列.txt": [],
  "104_年度列与上年列.txt": [],
  "107_差异系数行.txt": [],
  "117_附加收支.txt": [],
};

function breachesOf(name: string): string[] {
  const [written = ""] = readFileSync(join(process.cwd(), "test", "fixtures", "layouts", name), "utf8").split(/^=== understood\n/m);
  const grids = written
    .split(/^# /m)
    .filter((part) => part.trim() !== "")
    .map((part) => [part.slice(0, part.indexOf("\n")).trim(), part.slice(part.indexOf("\n") + 1)] as const);
  const { dataset } = understand(sheets(Object.fromEntries(grids)));
  const assessment = assess(dataset, rulebook, { asOf: instant("2024-12-31"), regions: ["全国"], packs: null, parameters: {} });
  return [...assessment.findings({ outcomes: ["fail"] })].map(({ rule, entity, schoolLevel }) => `${rule} ${entity} ${schoolLevel}`).sort();
}

describe("breaches on sheets as offices lay them out", () => {
  it.each(Object.entries(BREACHES))("%s", (name, expected) => {
    expect(breachesOf(name)).toEqual(expected);
  });
});
