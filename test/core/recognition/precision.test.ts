import { sheets } from "../../support/grid";
import { certainFields, understand } from "./support";

/** Workbooks as any office has them, without a figure of education funds. */
const OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sales: { 销售: "| 产品 | 单价 | 数量 |\n| 苹果 | 3.5 | 120 |\n| 梨 | 2.8 | 90 |" },
  "sales with totals": {
    "2023年":
      "2023年销售统计表\n| 产品 | 单价（元） | 数量（个） | 金额（万元） | 占比（%） |\n| 水泵 | 1200 | 30 | 3.6 | 40 |\n| 阀门 | 80 | 100 | 0.8 | 60 |\n| 合计 | | 130 | 4.4 | 100 |",
  },
  timetable: { 课程表: "初二（3）班课程表\n| 节次 | 星期一 | 星期二 | 星期三 |\n| 1 | 语文 | 数学 | 英语 |\n| 2 | 数学 | 体育 | 音乐 |" },
  "empty form": { 申请表: "困难补助申请表\n| 姓名 | | 性别 | |\n| 出生年月 | | 联系电话 | |\n| 申请理由 | | | |" },
  "staff list": {
    花名册:
      "职工花名册\n| 序号 | 姓名 | 性别 | 年龄 | 工龄 | 基本工资 |\n| 1 | 张三 | 男 | 45 | 20 | 5200 |\n| 2 | 李四 | 女 | 38 | 12 | 4800 |",
  },
  invoice: {
    发票: "增值税发票明细\n| 货物名称 | 规格型号 | 单位 | 数量 | 单价 | 金额 | 税率 | 税额 |\n| 复印纸 | A4 | 箱 | 10 | 150 | 1500 | 13% | 195 |\n| 硒鼓 | 88A | 个 | 2 | 300 | 600 | 13% | 78 |\n| 合计 | | | | | 2100 | | 273 |",
  },
  inventory: {
    库存: "| 编码 | 名称 | 期初数 | 入库 | 出库 | 结存 |\n| A01 | 螺丝 | 100 | 50 | 30 | 120 |\n| A02 | 螺母 | 200 | 0 | 30 | 170 |",
  },
  "exam scores": {
    成绩: "期末考试成绩\n| 学号 | 姓名 | 语文 | 数学 | 英语 | 总分 | 平均分 | 名次 |\n| 1 | 张三 | 90 | 88 | 95 | 273 | 91 | 1 |\n| 2 | 李四 | 80 | 78 | 85 | 243 | 81 | 2 |",
  },
  weather: { 气象: "| 日期 | 最高气温 | 最低气温 | 降水（毫米） |\n| 2023-01-01 | 3.5 | -5 | 0 |\n| 2023-01-02 | 4.1 | -3 | 2.2 |" },
  "bank statement": {
    流水: "| 交易日期 | 摘要 | 借方金额 | 贷方金额 | 余额 |\n| 2023-05-01 | 工资 | 0 | 8000 | 12000 |\n| 2023-05-03 | 转账支出 | 500 | 0 | 11500 |",
  },
  "meeting minutes": {
    纪要: "办公会议纪要\n时间：2023年5月8日\n地点：三楼会议室\n会议听取了近期工作汇报，研究了安全生产事项，议定由办公室牵头落实，请各科室抓紧办理。",
  },
  calendar: {
    日历: "2024年5月\n| 日 | 一 | 二 | 三 | 四 | 五 | 六 |\n| | | | 1 | 2 | 3 | 4 |\n| 5 | 6 | 7 | 8 | 9 | 10 | 11 |\n| 12 | 13 | 14 | 15 | 16 | 17 | 18 |",
  },
  "class register": {
    点名册:
      "初一（2）班点名册\n| 学号 | 姓名 | 9月1日 | 9月2日 | 9月3日 | 出勤天数 |\n| 1 | 张三 | √ | √ | √ | 3 |\n| 2 | 李四 | √ | 假 | √ | 2 |",
  },
  "hospital budget": {
    收支: "县医院收支预算表\n| 项目 | 上年决算数 | 本年预算数 | 增长% |\n| 医疗收入 | 5000 | 5500 | 10 |\n| 药品支出 | 2000 | 2100 | 5 |\n| 人员支出 | 1500 | 1600 | 6.7 |",
  },
  "road projects": {
    项目: "公路养护项目进度\n| 项目名称 | 总投资（万元） | 完成投资（万元） | 完成率（%） | 开工日期 |\n| 城北路 | 300 | 150 | 50 | 2023-03-01 |\n| 环湖路 | 500 | 500 | 100 | 2022-08-01 |",
  },
  "gdp of districts": {
    主要经济指标:
      "| 区县 | 工业增加值（亿元） | 社会消费品零售额（亿元） | 进出口（亿元） |\n| 东岸区 | 100 | 50 | 20 |\n| 西岭县 | 90 | 40 | 10 |",
  },
  "loan schedule": { 还款: "| 期数 | 本金 | 利息 | 合计 | 剩余本金 |\n| 1 | 1000 | 50 | 1050 | 9000 |\n| 2 | 1000 | 45 | 1045 | 8000 |" },
  questionnaire: { 问卷: "| 题目 | 非常满意 | 满意 | 一般 | 不满意 |\n| 食堂饭菜 | 30 | 40 | 20 | 10 |\n| 宿舍卫生 | 25 | 45 | 20 | 10 |" },
  "english sales": {
    Orders: "| Region | Product | Units | Price | Total |\n| North | Pump | 3 | 12 | 36 |\n| South | Valve | 5 | 8 | 40 |",
  },
  "english staff": { Staff: "| Name | Age | Score | Completed | Received |\n| Ann | 30 | 5 | 2 | 3 |\n| Bob | 41 | 4 | 1 | 3 |" },
};

describe("workbooks that have nothing to do with education funds", () => {
  it.each(Object.entries(OTHERS))("%s: nothing is certain, nothing is used", (_, tables) => {
    const { recognition, dataset } = understand(sheets(tables));
    expect(certainFields(recognition)).toEqual([]);
    expect(dataset.blocks.flatMap((block) => block.columns.map((column) => column.field))).toEqual([]);
  });
});
