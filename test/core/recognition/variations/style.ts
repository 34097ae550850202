import type { SchoolLevel } from "../../../../src/core/model";
import type { CellValue } from "../../../../src/core/model";
import type { Item } from "./facts";
import type { Random } from "./random";

const MONEY_UNITS = [
  ["元", 1],
  ["千元", 1e3],
  ["万元", 1e4],
  ["亿元", 1e8],
] as const;
const LEVEL_WORDS: Readonly<Partial<Record<SchoolLevel, readonly string[]>>> = {
  primary: ["小学", "普通小学", "小学阶段"],
  junior: ["初中", "普通初中", "初级中学", "初中阶段"],
  senior: ["高中", "普通高中", "高级中学"],
};
const CHINESE = "〇一二三四五六七八九";
const YEAR_FORMS: readonly ((year: number) => CellValue)[] = [
  (year) => year,
  (year) => String(year),
  (year) => `${year}年`,
  (year) => `${year}年度`,
  (year) => ` ${year} 年 `,
  (year) => `FY${year}`,
  (year) => `${wide(String(year))}年`,
  (year) => `${[...String(year)].map((digit) => CHINESE[Number(digit)]).join("")}年`,
];

function wide(text: string): string {
  return text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

function thousands(value: number): string {
  const [whole = "", rest] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** One officer's habits of writing, drawn once for a workbook. */
export class Style {
  readonly moneyUnit: (typeof MONEY_UNITS)[number];
  readonly unitPlace: "header" | "line" | "own";
  private readonly nameOf = new Map<string, string>();
  private readonly yearForm: (typeof YEAR_FORMS)[number];
  private readonly levelWord = new Map<SchoolLevel, string>();
  private readonly numberForm: "number" | "text" | "thousands" | "wide" | "spaced" | "mixed";
  private readonly brackets: readonly [string, string];
  private readonly headerForm: "plain" | "spaced" | "wrapped" | "among";

  constructor(
    readonly random: Random,
    items: readonly Item[],
    levels: readonly SchoolLevel[],
    readonly isPlain = false,
  ) {
    this.moneyUnit = isPlain ? MONEY_UNITS[0] : random.pick(MONEY_UNITS);
    this.unitPlace = isPlain ? "header" : random.pick(["header", "header", "line", "own"]);
    this.yearForm = (isPlain ? YEAR_FORMS[0] : random.pick(YEAR_FORMS)) as (typeof YEAR_FORMS)[number];
    this.numberForm = isPlain ? "number" : random.pick(["number", "number", "text", "thousands", "wide", "spaced", "mixed"]);
    this.brackets = isPlain
      ? ["（", "）"]
      : random.pick([
          ["（", "）"],
          ["(", ")"],
          ["（单位：", "）"],
          ["〔", "〕"],
        ]);
    this.headerForm = isPlain ? "plain" : random.pick(["plain", "plain", "spaced", "wrapped"]);
    for (const item of items) this.nameOf.set(item.field, isPlain ? (item.names[0] as string) : random.pick(item.names));
    for (const level of levels)
      this.levelWord.set(level, isPlain ? (LEVEL_WORDS[level]?.[0] ?? "") : random.pick(LEVEL_WORDS[level] ?? [""]));
  }

  name(item: Item): string {
    const name = this.nameOf.get(item.field) ?? "";
    if (this.headerForm === "spaced" && !/[（(]/.test(name)) return [...name].join(" ");
    if (this.headerForm === "wrapped" && name.length > 4) return `${name.slice(0, 4)}\n${name.slice(4)}`;
    return name;
  }

  unit(item: Item): string {
    return { money: this.moneyUnit[0], perHead: "元", people: "人", area: "平方米", count: item.field === "books" ? "册" : "个" }[
      item.kind
    ];
  }

  /** Header of an item: with its unit when the unit stands in the header, or when the unit line does not speak of it. */
  header(item: Item): string {
    const inLine = this.unitPlace === "line" && item.kind === "money";
    return this.unitPlace === "own" || inLine
      ? this.name(item)
      : `${this.name(item)}${this.brackets[0]}${this.unit(item)}${this.brackets[1]}`;
  }

  get unitLine(): string | null {
    return this.unitPlace === "line" ? `单位：${this.moneyUnit[0]}` : null;
  }

  year(year: number): CellValue {
    return this.yearForm(year);
  }

  level(level: SchoolLevel): string {
    return this.levelWord.get(level) ?? "";
  }

  number(value: number, item: Item): CellValue {
    const written = item.kind === "money" ? Number((value / this.moneyUnit[1]).toPrecision(15)) : value;
    const form =
      this.numberForm === "mixed" ? this.random.pick(["number", "text", "thousands", "wide", "spaced", "number"]) : this.numberForm;
    switch (form) {
      case "text":
        return String(written);
      case "thousands":
        return thousands(written);
      case "wide":
        return wide(this.random.chance(0.5) ? thousands(written) : String(written));
      case "spaced":
        return `\u00a0${thousands(written)} `;
      default:
        return written;
    }
  }
}
