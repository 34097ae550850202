import { PERCENTAGE_POINT, RATIO, parseUnit } from "../../model";
import { figureOfNumber } from "./scan";
import type { Basis, Claim, ClaimKind, Dimension, Figure } from "./types";

/** A sentence of English prose; offsets count in the whole text. */
interface Sentence {
  readonly start: number;
  readonly text: string;
}

/** Longer sentences, and more of them, are no report; they are left to the Chinese reader, which says how far it read. */
const LONGEST = 1500;
const MOST_SENTENCES = 4000;

const SENTENCE = /[^。！？!?\n\r]*?(?:[.!?。！？](?=\s|$)|[\n\r]|$)/g;

/** The English sentences of a text: those whose words are in Latin letters, a Chinese name here and there. */
function englishSentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    if (match[0].length > LONGEST || found.length >= MOST_SENTENCES) continue;
    const words = match[0].match(/[A-Za-z]{2,}/g)?.length ?? 0;
    const hanzi = match[0].match(/[\u4e00-\u9fff]/g)?.length ?? 0;
    if (words >= 3 && hanzi <= words * 2) found.push({ start: match.index, text: match[0] });
  }
  return found;
}

/** The text with its English sentences blanked out, of the same length, for those who read Chinese. */
export function withoutEnglish(text: string): { readonly rest: string; readonly sentences: readonly Sentence[] } {
  if (!/[A-Za-z]{3}/.test(text)) return { rest: text, sentences: [] };
  const sentences = englishSentences(text);
  const pieces: string[] = [];
  let from = 0;
  for (const { start, text: sentence } of sentences) {
    pieces.push(text.slice(from, start), " ".repeat(sentence.length));
    from = start + sentence.length;
  }
  return { rest: pieces.join("") + text.slice(from), sentences };
}

const NUMBER =
  /(?<![\d.,A-Za-z])(?<currency>(?:CNY|RMB|¥|￥)\s?)?(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?)(?:\s?(?<unit>%|percentage points?\b|per ?cent\b)|(?<big>\s(?:billion|million|thousand)\b)?(?<money>\s(?:yuan|RMB|CNY)\b)?)/g;
const BIG: Readonly<Record<string, number>> = { billion: 1e9, million: 1e6, thousand: 1e3 };
const YEAR = /(?<![\d.,¥￥])(?:19|20)\d\d(?![\d.,]\d|\d|%)/g;

const UP = "grew|rose|increased|climbed|went up|increase|growth|rise|up|gain|higher";
const DOWN = "fell|decreased|declined|dropped|went down|decrease|decline|drop|fall|down|lower";
const CHANGE = new RegExp(
  `\\b(?:(${UP})|(${DOWN}))\\b(?:\\s(?:year on year|year-on-year))?(?:\\s(?:by|of))?(?:\\s(?:about|around|nearly|some))?\\s*(?:CNY|RMB|¥|￥)?\\s?$`,
  "i",
);
const VALUE =
  /\b(?:was|were|is|are|reached|reaching|amounted to|totalled|totaled|stood at|came to|to|from|at)(?:\s(?:about|around|nearly|almost|over|more than|at least|less than))?\s*(?:CNY|RMB|¥|￥)?\s?$/i;
const SHARE = /\b(?:accounted for|represented|made up|equalled|equal to|was|were)(?:\s(?:about|around|nearly))?\s*$/i;
const VERB =
  /\b(?:was|were|is|are|reached|amounted|totalled|totaled|stood|came|grew|rose|increased|climbed|went|fell|decreased|declined|dropped|accounted|represented|made)\b/i;
const BASE = /\b(?:over|from|than|with|against|on)\s(?:that (?:of|in)\s)?((?:19|20)\d\d)\b/i;
/** Plans, parts of a year, averages over years and other places are other figures than those of the tables. */
const OTHER =
  /\b(?:plan|plans|planned|expected|expects|forecast|target|targets|estimated|will|budgeted|half|quarter|months?|by the end|cumulative|cumulatively|average annual|annually|per year|city|province|provincial|national|nationwide|country|so far|standard)\b/i;

const LEVELS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:kindergartens?|preschools?|pre-school)\b(?: level| education)?/i, "幼儿园"],
  [/\bprimary(?: schools?| level| education)?\b/i, "小学"],
  [/\bjunior(?: secondary| middle| high)?(?: schools?)?\b/i, "初中"],
  [/\bsenior(?: secondary| high)?(?: schools?)?\b/i, "普通高中"],
  [/\bvocational(?: schools?)?\b/i, "中等职业学校"],
];

/** Reads simple claims of English prose: a value, a growth, an increase, a share. They are judged against the workbook. */
export function readEnglish(text: string, sentences: readonly Sentence[]): Claim[] {
  return sentences.flatMap((sentence) => claimsIn(text, sentence));
}

function claimsIn(whole: string, { start, text }: Sentence): Claim[] {
  const verb = VERB.exec(text);
  if (!verb) return [];
  const opening = text.slice(0, verb.index);
  const years = [...text.matchAll(YEAR)].map((match) => ({ at: match.index, year: Number(match[0]) }));
  const subject = OTHER.test(text) ? "" : subjectOf(opening);
  const claims: Claim[] = [];
  let amount: Figure | null = null;
  for (const match of text.matchAll(NUMBER)) {
    const figure = figureAt(match, start, text);
    if (!figure) continue;
    const before = text.slice(0, match.index + (match.groups?.["currency"]?.length ?? 0));
    const behind = text.slice(figure.end - start);
    const year = yearOf(years, match.index, figure.end - start, text);
    const found = read(figure, { before, behind, subject, year, amount });
    if (!found) continue;
    if (found.kind === "amount") amount = figure;
    claims.push({
      kind: found.kind,
      text: whole.slice(figure.start, figure.end),
      start: figure.start,
      end: figure.end,
      stated: { value: figure.value ?? 0, step: figure.step, unit: figure.unit },
      figure,
      subject,
      year,
      nearby: "",
      position: 0,
      count: 1,
      basis: found.basis,
    });
  }
  return claims;
}

interface Around {
  readonly before: string;
  readonly behind: string;
  readonly subject: string;
  readonly year: number | null;
  /** The amount of the sentence before it. */
  readonly amount: Figure | null;
}

function read(figure: Figure, { before, behind, subject, year, amount }: Around): { kind: ClaimKind; basis: Basis } | null {
  const change = CHANGE.exec(before);
  if (change) {
    const sign = change[1] !== undefined ? 1 : -1;
    const named = BASE.exec(behind.slice(0, 60))?.[1];
    const since = named !== undefined ? Number(named) : year === null ? null : year - 1;
    const missing = { id: "statements.missing.amounts", data: { subject } } as const;
    if (figure.dimension === "ratio")
      return { kind: "growth", basis: { of: "growth", current: amount, prior: null, increment: null, sign, years: 1, since, missing } };
    if (figure.dimension === "money")
      return { kind: "increment", basis: { of: "increment", current: null, prior: null, growth: null, sign, since } };
    return null;
  }
  if (figure.dimension === "ratio" && SHARE.test(before)) {
    const whole = /^\s+of\s+([^,.;]{3,60}?)(?=\s+in\s+(?:19|20)\d\d|[,.;]|$)/i.exec(behind)?.[1];
    if (whole === undefined) return null;
    const names = { part: subject, whole: nameOf(whole) };
    const missing = { id: "statements.missing.whole", data: { whole } } as const;
    return { kind: "share", basis: { of: "share", pairs: [], anyOf: false, names: subject === "" ? null : names, missing } };
  }
  return figure.dimension === "money" && VALUE.test(before) ? { kind: "amount", basis: { of: "figure" } } : null;
}

function figureAt(match: RegExpExecArray, start: number, text: string): Figure | null {
  const { currency = "", digits = "", unit, big = "", money = "" } = match.groups ?? {};
  const from = match.index + currency.length;
  const scale = BIG[big.trim()] ?? 1;
  const isMoney = currency !== "" || money !== "";
  const written = unit?.startsWith("percentage")
    ? { text: unit, unit: PERCENTAGE_POINT, scale: 1, dimension: "point" as Dimension }
    : unit !== undefined
      ? { text: unit, unit: RATIO, scale: 0.01, dimension: "ratio" as Dimension }
      : isMoney
        ? { text: `${big}${money}`.trim() || currency.trim(), unit: parseUnit("CNY"), scale, dimension: "money" as Dimension }
        : null;
  if (!written) return null;
  const { dimension, ...of } = written;
  return figureOfNumber(
    digits.replace(/,/g, ""),
    { start: start + from, end: start + match.index + match[0].length },
    of,
    dimension,
    hedgeOf(text.slice(0, match.index)),
  );
}

function hedgeOf(before: string): "above" | "below" | "around" | null {
  if (/\b(?:over|more than|at least|above|exceeded|exceeding)\s*$/i.test(before)) return "above";
  if (/\b(?:nearly|almost|less than|under|below|close to)\s*$/i.test(before)) return "below";
  return /\b(?:about|around|approximately|roughly|some)\s*$/i.test(before) ? "around" : null;
}

/** A year right behind the figure (CNY 5 million in 2007), else the first that the sentence names and compares nothing with. */
function yearOf(years: readonly { at: number; year: number }[], from: number, to: number, text: string): number | null {
  const compared = ({ at }: { at: number }): boolean =>
    /\b(?:over|from|than|with|against|on)\s(?:that (?:of|in)\s)?$/i.test(text.slice(0, at));
  const next = years.find(({ at }) => at >= to && at <= to + 5);
  if (next && /^\s(?:in|for)\s$/.test(text.slice(to, next.at))) return next.year;
  const free = years.filter((one) => !compared(one) && (one.at < from || one.at >= to));
  return new Set(free.map(({ year }) => year)).size === 1 ? (free[0]?.year ?? null) : null;
}

/** What stands in front of the verb: without the year, with the place and the level in front. */
function subjectOf(opening: string): string {
  const bare = opening.replace(/\b(?:in|for|during)\s(?:19|20)\d\d,?/gi, "").replace(/^[\s,]+|[\s,]+$/g, "");
  if (bare.includes(",")) return "";
  const place = /\s(?:of|in)\s([\u4e00-\u9fff]{2,12})$/.exec(bare) ?? /^([\u4e00-\u9fff]{2,12})(?:'s|’s)\s/.exec(bare);
  return (place?.[1] ?? "") + nameOf(place ? bare.replace(place[0], " ") : bare);
}

function nameOf(words: string): string {
  const level = LEVELS.find(([pattern]) => pattern.test(words));
  const name = (level ? words.replace(level[0], "").replace(/\b(?:for|in|at)\s*$/i, "") : words).trim();
  return (level?.[1] ?? "") + name.replace(/^(?:the|its|our|total)\s+/i, "");
}
