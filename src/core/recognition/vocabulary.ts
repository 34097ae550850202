import type { FieldDefinition, FieldId } from "../model";
import { AlikeNames } from "./alike";
import { levelWithin } from "./levels";
import { remembered } from "./memo";
import { normalise, withoutBrackets, withoutSerial } from "./text";
import type { SchoolLevel } from "../model";

/**
 * Fields that stand for any figure in the consistency rules. No header names them by itself: what they mean is worked
 * out from the figures around (`stated.ts`, `shapes/itemList.ts`).
 */
const GENERIC: ReadonlySet<FieldId> = new Set([
  "currentValue",
  "priorValue",
  "restatedBase",
  "restatedBaseReason",
  "statedGrowth",
  "statedIncrement",
  "statedShare",
  "statedGap",
  "statedPerHead",
  "statedCompletionRate",
  "statedExcess",
  "statedScoreRate",
  "targetValue",
  "actualValue",
  "partValue",
  "wholeValue",
  "totalValue",
  "heads",
  "parts",
  "total",
  "rate",
  "rateA",
  "rateB",
  "series",
  "countValue",
  "comparatorValues",
  "gradeSpan",
]);

/** Whether the field stands for any figure: no table can be said to lack it. */
export const standsForAny = (field: FieldId): boolean => GENERIC.has(field);

/** A figure per head or a ratio is not the amount that it is worked out from, whatever the list of names says. */
const PER_HEAD_DIMENSIONS: ReadonlySet<FieldDefinition["dimension"]> = new Set(["moneyPerHead", "ratio", "rate", "any"]);

function isPerHead(name: string): boolean {
  return /^(?:生均|人均|每生|平均每|师均|班均|校均)|(?:生机|师生|生师)比$/.test(name);
}

export interface NameMatch {
  readonly definition: FieldDefinition;
  /** 1 the very name; 0.97 the name without brackets or with a level; 0.9 with a usual ending added or left out; below 0.8 alike only. */
  readonly score: number;
  readonly level: SchoolLevel | null;
  /** The name or synonym of the vocabulary. */
  readonly via: string;
}

const ENDINGS = [
  "数",
  "额",
  "总额",
  "总数",
  "资金",
  "经费",
  "面积",
  "人数",
  "金额",
  "支出",
  "情况",
  "数量",
  "收入",
  "值",
  "学生数",
  "学生人数",
  "教师数",
  "项目数",
];
const BEGINNINGS = [
  "全县",
  "全区",
  "全市",
  "本县",
  "本区",
  "我区",
  "我县",
  "区级",
  "县级",
  "区",
  "县",
  "地方",
  "本级",
  "本年",
  "当年",
  "年末",
  "年度",
  "年",
  "上年度",
  "实际",
  "核定",
  "其中",
];
const FUZZY_AT_LEAST = 0.72;

const MADE = new WeakMap<readonly FieldDefinition[], Vocabulary>();

/** The vocabulary of these fields, made once for each list of them. */
export function vocabularyOf(fields: readonly FieldDefinition[]): Vocabulary {
  const known = MADE.get(fields);
  if (known) return known;
  const made = new Vocabulary(fields);
  MADE.set(fields, made);
  return made;
}

/** The level in a name, unless the field itself is named so: 特殊教育和随班就读学生数 may stand in a row of 小学. */
function levelSaid(key: string, definition: FieldDefinition): SchoolLevel | null {
  const level = levelWithin(key)?.level ?? null;
  return level === levelWithin(normalise(definition.title["zh-CN"]))?.level ? null : level;
}

/** The vocabulary, ready to be asked; what it has answered it remembers. */
export class Vocabulary {
  private readonly byName = new Map<string, { readonly definition: FieldDefinition; readonly via: string }[]>();
  private readonly definitions = new Map<FieldId, FieldDefinition>();
  private readonly likeNames: AlikeNames;

  /** Fields of exactly this name (normalised inside), as far as brackets, levels and usual endings allow; best first. */
  readonly match = remembered((name): readonly NameMatch[] => this.matchName(name));
  /** Names that look alike; for asking, never for using. */
  readonly similar = remembered((name): readonly NameMatch[] => this.similarTo(name));

  constructor(fields: readonly FieldDefinition[]) {
    for (const definition of fields) {
      this.definitions.set(definition.id, definition);
      if (GENERIC.has(definition.id)) continue;
      const names = [
        definition.title["zh-CN"],
        definition.title["en-US"],
        ...definition.synonyms["zh-CN"],
        ...definition.synonyms["en-US"],
      ];
      for (const name of names) {
        if (isPerHead(name) && !PER_HEAD_DIMENSIONS.has(definition.dimension)) continue;
        this.add(normalise(name), definition, name);
        for (const half of name.split(/\s+\/\s+/)) this.add(normalise(half), definition, name);
      }
    }
    this.likeNames = new AlikeNames(this.byName.keys());
  }

  private add(key: string, definition: FieldDefinition, via: string): void {
    if (key === "") return;
    const known = this.byName.get(key);
    if (!known) this.byName.set(key, [{ definition, via }]);
    else if (!known.some((entry) => entry.definition.id === definition.id)) known.push({ definition, via });
  }

  definition(field: FieldId): FieldDefinition | undefined {
    return this.definitions.get(field);
  }

  has(field: FieldId): boolean {
    return this.definitions.has(field);
  }

  private matchName(name: string): readonly NameMatch[] {
    const key = normalise(name);
    const bare = normalise(withoutBrackets(name));
    let matches = this.exact(key, 1);
    if (matches.length === 0 && bare !== key) matches = this.exact(bare, 0.97);
    for (const whole of matches.length === 0 ? new Set([key, bare]) : []) {
      const inside = levelWithin(whole);
      if (!inside || matches.length > 0) continue;
      matches = this.exact(inside.rest, 0.97).map((match) => ({ ...match, level: inside.level }));
      if (matches.length === 0) matches = this.varied(inside.rest, 0.88).map((match) => ({ ...match, level: inside.level }));
    }
    if (matches.length > 0) return matches;
    const varied = this.varied(bare, 0.9);
    // 教育财政拨款 Education appropriation: a header in two languages says it in Chinese.
    const chinese =
      varied.length === 0 && /[\u4e00-\u9fff]{3}.*[a-z]{3}/i.test(name) ? normalise(withoutBrackets(name)).replace(/[a-z]+/g, "") : "";
    return chinese.length >= 3 ? this.exact(chinese, 0.97) : varied;
  }

  private exact(key: string, score: number): NameMatch[] {
    return (this.byName.get(key) ?? []).map(({ definition, via }) => ({
      definition,
      score,
      via,
      level: definition.perLevel ? levelSaid(key, definition) : null,
    }));
  }

  private varied(key: string, score: number): NameMatch[] {
    if (key.length < 2) return [];
    for (const ending of ENDINGS) {
      const longer = this.exact(key + ending, score);
      if (longer.length > 0 && key.length >= 3) return longer;
      if (key.endsWith(ending) && key.length > ending.length + 2) {
        const shorter = this.exact(key.slice(0, -ending.length), score);
        if (shorter.length > 0) return shorter;
      }
    }
    for (const beginning of BEGINNINGS) {
      if (!key.startsWith(beginning) || key.length < beginning.length + 3) continue;
      const rest = this.exact(key.slice(beginning.length), score);
      if (rest.length > 0) return rest;
    }
    return [];
  }

  /** Fields whose name ends the combined text of parent and child and reaches into the parent. */
  matchTail(parent: string, child: string): readonly NameMatch[] {
    return this.tails(`${parent}\u0001${child}`);
  }

  private readonly tails = remembered((both): readonly NameMatch[] => {
    const [parent = "", child = ""] = both.split("\u0001").map((name) => normalise(withoutBrackets(name)));
    const whole = parent + child;
    for (let from = 0; from < whole.length - child.length; from += 1) {
      const matches = this.exact(whole.slice(from), from === 0 ? 1 : 0.95);
      if (matches.length > 0) return matches;
    }
    return [];
  });

  /** The name that a title is about: 2023年各市县生均公用经费情况表（元） → 生均公用经费; null when it holds none, or several. */
  subjectOf(title: string): string | null {
    const bare = normalise(withoutBrackets(withoutSerial(title))).replace(
      /(?:(?:统计|汇总|一览|明细|对照|测算|分析|基本|决算|执行|完成|增长|增减|变化)*(?:情况)?)(?:统计|汇总|一览|明细|对照)?表?$/,
      "",
    );
    const rest = bare.replace(/^.*(?:年度?|各市县|各区县|各县区|各地|各学段|分学段|分地区|历年|近[二三四五]年)/, "");
    for (let from = 0; rest.length - from >= 3; from += 1) {
      const name = rest.slice(from);
      const matches = this.exact(name, 1);
      if (matches.length > 0)
        return matches.length === 1 && !["text", "flag", "date"].includes(matches[0]?.definition.dimension ?? "text") ? name : null;
    }
    return null;
  }

  private similarTo(name: string): readonly NameMatch[] {
    const key = normalise(withoutBrackets(name));
    if (key.length < 3 || key.length > 40) return [];
    const found: NameMatch[] = [];
    for (const { name: known, likeness } of this.likeNames.to(key, FUZZY_AT_LEAST)) {
      for (const { definition, via } of this.byName.get(known) ?? []) found.push({ definition, via, score: likeness * 0.8, level: null });
    }
    return found.sort((a, b) => b.score - a.score).slice(0, 3);
  }
}
