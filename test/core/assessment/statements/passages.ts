import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "../../../../src/core/assessment/statements";

export interface Checkable {
  /** The figure or words, as printed. */
  readonly text: string;
  /** Words before it that tell it from its like; found from here on. */
  readonly after: string;
  readonly verdict: Verdict;
}

export const passage = (name: string): string => readFileSync(join(__dirname, "passages", `${name}.txt`), "utf8");

const list = (after: string, verdict: Verdict, ...texts: readonly string[]): Checkable[] => texts.map((text) => ({ text, after, verdict }));

/**
 * Every figure and claim of the passages that can be checked from the passage itself, worked out by hand. The first year
 * of a series has no base in the text and is not in the list.
 */
export const CHECKABLE: Readonly<Record<string, readonly Checkable[]>> = {
  "000-basics": [
    ...list("全区现有广东省", "agrees", "79所"),
    ...list("全区现有中小学（幼儿园）", "agrees", "5589 人", "83.1%", "77.8%", "8.2%", "9%"),
    ...list("小学五年保留率", "disagrees", "120%"),
  ],
  "000-funding": [
    ...list("1）教育财政拨款", "agrees", "高于财政经常性收入的增长"),
    ...list("对比分别增长了", "agrees", "6.77%", "6.13%", "1.06%", "高于财政经常性收入的增长"),
    ...list("2）在校学生", "agrees", "逐步增长", "24.99%", "24.10%"),
    ...list("3）学生", "agrees", "逐步增长", "6.14%"),
    ...list("3）学生", "disagrees", "1.56%"),
    ...list("20,596万元", "agrees", "25.13%", "24.06%"),
    ...list("13,555万元", "agrees", "17.24%", "44.38%"),
    ...list("财政决算教育经费支出分别是", "agrees", "25.13%", "24.06%", "均比上一年增长"),
    ...list("占转移支付资金的比例均为", "agrees", "40.15%"),
    ...list("占区城市教育附加费的", "agrees", "38%", "51.24%", "48.61%"),
  ],
  "001-investment": [...list("比上年增加", "agrees", "17.71亿元", "9.4%"), ...list("生均一般公共财政", "agrees", "1297元", "6.55%")],
  "001-renovation-plan": [...list("规划项目", "agrees", "4.01亿元"), ...list("校园规划面积", "disagrees", "37.9万平方米")],
  "003-template": [],
};
