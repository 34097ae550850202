import { coordinated, levelOnly, withoutLevel } from "./topic";
import type { Dimension, Figure, Scan, Series, YearMention } from "./types";
import {
  CHANGE_END,
  COMPARED_FIRST,
  COMPLETION,
  DOWN,
  GAP_WORDS,
  GROUP_END,
  LAST_YEAR,
  LOWER_WORDS,
  SENTENCE_END,
  clausesBackwards,
  cleanLabel,
  lastClause,
  stripTail,
} from "./words";

/** Longest text looked at before a figure, so that reading stays linear. */
export const LEAD = 90;

const SEPARATOR = /^ {0,3}(?:[、，,]?(?:以及|和|及|与)?|[、，,；;] {0,3}) {0,3}(?:为|是|达)?$/;
const SHARE =
  /占(?:到|了|比|其|有)?([^，,。；;占]{0,40}?)(?:的)?(?:比例|比重|份额|百分比)?(?:也|又|均|都|分别|只|仅|约|为|达到|达|近|高达|是|:|：| |大约|将近|超过|不低于)*$/;

interface Place {
  readonly sentence: number;
  readonly group: number;
  readonly from: number;
}

/** Groups the figures of a text into lists and says what each list is: amounts, growth rates, shares … */
export function readSeries(text: string, found: Scan): Series[] {
  const place = placesOf(text);
  const lists = listsOf(text, found);
  const series: Series[] = [];
  let sentenceYears: YearMention[] = [];
  let carried: number | null = null;
  let lastSentence = -1;
  let yearAt = 0;
  let previousEnd = 0;
  for (const figures of lists) {
    const first = figures[0];
    const last = figures.at(-1);
    if (!first || !last) continue;
    const { sentence, group, from } = place(first.start);
    if (sentence !== lastSentence) {
      carried =
        sentence === lastSentence + 1 && !/[\n\r]/.test(text.slice(previousEnd, from)) ? (onlyYear(sentenceYears) ?? carried) : null;
      sentenceYears = [];
    }
    lastSentence = sentence;
    while (yearAt < found.years.length && (found.years[yearAt]?.end ?? 0) <= last.end) {
      const year = found.years[yearAt];
      if (year && year.start >= from && !isCompared(text, year)) sentenceYears.push(year);
      yearAt += 1;
      if (sentenceYears.length > 32) sentenceYears = sentenceYears.slice(-32);
    }
    const leadFrom = Math.max(from, previousEnd, first.start - LEAD);
    const lead = text.slice(leadFrom, first.start);
    const meaning = meaningOf(figures, lead, text.slice(last.end, last.end + 4));
    const told =
      ownYear(lead, figures.length) ??
      relativeYear(lead, figures.length, sentenceYears) ??
      spanEnd(meaning, figures.length, sentenceYears, series.at(-1), sentence) ??
      // 2008年由A增加到B does not say when it was A.
      (meaning.role === "base" ? null : yearsFor(figures.length, sentenceYears, leadFrom));
    const parallel = told === null && coordinated(meaning.label, figures.length) !== null;
    const year = parallel ? onlyYear(sentenceYears) : null;
    const kept =
      carried !== null &&
      told === null &&
      sentenceYears.length === 0 &&
      figures.length === 1 &&
      !OTHER_TIME.test(text.slice(Math.max(from, first.start - LEAD), first.start))
        ? carried
        : null;
    const label =
      (meaning.label === ""
        ? (followed(meaning, series, sentence, first)?.label ?? usedFor(meaning, text.slice(last.tail, last.tail + 16)))
        : undefined) ?? meaning.label;
    series.push({
      index: series.length,
      figures,
      start: first.start,
      end: last.tail,
      sentence,
      group,
      lead,
      ...meaning,
      // A change word alone (提高到B) speaks of what the base before it named.
      label: levelOnly(label) ? (ofLevel(label, series, sentence, first) ?? label) : label,
      years: told ?? (year !== null ? figures.map(() => year) : kept !== null ? [kept] : null),
      parallel,
    });
    previousEnd = last.tail;
  }
  return series;
}

/** Sentence and group of ascending positions, found in one walk. */
function placesOf(text: string): (at: number) => Place {
  let at = 0;
  let sentence = 0;
  let group = 0;
  let from = 0;
  return (target) => {
    for (; at < target; at += 1) {
      const mark = text[at] ?? "";
      if (SENTENCE_END.includes(mark)) {
        sentence += 1;
        group += 1;
        from = at + 1;
      } else if (GROUP_END.includes(mark)) {
        group += 1;
      }
    }
    return { sentence, group, from };
  };
}

function listsOf(text: string, found: Scan): Figure[][] {
  const lists: Figure[][] = [];
  let open: Figure[] = [];
  let yearAt = 0;
  for (const figure of found.figures) {
    const before = open.at(-1);
    if (before) {
      while ((found.years[yearAt]?.end ?? Infinity) <= before.tail) yearAt += 1;
      const year = found.years[yearAt];
      const gapText = text.slice(before.tail, Math.min(figure.start, before.tail + 24));
      const gap =
        year && year.end <= figure.start && year.start >= before.tail && year.first === year.last
          ? text.slice(before.tail, Math.min(year.start, before.tail + 12)) + text.slice(year.end, Math.min(figure.start, year.end + 12))
          : gapText;
      const alikeUnits = figure.dimension === before.dimension && figure.counted === before.counted;
      const bareBefore = before.dimension === "none" && before.unit.scale === 1;
      const near = figure.start - before.tail <= 24;
      // 比上年增加A，达B names two things; 2007年为A，2008年为B one.
      const reaches = gap === gapText && /[，,；;、] {0,3}(?:为|是|达)$/.test(gap);
      if (
        near &&
        gap !== "" &&
        !reaches &&
        SEPARATOR.test(gap) &&
        (alikeUnits || bareBefore || isGap(figure)) &&
        !(bareBefore && figure.dimension === "none" && !isGap(figure) && /[，,]/.test(gap))
      ) {
        open.push(figure);
        continue;
      }
    }
    close(lists, open);
    open = [figure];
  }
  close(lists, open);
  return lists;
}

const isGap = (figure: Figure): boolean => figure.value === null && figure.dimension === "none";

/** Figures without a unit take that of the next one in the list (1044.41、1108.56和1126.23元); a list without any is no list. */
function close(lists: Figure[][], open: Figure[]): void {
  const withUnits: Figure[] = [];
  // A gap at the end has only what stands before it.
  let next: Figure | null = open.some(isGap) ? (open.findLast(({ dimension }) => dimension !== "none") ?? null) : null;
  for (let at = open.length - 1; at >= 0; at -= 1) {
    const figure = open[at];
    if (!figure) continue;
    if (figure.dimension !== "none") {
      next = figure;
      withUnits.push(figure);
    } else if (next && figure.unit.scale === 1) {
      const scale = next.unit.scale;
      const whole = next.step === 0 && figure.decimals === 0 && scale === 1;
      withUnits.push({
        ...figure,
        value: figure.value === null ? null : figure.value * scale,
        step: whole ? 0 : figure.step * scale,
        unit: next.unit,
        dimension: next.dimension,
        counted: next.counted,
      });
    }
  }
  if (withUnits.length > 0) lists.push(withUnits.reverse());
}

/** Years of a list: only when their count fits and they rise one by one or are all different; else the order alone stands. */
function yearsFor(count: number, mentions: readonly YearMention[], leadFrom: number): readonly number[] | null {
  const near = mentions.filter((mention) => mention.start >= leadFrom);
  for (const candidates of [near, mentions]) {
    const alone = candidates.filter((mention) => mention.first === mention.last).map((mention) => mention.first);
    const range = candidates.findLast((mention) => mention.last - mention.first + 1 === count && count > 1);
    if (range) return Array.from({ length: count }, (_, position) => range.first + position);
    const tail = alone.slice(-count);
    if (tail.length === count && tail.every((year, position) => position === 0 || year > (tail[position - 1] ?? 0))) return tail;
  }
  return null;
}

const REQUIREMENT =
  /(?:要求|规定|应当?|须|必须|需要?|标准为?|目标为?)(?:均|都|为|达到)?(?:超过|不低于|不少于|不超过|控制在|高于|低于|达到)[^，,。]{0,3}$/;

const isCompared = (text: string, year: YearMention): boolean => {
  const mark = text[year.start - 1] ?? "";
  return (
    "比较由从".includes(mark === "" ? "·" : mark) ||
    ("与同".includes(mark === "" ? "·" : mark) && /^相?比/.test(text.slice(year.end, year.end + 2)))
  );
};

/** The one year that a sentence speaks of. */
function onlyYear(mentions: readonly YearMention[]): number | null {
  const [mention] = mentions;
  return mention && mentions.every(({ first, last }) => first === mention.first && last === mention.first) ? mention.first : null;
}

/** 由2008年的A, 比2008年的A, 提高到2009年的B: the year stands right at the figure. */
function ownYear(lead: string, count: number): readonly number[] | null {
  const match = count === 1 ? /((?:19|20)\d\d)年度?的?(?:约|近)?$/.exec(lead) : null;
  return match ? [Number(match[1])] : null;
}

/** 由上年的A: the year before the one that the sentence names. */
function relativeYear(lead: string, count: number, mentions: readonly YearMention[]): readonly number[] | null {
  return count === 1 && LAST_YEAR_FIGURE.test(lead) && onlyYear(mentions) !== null ? [(onlyYear(mentions) ?? 0) - 1] : null;
}

/** 2019年至2023年，由A增加到B: A is of the first year, B of the last. */
function spanEnd(
  { role, clause }: Meaning,
  count: number,
  mentions: readonly YearMention[],
  before: Series | undefined,
  sentence: number,
): readonly number[] | null {
  const span = mentions.at(-1);
  if (count !== 1 || !span || span.last <= span.first) return null;
  if (role === "base") return [span.first];
  return role === "amount" && REACHES.test(clause) && before?.role === "base" && before.sentence === sentence ? [span.last] : null;
}

/** 其中A用于职业教育: what the figure is for stands behind it. */
function usedFor({ role, clause }: Meaning, behind: string): string | undefined {
  if (role !== "amount" || !/(?:其中|将|安排|拿出|有)$/.test(clause.trim())) return undefined;
  return /^ ?(用于[\u4e00-\u9fff]{2,10}?)(?=[，,。；;、]|$)/.exec(behind)?.[1];
}

/** 生均公用经费小学A、初中B, 初中专任教师A，高中B: a level alone speaks of what the figure before it spoke of. */
function ofLevel(level: string, series: readonly Series[], sentence: number, figure: Figure): string | undefined {
  const known = series.slice(-8).findLast((list) => {
    const [first] = list.figures;
    return (
      list.sentence === sentence &&
      (list.role === "amount" || list.role === "rate") &&
      first?.dimension === figure.dimension &&
      first.counted === figure.counted &&
      withoutLevel(list.label) !== ""
    );
  });
  return known && !coordinated(known.label, known.figures.length) ? level + withoutLevel(known.label) : undefined;
}

const LAST_YEAR_FIGURE = /(?:上一?年|去年|前一年)度?(?:同期)?(?:的|为|是)?(?:约|近)?$/;
const OTHER_TIME = /目前|截至|至今|近|三年|五年|历年|每年|今年|明年|去年|上年|来年|现有|计划|规划|预计|目标|要求|标准|季度|半年/;
const REACHES =
  /^[ ,，]?(?:总额|总数|总量)?达到?了?$|^[ ,，]?(?:又|再|逐步|稳步)?(?:增加|提高|增长|上升|提升|扩大|减少|下降|降低|增|升|降|减)?(?:到|至)(?:了|(?:(?:19|20)\d\d年度?)?的?)?$/;

/** 比2008年的1108.56元: the figure is what another is compared with. */
const COMPARED_FIGURE = /(?:比|较)(?:(?:19|20)\d\d年度?|上一?年度?|去年|前一年)(?:同期)?的?$/;

const ONLY_A_YEAR = /^[；;\s]*(?:到|而)?(?:19|20)\d\d年度?(?:则|约|又)?(?:为|是|达|达到|增至|增加到|提高到|升至|降至|降到)?$/;

/** The list whose subject goes on: 增加到B, 比2008年的A, 2023年为C. */
function followed({ role, clause }: Meaning, series: readonly Series[], sentence: number, figure: Figure): Series | undefined {
  if (role !== "amount" && role !== "base") return undefined;
  const last = series.at(-1);
  if (last?.sentence !== sentence) return undefined;
  if (REACHES.test(clause) || COMPARED_FIGURE.test(clause)) return last;
  if (!ONLY_A_YEAR.test(clause)) return undefined;
  return series
    .slice(-8)
    .findLast(
      (list) =>
        list.sentence === sentence && list.role === "amount" && list.figures[0]?.dimension === figure.dimension && list.label !== "",
    );
}

/** 较上年多投入A, 比2008年少B. */
const MORE = /[比较](?:上一?年|去年|前一年|(?:19|20)\d\d年)度?(?:同期)?(多|少)(?:投入|安排|支出|拨付|征收|收入|筹集)?了?$/;

/** A比B高, A高于B. */
const DIFFERENCE =
  /^(?<left>[^，,。；;]*?)(?:(?:比|较)(?!(?:上|去|前)一?年|同期|(?:19|20)\d\d)(?<right>[^，,。；;]{1,24}?)(?<word>高|低|多|少)出?了?|(?<!不)(?<word2>高于|低于|多于|少于)(?!规定|标准|基准|要求|法定)(?<right2>[^，,。；;\d]{2,30}))$/;
/** 比B的97350元低: B stands before. */
const BARE_DIFFERENCE = /^(?<word>高|低|多|少)出?了?$/;

type Meaning = Pick<Series, "clause" | "role" | "label" | "whole" | "sign" | "every">;

function meaningOf(figures: readonly Figure[], lead: string, after: string): Meaning {
  const clause = lastClause(lead);
  const every = /均|都/.test(clause.trimEnd().slice(-6));
  const dimension: Dimension = figures[0]?.dimension ?? "none";
  const sign: 1 | -1 = DOWN.some((word) => clause.slice(-12).includes(word)) || LOWER_WORDS.test(stripTail(clause)) ? -1 : 1;
  const base: Meaning = { clause, every, sign, whole: null, role: "amount", label: labelOf(lead) };
  const changes = CHANGE_END.test(clause);
  if (dimension === "ratio") return { ...base, ...ratioMeaning(clause, lead, changes) };
  if (dimension === "point") {
    const bare = stripTail(clause);
    // 2022年低于财政经常性收入增长比例5.62个百分点
    const gap =
      (GAP_WORDS.test(bare) || /(?:高于|低于|快于|慢于)[^，,。]{2,24}$|较[^，,。]{2,24}(?:高|快|低|慢)出?$/.test(bare)) &&
      !LAST_YEAR.test(clause);
    return { ...base, role: gap ? "gap" : "pointChange", label: subjectOfChange(clause, lead) };
  }
  if (/(?:按|按照|每生每年|每人每年|每生每天|标准为?)[^，,。]{0,12}$/.test(clause) && /标准|补助|的/.test(after + clause))
    return { ...base, role: "standard" };
  const more = MORE.exec(clause);
  if (more) return { ...base, role: "increment", label: subjectOfChange(clause, lead), sign: more[1] === "少" ? -1 : 1 };
  if (/超额|超计划|超规划|超预算|超任务|超目标|超出计划|(?:超编|缺编|空编)[^，,。]{0,4}$/.test(clause))
    return { ...base, role: "excess", sign: 1 };
  if (
    changes &&
    (LAST_YEAR.test(clause) ||
      COMPARED_FIRST.test(lead) ||
      /[比较]|净|^(?:分别|共|约|共计|累计|[两三四五六]年(?:累计|共|间|来)?)?(?:增长|提高|增加|下降|减少|降低|上升|提升)/.test(
        clause.trim(),
      ))
  ) {
    return { ...base, role: "increment", label: subjectOfChange(clause, lead) };
  }
  // 比全市平均水平高120元 is a difference, no amount that others are measured by.
  const differs = DIFFERENCE.exec(stripTail(clause)) ?? BARE_DIFFERENCE.exec(clause.trim());
  if (differs) {
    const { left = "", right, right2, word, word2 } = differs.groups ?? {};
    return {
      ...base,
      role: "difference",
      label: cleanLabel(left),
      whole: cleanLabel(right ?? right2 ?? ""),
      sign: /[低少]/.test(word ?? word2 ?? "") ? -1 : 1,
    };
  }
  if (COMPARED_FIGURE.test(clause) || (/(?:由|从)[^，,。]{0,16}$/.test(clause) && !/用于|[由从].{0,6}(?:安排|投入|组成)/.test(clause)))
    return { ...base, role: "base", label: cleanLabel(clause.replace(/[由从比较].*$/, "")) };
  return base;
}

function ratioMeaning(clause: string, lead: string, changes: boolean): Partial<Meaning> {
  const bare = stripTail(clause);
  // 要求不低于100%, 应达到95%以上 say what is asked for, not what is.
  if (REQUIREMENT.test(clause)) return { role: "rate" };
  if (/(?:超过|不低于|不少于|不超过|控制在|高于|低于)[^，,。]{0,3}$/.test(clause) && !/占/.test(clause)) return { role: "bound" };
  if (GAP_WORDS.test(bare) && !LAST_YEAR.test(clause)) return { role: "gap", label: subjectOfChange(clause, lead) };
  const share = SHARE.exec(clause);
  if (share && !changes)
    return { role: "share", whole: stripTail(share[1] ?? "").replace(/(?:的|总数的|比例|比重)$/, ""), label: labelOf(lead) };
  if (COMPLETION.test(bare.slice(-10))) return { role: "completion" };
  if (changes) return { role: "growth", label: subjectOfChange(clause, lead) };
  return { role: "rate" };
}

/** What grows: the words of the clause before 比上年增长, 的增长率. Empty when the clause only says that something grew. */
function subjectOfChange(clause: string, lead: string): string {
  const cut = clause.replace(
    /(?:的?(?:年均|年)?(?:增长|提高|上升|增加|提升|递增|下降|减少|降低|增幅|增速|减幅|降幅)|(?:分别|均|都)?[比较](?:上|去|前|19|20)|同比|对比|相比|高出|高于|快于|低于|净增|净减|增收|减收|增支|减支|(?:分别|均)?[高低快慢]$).*$/,
    "",
  );
  const subject = /^(?:分别|均|各)?(?:高|低|快|慢)$/.test(cut) ? "" : cleanLabel(cut);
  if (subject !== "" || lead === clause) return subject;
  for (const earlier of clausesBackwards(lead).slice(1, 3)) {
    const label = cleanLabel(earlier.replace(/的?(?:增长|提高)(?:率|幅度)?$/, ""));
    if (label !== "") return label;
  }
  return "";
}

/** 教育经费占财政支出的: the share is of the first. */
const SHARE_END = /(?<=[\u4e00-\u9fff]{2})占[^，,。；;占]{2,40}(?:的|比例|比重)$/;
const TREND_ONLY = /^(?:且|并|又)?(?:实现)?(?:逐年|逐步|稳步|持续|不断)(?:有所)?(?:提高|增长|上升|增加|提升|下降|减少)?$/;

function labelOf(lead: string): string {
  for (const clause of clausesBackwards(lead).slice(0, 4)) {
    const label = cleanLabel(
      clause
        .replace(/^ ?[比较](?=[\u4e00-\u9fff]{3})(?!(?:上|去|前)一?年|同期)/, "")
        .replace(/(?:^|(?<=[\u4e00-\u9fff]))(?:由|从)?(?:上一?年|去年|前一年)度?(?:同期)?(?:的|为|是)?$/, "")
        .replace(SHARE_END, ""),
    );
    if (label !== "" && !TREND_ONLY.test(label) && !REACHES.test(clause)) return label;
  }
  return "";
}
