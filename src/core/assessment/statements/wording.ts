import { claimOf } from "./claim";
import { around, listAt, named } from "./find";
import type { Basis, Claim, Reading, Series, TrendWord, Verdict } from "./types";
import { CLAUSE_END, DOWN, GROUP_END, LEAD_WORDS, SENTENCE_END, alike, cleanLabel } from "./words";

const TREND =
  /(连续[一二两三四五六七八九十\d]{1,2}个?年(?:保持|实现)?)?(逐年|逐步|稳步|持续|连年|年年)(?:有所|实现|保持)?(提高|增长|上升|增加|提升|递增|下降|减少|降低)|连续([一二两三四五六七八九十\d]{1,2})个?年(?:保持|实现|正)?(?:增长|提高|上升|增加|提升|下降|减少|降低)|只增不减|翻了?一番|翻番/g;
const COMPARISON = /(?:均|都|始终|全部|也)?(高于|低于|快于|慢于|大于|小于|多于|少于)([^，,。；;！!？?\n（(0-9]{2,30})/g;
const SIGN = /(?:均|都)?(?:比|较)上(?:一)?年(?:度)?(?:均|都)?(?:有所)?(增长|提高|增加|上升|下降|减少)(?= {0,2}[，,。；;！\n]|$)/g;

const NUMERALS = "零一二三四五六七八九十";
const numberOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : text === "两" ? 2 : Math.max(1, NUMERALS.indexOf(text)));

/** Claims made by words: 逐年提高, 只增不减, 均高于, 均比上年增长. */
export function readWording(reading: Reading, claims: Claim[]): void {
  for (const match of matches(reading, TREND, claims)) readTrend(reading, match.index, match, claims);
  for (const match of matches(reading, COMPARISON, claims)) readComparison(reading, match.index, match, claims);
  for (const match of matches(reading, SIGN, claims)) readSign(reading, match.index, match, claims);
  readHeadcounts(reading, claims);
  readNesting(reading, claims);
}

/** More such words of one kind than this are no prose; what follows is not read, and a claim says so. */
const MOST_MATCHES = 5000;

function* matches(reading: Reading, pattern: RegExp, claims: Claim[]): Generator<RegExpExecArray> {
  let count = 0;
  for (const match of reading.plain.matchAll(pattern)) {
    count += 1;
    if (count > MOST_MATCHES) {
      const at = match.index;
      const basis: Basis = { of: "wording", verdict: "cannotCheck", reason: { id: "statements.unread", data: { at } } };
      claims.push(claimOf(reading, "unread", at, at + match[0].length, "", basis));
      return;
    }
    yield match;
  }
}

const REACH = 60;

/** The words of the clause that end at `at`; empty when the claim opens its clause. */
function ownSubject(text: string, at: number): string {
  return cleanLabel(text.slice(clauseStart(text, at, at), at).replace(LEAD_WORDS, ""));
}

function clauseStart(text: string, end: number, at: number): number {
  let start = end;
  while (start > Math.max(0, at - REACH) && MARKS[text.charCodeAt(start - 1)] !== 1) start -= 1;
  return start;
}

/** The clause in front of `at`, or the nearest one before it in the sentence that names something. */
function subjectBefore(text: string, at: number): string {
  let end = at;
  for (let clause = 0; clause < 4; clause += 1) {
    const start = clauseStart(text, end, at);
    const subject = cleanLabel(text.slice(start, end).replace(LEAD_WORDS, ""));
    // 达到60%左右 says how much, not of what.
    if (subject !== "" && !/^(?:达到?|超过)?[\d.xX×]+%?(?:左右|以上)?$|^分别|^[\d.,，]+[^占]{0,4}$/.test(subject)) return subject;
    if (SENTENCE_END.includes(text[start - 1] ?? "。")) return "";
    end = start - 1;
  }
  return "";
}

const MARKS = new Uint8Array(0x10000);
for (const mark of [...SENTENCE_END, ...GROUP_END, ...CLAUSE_END, "、"]) MARKS[mark.charCodeAt(0)] = 1;

/** Number of the sentence that holds a position. */
function sentenceAt(reading: Reading, at: number): number {
  const { sentenceEnds } = reading;
  let low = 0;
  let high = sentenceEnds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentenceEnds[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A trend over more figures than this is no prose. */
const LONGEST = 64;

const isShare = (name: string): boolean => /占.{1,30}(?:比例|比重)|比例$|比重$|占比$|率$/.test(name);
const isRatio = (list: Series): boolean => list.figures[0]?.dimension === "ratio";

function readTrend(reading: Reading, at: number, match: RegExpExecArray, claims: Claim[]): void {
  const words = match[0];
  const subject = subjectBefore(reading.plain, at);
  const span = match[1] ?? match[4];
  const steps = span === undefined ? 1 : numberOf(span.replace(/连续|个?年.*$/g, ""));
  const trend: TrendWord = {
    direction: DOWN.some((word) => words.endsWith(word)) ? -1 : 1,
    strict: words !== "只增不减",
    steps,
    doubles: words.startsWith("翻"),
  };
  const index = listAt(reading, at);
  const sentence = sentenceAt(reading, at);
  const lists = around(reading, index, sentence);
  const own = lists.filter((list) => list.sentence === sentence);
  const share = isShare(subject);
  const fits = (list: Series): boolean =>
    (list.role === "amount" || list.role === "rate" || list.role === "share") &&
    list.figures.length > 1 &&
    list.figures.length <= LONGEST &&
    isRatio(list) === share;
  const growing = (list: Series): boolean => list.role === "growth" && list.figures.length <= LONGEST && !share;
  const listed = ownSubject(reading.plain, at) === "" ? listedBefore(reading, index, sentence) : undefined;
  const byName =
    subject === "" ? own.find(fits) : (named(reading, lists, subject, fits) ?? headed(reading, own, index, sentence, subject, fits));
  const series = listed ? (listed.role === "growth" ? undefined : listed) : byName;
  const growth =
    listed?.role === "growth"
      ? listed
      : series
        ? lists.find((list) => list.role === "growth" && list.index === series.index + 1 && list.figures.length > 1)
        : subject === ""
          ? undefined
          : named(reading, lists, subject, growing);
  const basis: Basis = {
    of: "trend",
    series: series ? [...series.figures] : [],
    growth: growth ? growth.figures.map((figure) => ({ figure, sign: growth.sign })) : [],
    trend,
    over: share ? null : spanOf(series, own),
  };
  claims.push(claimOf(reading, "trend", at, at + words.length, subject, basis));
}

/** The years that a list of amounts runs through: its own, or those of A and B where it went from A to B. */
function spanOf(series: Series | undefined, own: readonly Series[]): Extract<Basis, { of: "trend" }>["over"] {
  const base = series ? undefined : own.find((list) => list.role === "base" && list.years !== null);
  const reached = base ? own.find((list) => list.index === base.index + 1 && list.role === "amount") : undefined;
  const from = (base ?? series)?.years?.[0];
  const to = (reached ?? series)?.years?.at(-1);
  const subject = (series ?? base)?.label ?? "";
  return from === undefined || to === undefined || to <= from || subject === "" ? null : { subject, from, to };
}

/** A heading (学生人均教育经费逐步增长。) speaks of the first list of the next sentence when they share a name's core. */
function headed(
  reading: Reading,
  own: readonly Series[],
  index: number,
  sentence: number,
  subject: string,
  fits: (list: Series) => boolean,
): Series | undefined {
  const next = reading.series[index];
  if (own.length > 0 || !next || next.sentence > sentence + 2 || !fits(next)) return undefined;
  for (let at = 0; at + 4 <= Math.min(next.label.length, 40); at += 1) if (subject.includes(next.label.slice(at, at + 4))) return next;
  return undefined;
}

/** The list that the words follow (分别为A、B、C，逐年提高), over single figures such as 年均增长6.5%. */
function listedBefore(reading: Reading, index: number, sentence: number): Series | undefined {
  for (let at = index - 1; at >= Math.max(0, index - 6); at -= 1) {
    const list = reading.series[at];
    if (!list || list.sentence !== sentence) return undefined;
    if (list.figures.length > 1)
      return list.role === "amount" || list.role === "rate" || list.role === "share" || list.role === "growth" ? list : undefined;
    if (list.role !== "growth" && list.role !== "increment") return undefined;
  }
  return undefined;
}

const YEARS_NAMED =
  /(除)?(?:了)?((?:(?:19|20)\d\d年?(?:[—–\-－~～至到、和及与,，]{1,2})?){1,12})年?(?:度)?(?:以?外|之外)?[，,]?(?:其余|其他|其它)?(?:各?年份?|年度)?$/;

/** The years that a comparison names right before it (2020年、2021年高于…; 除2022年外均高于…); null: it names none. */
function yearsBefore(text: string, at: number): { readonly years: readonly number[]; readonly except: boolean } | null {
  const match = YEARS_NAMED.exec(text.slice(Math.max(0, at - REACH), at));
  const named = match?.[2];
  if (match === null || named === undefined) return null;
  const years = [...named.matchAll(/((?:19|20)\d\d)年?(?:[—–\-－~～至到]{1,2}((?:19|20)\d\d))?/g)].flatMap(([, first = "", last]) => {
    const from = Number(first);
    const to = Math.min(Number(last ?? first), from + 30);
    return Array.from({ length: Math.max(1, to - from + 1) }, (_, step) => from + step);
  });
  return { years, except: match[1] !== undefined };
}

const growthName = (name: string): string =>
  name.replace(/的?(?:增长比例|增长率|增长幅度|增长速度|增幅|增速|增长)$/, "").replace(/的?(?:增长|提高)$/, "");

function readComparison(reading: Reading, at: number, match: RegExpExecArray, claims: Claim[]): void {
  const right = cleanLabel((match[2] ?? "").trim());
  const left = ownSubject(reading.plain, at);
  const index = listAt(reading, at);
  const sentence = sentenceAt(reading, at);
  const lists = around(reading, index, sentence);
  const above = /高|快|大|多/.test(match[1] ?? "");
  const ofGrowth = growthName(right) !== right;
  const fits = (list: Series): boolean =>
    ofGrowth
      ? list.role === "growth"
      : list.role === "rate" || list.role === "share" || (list.role === "amount" && list.figures.length > 1);
  const rightList = named(reading, lists, growthName(right), fits);
  const sameLength = (list: Series): boolean =>
    fits(list) &&
    list !== rightList &&
    list.figures.length === rightList?.figures.length &&
    list.figures[0]?.dimension === rightList.figures[0]?.dimension;
  const leftName = growthName(left);
  const leftList =
    rightList === undefined
      ? undefined
      : ((leftName === "" ? undefined : named(reading, lists, leftName, sameLength)) ??
        (/^(?:均|都|也)/.test(match[0]) || leftName === ""
          ? lists.find((list) => sameLength(list) && list.sentence === sentence && list.end <= at)
          : undefined));
  const told = yearsBefore(reading.plain, at);
  const years = leftList?.years ?? rightList?.years ?? null;
  const speaksOf = (position: number): boolean => {
    if (!told) return true;
    const year = years?.[position];
    return year !== undefined && told.years.includes(year) !== told.except;
  };
  const pairs =
    leftList && rightList
      ? leftList.figures.flatMap((figure, position) => {
          const other = rightList.figures[position];
          return other && speaksOf(position) ? [{ left: figure, leftSign: leftList.sign, right: other, rightSign: rightList.sign }] : [];
        })
      : [];
  claims.push(claimOf(reading, "comparison", at, at + match[0].length, left, { of: "comparison", pairs, above }));
}

/** 财政预决算教育经费支出均比上一年增长: every growth of the sentence whose subject the words cover. */
function readSign(reading: Reading, at: number, match: RegExpExecArray, claims: Claim[]): void {
  const subject = subjectBefore(reading.plain, at);
  const index = listAt(reading, at);
  const sentence = sentenceAt(reading, at);
  const own = around(reading, index, sentence).filter((list) => list.sentence === sentence && list.role === "growth");
  const covered = own.filter(
    (list) => subject !== "" && alike(list.label === "" ? (reading.series[list.index - 1]?.label ?? "") : list.label, subject),
  );
  const direction = DOWN.includes(match[1] ?? "") ? -1 : 1;
  const growth = covered.flatMap((list) => list.figures.map((figure) => ({ figure, sign: list.sign })));
  claims.push(
    claimOf(reading, "sign", at, at + match[0].length, subject, {
      of: "trend",
      series: [],
      growth,
      trend: { direction, strict: true, steps: 1, doubles: false },
      over: null,
    }),
  );
}

/** The same number of the same people once as 人 and once as 人次: one of them is wrong. */
function readHeadcounts(reading: Reading, claims: Claim[]): void {
  const persons = new Map<number, Series[]>();
  for (const list of reading.series) {
    const figure = list.figures[0];
    if (figure?.dimension !== "people" || figure.value === null || list.figures.length !== 1) continue;
    const known = persons.get(figure.value) ?? [];
    if (known.length < 4) persons.set(figure.value, [...known, list]);
  }
  if (persons.size === 0) return;
  for (const list of reading.series) {
    const figure = list.figures[0];
    if (figure?.dimension !== "personTimes" || figure.value === null || figure.value < 20 || list.figures.length !== 1) continue;
    const twin = persons.get(figure.value)?.find((other) => other.label !== "" && list.label !== "" && alike(other.label, list.label));
    if (!twin) continue;
    const text = reading.text.slice(twin.figures[0]?.start ?? 0, twin.figures[0]?.end ?? 0);
    const basis: Basis = {
      of: "wording",
      verdict: "disagrees",
      reason: { id: "statements.headcount.mixed", data: { text: reading.text.slice(figure.start, figure.end), other: text } },
    };
    claims.push({ ...claimOf(reading, "headcount", figure.start, figure.end, list.label, basis), figure });
  }
}

/** From the outside in; per head and in total apart. */
const NESTINGS: readonly (readonly RegExp[])[] = [
  [
    /(?:生均|人均)教育经费(?!支出标准)/,
    /(?:生均|人均)(?:一般公共预算|预算内|公共财政预算)?教育事业(?:费|经费)/,
    /(?:生均|人均)(?:一般公共预算|预算内|公共财政预算)?公用经费(?!.{0,3}标准)/,
  ],
  [/^教育经费总投入/, /^(?:国家)?财政性教育经费/, /^一般公共预算教育经费/, /^教育事业费/],
];

function readNesting(reading: Reading, claims: Claim[]): void {
  for (const nesting of NESTINGS) {
    const found = nesting.map((name) =>
      reading.series.find((list) => list.role === "amount" && list.figures[0]?.dimension === "money" && name.test(list.label)),
    );
    const present = found.filter((list) => list !== undefined);
    for (const [position, inner] of present.entries()) {
      const outer = present[position - 1];
      if (!outer || outer.figures.length !== inner.figures.length || levelOf(outer.label) !== levelOf(inner.label)) continue;
      const first = inner.figures[0];
      const last = inner.figures.at(-1);
      if (!first || !last) continue;
      const broken = inner.figures.some((figure, at) => {
        const other = outer.figures[at];
        return (
          other !== undefined &&
          figure.value !== null &&
          other.value !== null &&
          figure.value - figure.step / 2 > other.value + other.step / 2
        );
      });
      const verdict: Verdict = broken ? "disagrees" : "agrees";
      claims.push(
        claimOf(reading, "nesting", first.start, last.end, inner.label, {
          of: "wording",
          verdict,
          reason: {
            id: broken ? "statements.nesting.broken" : "statements.nesting.holds",
            data: { inner: inner.label, outer: outer.label },
          },
        }),
      );
    }
  }
}

const levelOf = (label: string): string => /幼儿园|小学|初中|高中|中职|职业|特教/.exec(label)?.[0] ?? "";
