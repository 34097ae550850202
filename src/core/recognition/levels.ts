import type { SchoolLevel } from "../model";
import { remembered } from "./memo";
import { normalise } from "./text";

const WORDS: readonly (readonly [SchoolLevel, readonly string[]])[] = [
  ["preschool", ["幼儿园", "学前教育", "学前", "幼儿", "幼教", "幼儿部", "preschool", "kindergarten"]],
  [
    "primary",
    [
      "小学",
      "普通小学",
      "小学阶段",
      "小学教育",
      "小学段",
      "小学部",
      "教学点",
      "primary",
      "primary school",
      "elementary",
      "elementary school",
    ],
  ],
  ["junior", ["初中", "普通初中", "初级中学", "初中阶段", "初中教育", "初中段", "初中部", "junior", "junior secondary", "middle school"]],
  [
    "senior",
    ["高中", "普通高中", "高级中学", "普高", "高中阶段", "高中教育", "高中段", "高中部", "senior", "senior secondary", "high school"],
  ],
  [
    "vocational",
    [
      "中等职业学校",
      "中等职业教育",
      "中职",
      "中职学校",
      "中等职业",
      "职业高中",
      "职高",
      "职业中学",
      "职业学校",
      "中专",
      "职业教育",
      "vocational",
    ],
  ],
  ["special", ["特殊教育", "特殊教育学校", "特教", "特教学校", "special", "special education"]],
  ["higher", ["普通高等学校", "高等学校", "高等教育", "高校", "普通高校", "higher", "higher education"]],
  ["compulsory", ["义务教育", "义务教育阶段", "义务教育学校", "九年义务教育", "九年一贯制", "九年一贯制学校", "九年制", "compulsory"]],
  [
    "total",
    [
      "合计",
      "总计",
      "全部",
      "总体",
      "全县",
      "全区",
      "全市",
      "全省",
      "全旗",
      "全州",
      "全镇",
      "全部学段",
      "各级合计",
      "各学段合计",
      "全学段",
      "总数",
      "total",
      "all",
      "all levels",
    ],
  ],
];
const BY_WORD = new Map<string, SchoolLevel>();
for (const [level, words] of WORDS) for (const word of words) BY_WORD.set(normalise(word), level);

/** Longest first, so that 普通小学 wins over 小学; the words of `total` never hide inside a longer name. */
const PREFIXES = [...BY_WORD].filter(([, level]) => level !== "total").sort((a, b) => b[0].length - a[0].length);

/** The level that a cell names and nothing else: 小学, 普通高中, 全县, 合计. */
export function readLevel(text: string): SchoolLevel | null {
  return text.length > 24 ? null : levelNamed(text);
}

const levelNamed = remembered(
  (text): SchoolLevel | null => BY_WORD.get(normalise(text)) ?? BY_WORD.get(normalise(text.replace(/[(（][^)）]*[)）]/g, ""))) ?? null,
);

/** A level at the beginning or the end of a name, with what is left: 小学生均公用经费 → primary, 生均公用经费. */
export function levelWithin(normalised: string): { readonly level: SchoolLevel; readonly rest: string } | null {
  for (const [word, level] of PREFIXES) {
    if (normalised.length <= word.length) continue;
    if (normalised.startsWith(word)) return { level, rest: normalised.slice(word.length).replace(/^(?:学校|阶段|的)/, "") };
    if (normalised.endsWith(word)) return { level, rest: normalised.slice(0, -word.length) };
  }
  for (const word of ["全县", "全区", "全市", "全省"]) {
    if (normalised.startsWith(word) && normalised.length > word.length) return { level: "total", rest: normalised.slice(word.length) };
  }
  return null;
}

/** Levels that a school of this type (办学类型, code or words) runs, lowest first; null when the text names none. */
export function levelsOfSchoolType(text: string): readonly SchoolLevel[] | null {
  const name = normalise(text);
  if (name === "") return null;
  if (/^(?:十二年|12年)|^345$/.test(name)) return ["primary", "junior", "senior"];
  if (/^(?:九年|9年)|^312$/.test(name)) return ["primary", "junior"];
  if (/^(?:完全中学|完中)|^341$/.test(name)) return ["junior", "senior"];
  if (/^(?:高级中学|高中|普通高中|普高)|^342$/.test(name)) return ["senior"];
  if (/^(?:初级中学|初中|普通初中|中学|职业初中)|^311$/.test(name)) return ["junior"];
  if (/^(?:小学|普通小学|完全小学|完小|教学点|村小)|^21[18]$/.test(name)) return ["primary"];
  if (/^(?:幼儿园)|^111$/.test(name)) return ["preschool"];
  if (/^(?:特殊教育|特教)|^512$/.test(name)) return ["special"];
  if (/^(?:中等职业|中职|职业高中|职高|职业中专|中专)/.test(name)) return ["vocational"];
  return null;
}

const NINE_YEARS: readonly SchoolLevel[] = ["primary", "junior"];
const TWELVE_YEARS: readonly SchoolLevel[] = ["primary", "junior", "senior"];
/** What the names of schools of one level end with. */
const NAME_ENDINGS: readonly (readonly [readonly SchoolLevel[], readonly string[]])[] = [
  [["primary"], ["小学", "教学点", "完小"]],
  [["junior"], ["初级中学", "初中"]],
  [["senior"], ["高级中学", "高中"]],
  [["preschool"], ["幼儿园"]],
];

/** Levels that a school runs by the end of its name; null when the name says none. */
export function levelsOfSchoolName(name: string): readonly SchoolLevel[] | null {
  if (name.includes("九年制") || name.includes("九年一贯制")) return NINE_YEARS;
  if (name.includes("十二年")) return TWELVE_YEARS;
  // The ending may stand before a bracket: 城关小学（本部）.
  const parts = name.split(/[(（]/);
  for (const [levels, endings] of NAME_ENDINGS) {
    for (const ending of endings) for (const part of parts) if (part.endsWith(ending)) return levels;
  }
  return null;
}

/** The level of a school's single row: its own, compulsory for 小学 with 初中, else all levels. */
export function levelOfSchool(levels: readonly SchoolLevel[] | null): SchoolLevel {
  if (levels === null) return "total";
  const [only] = levels;
  if (levels.length === 1 && only) return only;
  return levels.length === 2 && levels[0] === "primary" && levels[1] === "junior" ? "compulsory" : "total";
}
