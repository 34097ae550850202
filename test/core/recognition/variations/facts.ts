import type { FieldId, SchoolLevel } from "../../../../src/core/model";
import { rulebook } from "../../../support/rulebook";
import type { Random } from "./random";

/** An indicator of a table, with all names that officers write for it and that name nothing else. */
export interface Item {
  readonly field: FieldId;
  readonly kind: "money" | "perHead" | "people" | "area" | "count";
  readonly names: readonly string[];
}

/** What a workbook says, apart from how it is laid out. */
export interface Facts {
  readonly about: "county" | "districts" | "levels" | "schools";
  readonly place: string;
  readonly entities: readonly string[];
  readonly years: readonly number[];
  readonly levels: readonly SchoolLevel[];
  readonly items: readonly Item[];
  /** In 元, 人, 平方米, 个. */
  valueOf(entity: string, year: number, level: SchoolLevel, item: Item): number;
}

const compared = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s、，,。/（）()“”\-—–]/g, "");

const claims = new Map<string, Set<FieldId>>();
for (const field of rulebook.fields) {
  for (const name of [field.title["zh-CN"], ...field.synonyms["zh-CN"]]) {
    const key = compared(name);
    claims.set(key, (claims.get(key) ?? new Set()).add(field.id));
  }
}

/** Says a level, a share, another unit or a basis of its own: no mere other name. */
const ANOTHER_THING =
  /小学|初中|高中|幼儿|特教|教师持证|率$|生均|人均|平均每|上一年度|年末|年初|外聘|编制外|征地|随班|本科|专科|音乐|体育|美术|电子|生机比|土地出让收入|三税|两税/;

function item(field: FieldId, kind: Item["kind"], only?: readonly string[]): Item {
  const definition = rulebook.fields.find((one) => one.id === field);
  if (!definition) throw new Error(`no field ${field}`);
  const names = [definition.title["zh-CN"], ...definition.synonyms["zh-CN"]].filter(
    (name, at) => claims.get(compared(name))?.size === 1 && (at === 0 || kind === "perHead" || !ANOTHER_THING.test(name)),
  );
  return { field, kind, names: only ?? names };
}

/** Other names of a field that name nothing else; none when `name` is not one of its names. */
export function otherNames(field: FieldId, name: string): readonly string[] {
  const definition = rulebook.fields.find((one) => one.id === field);
  const names = definition ? [definition.title["zh-CN"], ...definition.synonyms["zh-CN"]] : [];
  if (!names.some((one) => compared(one) === compared(name)) || ANOTHER_THING.test(name)) return [];
  return names.filter(
    (one) => claims.get(compared(one))?.size === 1 && !ANOTHER_THING.test(one) && !/[（(]/.test(one) && compared(one) !== compared(name),
  );
}

const MONEY = [
  item("educationAppropriation", "money"),
  item("recurrentFiscalRevenue", "money"),
  item("generalBudgetExpenditure", "money"),
  item("generalBudgetEducationExpenditure", "money"),
  item("educationSurchargeCollected", "money"),
  item("surchargeSpentOnVocational", "money"),
  item("ruralTaxReformTransfer", "money"),
  item("transferSpentOnEducation", "money"),
  item("gdp", "money"),
];
const PER_HEAD = [item("perPupilOperatingFunds", "perHead"), item("perPupilEducationSpending", "perHead")];
const SCHOOL = [
  item("enrolment", "people"),
  item("fullTimeTeachers", "people"),
  item("siteArea", "area"),
  item("floorArea", "area"),
  item("equipmentValue", "money"),
  item("books", "count"),
  item("classCount", "count"),
];

const NAMES = ["东岸区", "西岭县", "江湾区", "北原县", "柳河县", "石桥区"];
const PRIMARY = ["实验小学", "朝阳小学", "和平小学", "育红小学"];
const JUNIOR = ["第一初级中学", "新华初级中学", "城南初级中学"];

/** Facts with figures that are neither all passing nor all failing. */
export function makeFacts(about: Facts["about"], random: Random): Facts {
  const first = random.whole(2012, 2019);
  const years = about === "schools" ? [first] : Array.from({ length: random.whole(2, 4) }, (_, i) => first + i);
  const levels: SchoolLevel[] = about === "levels" ? ["primary", "junior", "senior"] : ["total"];
  const entities =
    about === "districts"
      ? random.shuffle(NAMES).slice(0, random.whole(2, 5))
      : about === "schools"
        ? [...PRIMARY.slice(0, random.whole(2, 4)), ...JUNIOR.slice(0, random.whole(1, 3))]
        : ["安澜县"];
  const items =
    about === "schools"
      ? [SCHOOL[0] as Item, SCHOOL[1] as Item, ...random.shuffle(SCHOOL.slice(2)).slice(0, random.whole(2, 5))]
      : about === "levels"
        ? [SCHOOL[0] as Item, SCHOOL[1] as Item, ...PER_HEAD]
        : [...MONEY.slice(0, 2), ...random.shuffle(MONEY.slice(2)).slice(0, random.whole(1, 4)), ...PER_HEAD];
  const values = new Map<string, number>();
  for (const entity of entities) {
    for (const level of levels) {
      for (const one of items) {
        let value = { money: about === "schools" ? 2e6 : 3e8, perHead: 2000, people: 900, area: 16000, count: 60 }[one.kind];
        if (one.field === "fullTimeTeachers") value = 52;
        if (one.field === "books") value = 24000;
        value *= 0.7 + 0.6 * random.next();
        for (const year of years) {
          // 元 in hundreds, so that a table in 亿元 holds the same figures exactly.
          values.set(`${entity}|${year}|${level}|${one.field}`, one.kind === "money" ? Math.round(value / 1e4) * 1e4 : Math.round(value));
          value *= 0.96 + 0.16 * random.next();
        }
      }
    }
  }
  return {
    about,
    place: "安澜县",
    entities,
    years,
    levels,
    items,
    valueOf: (entity, year, level, one) => {
      const value = values.get(`${entity}|${year}|${level}|${one.field}`);
      if (value === undefined) throw new Error(`no value of ${one.field} for ${entity} in ${year}`);
      return value;
    },
  };
}
