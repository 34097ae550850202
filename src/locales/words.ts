import type { Bilingual, Period, SchoolLevel } from "../core/model";

/** The languages of the product. */
export type Locale = keyof Bilingual;

type Words<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;

/** 学段 as the bureau's tables name them; `any` has no word: the figure does not depend on a level. */
const LEVELS: Words<SchoolLevel> = {
  "zh-CN": {
    any: "",
    total: "全部学段",
    preschool: "幼儿园",
    primary: "小学",
    junior: "初中",
    senior: "普通高中",
    vocational: "中等职业学校",
    special: "特殊教育",
    higher: "高等学校",
    compulsory: "义务教育",
  },
  "en-US": {
    any: "",
    total: "all levels",
    preschool: "preschool",
    primary: "primary",
    junior: "junior secondary",
    senior: "senior secondary",
    vocational: "secondary vocational",
    special: "special education",
    higher: "higher education",
    compulsory: "compulsory education",
  },
};

export const levelWord = (level: SchoolLevel, locale: Locale): string => LEVELS[locale][level];

/** `2009年`, `2008—2009学年`, `第1期`; `FY2009`, `school year 2008–2009`, `period 1`; empty when there is none. */
export function periodWord(period: Period, locale: Locale): string {
  const chinese = locale === "zh-CN";
  switch (period.kind) {
    case "fiscalYear":
      return chinese ? `${period.year}年` : `FY${period.year}`;
    case "schoolYear":
      return chinese ? `${period.year}—${period.year + 1}学年` : `school year ${period.year}–${period.year + 1}`;
    case "ordinal":
      return chinese ? `第${period.year}期` : `period ${period.year}`;
    case "none":
      return "";
  }
}
