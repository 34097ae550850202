/** Words of a base unit: in front of a slash, behind it, and in English for one and for many. */
interface UnitWord {
  readonly zh: string;
  readonly zhPer: string;
  readonly en: readonly [one: string, many: string];
}

const word = (zh: string, zhPer: string, one: string, many: string): UnitWord => ({ zh, zhPer, en: [one, many] });

const WORDS: Readonly<Record<string, UnitWord>> = {
  CNY: word("元", "元", "CNY", "CNY"),
  USD: word("美元", "美元", "USD", "USD"),
  GBP: word("英镑", "英镑", "GBP", "GBP"),
  pp: word("个百分点", "百分点", "percentage point", "percentage points"),
  pupil: word("人", "生", "pupil", "pupils"),
  hundredPupils: word("百人", "百生", "100 pupils", "hundred pupils"),
  person: word("人", "人", "person", "people"),
  FTE: word("个全时当量", "全时当量", "FTE", "FTE"),
  m2: word("㎡", "㎡", "m²", "m²"),
  day: word("天", "天", "day", "days"),
  year: word("年", "年", "year", "years"),
  class: word("个班", "班", "class", "classes"),
  school: word("所", "校", "school", "schools"),
  room: word("间", "间", "room", "rooms"),
  set: word("台", "台", "set", "sets"),
  volume: word("册", "册", "volume", "volumes"),
  project: word("个项目", "项目", "project", "projects"),
  item: word("项", "项", "item", "items"),
  score: word("分", "分", "mark", "marks"),
  /** The cell itself says which unit. */
  any: word("", "", "", ""),
  "1": word("", "", "", ""),
  count: word("个", "个", "", ""),
  times: word("倍", "倍", "times", "times"),
};

/** Whether both languages have words for the symbol. */
export function knowsUnitSymbol(symbol: string): boolean {
  return Object.hasOwn(WORDS, symbol);
}

/** `元/生`, `元/生·天`, `㎡/生`, `人`; a symbol without words stands for itself. */
export function chineseUnit(numerators: readonly string[], denominators: readonly string[]): string {
  const top = numerators.map((symbol) => WORDS[symbol]?.zh ?? symbol).join("·");
  const per = denominators.map((symbol) => WORDS[symbol]?.zhPer ?? symbol).reverse();
  return per.length === 0 ? top : `${top}/${per.join("·")}`;
}

/** `CNY per pupil`, `m² per pupil`, `pupils`; `one`: the number shown is 1. */
export function englishUnit(numerators: readonly string[], denominators: readonly string[], one: boolean): string {
  const top = numerators.map((symbol) => WORDS[symbol]?.en[one ? 0 : 1] ?? symbol).join(" ");
  const per = denominators.map((symbol) => WORDS[symbol]?.en[0] ?? symbol).reverse();
  return [top, ...per].join(" per ").trim();
}

/** The unit by itself, as a heading has it. */
export const unitWord = (numerators: readonly string[], denominators: readonly string[], locale: "zh-CN" | "en-US"): string =>
  locale === "zh-CN" ? chineseUnit(numerators, denominators) : englishUnit(numerators, denominators, false);
