import type { Message } from "../../model";
import { FULL_MARKS } from "./words";
import { claimOf, figureClaim } from "./claim";
import { after, before, isAmount, nth, priorIn, sameThing, sentencesBefore } from "./find";
import type { Basis, Claim, Figure, Reading, Series } from "./types";
import { sinceOf } from "./since";
import { isPrior, TARGET_WORDS, alike, cleanLabel } from "./words";

type Growth = Extract<Basis, { of: "growth" }>;
type Share = Extract<Basis, { of: "share" }>;

/** Growth rates, shares, gaps, completion rates and plain rates. False when the list holds amounts. */
export function bindRates(reading: Reading, list: Series, claims: Claim[]): boolean {
  switch (list.role) {
    case "growth":
      bindGrowth(reading, list, claims);
      return true;
    case "share":
      bindShare(reading, list, claims);
      return true;
    case "gap":
      bindGap(reading, list, claims);
      return true;
    case "pointChange":
      bindPointChange(reading, list, claims);
      return true;
    case "completion":
      bindCompletion(reading, list, claims);
      return true;
    case "bound":
      bindBound(reading, list, claims);
      return true;
    case "rate":
      bindRate(reading, list, claims);
      return true;
    default:
      return false;
  }
}

const missing = (id: "statements.missing.amounts" | "statements.missing.prior", subject: string): Message => ({ id, data: { subject } });

/** The list of amounts that a list of changes speaks of: nearest before it, of fitting length; else right behind it (分别达到…). */
export function amountsOf(reading: Reading, list: Series, fits: (candidate: Series) => boolean): Series | undefined {
  const count = list.figures.length;
  const earlier = before(reading, list).filter((candidate) => fits(candidate) && !/^\s*(?:而|但)/.test(candidate.clause));
  const nearest = earlier.find((candidate) => !isPrior(candidate.clause) || candidate.figures.length > 1);
  if (nearest) {
    const length = nearest.figures.length;
    const named = list.label === "" || alike(list.label, nearest.label) || nearest.label.includes(list.label) || nearest.label === "";
    if ((length === count || length === count + 1 || (count === 1 && length > 1)) && (named || !ownSubject(list))) return nearest;
    const other = earlier.find((candidate) => candidate.figures.length === count && alike(list.label, candidate.label));
    if (other) return other;
  }
  const next = after(reading, list)[0];
  if (next && fits(next) && next.figures.length === count && /达|为/.test(next.clause) && next.lead.length <= 12) return next;
  return undefined;
}

/** The clause names a subject of its own in front of the change word; behind a semicolon or 同期 a short name (GDP) is one. */
function ownSubject(list: Series): boolean {
  const least = /[；;]|同期|同时期/.test(list.lead) ? 2 : 4;
  return list.label.length >= least && list.clause.includes(list.label);
}

function bindGrowth(reading: Reading, list: Series, claims: Claim[]): void {
  const isRateList = (candidate: Series): boolean => candidate.role === "rate" || candidate.role === "share";
  const beside = reading.series[list.index - 1];
  // 占85.5%，比上年提高1.2% speaks of the share just named, not of the amounts before it.
  const ofRate = beside && isRateList(beside) && beside.sentence === list.sentence && !ownSubject(list) && !/增长/.test(list.clause);
  const amounts =
    (ofRate ? amountsOf(reading, list, isRateList) : undefined) ??
    amountsOf(reading, list, isAmount) ??
    amountsOf(reading, list, isRateList);
  const increments = [...before(reading, list), ...after(reading, list).slice(0, 1)].find(
    (candidate) =>
      candidate.role === "increment" &&
      candidate.figures.length === list.figures.length &&
      sameThing(candidate.figures[0], amounts?.figures[0]),
  );
  const yearly = /年均/.test(list.clause);
  list.figures.forEach((figure, position) => {
    const subject =
      amounts && (list.label === "" || !ownSubject(list)) ? amounts.label : list.label || (amounts?.label ?? besideLabel(reading, list));
    const basis = growthBasis(reading, list, position, amounts, yearly, subject);
    const increment = increments?.figures[position];
    const year = amounts?.years?.[amountPosition(list, amounts, position)] ?? null;
    const claim = figureClaim(
      reading,
      "growth",
      list,
      position,
      figure,
      subject,
      { ...basis, increment: increment && increments ? { figure: increment, sign: increments.sign } : null },
      year,
    );
    claims.push(claim);
    if (list.sign < 0 && (figure.value ?? 0) < 0) {
      const text = reading.text.slice(figure.start, figure.end);
      claims.push(
        figureClaim(reading, "sign", list, position, figure, subject, {
          of: "wording",
          verdict: "disagrees",
          reason: { id: "statements.sign.doubled", data: { text } },
        }),
      );
    }
  });
}

/** 比上年增加A，增幅B: what the change right before speaks of. */
function besideLabel(reading: Reading, list: Series): string {
  const beside = reading.series[list.index - 1];
  return beside && beside.group === list.group && (beside.role === "increment" || beside.role === "growth") ? beside.label : "";
}

/** Which amount the n-th change belongs to; changes may leave out the first year, which is only a base. */
function amountPosition(list: Series, amounts: Series, position: number): number {
  return position + (amounts.figures.length - list.figures.length);
}

function growthBasis(
  reading: Reading,
  list: Series,
  position: number,
  amounts: Series | undefined,
  yearly: boolean,
  subject: string,
): Growth {
  const nothing: Growth = {
    of: "growth",
    current: null,
    prior: null,
    increment: null,
    sign: list.sign,
    years: 1,
    since: sinceOf(
      reading,
      list,
      amounts ? (amounts.years?.[amountPosition(list, amounts, position)] ?? null) : (list.years?.[position] ?? null),
    ),
    missing: missing("statements.missing.amounts", subject),
  };
  if (!amounts) return nothing;
  const at = amountPosition(list, amounts, position);
  const current = amounts.figures[at] ?? null;
  const whole = list.figures.length === 1 && amounts.figures.length > 1;
  if (whole && yearly) {
    const { years } = amounts;
    const span = years ? (years.at(-1) ?? 0) - (years[0] ?? 0) : amounts.figures.length - 1;
    return { ...nothing, current, prior: amounts.figures[0] ?? null, years: span };
  }
  if (yearly) return averageBasis(reading, amounts, nothing, current);
  if (whole && /累计|三年|五年|共增长|总体/.test(list.clause)) return { ...nothing, current, prior: amounts.figures[0] ?? null };
  return {
    ...nothing,
    current,
    prior: priorIn(amounts, at) ?? statedPrior(reading, amounts, at, nothing.since),
    missing: missing("statements.missing.prior", subject),
  };
}

/** 由2019年的A增加到2023年的B，年均增长: over as many years as lie between. */
function averageBasis(reading: Reading, amounts: Series, nothing: Growth, current: Figure | null): Growth {
  const base = reading.series[amounts.index - 1];
  const [year, since] = [amounts.years?.[0], base?.years?.[0]];
  if (base?.role !== "base" || base.sentence !== amounts.sentence || year === undefined || since === undefined || year <= since)
    return nothing;
  return { ...nothing, current, prior: base.figures[0] ?? null, years: year - since, since };
}

/** A base printed beside a single amount: 由A增加到B, 上年A, or the year before under the same name. */
export function statedPrior(reading: Reading, amounts: Series, position: number, since: number | null): Figure | null {
  if (position !== 0 || amounts.parallel) return null;
  const first = amounts.figures[0];
  const neighbours = [...before(reading, amounts), ...after(reading, amounts).slice(0, 1)];
  for (const candidate of neighbours) {
    const figure = candidate.figures.at(-1);
    if (!figure || !sameThing(figure, first)) continue;
    // 比2007年增长 leaves out what the sentence says of 2008.
    const of = candidate.years?.at(-1);
    if (since !== null && of !== undefined && of !== since && amounts.years !== null) continue;
    if (
      candidate.index === amounts.index - 1 &&
      candidate.figures.length === 1 &&
      /(?:由|从)[^，,。]{0,16}$/.test(candidate.clause) &&
      /到|至|为/.test(amounts.clause)
    ) {
      return figure;
    }
    if (candidate.role === "base" && candidate.index === amounts.index + 1 && /[比较]/.test(candidate.clause)) return figure;
    if (candidate.role === "base" && candidate.index === amounts.index - 1 && /到|至|为/.test(amounts.clause)) return figure;
    if (candidate.role === "amount" && isPrior(candidate.clause) && candidate.figures.length === 1) return figure;
    const [year, earlier] = [amounts.years?.[0], candidate.years?.at(-1)];
    if (
      (candidate.role === "amount" || candidate.role === amounts.role) &&
      year !== undefined &&
      earlier === year - 1 &&
      (amounts.label === "" || alike(candidate.label, amounts.label))
    )
      return figure;
  }
  return null;
}

function bindShare(reading: Reading, list: Series, claims: Claim[]): void {
  const count = list.figures.length;
  const earlier = before(reading, list);
  const parts =
    sideBySide(earlier, list) ??
    earlier.find(
      (candidate) => isAmount(candidate) && (candidate.figures.length === count || count === 1 || candidate.figures.length === 1),
    );
  const whole = list.whole ?? "";
  const absent: Message = { id: "statements.missing.whole", data: { whole: whole === "" ? list.label : whole } };
  list.figures.forEach((figure, position) => {
    const basis =
      parts && (parts.index === list.index - 1 || parts.group === list.group)
        ? shareBasis(reading, earlier, list, parts, position, whole, absent)
        : null;
    claims.push(
      figureClaim(
        reading,
        "share",
        list,
        position,
        figure,
        parts?.label ?? list.label,
        basis ?? { of: "share", pairs: [], anyOf: false, names: shareNames(list, parts?.label), missing: absent },
      ),
    );
  });
}

/** 其中省级A、区级B，分别占x%和y%: as many single amounts right before it as there are shares, as one list. */
function sideBySide(earlier: readonly Series[], list: Series): Series | undefined {
  const count = list.figures.length;
  const parts = earlier.slice(0, count).reverse();
  const [first] = parts;
  if (count < 2 || !first || parts.length < count || !/分别|各/.test(list.clause)) return undefined;
  const alone = parts.every(
    (part, at) =>
      isAmount(part) &&
      part.figures.length === 1 &&
      part.group === list.group &&
      sameThing(part.figures[0], first.figures[0]) &&
      part.index === first.index + at,
  );
  return alone && first.index + count === list.index ? { ...first, figures: parts.flatMap(({ figures }) => figures) } : undefined;
}

function shareBasis(
  reading: Reading,
  earlier: readonly Series[],
  list: Series,
  parts: Series,
  position: number,
  whole: string,
  absent: Message,
): Share {
  const first = parts.figures[0];
  const named = whole !== "" && !/^(?:其|全部|总体)$/.test(whole);
  const wholes = [...earlier, ...(named || /^[ 　]*其中/.test(earlier.at(-1)?.lead ?? "") ? sentencesBefore(reading, list) : [])].filter(
    (candidate) =>
      (isAmount(candidate) || (candidate.role === "base" && !/[比较]/.test(candidate.clause))) &&
      candidate.index < parts.index &&
      sameThing(candidate.figures[0], first) &&
      (candidate.figures.length === parts.figures.length || candidate.figures.length === 1),
  );
  // One share for a whole list (占比均为40%) holds for every one of it.
  const positions =
    list.figures.length === 1 && parts.figures.length > 1
      ? list.every
        ? parts.figures.map((_, at) => at)
        : [parts.figures.length - 1]
      : [position];
  const pairsWith = (candidate: Series): { part: Figure; whole: Figure }[] =>
    positions.flatMap((at) => {
      const [part, of] = [nth(parts, at), nth(candidate, at)];
      return part && of ? [{ part, whole: of }] : [];
    });
  if (named) {
    const names = shareNames(list, parts.label);
    const candidate = wholes.find(
      (wanted) => wanted.label !== "" && (wanted.label === whole || alike(wanted.label, whole) || headMatches(wanted.label, whole)),
    );
    if (candidate) return { of: "share", pairs: pairsWith(candidate), anyOf: false, names, missing: absent };
    // The whole is named in other words: an amount of the sentence that fits proves it, none proves nothing.
    const nearby = wholes.filter((wanted) => wanted.sentence === list.sentence);
    return { of: "share", pairs: nearby.flatMap(pairsWith), anyOf: true, names, missing: absent };
  }
  const own = wholes.filter((candidate) => candidate.group === list.group);
  const candidates = (own.length > 0 ? own : wholes).filter((candidate) =>
    positions.every((at) => (nth(candidate, at)?.value ?? 0) >= (nth(parts, at)?.value ?? Infinity)),
  );
  return { of: "share", pairs: candidates.flatMap(pairsWith), anyOf: candidates.length > 1, names: null, missing: absent };
}

/** 教育经费占财政支出的: both names stand in the clause; 其中A，占B的: the part is the amount before. */
function shareNames(list: Series, before = ""): { part: string; whole: string } | null {
  const inside = cleanLabel(/^(.*?)占/.exec(list.clause)?.[1] ?? "");
  const part = inside.length >= 2 ? inside : before !== "" ? before : list.label;
  const whole = list.whole ?? "";
  return part === "" || whole === "" || /^(?:其|全部|总体)/.test(whole) ? null : { part, whole };
}

/** 城市教育费附加全部用于发展教育事业 is the 城市教育附加费 of a later clause: the whole may be only the head of a longer clause. */
function headMatches(label: string, whole: string): boolean {
  return label.length > whole.length && (alike(label.slice(0, whole.length + 1), whole) || label.includes(whole));
}

const isRate = (list: Series): boolean => list.role === "growth" || list.role === "rate" || list.role === "share";

/** A gap of two rates: the two nearest lists of rates before it, of its length; growth rates before others. */
function bindGap(reading: Reading, list: Series, claims: Claim[]): void {
  const count = list.figures.length;
  const { years } = list;
  // Gaps of some of the years (2020年、2021年高于…，分别高…) go by the years where both lists tell theirs.
  const covers = (candidate: Series): boolean =>
    candidate.figures.length === count || (years !== null && years.every((year) => candidate.years?.includes(year)));
  const lists = before(reading, list).flatMap((candidate) =>
    isRate(candidate) && covers(candidate) ? [{ ...candidate, figures: figuresFor(candidate, count, years) }] : [],
  );
  const growth = lists.filter((candidate) => candidate.role === "growth");
  const [later, earlier] = growth.length >= 2 ? growth : lists;
  const names = gapNames(reading, list);
  const flip = earlier && later ? orientation(earlier, later, list) : 1;
  list.figures.forEach((figure, position) => {
    const minuend = earlier?.figures[position] ?? null;
    const subtrahend = later?.figures[position] ?? null;
    const basis: Basis =
      flip > 0
        ? { of: "gap", minuend, subtrahend, sign: 1, names }
        : { of: "gap", minuend: subtrahend, subtrahend: minuend, sign: 1, names };
    claims.push(figureClaim(reading, "gap", list, position, figure, list.label, basis));
  });
  if (earlier && later && list.figures[0]?.dimension === "ratio") pushPercentagePoint(reading, list, claims);
}

const GROWTH_NAME = "的?(?:年|年均)?(?:增长比例|增长幅度|增长速度|增长率|增长|增幅|增速)";
const ABOVE = new RegExp(
  `^(.*?)(?:(?:同比|比上年|较上年)?${GROWTH_NAME})?(?:分别|均|都|也)?(高于|高出|快于|超过|低于|慢于)([^，,。]{2,30}?)${GROWTH_NAME}(?:分别|均|了|约)*$`,
);
const COMPARED = new RegExp(`^(.*?)(?:${GROWTH_NAME})?[比较]([^，,。]{2,30}?)(?:${GROWTH_NAME})?(?:分别|均)?(高出?|快|低|慢)(?:了|约)*$`);

/** A的增长高于B的增长N个百分点; without A what the growth before speaks of. */
function gapNames(reading: Reading, list: Series): Extract<Basis, { of: "gap" }>["names"] {
  const clause = list.clause.trim();
  const above = ABOVE.exec(clause);
  const compared = above ? null : COMPARED.exec(clause);
  const [own, other, word] = above ? [above[1], above[3], above[2]] : compared ? [compared[1], compared[2], compared[3]] : [];
  if (own === undefined || other === undefined || word === undefined) return null;
  const bare = cleanLabel(own.replace(new RegExp(`${GROWTH_NAME}$`), ""));
  const beside = reading.series[list.index - 1];
  const growing =
    beside && beside.sentence === list.sentence && beside.role === "growth" && beside.figures.length === 1 ? beside : undefined;
  const amounts = before(reading, list).find((candidate) => candidate.role === "amount");
  const change = before(reading, list).find((candidate) => candidate.role === "increment" && candidate.label !== "");
  const left = bare !== "" ? bare : growing ? growing.label || (amounts?.label ?? change?.label ?? "") : "";
  const right = cleanLabel(other);
  return left === "" || right === "" ? null : { of: "growth", left, right, sign: /[低慢]/.test(word) ? -1 : 1 };
}

function figuresFor(candidate: Series, count: number, years: readonly number[] | null): readonly Figure[] {
  if (candidate.figures.length === count || years === null) return candidate.figures;
  return years.flatMap((year) => candidate.figures[candidate.years?.indexOf(year) ?? -1] ?? []);
}

/** Which of two lists is the greater one in most places: 高 means greater minus smaller whichever stands first. */
function orientation(earlier: Series, later: Series, list: Series): 1 | -1 {
  let fits = 0;
  list.figures.forEach((figure, position) => {
    const difference = (earlier.figures[position]?.value ?? 0) * earlier.sign - (later.figures[position]?.value ?? 0) * later.sign;
    fits += Math.sign(difference) * Math.sign(figure.value ?? 0);
  });
  return fits >= 0 ? 1 : -1;
}

/** The figures may be right and the words not: a difference of two rates is in 个百分点. One claim for the phrase. */
function pushPercentagePoint(reading: Reading, list: Series, claims: Claim[]): void {
  const start = list.start - list.clause.length;
  const end = list.figures.at(-1)?.end ?? list.end;
  claims.push(
    claimOf(reading, "percentagePoint", start, end, list.label, {
      of: "wording",
      verdict: "disagrees",
      reason: { id: "statements.percentagePoint.written" },
    }),
  );
}

/** 比上年提高1.2个百分点: of a list of rates, each against the one before. */
function bindPointChange(reading: Reading, list: Series, claims: Claim[]): void {
  const rates = amountsOf(reading, list, isRate);
  list.figures.forEach((figure, position) => {
    const at = rates ? amountPosition(list, rates, position) : 0;
    const current = rates?.figures[at] ?? null;
    const year = rates?.years?.[at] ?? list.years?.[position] ?? null;
    const since = sinceOf(reading, list, year);
    const prior = rates ? (priorIn(rates, at) ?? statedPrior(reading, rates, at, since)) : null;
    const of = rates?.role === "share" ? shareNames(rates, before(reading, rates).find(isAmount)?.label) : null;
    claims.push(
      figureClaim(
        reading,
        "pointChange",
        list,
        position,
        figure,
        rates?.label ?? list.label,
        {
          of: "gap",
          minuend: current,
          subtrahend: prior,
          sign: list.sign,
          names: of ? { of: "share", ...of, since } : null,
        },
        year,
      ),
    );
  });
}

const NOT_DONE = /在建|未开工|未完成|未竣工|未到位|尚未|剩余|结余|结转/;

function bindCompletion(reading: Reading, list: Series, claims: Claim[]): void {
  const earlier = before(reading, list);
  const target = earlier.find(
    (candidate) => isAmount(candidate) && TARGET_WORDS.test(candidate.clause) && !/完成|实际|支出|拨付|到位/.test(candidate.clause),
  );
  const excess = earlier.find((candidate) => candidate.role === "excess" && candidate.group === list.group);
  const done = /竣工|到位|拨付|支出|执行|支付|通过|完成/.exec(list.clause)?.[0] ?? "";
  const says = (candidate: Series): boolean => candidate.clause.includes(done) && !NOT_DONE.test(candidate.clause);
  const isActual = (candidate: Series): boolean =>
    isAmount(candidate) &&
    candidate !== target &&
    (!target || sameThing(candidate.figures[0], target.figures[0])) &&
    (!excess || sameThing(candidate.figures[0], excess.figures[0]));
  const actuals = earlier.filter(isActual);
  const actual = actuals.find(says) ?? actuals.find((candidate) => !NOT_DONE.test(candidate.clause));
  // Of money that was received or handed down, so much was spent.
  const received = /支出|支付|执行/.test(done)
    ? earlier.find(
        (other) =>
          isAmount(other) && other !== actual && /到位|下达|收到/.test(other.clause) && sameThing(other.figures[0], actual?.figures[0]),
      )
    : undefined;
  const goal = target ?? received;
  list.figures.forEach((figure, position) => {
    const basis: Basis = {
      of: "completion",
      actual: actual ? nth(actual, position) : null,
      target: goal && actual ? nth(goal, position) : null,
      excess: excess ? nth(excess, position) : null,
    };
    claims.push(figureClaim(reading, "completion", list, position, figure, actual?.label ?? list.label, basis));
  });
}

/** 均超过95%: the rates just before it, when the clause names nothing else. */
function bindBound(reading: Reading, list: Series, claims: Claim[]): void {
  const subject = cleanLabel(list.clause.replace(/(?:均|都)?(?:超过|不低于|不少于|不超过|控制在|高于|低于).*$/, ""));
  const rates = before(reading, list).find((candidate) => isRate(candidate));
  const about = rates && (subject === "" || alike(subject, rates.label)) && rates.index === list.index - 1 ? rates : undefined;
  for (const [position, figure] of list.figures.entries()) {
    const right: Figure = { ...figure, hedge: null };
    const pairs = (about?.figures ?? []).map((left) => ({ left, leftSign: about?.sign ?? 1, right, rightSign: 1 as const }));
    const above = !/不超过|控制在|低于/.test(list.clause.replace("不低于", ""));
    claims.push(figureClaim(reading, "bound", list, position, figure, subject || (about?.label ?? ""), { of: "comparison", pairs, above }));
  }
}

/** Rates that speak of parts of a whole and may not pass 100 %. Gross rates, growth and completion may. */
const NET_RATE =
  /保留率|巩固率|合格率|净?入学率|升学率|普及率|覆盖率|覆盖面|达标率|辍学率|毕业率|及格率|优秀率|就业率|上线率|到位率|入园率/;

/** 占总分值500分的97.2%: the whole stands inside the clause. */
function wholeInside(reading: Reading, list: Series): Share | null {
  const whole = reading.series[list.index - 1];
  if (
    list.clause.trim() !== "的" ||
    list.figures.length !== 1 ||
    !whole ||
    whole.sentence !== list.sentence ||
    !/占[^，,。；;]{0,30}$/.test(whole.clause)
  )
    return null;
  const part = before(reading, whole).find((candidate) => isAmount(candidate) && sameThing(candidate.figures[0], whole.figures[0]));
  const [of, share] = [whole.figures.at(-1), part?.figures.at(-1)];
  if (!of || !share) return null;
  return {
    of: "share",
    pairs: [{ part: share, whole: of }],
    anyOf: false,
    names: null,
    missing: { id: "statements.missing.whole", data: { whole: whole.label } },
  };
}

/** A rate without its amounts; where two counts stand before it in its clauses and one over the other gives it, that is a share. */
function bindRate(reading: Reading, list: Series, claims: Claim[]): void {
  const inside = wholeInside(reading, list);
  list.figures.forEach((figure, position) => {
    if (inside) {
      claims.push(figureClaim(reading, "share", list, position, figure, reading.series[list.index - 2]?.label ?? "", inside));
      return;
    }
    const counts =
      list.figures.length === 1
        ? before(reading, list).filter(
            (candidate) =>
              candidate.group === list.group && (isAmount(candidate) || candidate.role === "base") && candidate.figures.length === 1,
          )
        : [];
    const adjacent = counts[0]?.index === list.index - 1;
    const part = counts[0]?.figures[0];
    // 合计478分，满分500分，得分率95.6%
    const full = counts.slice(0, 2).find((candidate) => FULL_MARKS.test(candidate.clause))?.figures[0];
    const score = counts.slice(0, 2).find((candidate) => !FULL_MARKS.test(candidate.clause))?.figures[0];
    const marks = adjacent && full && score && sameThing(full, score) ? [{ part: score, whole: full }] : null;
    const pairs =
      marks ??
      (part && adjacent
        ? counts.slice(1).flatMap((candidate) => {
            const whole = candidate.figures[0];
            return whole && sameThing(whole, part) && (whole.value ?? 0) >= (part.value ?? Infinity) ? [{ part, whole }] : [];
          })
        : []);
    if (pairs.length > 0 && /率|比例|占比|比重/.test(list.clause)) {
      claims.push(
        figureClaim(reading, "share", list, position, figure, list.label, {
          of: "share",
          pairs,
          anyOf: marks === null,
          names: null,
          missing: { id: "statements.missing.whole", data: { whole: list.label } },
        }),
      );
    } else {
      claims.push(figureClaim(reading, "rate", list, position, figure, list.label, { of: "figure" }));
    }
    if (figure.value !== null && figure.value > 1 + 1e-12 && NET_RATE.test(list.clause) && !/毛入/.test(list.clause)) {
      claims.push(
        figureClaim(reading, "rateLimit", list, position, figure, list.label, {
          of: "wording",
          verdict: "disagrees",
          reason: { id: "statements.rateLimit.above", data: { subject: list.label, text: reading.text.slice(figure.start, figure.end) } },
        }),
      );
    }
  });
}
