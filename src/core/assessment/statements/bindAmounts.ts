import { amountsOf, statedPrior } from "./bindRates";
import { figureClaim } from "./claim";
import { after, before, isAmount, nth, priorIn, sameThing } from "./find";
import { sinceOf } from "./since";
import { withoutLevel } from "./topic";
import type { Basis, Claim, Figure, Reading, Series } from "./types";
import { FULL_MARKS, GROUP_END, SENTENCE_END, TARGET_WORDS, TOTAL_WORDS, alike, cleanLabel } from "./words";

/** Amounts, increments, excess over a plan, totals and their parts, per-head values. */
export function bindAmounts(reading: Reading, list: Series, claims: Claim[]): void {
  if (list.role === "increment") bindIncrement(reading, list, claims);
  else if (list.role === "excess") bindExcess(reading, list, claims);
  else if (list.role === "difference") bindDifference(reading, list, claims);
  else if (timesOf(list) !== null) bindTimes(reading, list, claims);
  else {
    const sums = list.role === "amount" ? sumOf(reading, list) : null;
    const perHead = list.role === "amount" || list.role === "standard" ? perHeadOf(reading, list) : null;
    list.figures.forEach((figure, position) => {
      if (figure.value === null) return;
      const marks = figure.dimension === "score" ? fullMarksFor(reading, list) : null;
      if (marks && !(sums && marks.verdict === "agrees"))
        claims.push(figureClaim(reading, "bound", list, position, figure, list.label, marks));
      else if (sums && position === 0) claims.push(figureClaim(reading, "sum", list, position, figure, list.label, sums));
      else if (perHead && position === 0) claims.push(figureClaim(reading, "perHead", list, position, figure, list.label, perHead));
      else claims.push(figureClaim(reading, "amount", list, position, figure, list.label, { of: "figure" }));
    });
  }
}

function bindIncrement(reading: Reading, list: Series, claims: Claim[]): void {
  const amounts = amountsOf(reading, list, (candidate) => isAmount(candidate) && sameThing(candidate.figures[0], list.figures[0]));
  const rates = [...after(reading, list).slice(0, 2), ...before(reading, list)].find(
    (candidate) => candidate.role === "growth" && candidate.figures.length === list.figures.length,
  );
  list.figures.forEach((figure, position) => {
    const at = amounts ? position + (amounts.figures.length - list.figures.length) : 0;
    const total = amounts && list.figures.length === 1 && amounts.figures.length > 1 && /累计|三年|五年|共增|总体/.test(list.clause);
    const year = amounts?.years?.[at] ?? (amounts ? null : list.years?.[position]) ?? null;
    const since = sinceOf(reading, list, year);
    const prior = amounts
      ? total
        ? (amounts.figures[0] ?? null)
        : (priorIn(amounts, at) ?? statedPrior(reading, amounts, at, since))
      : null;
    const rate = rates?.figures[position];
    const basis: Basis = {
      of: "increment",
      current: amounts?.figures[at] ?? null,
      prior,
      growth: rate && rates ? { figure: rate, sign: rates.sign } : null,
      sign: list.sign,
      since,
    };
    claims.push(figureClaim(reading, "increment", list, position, figure, amounts?.label ?? list.label, basis, year));
  });
}

/** A比B高N元: both amounts of the sentence, by name, by 前者 and 后者, or the two nearest (A1元，比B的2元高N元). */
function bindDifference(reading: Reading, list: Series, claims: Claim[]): void {
  const [first] = list.figures;
  const earlier = before(reading, list).filter(
    (candidate) => candidate.figures.length === 1 && isAmount(candidate) && sameThing(candidate.figures[0], first),
  );
  const right = list.whole ?? "";
  const two = /[前后]者/.test(right) ? pairBefore(reading, list) : null;
  if (two) {
    const [former, latter] = two;
    const [left, of] = /后者/.test(right) ? [former, latter] : [latter, former];
    list.figures.forEach((figure, position) => {
      const basis: Basis = { of: "difference", left, right: of, names: { left: "", right: "" }, sign: list.sign };
      claims.push(figureClaim(reading, "increment", list, position, figure, list.label, basis));
    });
    return;
  }
  const inOrder = right === "" && /^ ?[比较]/.test(earlier[0]?.clause ?? "");
  const [nearest, next] = earlier;
  const of = inOrder ? nearest : right === "" ? undefined : earlier.find((candidate) => alike(candidate.label, right));
  const named =
    list.label === "" || inOrder ? undefined : earlier.find((candidate) => candidate !== of && alike(candidate.label, list.label));
  const own = inOrder ? next : list.label === "" ? earlier.find((candidate) => candidate !== of) : named;
  const names = { left: list.label === "" || inOrder ? (own?.label ?? "") : list.label, right: inOrder ? (of?.label ?? "") : right };
  list.figures.forEach((figure, position) => {
    const basis: Basis = { of: "difference", left: own?.figures[0] ?? null, right: of?.figures[0] ?? null, names, sign: list.sign };
    claims.push(figureClaim(reading, "increment", list, position, figure, names.left, basis));
  });
}

/** 前者 and 后者: the last list when it has two figures, else the last two amounts. */
function pairBefore(reading: Reading, list: Series): readonly [Figure, Figure] | null {
  const [last, one] = before(reading, list).filter((candidate) => isAmount(candidate) && sameThing(candidate.figures[0], list.figures[0]));
  const [former, latter] = last?.figures.length === 2 ? last.figures : [one?.figures[0], last?.figures[0]];
  return former && latter ? [former, latter] : null;
}

const TIMES = /^(.*?)(?:是|为|相当于)((?:19|20)\d\d)年度?的?(?:约|近)?$/;

/** What is how many times what it was in a year; null: the list says nothing of the kind. */
const timesOf = (list: Series): RegExpExecArray | null =>
  list.figures.length === 1 && list.figures[0]?.dimension === "times" ? TIMES.exec(list.clause.trim()) : null;

function bindTimes(reading: Reading, list: Series, claims: Claim[]): void {
  const [, subject = "", since = ""] = timesOf(list) ?? [];
  const year = [...reading.plain.slice(list.start - list.lead.length, list.start).matchAll(/((?:19|20)\d\d)年/g)]
    .map(([, named]) => Number(named))
    .find((named) => named !== Number(since));
  for (const [position, figure] of list.figures.entries())
    claims.push(
      figureClaim(reading, "rate", list, position, figure, cleanLabel(subject), { of: "times", since: Number(since) }, year ?? null),
    );
}

function bindExcess(reading: Reading, list: Series, claims: Claim[]): void {
  const earlier = before(reading, list).filter((candidate) => isAmount(candidate) && sameThing(candidate.figures[0], list.figures[0]));
  const target = earlier.find((candidate) => TARGET_WORDS.test(candidate.clause) && !/完成|实际/.test(candidate.clause));
  const actual = earlier.find((candidate) => candidate !== target);
  // 缺编125名 is what the standard has more than there are.
  const [more, less] = /缺编|空编/.test(list.clause) ? [target, actual] : [actual, target];
  list.figures.forEach((figure, position) => {
    const basis: Basis = {
      of: "excess",
      actual: more && less ? nth(more, position) : null,
      target: more && less ? nth(less, position) : null,
    };
    claims.push(figureClaim(reading, "excess", list, position, figure, actual?.label ?? list.label, basis));
  });
}

type Wording = Extract<Basis, { of: "wording" }>;

/** 满分170分，自评得164分: no score stands above its full marks. null: no full marks beside it, or they are what is printed here. */
function fullMarksFor(reading: Reading, list: Series): Wording | null {
  const figure = list.figures[0];
  if (!figure || list.figures.length !== 1 || figure.value === null || FULL_MARKS.test(list.clause)) return null;
  const beside = [reading.series[list.index - 1], reading.series[list.index + 1]].find(
    (other) =>
      other?.sentence === list.sentence &&
      other.figures.length === 1 &&
      sameThing(other.figures[0], figure) &&
      FULL_MARKS.test(other.clause),
  );
  const full = beside?.figures[0];
  if (!full || full.value === null) return null;
  const text = reading.text.slice(figure.start, figure.end);
  if (figure.value - figure.step / 2 <= full.value + full.step / 2)
    return { of: "wording", verdict: "agrees", reason: { id: "statements.agrees.words", data: { text } } };
  const most = reading.text.slice(full.start, full.end);
  return { of: "wording", verdict: "disagrees", reason: { id: "statements.disagrees.fullMarks", data: { text, full: most } } };
}

type Sum = Extract<Basis, { of: "sum" }>;

/** The parts of a total: behind it after 其中, 包括, 分为; or in front of it when it says 合计, 共. */
function sumOf(reading: Reading, list: Series): Sum | null {
  return partsBehind(reading, list) ?? partsInFront(reading, list);
}

function partsBehind(reading: Reading, list: Series): Sum | null {
  const total = list.figures[0];
  if (!total || list.figures.length !== 1) return null;
  const link = /^[ ,，（(:：]{0,3}(?:其中|包括|分为|由)/.exec(reading.plain.slice(total.tail, total.tail + 8));
  if (!link) return null;
  const behind = after(reading, list);
  const parts: Series[] = [];
  let adjacent = true;
  let open = true;
  const inGroup: Series[] = [];
  for (const [position, candidate] of behind.entries()) {
    const fits = isAmount(candidate) && sameThing(candidate.figures[0], total) && !TOTAL_WORDS.test(candidate.clause);
    // Another 其中 speaks of a part of its own.
    if (position > 0 && /其中/.test(candidate.lead)) break;
    if (!fits) {
      if (parts.length < 2) adjacent = false;
      open = false;
      continue;
    }
    if (open || candidate.group !== list.group || parts.length < 2) parts.push(candidate);
    else parts.push(candidate);
    if (candidate.group === list.group) inGroup.push(candidate);
  }
  const run = runOf(behind, total);
  if (parts.length === 0) return null;
  const figuresOf = (lists: readonly Series[]): Figure[] => lists.flatMap((part) => part.figures);
  const heads = headNoun(list.label);
  const byName = heads === "" ? [] : parts.filter((part) => part.label.includes(heads) && !/学历|其中/.test(part.label));
  const candidates = [figuresOf(run), figuresOf(inGroup), figuresOf(byName), figuresOf(parts)].filter((figures) => figures.length > 1);
  if (candidates.length === 0) return null;
  return { of: "sum", parts: candidates, exhaustive: /分为|由/.test(link[0]), adjacent: adjacent && run.length > 1 };
}

/** Parts that follow one another with nothing of another kind between them and no semicolon. */
function runOf(behind: readonly Series[], total: Figure): Series[] {
  const run: Series[] = [];
  for (const candidate of behind) {
    if (!isAmount(candidate) || !sameThing(candidate.figures[0], total) || TOTAL_WORDS.test(candidate.clause)) break;
    if (run.length > 0 && candidate.group !== run[0]?.group) break;
    run.push(candidate);
  }
  return run;
}

/** 现有中小学（幼儿园）专任教师 → 专任教师: the last four characters name the thing counted. */
function headNoun(label: string): string {
  const bare = label.replace(/[（(][^）)]{0,20}[）)]/g, "").replace(/(?:总数|总人数|人数|数|总额|资金)$/, "");
  return bare.length >= 2 ? bare.slice(-4) : "";
}

function partsInFront(reading: Reading, list: Series): Sum | null {
  const total = list.figures[0];
  if (!total || list.figures.length !== 1 || !TOTAL_WORDS.test(list.clause)) return null;
  const run: Series[] = [];
  for (const candidate of before(reading, list)) {
    // 分别为A、B和C，年均增长x%，三年累计投入D
    if (run.length === 0 && candidate.role === "growth" && candidate.figures.length === 1) continue;
    if (!isAmount(candidate) || !sameThing(candidate.figures[0], total) || TOTAL_WORDS.test(candidate.clause)) break;
    run.unshift(candidate);
  }
  const nearest = run.at(-1);
  if (!nearest || (nearest.index !== list.index - 1 && nearest.figures.length === 1)) return null;
  const all = run.flatMap((part) => part.figures);
  const candidates: Figure[][] = [];
  if (nearest.figures.length > 1) candidates.push([...nearest.figures]);
  if (all.length > 1) candidates.push(all);
  const between = reading.plain.slice(nearest.end, list.start);
  const joined = ![...between].some((mark) => SENTENCE_END.includes(mark) || GROUP_END.includes(mark));
  if (candidates.length === 0) return null;
  return {
    of: "sum",
    parts: candidates,
    exhaustive: (/合计|共计|总计|总得分|总和|一共/.test(list.clause) || isCompulsory(list, run)) && joined,
    adjacent: true,
  };
}

/** 义务教育 is 小学 and 初中, and nothing else. */
function isCompulsory(total: Series, parts: readonly Series[]): boolean {
  const names = parts.map(({ label }) => label);
  const rest = total.label.replace(/^义务教育(?:阶段|学校)?/, "");
  return (
    rest !== total.label &&
    names.length === 2 &&
    names.every((name) => withoutLevel(name) === withoutLevel(rest)) &&
    names.some((name) => name.includes("小学")) &&
    names.some((name) => name.includes("初中"))
  );
}

/** 人均 / 生均 beside a total and a head-count of one sentence, all about one thing. */
function perHeadOf(reading: Reading, list: Series): Extract<Basis, { of: "perHead" }> | null {
  const figure = list.figures[0];
  if (!figure || list.figures.length !== 1 || figure.dimension !== "money") return null;
  const match = /(?:人均|生均|每生|每人|人平均|校均)([^，,。；;]{0,16})$/.exec(list.clause);
  if (!match) return null;
  const earlier = before(reading, list);
  const neighbours = [...earlier, ...after(reading, list)].filter((candidate) => candidate.figures.length === 1 && isAmount(candidate));
  const name = (match[1] ?? "").replace(/约|为|达到|达|均|[0-9 ]|标准|补助标准/g, "");
  const reaches = /达到?(?:生均|人均)$/.test(list.clause.trimEnd());
  const total =
    reaches && earlier[0]?.figures[0]?.dimension === "money"
      ? earlier[0]
      : neighbours.find(
          (candidate) =>
            candidate.figures[0]?.dimension === "money" &&
            !/人均|生均|每生|每人/.test(candidate.clause) &&
            (name.length < 2 || candidate.label === "" || candidate.label.includes(name) || alike(candidate.label, name)),
        );
  const heads = neighbours.find(
    (candidate) => candidate.figures[0]?.dimension === "people" || candidate.figures[0]?.dimension === "personTimes",
  );
  if (!total) return null;
  // 生均公用经费1126元 beside some amount is a figure of its own; without a head-count only 达到生均25元 speaks of that amount.
  if (!heads && !(earlier[0] === total && reaches)) return null;
  return { of: "perHead", total: total.figures[0] ?? null, heads: heads?.figures[0] ?? null };
}
