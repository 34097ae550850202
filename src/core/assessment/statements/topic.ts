import type { Dataset, FieldDefinition, FieldId, SchoolLevel } from "../../model";
import { levelIndex } from "../../model";

/** Words of a text that name a figure: the subject, the sentence in front of it, and its place in a list. */
export interface About {
  readonly subject: string;
  readonly nearby: string;
  readonly position: number;
  readonly count: number;
}

/** Which indicator, of which level and which place, the words name. */
export interface Topic {
  readonly field: FieldId;
  readonly level: SchoolLevel | null;
  /** Index into the entities of the dataset; `ANY_ENTITY` where neither words nor dataset single one out. */
  readonly entity: number;
  /** A school has its own levels only: none need be named. */
  readonly anyLevel: boolean;
}

/** Only a figure that the whole dataset has once, or that fits one of many, can be told then. */
export const ANY_ENTITY = -1;

const LEVELS: readonly (readonly [RegExp, SchoolLevel])[] = [
  [/学前|幼儿园/, "preschool"],
  [/小学/, "primary"],
  [/初中|初级中学/, "junior"],
  [/中职|中等职业|职业高中|职业学校/, "vocational"],
  [/高中/, "senior"],
  [/特殊教育|特教/, "special"],
  [/义务教育/, "compulsory"],
];

const PREFIX = /^(?:其中|全?[区县市省]|我[区县市]|本级|地方|每年|当年|年|各级|现有|共有|的)+/;
const LEVEL_PREFIX =
  /^(?:普通)?(?:学前教育阶段|学前教育|学前|幼儿园|小学阶段|小学|初级中学|初中阶段|初中|普通高中|高中(?!阶段)|中等职业学校|中等职业教育|中职学校|中职|特殊教育学校|特殊教育|义务教育阶段|义务教育学校|义务教育)/;
const LEVEL_SUFFIX = new RegExp(`(?:${LEVEL_PREFIX.source.slice(1)})$`);
const LEVEL_WORD = /学前|幼儿园|小学|初中|高中|中职|中等职业|特殊教育|特教|义务教育/;
/** 征收教育费附加, 占一般公共预算支出: what is done with the figure is no part of its name. */
const VERB = /^(?:征收|安排|投入|拨付|筹集|实现|完成|落实|占)+/;
const TAIL = /(?:的?(?:占比|比例|比重|总额|总数|金额|总人数|人数|额|数|征收|实际征收|共|现有|合计|投入))$/;
/** 全市 in the text of a county is another place; 各区县 are many. */
const SCOPE = /[全我本该](国|省|市|区|县|州|旗)|各(?:个)?(?:区县|县区|县|区|市|校|地|所)|(?:省|市)内|平均水平/g;
const ELSEWHERE = /(?:^|[，,；;：:年])(?:其中)?([\u4e00-\u9fff]{2,4}(?:区|县|市|州|旗|镇|乡|省))(?=[\u4e00-\u9fff\d])/g;
const SCHOOL = /(?:学校|小学|中学|幼儿园|教学点|校区)$/;
const JOINED = /[、和与及]/;

/** Whether a label names a school level and nothing else: 初中, 普通高中. */
export const levelOnly = (label: string): boolean => label !== "" && LEVEL_PREFIX.exec(label)?.[0] === label;

/** 初中专任教师, 专任教师初中 → 专任教师. */
export const withoutLevel = (label: string): string => label.replace(LEVEL_PREFIX, "").replace(LEVEL_SUFFIX, "");

/** Reads topics out of words by the names of the vocabulary and of the dataset's entities. Null: none, or more than one. */
export function topicReader(dataset: Dataset, fields: readonly FieldDefinition[]): (about: About) => Topic | null {
  const ids = namesOf(fields);
  const places = placesOf(dataset);
  const levelled = fieldsByLevel(dataset);
  const indicator = (name: string): Pick<Topic, "field" | "level"> | null => {
    const own = name.replace(PREFIX, "");
    // 生均公用经费小学 is 小学生均公用经费.
    const last = LEVEL_SUFFIX.exec(own)?.[0] ?? "";
    const plain = last !== "" && last !== own ? last + own.slice(0, -last.length) : own;
    const bare = plain.replace(VERB, "");
    const used = bare === plain ? plain : `用于${bare}`;
    const names = [name, plain, `${plain}额`, `${plain}数`, plain.replace(TAIL, ""), `${plain.replace(TAIL, "")}额`, bare, used];
    // 用于职业教育的城市教育费附加 is 城市教育费附加用于职业教育.
    const turned = /^(用于.{2,10})的(.{2,16})$/.exec(plain);
    if (turned) names.push(`${turned[2] ?? ""}${turned[1] ?? ""}`, `${(turned[2] ?? "").replace(/^城市/, "")}${turned[1] ?? ""}`);
    for (const candidate of new Set(names)) {
      const prefix = LEVEL_PREFIX.exec(candidate)?.[0] ?? "";
      const level = prefix === "" ? null : (LEVELS.find(([pattern]) => pattern.test(prefix))?.[1] ?? null);
      const rest = level === null ? undefined : ids.get(keyOf(candidate.slice(prefix.length).replace(/^现有|^共有/, "")));
      const field = rest ?? ids.get(keyOf(candidate));
      if (field) return { field, level };
    }
    return null;
  };
  /** 上级转移支付资金A，其中用于教育B: the figure that is used stands in front. */
  const usedOf = (name: string, nearby: string): Pick<Topic, "field" | "level"> | null => {
    const fitting = [...ids].flatMap(([known, field]) =>
      field !== null && known.length > name.length && known.endsWith(name) && nearby.includes(known.slice(0, -name.length)) ? [field] : [],
    );
    const [field] = fitting;
    return field !== undefined && fitting.every((other) => other === field) ? { field, level: null } : null;
  };
  const single = (subject: string, nearby: string): Topic | null => {
    const { name, rest } = places.leading(subject);
    const found = indicator(rest) ?? (rest.startsWith("用于") ? usedOf(rest, nearby) : null);
    if (!found) return null;
    // A school level named earlier in the sentence may still hold: the words do not say.
    if (
      found.level === null &&
      name === null &&
      levelled.has(found.field) &&
      LEVEL_WORD.test(places.without(nearby)) &&
      !LEVEL_WORD.test(subject)
    )
      return null;
    const entity = name ?? places.spokenOf(nearby);
    return entity === null
      ? null
      : { ...found, entity, anyLevel: found.level === null && entity !== ANY_ENTITY && SCHOOL.test(dataset.entities.nameOf(entity)) };
  };
  return ({ subject, nearby, position, count }) => {
    const bare = subject.replace(/\s/g, "").replace(/的$/, "");
    if (bare === "") return null;
    const parts = count > 1 ? coordinated(bare, count) : null;
    if (!parts) return single(bare, nearby);
    const [own = "", last = ""] = [parts[position], parts.at(-1)];
    // 小学、初中生均公用经费: the first borrows the end of the last.
    for (let from = 0; from <= last.length; from += 1) {
      const name = own === last || from === 0 ? own : own + last.slice(from);
      const topic = single(name, own === last ? nearby : nearby.slice(0, Math.max(0, nearby.lastIndexOf(own))));
      if (topic) return topic;
    }
    return null;
  };
}

/** The things a label names one after another, when there are as many as figures. */
export function coordinated(label: string, count: number): readonly string[] | null {
  if (count < 2 || label.length > 60) return null;
  const parts = label.split(JOINED).filter((part) => part !== "");
  return parts.length === count ? parts : null;
}

/** Names compare without blanks, hyphens and capitals. */
const keyOf = (name: string): string => name.replace(/[\s-]/g, "").toLowerCase();

function namesOf(fields: readonly FieldDefinition[]): ReadonlyMap<string, FieldId | null> {
  const ids = new Map<string, FieldId | null>();
  for (const field of fields) {
    const names = [field.title["zh-CN"], ...field.synonyms["zh-CN"], field.title["en-US"], ...field.synonyms["en-US"]];
    for (const name of names) {
      const key = keyOf(name);
      const known = ids.get(key);
      // A name shared by two fields names neither.
      ids.set(key, known === undefined || known === field.id ? field.id : null);
    }
  }
  return ids;
}

/** Fields that the dataset holds for single school levels. */
function fieldsByLevel(dataset: Dataset): ReadonlySet<FieldId> {
  const whole = [levelIndex("any"), levelIndex("total")];
  const split = dataset.blocks.filter((block) => block.levelOf.some((level) => !whole.includes(level)));
  return new Set(split.flatMap((block) => block.columns.flatMap(({ field, stated }) => (stated ? [] : [field]))));
}

interface Places {
  /** A sentence without the names of the entities: 第一小学 names no level. */
  without(sentence: string): string;
  /** The entity that a name begins with, and the rest of the name. */
  leading(name: string): { readonly name: number | null; readonly rest: string };
  /** The entity a sentence speaks of where the subject names none; null when it cannot be told. */
  spokenOf(sentence: string): number | null;
}

/** More entities than this are records, not places that a text runs through. */
const MOST_PLACES = 2000;

function placesOf(dataset: Dataset): Places {
  const { count } = dataset.entities;
  const names = count > MOST_PLACES ? [] : Array.from({ length: count }, (_, entity) => dataset.entities.nameOf(entity));
  const areas = names.flatMap((name, at) => (/[区县市州旗]$/.test(name) ? [at] : []));
  const own = names.length === 1 ? 0 : areas.length === 1 ? (areas[0] ?? null) : null;
  const ownKind = own === null ? "" : (names[own]?.at(-1) ?? "");
  const mentions = (sentence: string): { at: number; end: number; entity: number | null }[] => {
    const found: { at: number; end: number; entity: number | null }[] = [];
    for (const [entity, name] of names.entries()) {
      const at = name.length < 2 ? -1 : sentence.lastIndexOf(name);
      if (at >= 0) found.push({ at, end: at + name.length, entity });
    }
    for (const match of sentence.matchAll(SCOPE)) {
      const kind = match[1] ?? "";
      const mine = own !== null && (kind === ownKind || !/[区县市州旗]$/.test(names[own] ?? ""));
      found.push({ at: match.index, end: match.index + match[0].length, entity: mine && kind !== "" && !/[国省]/.test(kind) ? own : null });
    }
    for (const match of sentence.matchAll(ELSEWHERE)) {
      const name = match[1] ?? "";
      if (
        !names.some((known) => known.includes(name) || name.includes(known)) &&
        !/[全我本该各]/.test(name) &&
        !/城市$|地区$|城区$|镇区$/.test(name)
      )
        found.push({ at: match.index, end: match.index + match[0].length, entity: null });
    }
    return found.sort((a, b) => a.at - b.at);
  };
  return {
    without: (sentence) => names.reduce((rest, name) => (name.length < 2 ? rest : rest.split(name).join("")), sentence),
    leading: (name) => {
      let best: number | null = null;
      for (const [entity, known] of names.entries()) {
        if (known.length >= 2 && name.startsWith(known) && known.length > (best === null ? 0 : (names[best]?.length ?? 0))) best = entity;
      }
      return { name: best, rest: best === null ? name : name.slice(names[best]?.length ?? 0).replace(/^(?:现有|共有|的)/, "") };
    },
    spokenOf: (sentence) => {
      const all = mentions(sentence);
      const last = all.at(-1);
      if (!last) return own ?? ANY_ENTITY;
      const joined = JOINED.test(sentence[last.at - 1] ?? "") || JOINED.test(sentence[last.end] ?? "");
      return joined ? null : last.entity;
    },
  };
}
