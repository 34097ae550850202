import { PERCENTAGE_POINT, RATIO, parseUnit } from "../../model";
import type { WrittenUnit } from "../../model";
import type { Dimension } from "./types";

export interface TextUnit {
  readonly written: WrittenUnit;
  readonly dimension: Dimension;
  readonly counted: string;
}

const define = (text: string, unit: string, scale: number, dimension: Dimension, counted = ""): TextUnit => ({
  written: { text, unit: unit === "1" ? RATIO : unit === "pp" ? PERCENTAGE_POINT : parseUnit(unit), scale },
  dimension,
  counted,
});

/** Counted things that officers write; each is added only to its own kind. */
const COUNTED = ["所", "个", "项", "台", "册", "套", "间", "处", "辆", "班", "条", "件", "座", "家", "张", "户", "米"];

const UNITS: readonly TextUnit[] = [
  define("亿元", "CNY", 1e8, "money"),
  define("万元", "CNY", 1e4, "money"),
  define("千元", "CNY", 1e3, "money"),
  define("元", "CNY", 1, "money"),
  define("%", "1", 0.01, "ratio"),
  define("％", "1", 0.01, "ratio"),
  define("‰", "1", 0.001, "ratio"),
  define("个百分点", "pp", 1, "point"),
  define("百分点", "pp", 1, "point"),
  define("万人次", "personTime", 1e4, "personTimes"),
  define("人次", "personTime", 1, "personTimes"),
  ...["人", "名", "学生", "名学生", "名教师", "名幼儿", "位"].flatMap((noun) => [
    define(noun, "person", 1, "people"),
    define(`万${noun}`, "person", 1e4, "people"),
  ]),
  define("亿人次", "personTime", 1e8, "personTimes"),
  ...["平方米", "㎡", "m²", "m2"].flatMap((noun) => [define(noun, "m2", 1, "area"), define(`万${noun}`, "m2", 1e4, "area")]),
  define("公顷", "m2", 1e4, "area"),
  define("亩", "m2", 2000 / 3, "area"),
  define("分", "point", 1, "score"),
  define("倍", "1", 1, "times"),
  ...COUNTED.flatMap((noun) => [define(noun, "count", 1, "count", noun), define(`万${noun}`, "count", 1e4, "count", noun)]),
];

const LONGEST = Math.max(...UNITS.map((unit) => unit.written.text.length));
const BY_TEXT: ReadonlyMap<string, TextUnit> = new Map(UNITS.map((unit) => [unit.written.text, unit]));

/** Words that begin like a unit and are none: 分别, 个人, 人均, 项目 stays a counted thing. */
const NOT_AFTER: Readonly<Record<string, string>> = {
  分: "别为之析布成校",
  个: "月别性",
  人: "均民",
  元: "旦",
  班: "额",
  台: "账",
  条: "件",
  名: "列",
  位: "于",
};

export const NO_UNIT: TextUnit = define("", "1", 1, "none");

/** The unit that begins at `at`, the longest first. */
export function unitAt(text: string, at: number): TextUnit | undefined {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length -= 1) {
    const unit = BY_TEXT.get(text.slice(at, at + length));
    if (!unit) continue;
    const next = text[at + length] ?? "";
    if (next !== "" && NOT_AFTER[unit.written.text]?.includes(next)) return undefined;
    return unit;
  }
  return undefined;
}

export const BIG: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4 };
