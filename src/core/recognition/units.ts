import type { FieldDefinition, Unit, WrittenUnit } from "../model";
import { PERCENTAGE_POINT, parseUnit, RATIO } from "../model";
import { remembered } from "./memo";
import { bracketed, plain } from "./text";

/** What a written unit measures, before a field says more (money per pupil is written 元 as well). */
export type UnitKind = "money" | "people" | "count" | "area" | "length" | "percent" | "pp" | "score" | "day";

export interface UnitReading {
  readonly text: string;
  readonly kind: UnitKind;
  /** To the kind's base: 元, 人, 个, 平方米, 米, ratio, pp, 分, 天. */
  readonly scale: number;
  /** Written with "per head": 元/生, 元/人·年. */
  readonly perHead: boolean;
}

const BASES: readonly (readonly [string, UnitKind, number])[] = [
  ["元", "money", 1],
  ["人民币元", "money", 1],
  ["角", "money", 0.1],
  ["yuan", "money", 1],
  ["cny", "money", 1],
  ["rmb", "money", 1],
  ["usd", "money", 1],
  ["gbp", "money", 1],
  ["$", "money", 1],
  ["us$", "money", 1],
  ["£", "money", 1],
  ["人", "people", 1],
  ["名", "people", 1],
  ["生", "people", 1],
  ["persons", "people", 1],
  ["people", "people", 1],
  ["pupils", "people", 1],
  ["人次", "count", 1],
  ["个", "count", 1],
  ["所", "count", 1],
  ["间", "count", 1],
  ["台", "count", 1],
  ["套", "count", 1],
  ["册", "count", 1],
  ["本", "count", 1],
  ["班", "count", 1],
  ["项", "count", 1],
  ["件", "count", 1],
  ["镇", "count", 1],
  ["校", "count", 1],
  ["次", "count", 1],
  ["份", "count", 1],
  ["平方米", "area", 1],
  ["㎡", "area", 1],
  ["m2", "area", 1],
  ["m²", "area", 1],
  ["平米", "area", 1],
  ["亩", "area", 666.667],
  ["公顷", "area", 10000],
  ["米", "length", 1],
  ["m", "length", 1],
  ["公里", "length", 1000],
  ["%", "percent", 0.01],
  ["percent", "percent", 0.01],
  ["百分比", "percent", 0.01],
  ["‰", "percent", 0.001],
  ["百分点", "pp", 1],
  ["个百分点", "pp", 1],
  ["pp", "pp", 1],
  ["分", "score", 1],
  ["天", "day", 1],
  ["日", "day", 1],
  ["days", "day", 1],
];
const MULTIPLES: readonly (readonly [string, number])[] = [
  ["", 1],
  ["十", 10],
  ["百", 100],
  ["千", 1000],
  ["万", 1e4],
  ["十万", 1e5],
  ["百万", 1e6],
  ["千万", 1e7],
  ["亿", 1e8],
];
const UNITS = new Map<string, { readonly kind: UnitKind; readonly scale: number }>();
for (const [word, kind, scale] of BASES) {
  for (const [multiple, factor] of kind === "percent" || kind === "pp" || kind === "day" ? [["", 1] as const] : MULTIPLES) {
    UNITS.set((multiple + word).normalize("NFKC"), { kind, scale: scale * factor });
  }
}
const PER_HEAD = /[/每](?:每)?(?:生|人|名|pupil|student|person|班)|^元每/;

/** `万元`, `元/生·年`, `%`, `㎡`; null when the text is no unit. */
export const readUnit = remembered((text): UnitReading | null => {
  const bare = plain(text)
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/^(?:计量)?单位[:：]?/, "");
  const english = englishMoney(bare);
  if (english !== null) return { text: plain(text), kind: "money", scale: english, perHead: false };
  if (bare === "" || bare.length > 12) return null;
  const top = (bare.split(/[/每·.]/)[0] ?? "").replace(/^人民币/, "");
  const found = UNITS.get(bare) ?? (/^[^/]+\/[^/]+$/.test(bare) || /[·.]年?$/.test(bare) ? UNITS.get(top) : undefined);
  if (!found) return null;
  // NFKC makes m2 of ㎡; the sheet's own sign is shown.
  const shown = plain(text)
    .replace(/^(?:计量)?单位[:：]?\s*/, "")
    .replace(/m2/i, "㎡");
  return { text: shown, kind: found.kind, scale: found.scale, perHead: PER_HEAD.test(bare) };
});

/** 人 | 万元 | 平方米 under the labels, with 单位 in front or without. */
export function isRowOfUnits(texts: readonly string[]): boolean {
  const units = texts.filter((text, i) => i > 0 || !/^[(（]?(?:计量)?单位[)）]?$/.test(text.trim()));
  return units.length > 0 && units.every((text) => readUnit(text.replace(/^[(（](.*)[)）]$/, "$1")) !== null);
}

const ENGLISH_MULTIPLES: Readonly<Record<string, number>> = {
  "10,000": 1e4,
  "10000": 1e4,
  "10k": 1e4,
  "1,000": 1e3,
  "'000": 1e3,
  "000s": 1e3,
  thousand: 1e3,
  thousands: 1e3,
  million: 1e6,
  millions: 1e6,
  "100million": 1e8,
  billion: 1e9,
};

/** CNY 10,000; RMB million; 10,000 yuan; thousand yuan (spaces taken out): the multiple, null for anything else. */
function englishMoney(bare: string): number | null {
  const match = /^(?:cny|rmb|yuan|usd|gbp|[¥$£])(.+)$|^(?:in)?(.+?)(?:of)?(?:cny|rmb|yuan|usd|gbp)$/.exec(bare);
  return ENGLISH_MULTIPLES[match?.[1] ?? match?.[2] ?? ""] ?? null;
}

/** A unit inside a header: in brackets (金额（万元）), after 单位：, or at its end after a space or a slash. */
export const unitInHeader = remembered((text): { readonly unit: UnitReading; readonly rest: string } | null => {
  const written = plain(text);
  for (const inside of bracketed(written).reverse()) {
    const piece = inside.replace(/^(?:计量)?单位[:：]?/, "");
    const unit = readUnit(piece);
    const apart = unit ? null : piece.split(/[,，、;；]/);
    const among = apart?.map((one) => readUnit(one)).find((one) => one !== null);
    // （决算数，万元）: the unit beside a remark.
    if (among && apart && apart.length === 2)
      return { unit: among, rest: written.replace(inside, apart.filter((one) => readUnit(one) === null).join("")).trim() };
    if (unit) return { unit, rest: written.replace(new RegExp(`[([〔【]\\s*${escapeRegExp(inside)}\\s*[)\\]〕】]`), "").trim() };
  }
  const said = /[,，;；\s]*(?:计量)?单位[:：]\s*([^\s,，;；:：]+)\s*$/.exec(written);
  const unit = said ? readUnit(said[1] ?? "") : null;
  if (said && unit) return { unit, rest: written.slice(0, said.index).trim() };
  const tail = /^(.*\S)[\s/:：,，](万元|亿元|千元|元|%|‰|㎡|平方米|人|元\/生)$/.exec(written);
  const atEnd = tail ? readUnit(tail[2] ?? "") : null;
  if (tail && atEnd) return { unit: atEnd, rest: (tail[1] ?? "").trim() };
  const percent = /^(.*[^\d%])%$/.exec(written);
  if (percent) return { unit: { text: "%", kind: "percent", scale: 0.01, perHead: false }, rest: (percent[1] ?? "").trim() };
  return null;
});

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Units of a title line (`单位：万元、元、%`); null when the text names none. */
export function unitsInLine(text: string): UnitReading[] | null {
  const match = /(?:计量|金额|货币)?单位\s*[:：]\s*(.+?)\s*[)]?$/.exec(plain(text));
  if (!match) return null;
  const units = (match[1] ?? "")
    .split(/[、,，;；\s]+/)
    .flatMap((piece) => {
      const whole = readUnit(piece);
      // 元/生 is one unit, 万元/人 are two.
      return whole?.perHead === true && whole.scale === 1 ? [whole] : piece.split("/").map((part) => readUnit(part));
    })
    .filter((unit) => unit !== null);
  return units.length > 0 ? units : null;
}

/** A unit that a title carries in brackets at its end: 教育投入情况（万元）, Education funds (CNY 10,000). */
export function unitsInTitle(text: string): UnitReading[] | null {
  const inside = /[(（]([^()（）]{1,24})[)）]\s*$/.exec(plain(text))?.[1];
  if (inside === undefined) return null;
  const pieces = inside.split(/[、;；]|,(?!\d)/).map((piece) => readUnit(piece));
  return pieces.length > 0 && pieces.every((unit) => unit !== null) ? pieces : null;
}

/** Does a unit of this kind fit a field of this dimension? */
export function unitFits(kind: UnitKind, dimension: FieldDefinition["dimension"]): boolean {
  switch (dimension) {
    case "money":
    case "moneyPerHead":
      return kind === "money";
    case "people":
      return kind === "people" || kind === "count";
    case "count":
      return kind === "count" || kind === "people" || kind === "score" || kind === "day";
    case "area":
      return kind === "area";
    case "ratio":
      return kind === "percent";
    case "rate":
      return kind === "people" || kind === "count" || kind === "percent";
    case "percentagePoint":
      return kind === "pp" || kind === "percent";
    case "score":
      return kind === "score" || kind === "count";
    case "date":
    case "text":
    case "flag":
      return false;
    case "any":
      return true;
  }
}

/** The written unit of a field: its canonical unit and the scale of the words on the sheet. */
export function writtenFor(unit: UnitReading, definition: FieldDefinition): WrittenUnit {
  return { text: unit.text, unit: canonicalUnit(definition), scale: unit.scale };
}

export function canonicalUnit(definition: FieldDefinition): Unit {
  if (definition.dimension === "ratio") return RATIO;
  if (definition.dimension === "percentagePoint") return PERCENTAGE_POINT;
  return parseUnit(definition.unit);
}

/** The unit in which a field is taken when the sheet says none. */
export function defaultUnit(definition: FieldDefinition): UnitReading | null {
  switch (definition.dimension) {
    case "money":
    case "moneyPerHead":
      return { text: /^(?:USD|GBP)/.exec(definition.unit)?.[0] ?? "元", kind: "money", scale: 1, perHead: false };
    case "people":
      return { text: "人", kind: "people", scale: 1, perHead: false };
    case "rate":
    case "count":
      return { text: definition.unitsSeen[0] ?? "个", kind: "count", scale: 1, perHead: false };
    case "area":
      return { text: "平方米", kind: "area", scale: 1, perHead: false };
    case "score":
      return { text: "分", kind: "score", scale: 1, perHead: false };
    default:
      return null;
  }
}
