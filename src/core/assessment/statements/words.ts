/** Marks that end a sentence, a group of clauses, a clause. */
export const SENTENCE_END = "。！？!?\n\r";
export const GROUP_END = "；;";
export const CLAUSE_END = '，,：:（）()“”"';

const TAIL = [
  "分别",
  "依次",
  "均",
  "都",
  "只",
  "仅",
  "共",
  "已",
  "也",
  "又",
  "大约",
  "约",
  "将近",
  "接近",
  "近",
  "超过",
  "不低于",
  "达到",
  "达",
  "为",
  "是",
  "有",
  "高达",
  "累计",
  "合计",
  "总计",
  "实现",
  "完成",
  "控制在",
  "每年",
  "年",
  "保持在",
  "保持",
  "则",
  "在",
  ":",
  "：",
  " ",
  "了",
  "增加到",
  "增长到",
  "提高到",
  "提升到",
  "上升到",
  "扩大到",
  "减少到",
  "下降到",
  "降低到",
  "增至",
  "升至",
  "降至",
  "突破",
  "首次",
  "——",
  "—",
  "-",
];
const HEAD = [
  "其中",
  "同期",
  "全区",
  "全县",
  "全市",
  "我区",
  "我县",
  "我市",
  "全年",
  "该区",
  "该县",
  "该市",
  "近三年来",
  "近三年",
  "近年来",
  "三年来",
  "两年",
  "每年",
  "当年",
  "且",
  "并",
  "而",
  "同时",
  "现有",
  "共有",
  "分别",
  "均",
  "都",
  "：",
  ":",
  " ",
  "、",
  "，",
  ",",
  "；",
  ";",
  "的",
  "—",
  "-",
  "、",
  "度",
  "）",
  ")",
];
function byLetter(words: readonly string[], letterOf: (word: string) => string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) found.set(letterOf(word), [...(found.get(letterOf(word)) ?? []), word]);
  return found;
}
const TAIL_BY_LAST = byLetter(TAIL, (word) => word.slice(-1));
const HEAD_BY_FIRST = byLetter(HEAD, (word) => word.slice(0, 1));

const YEARS = /(?:19|20)\d\d {0,3}年?度? {0,3}(?:[—–\-－~～至到]{1,3} {0,3}(?:19|20)\d\d {0,3})?学?年?度?/g;

export function stripTail(text: string): string {
  let rest = text;
  for (;;) {
    const word = TAIL_BY_LAST.get(rest[rest.length - 1] ?? "")?.find((candidate) => rest.endsWith(candidate));
    if (
      word === undefined ||
      (word === "均" && "人生校平年".includes(rest[rest.length - 2] ?? "·")) ||
      (word === "年" && "历去今上".includes(rest[rest.length - 2] ?? "·"))
    ) {
      return rest;
    }
    rest = rest.slice(0, -word.length);
  }
}

export function stripHead(text: string): string {
  let rest = text;
  for (;;) {
    const word = HEAD_BY_FIRST.get(rest[0] ?? "")?.find((candidate) => rest.startsWith(candidate));
    if (word === undefined) return rest;
    rest = rest.slice(word.length);
  }
}

/** The thing a clause speaks of, without years, copulas and the like. */
export function cleanLabel(clause: string): string {
  return stripHead(
    stripTail(
      clause
        .replace(/[（(][^（）()]{0,24}[）)]/g, "")
        .replace(YEARS, "")
        .replace(/^.*[；;]/s, "")
        .trim(),
    ).replace(
      /(?<=[\u4e00-\u9fff]{2})(?:(?:连续[一二两三四五六七八九十\d]{1,2}个?年|逐年|逐步|稳步|持续)(?:保持|实现)?(?:增长|提高|上升|增加|提升)|同比|[比较](?:上一?|去|前一)年度?(?:同期)?)$/,
      "",
    ),
  ).trim();
}

/** Last clause of a lead. */
export function lastClause(lead: string): string {
  return lead.slice(lastMark(lead, lead.length) + 1);
}

function lastMark(text: string, before: number): number {
  for (let at = before - 1; at >= 0; at -= 1) if (CLAUSE_END.includes(text[at] ?? "·")) return at;
  return -1;
}

/** Clauses of a lead, last first. */
export function clausesBackwards(lead: string): string[] {
  const clauses: string[] = [];
  let end = lead.length;
  for (;;) {
    const at = lastMark(lead, end);
    clauses.push(lead.slice(at + 1, end));
    if (at < 0) return clauses;
    end = at;
  }
}

export const UP = ["增长", "提高", "上升", "增加", "提升", "递增", "上涨", "增幅", "增速", "扩大", "净增", "增收", "增支"];
export const DOWN = ["下降", "减少", "降低", "减幅", "降幅", "下滑", "回落", "负增长", "净减", "减收", "减支"];
const CHANGE = [...UP, ...DOWN].join("|");
const COPULA = "(?:分别|依次|均|都|约|近|大约|达到|达|为|是|高达|仅|只|了|:|：| )";

/** A change word at the end of a clause, with its copulas: 分别比上年增长, 年增长率分别为. Not 提高到. */
export const CHANGE_END = new RegExp(`(${CHANGE})(?:率|幅度|幅|速度|额|的比例|比例|数额)?${COPULA}{0,6}$`);
export const GAP_WORDS =
  /对比|相比|相差|差距|之差|高出|低于|高于|快于|慢于|超出|多出|比.{1,24}?(?:高|低|快|慢|多|少)|^(?:且|并|又|即)?(?:分别|均|各)?(?:高|低|快)$/;
export const LAST_YEAR = /比上|较上|比去年|较去年|同比|比前|较前|比(?:19|20)\d\d|年(?:均|平均)?增长率|环比|上年/;
/** 与2007年相比，…增加A; 2009年比2007年，…增加A: the year compared with opens the sentence. */
export const COMPARED_FIRST = /(?:比|较|与|同)((?:19|20)\d\d)年度?(?:相比)?[，,]/;
export const LOWER_WORDS = /低于|慢于|低$|慢$|少$|低了?(?:分别|约|为)?$/;
export const COMPLETION =
  /完成(?:规划|计划|目标|任务|预算)的$|完成率|完成度|执行率|支出率|到位率|拨付率|支付率|支出进度|支付进度|完成比例|完成比率|通过率|竣工率/;
const PRIOR_WORDS = /上年|上一年|去年|前一年|上年度|基数|上一年度/;
const COMPARED_WITH = /[比较](?:上一?|去|前一)年度?/g;
/** 上年A, but not 比上年增长到A. */
export const isPrior = (clause: string): boolean => PRIOR_WORDS.test(clause.replace(COMPARED_WITH, ""));
export const FULL_MARKS = /满分|总分值|总分[^，,。得]{0,2}$|分值[^，,。]{0,2}$/;
export const TARGET_WORDS = /计划|规划|目标|任务|预算|应|下达|核定|需/;
export const TOTAL_WORDS =
  /合计|共计|总计|总额|总得分|总投入|总数|总和|(?:^|[^公])共(?:有|安排|投入|筹集)?$|一共|累计(?:投入|安排|拨付|支出|到位|筹集)?$/;

/** Share of the characters of `name` that occur in `text`, each used once, with the order left out: 0…1. */
export function likeness(name: string, text: string): number {
  if (name === "") return 0;
  const left = new Map<string, number>();
  for (const letter of text) left.set(letter, (left.get(letter) ?? 0) + 1);
  let found = 0;
  let count = 0;
  for (const letter of name) {
    count += 1;
    const has = left.get(letter) ?? 0;
    if (has > 0) {
      found += 1;
      left.set(letter, has - 1);
    }
  }
  return found / count;
}

const LOOSE = /我区|我县|我市|全区|全县|全市|本级|总数|总量|总额|总人数|总值|区县|^区|^县|^市|的|支出|收入|资金|经费/g;

/** Whether two names may mean one thing: nearly all characters of the shorter one stand in the other. */
export function alike(a: string, b: string): boolean {
  const [x, y] = [a.replace(LOOSE, ""), b.replace(LOOSE, "")];
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (short.length < 2) return a !== "" && b !== "" && (a.includes(b) || b.includes(a));
  return likeness(short, long) >= 0.85;
}

/** Words that only lead into a claim and name nothing: 确保, 实现, 均. */
export const LEAD_WORDS = /确保|保证|切实|继续|实现|努力|坚持|要求|做到|力争|总体|^且|^并|^并且|^也/g;
