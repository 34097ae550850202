import { grid, sheets } from "../../support/grid";
import { certainFields, meaningText, understand, valuesOf } from "./support";

const meanings = (text: string): string[] => understand([grid(text)]).recognition.tables.flatMap((table) => table.lines.map(meaningText));
const dataOf = (text: string) => understand([grid(text)]).dataset;

describe("where things stand on a sheet", () => {
  it("reads a plain table of two rows", () => {
    const dataset = dataOf(`
      | 年度 | 教育费附加(万元) | 用于职业教育(万元) |
      | 2008 | 1000 | 300 |
      | 2009 | 1200 | — |
    `);
    expect(valuesOf(dataset, "educationSurchargeCollected")).toEqual({ "|2008|total": 10000000, "|2009|total": 12000000 });
    expect(valuesOf(dataset, "surchargeSpentOnVocational")).toEqual({ "|2008|total": 3000000, "|2009|total": "notReported" });
  });

  it("reads two tables below each other, each with its title and unit", () => {
    const dataset = dataOf(`
      安澜县教育经费表
      | 单位：万元 | |
      | 年度 | 教育财政拨款 |
      | 2019 | 100 |
      | 2020 | 110 |

      安澜县教师情况表
      | 单位：人 | |
      | 年度 | 专任教师数 |
      | 2019 | 50 |
      | 2020 | 52 |
    `);
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({ "安澜县|2019|total": 1000000, "安澜县|2020|total": 1100000 });
    expect(valuesOf(dataset, "fullTimeTeachers")).toEqual({ "安澜县|2019|total": 50, "安澜县|2020|total": 52 });
  });

  it("reads two tables side by side", () => {
    const { recognition, dataset } = understand([
      grid(`
        | 年度 | 教育财政拨款(万元) | | 年度 | 专任教师数(人) |
        | 2019 | 100 | | 2019 | 50 |
        | 2020 | 110 | | 2020 | 52 |
      `),
    ]);
    expect(recognition.tables).toHaveLength(2);
    expect(valuesOf(dataset, "fullTimeTeachers")).toEqual({ "|2019|total": 50, "|2020|total": 52 });
  });

  it("passes over a header that is repeated after a page break, column numbers and a unit row", () => {
    const dataset = dataOf(`
      | 学校名称 | 在校学生数 | 教学仪器设备值 |
      |          | 人         | 万元           |
      | 甲       | 1          | 2              |
      | 第一小学 | 500        | 120.5          |
      | 学校名称 | 在校学生数 | 教学仪器设备值 |
      |          | 人         | 万元           |
      | 第二小学 | 600        | 130            |
    `);
    expect(valuesOf(dataset, "enrolment")).toEqual({ "第一小学||primary": 500, "第二小学||primary": 600 });
    expect(valuesOf(dataset, "equipmentValue")).toEqual({ "第一小学||primary": 1205000, "第二小学||primary": 1300000 });
  });

  it("reads three header levels, merged, with years in the middle", () => {
    const dataset = dataOf(`
      | 区县 | 经费（万元） | < | < | < |
      | ^ | 教育财政拨款 | < | 一般公共预算支出 | < |
      | ^ | 2019年 | 2020年 | 2019年 | 2020年 |
      | 东岸区 | 100 | 110 | 900 | 950 |
      | 西岭区 | 200 | 190 | 800 | 850 |
    `);
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({
      "东岸区|2019|total": 1000000,
      "东岸区|2020|total": 1100000,
      "西岭区|2019|total": 2000000,
      "西岭区|2020|total": 1900000,
    });
    expect(valuesOf(dataset, "generalBudgetExpenditure")["西岭区|2020|total"]).toBe(8500000);
    expect(dataset.blocks[0] && [...dataset.blocks[0].priorOf]).toEqual([-1, 0, -1, 2]);
  });

  it("draws a label over unmerged columns to those that have one below", () => {
    expect(
      meanings(`
        | 年度 | 教育财政拨款 | | 生均公用经费 | |
        | | 金额（万元） | 比上年增长（%） | 金额（元） | 比上年增长（%） |
        | 2019 | 100 | 3.1 | 2000 | 2.2 |
        | 2020 | 110 | 10 | 2100 | 5 |
      `),
    ).toEqual([
      "key:period",
      "educationAppropriation",
      "statedGrowth(educationAppropriation)",
      "perPupilOperatingFunds",
      "statedGrowth(perPupilOperatingFunds)",
    ]);
  });

  it("takes subtotals and totals for no district, and checks them", () => {
    const dataset = dataOf(`
      | 区县 | 在校学生数（人） | 生均公用经费（元） |
      | 东岸区 | 100 | 2000 |
      | 西岭区 | 200 | 2100 |
      | 小  计 | 300 | 2066 |
      | 江湾区 | 50 | 1900 |
      | 合　计 | 351 | 2000 |
    `);
    const sums = dataset.blocks.flatMap((block) => block.sums);
    expect(sums.map((sum) => [sum.label, sum.totalValue, [...sum.partValues]])).toEqual([
      ["小  计 · 在校学生数（人）", 300, [100, 200]],
      ["合　计 · 在校学生数（人）", 351, [100, 200, 50]],
    ]);
    expect(Object.keys(valuesOf(dataset, "enrolment"))).toEqual(["东岸区||total", "西岭区||total", "江湾区||total", "合　计||total"]);
  });

  it("takes one sheet for each year, the year from the sheet's name", () => {
    const { dataset } = understand(
      sheets({
        "2019年": "| 区县 | 教育财政拨款（万元） |\n| 东岸区 | 100 |\n| 西岭区 | 90 |",
        "2020年": "| 区县 | 教育财政拨款（万元） |\n| 东岸区 | 120 |\n| 西岭区 | 95 |",
      }),
    );
    expect(dataset.blocks.map((block) => [...block.priorOf])).toEqual([[-1, -1, 0, 1]]);
    expect(dataset.blocks[0]?.columns[0]?.cellOf(2)).toEqual({ sheet: "2020年", rowIndex: 1, columnIndex: 1 });
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({
      "东岸区|2019|total": 1000000,
      "西岭区|2019|total": 900000,
      "东岸区|2020|total": 1200000,
      "西岭区|2020|total": 950000,
    });
  });

  it("fills merged and left-out labels downwards in a long form", () => {
    const dataset = dataOf(`
      | 区县 | 年度 | 教育财政拨款（万元） |
      | 东岸区 | 2019 | 100 |
      | ^ | 2020 | 110 |
      | 西岭区 | 2019 | 90 |
      |  | 2020 | 95 |
    `);
    expect(Object.keys(valuesOf(dataset, "educationAppropriation"))).toEqual([
      "东岸区|2019|total",
      "东岸区|2020|total",
      "西岭区|2019|total",
      "西岭区|2020|total",
    ]);
  });

  it("reads a transposed table and one with districts across", () => {
    expect(
      valuesOf(
        dataOf(`
          | 指标 | 2019年 | 2020年 |
          | 教育财政拨款（万元） | 100 | 110 |
          | 专任教师数（人） | 50 | 51 |
        `),
        "educationAppropriation",
      ),
    ).toEqual({ "|2019|total": 1000000, "|2020|total": 1100000 });
    expect(
      valuesOf(
        dataOf(`
          | 指标 | 计量单位 | 小学 | 初中 |
          | 在校学生数 | 人 | 100 | 80 |
          | 专任教师数 | 人 | 7 | 8 |
        `),
        "enrolment",
      ),
    ).toEqual({ "||primary": 100, "||junior": 80 });
  });

  it("understands 上年 and 本年 by the year of the title", () => {
    const dataset = dataOf(`
      2020年教育经费对照表
      | 指标 | 上年数 | 本年数 |
      | 教育财政拨款（万元） | 100 | 110 |
      | 生均公用经费（元） | 2000 | 2100 |
    `);
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({ "|2019|total": 1000000, "|2020|total": 1100000 });
  });

  it("takes a percent format for a ratio and a plain 18.68 under % for the same", () => {
    const table = (cell: string): string =>
      `| 年度 | 教育财政拨款（万元） | 比上年增长（%） |\n| 2019 | 100 | |\n| 2020 | 118.68 | ${cell} |`;
    for (const cell of ["18.68", "18.68%", "１８.６８％"])
      expect(valuesOf(dataOf(table(cell)), "statedGrowth")["|2020|total"]).toBe(0.1868);
  });

  it("never rescales a slip of units, but says it", () => {
    const dataset = dataOf(`
      | 年度 | 教育财政拨款（万元） |
      | 2019 | 51200 |
      | 2020 | 550400000 |
    `);
    expect(valuesOf(dataset, "educationAppropriation")["|2020|total"]).toBe(5504000000000);
    expect(dataset.issues.map((issue) => issue.message.id)).toContain("recognition.issue.unitSlip");
  });

  it("counts hidden rows", () => {
    const snapshot = grid("| 年度 | 教育财政拨款(万元) |\n| 2019 | 100 |\n| 2020 | 110 |", { hiddenRows: [2] });
    const { dataset } = understand([snapshot]);
    expect(dataset.hiddenRowCount).toBe(1);
    expect(valuesOf(dataset, "educationAppropriation")["|2020|total"]).toBe(1100000);
  });

  it("reads English headers", () => {
    const found = meanings(`
      | Year | Education appropriation (万元) | Recurrent fiscal revenue (万元) |
      | 2019 | 100 | 200 |
      | 2020 | 110 | 210 |
    `);
    expect(found).toEqual(["key:period", "educationAppropriation", "recurrentFiscalRevenue"]);
  });

  it("asks when two fields claim a name, and does not use it", () => {
    const { recognition, dataset } = understand([grid("| 年度 | 公共财政预算教育经费（万元） |\n| 2013 | 100 |\n| 2014 | 120 |")]);
    const line = recognition.tables[0]?.lines[1];
    expect(line?.certainty).toBe("unsure");
    expect(line?.alternatives.map((meaning) => (meaning.kind === "field" ? meaning.field : ""))).toEqual(
      expect.arrayContaining(["educationAppropriation", "generalBudgetEducationExpenditure"]),
    );
    expect(dataset.blocks.flatMap((block) => block.columns)).toEqual([]);
    expect(dataset.issues.map((issue) => issue.message.id)).toContain("recognition.issue.unsureLine");
  });
});

describe("sheets that have nothing to do with education funds", () => {
  it.each([
    [
      "sales",
      `
        2023年销售业绩表
        | 门店 | 一季度 | 二季度 | 销售额（万元） | 完成率（%） | 总计 |
        | 城东店 | 12 | 14 | 26 | 98 | 26 |
        | 城西店 | 22 | 24 | 46 | 101 | 46 |
      `,
    ],
    [
      "orders with everyday names",
      `
        | 序号 | 项目 | 数量 | 单价（元） | 总投资（万元） | 得分 | 合计 |
        | 1 | 水泵 | 3 | 1200 | 0.36 | 5 | 3600 |
        | 2 | 阀门 | 10 | 80 | 0.08 | 4 | 800 |
      `,
    ],
    [
      "a timetable",
      `
        | 节次 | 星期一 | 星期二 | 星期三 |
        | 1 | 语文 | 数学 | 英语 |
        | 2 | 数学 | 体育 | 音乐 |
      `,
    ],
    ["an empty form", "| 姓名 | 性别 | 年龄 | 备注 |\n| | | | |"],
    ["weather", "| 日期 | 气温 | 降水（毫米） |\n| 2023-01-01 | 3.5 | 0 |\n| 2023-01-02 | 4.1 | 2.2 |"],
    ["an address list", "| 姓名 | 电话 | 城市 |\n| 张三 | 13800000000 | 沈阳 |\n| 李四 | 13900000000 | 大连 |"],
    ["a ledger of accounts", "| 科目代码 | 科目 | 借方 | 贷方 |\n| 1001 | 库存现金 | 100 | 0 |\n| 1002 | 银行存款 | 2000 | 500 |"],
  ])("%s: no field is certain", (_, text) => {
    expect(certainFields(understand([grid(text)]).recognition)).toEqual([]);
  });

  it("survives blank sheets, single cells and ragged rows", () => {
    for (const text of ["", "合计", "| 1 |", "| 2019 | 2020 |", "| a |\n| b | c | d |\n\n| 1 |"])
      expect(() => understand([grid(text)])).not.toThrow();
  });
});

describe("sections, series and comparisons", () => {
  it("takes the level of a section from the line above it", () => {
    const across = dataOf(`
      | 指标 | 2019年 | 2020年 |
      | 一、小学 | | |
      | 生均公用经费（元） | 2000 | 2100 |
      | 二、初中 | | |
      | 生均公用经费（元） | 3000 | 3100 |
    `);
    expect(valuesOf(across, "perPupilOperatingFunds")).toEqual({
      "|2019|primary": 2000,
      "|2020|primary": 2100,
      "|2019|junior": 3000,
      "|2020|junior": 3100,
    });
    const schools = dataOf(`
      | 学校名称 | 在校学生数（人） | 占地面积（平方米） |
      | 一、小学 | | |
      | 实验学校 | 600 | 13000 |
      | 二、初中 | | |
      | 第一中学 | 800 | 20000 |
    `);
    expect(Object.keys(valuesOf(schools, "enrolment"))).toEqual(["实验学校||primary", "第一中学||junior"]);
  });

  it("takes the year of a section from the line above it", () => {
    const dataset = dataOf(`
      | 学段 | 生均公用经费（元） | 在校学生数（人） |
      | 2019年 | | |
      | 小学 | 2000 | 100 |
      | 2020年 | | |
      | 小学 | 2100 | 110 |
    `);
    expect(valuesOf(dataset, "enrolment")).toEqual({ "|2019|primary": 100, "|2020|primary": 110 });
    expect(dataset.blocks[0] && [...dataset.blocks[0].priorOf]).toEqual([-1, 0]);
  });

  it("gives a growth rate beside 上年 and 本年 to this year only", () => {
    const dataset = dataOf(`
      2020年教育经费执行情况
      | 区县 | 教育财政拨款（万元） | < | < |
      | ^ | 上年 | 本年 | 增长率（%） |
      | 东岸区 | 100 | 110 | 10 |
      | 西岭区 | 90 | 95 | 5.6 |
    `);
    expect(valuesOf(dataset, "statedGrowth")).toEqual({
      "东岸区|2019|total": "absent",
      "东岸区|2020|total": 0.1,
      "西岭区|2019|total": "absent",
      "西岭区|2020|total": 0.056,
    });
  });

  it("adds up columns of counts, never of averages", () => {
    const dataset = dataOf(`
      | 年度 | 生均公用经费（元） | < | < | 在校学生数（人） | < | < |
      | ^ | 小学 | 初中 | 合计 | 小学 | 初中 | 合计 |
      | 2019 | 2000 | 3000 | 2400 | 100 | 50 | 150 |
      | 2020 | 2100 | 3100 | 2500 | 110 | 50 | 161 |
    `);
    const sums = dataset.blocks.flatMap((block) => block.sums);
    expect(sums.map((sum) => [sum.field, sum.totalValue, [...sum.partValues]])).toEqual([
      ["enrolment", 150, [100, 50]],
      ["enrolment", 161, [110, 50]],
    ]);
    expect(valuesOf(dataset, "perPupilOperatingFunds")).toMatchObject({ "|2019|primary": 2000, "|2019|total": 2400 });
  });

  it("keeps the order of a series without years", () => {
    const dataset = dataOf(`
      | 年度 | 教育财政拨款(万元) | 财政经常性收入(万元) |
      | 第一年 | 100 | 1000 |
      | 第二年 | 110 | 1050 |
    `);
    expect(Object.keys(valuesOf(dataset, "educationAppropriation"))).toEqual(["|#1|total", "|#2|total"]);
    expect(dataset.blocks[0] && [...dataset.blocks[0].priorOf]).toEqual([-1, 0]);
  });

  it("takes rows of 比上年增长 under an item for its growth", () => {
    expect(
      meanings(`
        | 项目 | 计量单位 | 2019年 | 2020年 |
        | 教育财政拨款 | 万元 | 100 | 110 |
        | 比上年增长 | % | | 10 |
        | 生均公用经费 | 元 | 2000 | 2100 |
        | 比上年增长 | % | | 5 |
      `),
    ).toEqual([
      "key:item",
      "key:unit",
      "educationAppropriation",
      "statedGrowth(educationAppropriation)",
      "perPupilOperatingFunds",
      "statedGrowth(perPupilOperatingFunds)",
    ]);
  });
});
