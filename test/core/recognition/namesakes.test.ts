import { assess } from "../../../src/core/assessment";
import { instant } from "../../../src/core/model";
import type { Dataset } from "../../../src/core/model";
import { rulebook } from "../../support/rulebook";
import { sheets } from "../../support/grid";
import { understand } from "./support";

/** A list of schools with a place before each; `place` "" repeats the one above, as a merged cell does. */
function list(title: string, place: string | null, rows: readonly (readonly [string, string, string, number, number])[]): string {
  const header = [...(place === null ? [] : [place]), "学校名称", "办学类型", "在校学生数（人）", "教学仪器设备值（万元）"];
  const lines = rows.map(([at, ...row]) => [...(place === null ? [] : [at]), ...row].join(" | "));
  return [title, ...[header.join(" | "), ...lines].map((line) => `| ${line} |`)].join("\n");
}

const TITLE = "清水县2023年义务教育学校基本情况表";
const names = ({ blocks, entities }: Dataset): string[][] => blocks.map(({ entityOf }) => [...entityOf].map((id) => entities.nameOf(id)));
const read = (pages: Readonly<Record<string, string>>): Dataset => understand(sheets(pages)).dataset;

function findings(dataset: Dataset, rule: string): readonly string[] {
  const options = { asOf: instant("2024-03-31"), regions: ["全国"], packs: null, parameters: {} };
  return [...assess(dataset, rulebook, options).findings()]
    .filter((finding) => finding.rule === rule)
    .map(({ entity, schoolLevel, outcome, cells }) => `${entity} ${schoolLevel} ${outcome} ${cells.length}`);
}

const VARIATION = "quality-balance-equipment-value-variation-within-limit";

describe("schools of one name in several places", () => {
  const towns: [string, string, string, number, number][] = [
    ["东镇", "中心小学", "小学", 500, 120],
    ["", "第一中学", "初中", 700, 220],
    ["西镇", "中心小学", "小学", 300, 60],
    ["", "希望小学", "小学", 200, 50],
  ];

  it("are schools of their own in a list with a column of towns, the others go by their name", () => {
    const dataset = read({ 学校: list(TITLE, "乡镇", towns) });
    expect(names(dataset)).toEqual([["东镇 中心小学", "第一中学", "西镇 中心小学", "希望小学"]]);
    expect(dataset.blocks[0]?.entityKind).toBe("school");
    expect(findings(dataset, "same-indicator-consistent")).not.toContainEqual(expect.stringContaining("fail"));
  });

  it.each(["sheet", "title"])("are told apart by the town of their %s, and are one county's schools", (from) => {
    const page = (town: string, pupils: number): string =>
      list(from === "title" ? TITLE.replace("清水县", `清水县${town}`) : TITLE.replace("清水县", ""), null, [
        ["", "中心小学", "小学", pupils, 100],
        ["", `${town.slice(0, 1)}山小学`, "小学", 400, 100],
      ]);
    const key = (town: string, i: number): string => (from === "title" ? `表${i}` : town);
    const dataset = read({ [key("东镇", 1)]: page("东镇", 500), [key("西镇", 2)]: page("西镇", 300) });
    expect(names(dataset)).toEqual([["东镇 中心小学", "东山小学", "西镇 中心小学", "西山小学"]]);
    expect(findings(dataset, VARIATION)).toEqual([" primary pass 4"]);
  });

  it("towns of several counties are no one county's, and a town of the same name is told by its county", () => {
    const page = (place: string): string =>
      list(TITLE.replace("清水县", place), null, [
        ["", "中心小学", "小学", 500, 100],
        ["", `${place.slice(0, 1)}${place.slice(3, 4)}小学`, "小学", 400, 100],
      ]);
    const dataset = read({ 表1: page("清水县东镇"), 表2: page("石桥县东镇"), 表3: page("石桥县西镇") });
    expect(names(dataset)).toEqual([
      ["清水县东镇 中心小学", "清东小学"],
      ["石桥县东镇 中心小学", "石东小学", "石桥县西镇 中心小学", "石西小学"],
    ]);
  });

  it("a school that stands once goes by its name in every table", () => {
    const money = list("2023年公用经费情况表", null, [
      ["", "东山小学", "小学", 400, 100],
      ["", "西山小学", "小学", 410, 100],
    ]);
    const dataset = read({
      学校: list(TITLE, "乡镇", [
        ["东镇", "东山小学", "小学", 400, 100],
        ["西镇", "西山小学", "小学", 410, 100],
      ]),
      经费: money,
    });
    expect(dataset.entities.count).toBe(2);
  });
});

describe("schools of several counties in one list", () => {
  const city: [string, string, string, number, number][] = [
    ["东县", "实验小学", "小学", 500, 120],
    ["东县", "第二小学", "小学", 600, 120],
    ["西区", "实验小学", "小学", 300, 10],
    ["西区", "第三小学", "小学", 200, 50],
  ];

  it("are compared within their county", () => {
    const dataset = read({ 学校: list("云州市2023年义务教育学校基本情况表", "区县", city) });
    expect(names(dataset)).toEqual([
      ["东县 实验小学", "第二小学"],
      ["西区 实验小学", "第三小学"],
    ]);
    expect(findings(dataset, VARIATION)).toEqual(["东县 primary pass 2", "西区 primary fail 2"]);
  });

  it("an area type is no county", () => {
    const areas = city.map(([, ...row], i): (typeof city)[number] => [i < 2 ? "城区" : "乡村", ...row]);
    expect(read({ 学校: list("东县2023年义务教育学校基本情况表", "区域", areas) }).blocks).toHaveLength(1);
  });
});
