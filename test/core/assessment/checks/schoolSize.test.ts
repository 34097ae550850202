import { assess } from "../../../../src/core/assessment";
import { instant, OUTCOMES } from "../../../../src/core/model";
import { recognise, toDataset } from "../../../../src/core/recognition";
import { grid } from "../../../support/grid";
import { rulebook } from "../../../support/rulebook";

const RULE = "school-size-within-limit";

it("what a long table is told of a school at a glance is what its finding says", () => {
  const sheet = grid(`
    | 学校名称     | 学段 | 办学类型   | 在校学生数（人） |
    | 城南小学     | 小学 | 小学       | 1800             |
    | 城北小学     | 小学 | 小学       | 2000             |
    | 城东小学     | 小学 | 小学       | 2001             |
    | 第一中学     | 初中 | 初级中学   | 1200             |
    | 城西九年制   | 小学 | 九年一贯制 | 1500             |
    | 城西九年制   | 初中 | 九年一贯制 | 900              |
    | 河东九年学校 | 小学 | 学校       | 1700             |
    | 河西小学     | 小学 | 小学       |                  |
    | 实验高中     | 高中 | 高中       | 900              |
    | 湖滨学校     | 小学 | 312        | 2100             |
  `);
  const dataset = toDataset(recognise([sheet], rulebook.fields), [sheet]);
  const assessment = assess(dataset, rulebook, { asOf: instant("2024-03-31"), regions: ["全国"], packs: null, parameters: {} });
  const said = OUTCOMES.flatMap((outcome) =>
    [...assessment.findings({ rules: [RULE], outcomes: [outcome] })].map((one) => [outcome, one] as const),
  );
  expect(said.map(([outcome, finding]) => [outcome, finding.outcome, finding.entity])).toEqual([
    ["pass", "pass", "城南小学"],
    ["pass", "pass", "城北小学"],
    ["pass", "pass", "第一中学"],
    ["pass", "pass", "城西九年制"],
    ["pass", "pass", "河东九年学校"],
    ["pass", "pass", "湖滨学校"],
    ["fail", "fail", "城东小学"],
    ["open", "open", "河西小学"],
  ]);
  const combined = said.find(([, { entity }]) => entity === "城西九年制")?.[1];
  expect(combined?.observed?.value).toBe(2400);
});
