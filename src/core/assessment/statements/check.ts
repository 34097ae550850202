import type { CellRef, Interval, Message, MessageValue, WrittenUnit } from "../../model";
import { PERCENTAGE_POINT, RATIO, cellsValue, quantityValue } from "../../model";
import { meet, minus, over, plus, possible, signed } from "./intervals";
import type { WorkbookFigures, WorkbookValue } from "./workbook";
import { NO_WORKBOOK } from "./workbook";
import type { Basis, CheckedClaim, Claim, Figure, GapNames, Verdict } from "./types";

export interface ClaimContext {
  /** Figures of the workbook that a text may be checked against. */
  readonly workbook: WorkbookFigures;
}

interface Judged {
  readonly verdict: Verdict;
  readonly reason: Message;
  readonly recomputed?: number | null;
  readonly interval?: Interval | null;
  readonly suggestions?: readonly Message[];
  readonly rests?: readonly (Figure | null)[];
  readonly cells?: readonly CellRef[];
}

/** Judges claims: each by interval arithmetic over the printed figures it rests on, in the text or in the workbook. */
export function checkClaims(claims: readonly Claim[], context: ClaimContext = { workbook: NO_WORKBOOK }): CheckedClaim[] {
  return claims.map((claim) => checked(claim, judge(claim, context.workbook)));
}

const NOTHING: readonly never[] = [];

// Written out: an object spread and then extended is kept as a dictionary, which costs more than the check itself.
function checked(claim: Claim, judged: Judged): CheckedClaim {
  return {
    kind: claim.kind,
    text: claim.text,
    start: claim.start,
    end: claim.end,
    stated: claim.stated,
    figure: claim.figure,
    subject: claim.subject,
    year: claim.year,
    nearby: claim.nearby,
    position: claim.position,
    count: claim.count,
    basis: claim.basis,
    verdict: judged.verdict,
    recomputed: judged.recomputed ?? null,
    interval: judged.interval ?? null,
    reason: judged.reason,
    suggestions: judged.suggestions ?? NOTHING,
    rests: judged.rests ? judged.rests.filter((figure) => figure !== null) : NOTHING,
    cells: judged.cells ?? NOTHING,
  };
}

function judge(claim: Claim, workbook: WorkbookFigures): Judged {
  const { basis } = claim;
  if (claim.kind === "placeholder" || (claim.figure && claim.figure.value === null)) {
    return cannot({ id: "statements.placeholder", data: { text: claim.text } });
  }
  if (basis.of !== "figure" && basis.of !== "wording" && figuresOf(basis).some((figure) => figure?.value === null))
    return cannot({ id: "statements.missing.anything", data: { subject: claim.subject } });
  switch (basis.of) {
    case "growth":
      return growth(claim, basis, workbook);
    case "increment":
      return increment(claim, basis, workbook);
    case "share":
      return share(claim, basis, workbook);
    case "gap":
      return gap(claim, basis, workbook);
    case "difference":
      return difference(claim, basis, workbook);
    case "times":
      return times(claim, basis.since, workbook);
    case "sum":
      return sum(claim, basis, workbook);
    case "perHead":
      return perHead(claim, basis);
    case "completion":
      return completion(claim, basis);
    case "excess":
      return excess(claim, basis);
    case "trend":
      return trend(claim, basis, workbook);
    case "comparison":
      return comparison(claim, basis);
    case "wording":
      return { verdict: basis.verdict, reason: basis.reason, suggestions: wordingSuggestions(claim) };
    case "figure":
      return against(claim, workbook);
  }
}

function figuresOf(basis: Basis): readonly (Figure | null)[] {
  switch (basis.of) {
    case "growth":
      return [basis.current, basis.prior, basis.increment?.figure ?? null].map((figure) => figure);
    case "increment":
      return [basis.current, basis.prior];
    case "share":
      return basis.pairs.flatMap(({ part, whole }) => [part, whole]);
    case "gap":
      return [basis.minuend, basis.subtrahend];
    case "difference":
      return [basis.left, basis.right];
    case "sum":
      return basis.parts.flat();
    case "perHead":
      return [basis.total, basis.heads];
    case "completion":
      return [basis.actual, basis.target, basis.excess];
    case "excess":
      return [basis.actual, basis.target];
    case "trend":
      return [...basis.series, ...basis.growth.map(({ figure }) => figure)];
    case "comparison":
      return basis.pairs.flatMap(({ left, right }) => [left, right]);
    default:
      return [];
  }
}

const cannot = (reason: Message, more: Partial<Judged> = {}): Judged => ({ ...more, verdict: "cannotCheck", reason });

const quantity = (value: number, unit: WrittenUnit, step: number): MessageValue =>
  quantityValue({ value, unit: unit.unit, written: unit, ...(step > 0 ? { resolution: step } : {}) });

/** Compares the stated figure with every value that the amounts allow. `unit` is that of the stated figure. */
function byInterval(claim: Claim, value: number, interval: Interval | null, rests: readonly (Figure | null)[], sign: 1 | -1 = 1): Judged {
  const { figure } = claim;
  if (!figure || !interval) return cannot({ id: "statements.missing.zeroBase", data: { subject: claim.subject } });
  // 下降-3%: the words already say the direction; the doubled sign is a claim of its own.
  const stated = signed(possible(figure), sign < 0 && (figure.value ?? 0) < 0 ? 1 : sign);
  const step = figure.step;
  const worked = {
    value: quantity(value, figure.unit, step / 10),
    low: quantity(interval.low, figure.unit, step / 100),
    high: quantity(interval.high, figure.unit, step / 100),
  };
  const found = { recomputed: value, interval, rests };
  if (meet(interval, stated)) return { ...found, verdict: "agrees", reason: { id: "statements.agrees", data: worked } };
  const shown = Math.abs(value);
  const suggestions: Message[] = [{ id: "statements.suggest", data: { value: quantity(roundTo(shown, step), figure.unit, step) } }];
  if (meet(interval, signed(possible(figure), sign === 1 ? -1 : 1))) {
    return {
      ...found,
      verdict: "disagrees",
      suggestions,
      reason: { id: "statements.disagrees.sign", data: { text: claim.text, value: quantity(value, figure.unit, step) } },
    };
  }
  const truncated = step > 0 && Math.abs(Math.trunc(shown / step + 1e-9) * step - Math.abs(figure.value ?? 0)) < step * 1e-6;
  return {
    ...found,
    verdict: "disagrees",
    suggestions,
    reason: { id: truncated ? "statements.disagrees.truncated" : "statements.disagrees", data: worked },
  };
}

/** The same verdict, said of the cells of the workbook that it rests on. */
function byWorkbook(claim: Claim, judged: Judged, other: WorkbookValue): Judged {
  const cells = cellsValue(other.cells);
  if (judged.verdict === "agrees") return { ...judged, cells: other.cells, reason: { id: "statements.agrees.workbook", data: { cells } } };
  if (judged.reason.id !== "statements.disagrees" || !claim.figure) return { ...judged, cells: other.cells };
  const value = quantity(judged.recomputed ?? 0, claim.figure.unit, claim.figure.step);
  return { ...judged, cells: other.cells, reason: { id: "statements.disagrees.workbook", data: { text: claim.text, value, cells } } };
}

function roundTo(value: number, step: number): number {
  return step > 0 ? Math.round(value / step + 1e-9) * step : value;
}

function growth(claim: Claim, basis: Extract<Basis, { of: "growth" }>, workbook: WorkbookFigures): Judged {
  const { current, prior, increment: added } = basis;
  if (current && current.dimension === "ratio") return growthOfRate(claim, current, prior, basis);
  const known = workbook.growth(claim, claim.year, basis.since, basis.years);
  const byBook = known ? byWorkbook(claim, byInterval(claim, known.value, known.interval, [current], basis.sign), known) : null;
  if (byBook?.verdict === "agrees") return byBook;
  const tables = current ? workbook.value(claim, claim.year) : null;
  // Beside an amount that the tables do not have, their growth proves nothing wrong.
  const other = current && !(tables && meet(possible(current), tables.interval)) ? null : byBook;
  if (current && prior) {
    const ratio = over(possible(current), possible(prior));
    const root = (value: number): number => (basis.years > 1 ? value ** (1 / basis.years) : value) - 1;
    const value = root((current.value ?? 0) / (prior.value ?? 1));
    return byInterval(claim, value, ratio ? { low: root(ratio.low), high: root(ratio.high) } : null, [current, prior], basis.sign);
  }
  if (other) return other;
  if (current && added) {
    const change = signed(possible(added.figure), added.sign);
    const base = minus(possible(current), change);
    const value = (added.sign * (added.figure.value ?? 0)) / ((current.value ?? 0) - added.sign * (added.figure.value ?? 0));
    // The same increment stands above and below: the ratio rises with it, so its ends give the ends.
    const ends = added.sign > 0 ? over(possible(added.figure), base) : over(change, base);
    return byInterval(claim, value, ends, [current, added.figure], basis.sign);
  }
  return cannot(basis.missing);
}

/** A rate that 提高 x%: percent or percentage points? Both readings are tried when the base is known. */
function growthOfRate(claim: Claim, current: Figure, prior: Figure | null, basis: Extract<Basis, { of: "growth" }>): Judged {
  if (!prior || !claim.figure) return cannot({ id: "statements.percentagePoint.ambiguous", data: { text: claim.text } });
  const stated = signed(possible(claim.figure), basis.sign);
  const points = minus(possible(current), possible(prior));
  const ratio = over(possible(current), possible(prior));
  const relative = ratio ? { low: ratio.low - 1, high: ratio.high - 1 } : null;
  const value = (current.value ?? 0) / (prior.value ?? 1) - 1;
  if (meet(points, stated) && !(relative && meet(relative, stated))) {
    return {
      verdict: "disagrees",
      reason: { id: "statements.percentagePoint.written" },
      recomputed: (current.value ?? 0) - (prior.value ?? 0),
      interval: points,
      rests: [current, prior],
      suggestions: wordingSuggestions(claim),
    };
  }
  return byInterval(claim, value, relative, [current, prior], basis.sign);
}

function wordingSuggestions(claim: Claim): Message[] {
  if (claim.kind !== "percentagePoint" && !(claim.kind === "growth" && claim.figure)) return [];
  return [{ id: "statements.suggest.text", data: { text: claim.text.replace(/ ?[%％]/g, "个百分点") } }];
}

function increment(claim: Claim, basis: Extract<Basis, { of: "increment" }>, workbook: WorkbookFigures): Judged {
  const { current, prior, growth: rate } = basis;
  if (current && prior) {
    const interval = minus(possible(current), possible(prior));
    return byInterval(claim, (current.value ?? 0) - (prior.value ?? 0), interval, [current, prior], basis.sign);
  }
  const base = current ? workbook.prior(claim, claim.year, basis.since, possible(current)) : null;
  const exact = current && base ? workbook.change(claim, claim.year, basis.since) : null;
  const byTables = exact ? byWorkbook(claim, byInterval(claim, exact.value, exact.interval, [current], basis.sign), exact) : null;
  if (byTables?.verdict === "agrees") return byTables;
  if (current && base) {
    const difference = minus(possible(current), base.interval);
    const rounded = byWorkbook(claim, byInterval(claim, (current.value ?? 0) - base.value, difference, [current], basis.sign), base);
    return rounded.verdict === "agrees" || !byTables ? rounded : byTables;
  }
  const change = current ? null : workbook.change(claim, claim.year, basis.since);
  if (change) return byWorkbook(claim, byInterval(claim, change.value, change.interval, [], basis.sign), change);
  if (current && rate) {
    // current × g ÷ (1 + g): what the printed rate makes of the printed amount. The rate itself is judged on its own.
    const g = signed(possible(rate.figure), rate.sign);
    const at = (amount: number, part: number): number => (amount * part) / (1 + part);
    const amounts = possible(current);
    const ends = [at(amounts.low, g.low), at(amounts.low, g.high), at(amounts.high, g.low), at(amounts.high, g.high)];
    const interval = { low: Math.min(...ends), high: Math.max(...ends) };
    const value = at(current.value ?? 0, rate.sign * (rate.figure.value ?? 0));
    const judged = byInterval(claim, value, interval, [current, rate.figure], basis.sign);
    if (judged.verdict === "agrees") return judged;
    return cannot({
      id: "statements.unsure.increment",
      data: { value: claim.figure ? quantity(value, claim.figure.unit, claim.figure.step) : "" },
    });
  }
  return cannot({ id: current ? "statements.missing.prior" : "statements.missing.amounts", data: { subject: claim.subject } });
}

function share(claim: Claim, basis: Extract<Basis, { of: "share" }>, workbook: WorkbookFigures): Judged {
  if (basis.pairs.length === 0) {
    const known = basis.names ? shareIn(claim, basis.names, claim.year, workbook) : null;
    return known ? byWorkbook(claim, byInterval(claim, known.value, known.interval, []), known) : cannot(basis.missing);
  }
  const all = basis.pairs.map(({ part, whole }) =>
    byInterval(claim, (part.value ?? 0) / (whole.value ?? 1), over(possible(part), possible(whole)), [part, whole]),
  );
  const [first] = all;
  if (!first) return cannot(basis.missing);
  if (!basis.anyOf) return all.find((judged) => judged.verdict !== "agrees") ?? first;
  const whole = basis.missing.data?.["whole"];
  return (
    all.find((judged) => judged.verdict === "agrees") ??
    cannot({ id: "statements.unsure.whole", data: { whole: typeof whole === "string" ? whole : "" } })
  );
}

/** Difference of two rates, in the unit of the stated gap: 百分点, or % when it is written so. */
function gap(claim: Claim, basis: Extract<Basis, { of: "gap" }>, workbook: WorkbookFigures): Judged {
  const { minuend, subtrahend } = basis;
  const known = minuend && subtrahend ? null : gapIn(claim, basis.names, workbook);
  if (known) return byWorkbook(claim, byInterval(claim, known.value, known.interval, [], basis.sign === -1 ? -1 : 1), known);
  if (!minuend || !subtrahend || !claim.figure) return cannot({ id: "statements.missing.rates", data: { subject: claim.subject } });
  const scale = claim.figure.dimension === "point" ? 100 : 1;
  const difference = minus(possible(minuend), possible(subtrahend));
  const interval = { low: difference.low * scale, high: difference.high * scale };
  return byInterval(
    claim,
    ((minuend.value ?? 0) - (subtrahend.value ?? 0)) * scale,
    interval,
    [minuend, subtrahend],
    basis.sign === -1 ? -1 : 1,
  );
}

const shareIn = (
  claim: Claim,
  names: { part: string; whole: string },
  year: number | null,
  workbook: WorkbookFigures,
): WorkbookValue | null => workbook.share({ ...claim, subject: names.part }, { ...claim, subject: names.whole }, year);

/** Difference of two rates of the tables, in the unit of the stated gap. */
function gapIn(claim: Claim, names: GapNames | null, workbook: WorkbookFigures): WorkbookValue | null {
  if (!names || claim.year === null) return null;
  const rate = (subject: string): WorkbookValue | null =>
    workbook.growth({ ...claim, subject }, claim.year, claim.year === null ? null : claim.year - 1);
  const [one, two] =
    names.of === "growth"
      ? [rate(names.left), rate(names.right)]
      : [shareIn(claim, names, claim.year, workbook), shareIn(claim, names, names.since, workbook)];
  if (!one || !two) return null;
  const scale = (claim.figure?.dimension === "point" ? 100 : 1) * (names.of === "growth" ? names.sign : 1);
  const difference = minus(one.interval, two.interval);
  const ends = [difference.low * scale, difference.high * scale];
  return {
    value: (one.value - two.value) * scale,
    interval: { low: Math.min(...ends), high: Math.max(...ends) },
    unit: one.unit,
    cells: [...one.cells, ...two.cells],
  };
}

/** What the average of a place, a standard or a plan is stands in no table of hers. */
const NO_FIGURE_OF_HERS = /平均(?!工资|收入)|标准|定额|要求|规定|底线|计划|目标|[全我本各][国省市]|[国省]/;

function difference(claim: Claim, basis: Extract<Basis, { of: "difference" }>, workbook: WorkbookFigures): Judged {
  const { left, right, names, sign } = basis;
  const known = NO_FIGURE_OF_HERS.test(names.right) ? null : workbook.difference(claim, names.left, names.right, claim.year);
  const byTables = known ? byWorkbook(claim, byInterval(claim, known.value, known.interval, [], sign), known) : null;
  if (byTables?.verdict === "agrees" || !left || !right)
    return byTables ?? cannot({ id: "statements.missing.amounts", data: { subject: claim.subject } });
  const interval = minus(possible(left), possible(right));
  return byInterval(claim, (left.value ?? 0) - (right.value ?? 0), interval, [left, right], sign);
}

/** N times what it was. */
function times(claim: Claim, since: number, workbook: WorkbookFigures): Judged {
  const growth = workbook.growth(claim, claim.year, since);
  if (!growth) return cannot({ id: "statements.missing.amounts", data: { subject: claim.subject } });
  const interval = { low: growth.interval.low + 1, high: growth.interval.high + 1 };
  return byWorkbook(claim, byInterval(claim, growth.value + 1, interval, []), growth);
}

function sum(claim: Claim, basis: Extract<Basis, { of: "sum" }>, workbook: WorkbookFigures): Judged {
  const total = claim.figure;
  if (!total) return cannot({ id: "statements.missing.anything", data: { subject: claim.subject } });
  const judgedAll = basis.parts.map((parts) => sumOf(claim, parts));
  const right = judgedAll.find((judged) => judged.verdict === "agrees");
  if (right) return right;
  const [first] = judgedAll;
  const parts = basis.parts[0] ?? [];
  if (!first) return cannot({ id: "statements.missing.anything", data: { subject: claim.subject } });
  const slip = basis.adjacent ? unitSlip(claim, parts) : null;
  if (slip) return slip;
  const above = (first.interval?.low ?? 0) > possible(total).high;
  if (basis.adjacent && (basis.exhaustive || above))
    return {
      ...first,
      reason: { id: "statements.disagrees.parts", data: { value: quantity(first.recomputed ?? 0, total.unit, total.step) } },
    };
  const value = first.recomputed ?? 0;
  // Whether these are all the parts is open; the tables may have the total itself.
  const inTables = against(claim, workbook);
  if (inTables.verdict !== "cannotCheck") return inTables;
  return cannot(
    { id: "statements.unsure.parts", data: { value: quantity(value, total.unit, total.step) } },
    { recomputed: value, interval: first.interval ?? null },
  );
}

function sumOf(claim: Claim, parts: readonly Figure[]): Judged {
  const interval = parts.map(possible).reduce(plus, { low: 0, high: 0 });
  return byInterval(
    claim,
    parts.reduce((total, part) => total + (part.value ?? 0), 0),
    interval,
    parts,
  );
}

/** One part written in 元 for 万元, 平方米 for 万平方米: the total fits once it is scaled. */
function unitSlip(claim: Claim, parts: readonly Figure[]): Judged | null {
  for (const part of parts) {
    for (const scale of [1e4, 1e-4]) {
      const scaled: Figure = { ...part, value: (part.value ?? 0) * scale, step: part.step * scale };
      const judged = sumOf(
        claim,
        parts.map((other) => (other === part ? scaled : other)),
      );
      if (judged.verdict !== "agrees") continue;
      const text = `${Number(((part.value ?? 0) / part.unit.scale).toFixed(part.decimals))}`;
      const unit = part.unit.text.replace(/^万/, "");
      const better = scale > 1 ? `${text}万${unit}` : `${text}${unit}`;
      return {
        ...judged,
        verdict: "disagrees",
        reason: { id: "statements.disagrees.unitSlip", data: { text: `${text}${part.unit.text}`, better } },
        suggestions: [{ id: "statements.suggest.text", data: { text: better } }],
      };
    }
  }
  return null;
}

function perHead(claim: Claim, basis: Extract<Basis, { of: "perHead" }>): Judged {
  const { total, heads } = basis;
  const stated = claim.figure?.value ?? 0;
  if (!total || !heads || !claim.figure) {
    const implied = total && stated !== 0 ? Math.round((total.value ?? 0) / stated) : 0;
    return cannot({ id: "statements.missing.heads", data: { value: implied } });
  }
  return byInterval(claim, (total.value ?? 0) / (heads.value ?? 1), over(possible(total), possible(heads)), [total, heads]);
}

function completion(claim: Claim, basis: Extract<Basis, { of: "completion" }>): Judged {
  const { actual, target, excess: above } = basis;
  if (actual && target)
    return byInterval(claim, (actual.value ?? 0) / (target.value ?? 1), over(possible(actual), possible(target)), [actual, target]);
  if (actual && above) {
    const goal = minus(possible(actual), possible(above));
    return byInterval(claim, (actual.value ?? 0) / ((actual.value ?? 0) - (above.value ?? 0)), over(possible(actual), goal), [
      actual,
      above,
    ]);
  }
  return cannot({ id: "statements.missing.target", data: { subject: claim.subject } });
}

function excess(claim: Claim, basis: Extract<Basis, { of: "excess" }>): Judged {
  const { actual, target } = basis;
  if (!actual || !target) return cannot({ id: "statements.missing.target", data: { subject: claim.subject } });
  return byInterval(claim, (actual.value ?? 0) - (target.value ?? 0), minus(possible(actual), possible(target)), [actual, target]);
}

/** A trend over years that the text names and whose figures stand in the tables, every year of them; null: some do not. */
function trendInTables(
  claim: Claim,
  { trend: word, over: span }: Extract<Basis, { of: "trend" }>,
  workbook: WorkbookFigures,
): Judged | null {
  if (!span || word.doubles) return null;
  const first = Math.min(span.from, span.to - word.steps);
  const values: WorkbookValue[] = [];
  for (let year = first; year <= span.to; year += 1) {
    const value = workbook.value({ ...claim, subject: span.subject, position: 0, count: 1 }, year);
    if (!value) return null;
    values.push(value);
  }
  if (values.length < 2) return null;
  const cells = values.flatMap((value) => value.cells);
  for (const [at, value] of values.entries()) {
    const prior = values[at - 1];
    if (!prior) continue;
    const step = signed(minus(value.interval, prior.interval), word.direction);
    if (step.high < 0 || (word.strict && step.high <= 0))
      return { verdict: "disagrees", reason: { id: "statements.disagrees.trend", data: { text: claim.text, at: at + 1 } }, cells };
    if (word.strict ? step.low <= 0 : step.low < 0) return null;
  }
  return { verdict: "agrees", reason: { id: "statements.agrees.workbook", data: { cells: cellsValue(cells) } }, cells };
}

function trend(claim: Claim, basis: Extract<Basis, { of: "trend" }>, workbook: WorkbookFigures): Judged {
  const { series, growth: rates, trend: word } = basis;
  const agree: Judged = {
    verdict: "agrees",
    reason: { id: "statements.agrees.words", data: { text: claim.text } },
    rests: [...series, ...rates.map(({ figure }) => figure)],
  };
  const inTables = (): Judged | null => trendInTables(claim, basis, workbook);
  if (series.length < 2 && rates.length === 0) return inTables() ?? cannot({ id: "statements.missing.series", data: { text: claim.text } });
  let unsure = false;
  const wrong = (at: number): Judged => ({
    verdict: "disagrees",
    reason: { id: "statements.disagrees.trend", data: { text: claim.text, at } },
    rests: agree.rests ?? [],
  });
  if (word.doubles) {
    const [first, last] = [series[0], series.at(-1)];
    const ratio = first && last ? over(possible(last), possible(first)) : null;
    if (!ratio) return cannot({ id: "statements.missing.series", data: { text: claim.text } });
    return ratio.high >= 2 ? agree : wrong(series.length);
  }
  for (let at = 1; at < series.length; at += 1) {
    const [current, prior] = [series[at], series[at - 1]];
    if (!current || !prior) continue;
    const step = signed(minus(possible(current), possible(prior)), word.direction);
    if (step.high < 0 || (word.strict && step.high <= 0)) return wrong(at + 1);
    if (word.strict && step.low <= 0 && (current.value ?? 0) * word.direction <= (prior.value ?? 0) * word.direction) unsure = true;
  }
  for (const [at, { figure, sign }] of rates.entries()) {
    const rate = signed(signed(possible(figure), sign), word.direction);
    if (rate.high < 0 || (word.strict && rate.high <= 0)) return wrong(at + 1);
  }
  if (unsure) return inTables() ?? cannot({ id: "statements.unsure.rounding", data: { text: claim.text } });
  if (word.steps > Math.max(series.length - 1, rates.length))
    return inTables() ?? cannot({ id: "statements.unsure.years", data: { text: claim.text, steps: word.steps } });
  return agree;
}

function comparison(claim: Claim, basis: Extract<Basis, { of: "comparison" }>): Judged {
  const { pairs, above } = basis;
  const rests = pairs.flatMap(({ left, right }) => [left, right]);
  if (pairs.length === 0) return cannot({ id: "statements.missing.comparison", data: { text: claim.text } });
  let unsure = false;
  for (const [at, { left, leftSign, right, rightSign }] of pairs.entries()) {
    const difference = signed(minus(signed(possible(left), leftSign), signed(possible(right), rightSign)), above ? 1 : -1);
    if (difference.high <= 0)
      return { verdict: "disagrees", reason: { id: "statements.disagrees.comparison", data: { text: claim.text, at: at + 1 } }, rests };
    if ((leftSign * (left.value ?? 0) - rightSign * (right.value ?? 0)) * (above ? 1 : -1) <= 0) unsure = true;
  }
  if (unsure) return cannot({ id: "statements.unsure.rounding", data: { text: claim.text } }, { rests });
  return { verdict: "agrees", reason: { id: "statements.agrees.words", data: { text: claim.text } }, rests };
}

/** A plain figure: right or wrong only against the same indicator and year in the workbook. */
function against(claim: Claim, workbook: WorkbookFigures): Judged {
  const { figure } = claim;
  const all = figure && claim.year === null ? workbook.anyYear(claim) : [];
  const fitting = figure ? all.find(({ unit, interval }) => sameMeasure(figure, unit) && meet(possible(figure), interval)) : undefined;
  // Where the text names no year and the tables have the figure once, it is that one.
  const same = fitting ?? (figure && claim.year !== null ? workbook.value(claim, claim.year) : all.length === 1 ? (all[0] ?? null) : null);
  if (!figure || !same || !sameMeasure(figure, same.unit))
    return cannot({ id: "statements.missing.anything", data: { subject: claim.subject } });
  const found = { recomputed: same.value, interval: same.interval, cells: same.cells };
  if (meet(possible(figure), same.interval))
    return { ...found, verdict: "agrees", reason: { id: "statements.agrees.workbook", data: { cells: cellsValue(same.cells) } } };
  if (OTHER_MEASURE.test(claim.nearby)) return cannot({ id: "statements.missing.anything", data: { subject: claim.subject } });
  return {
    ...found,
    verdict: "disagrees",
    reason: {
      id: "statements.disagrees.workbook",
      data: { text: claim.text, value: quantity(same.value, figure.unit, figure.step), cells: cellsValue(same.cells) },
    },
    suggestions: [{ id: "statements.suggest", data: { value: quantity(same.value, figure.unit, figure.step) } }],
  };
}

/** Plans, parts of a year and sums over years are other figures than those of the tables. */
const OTHER_MEASURE =
  /预计|计划|规划|力争|目标|拟|将达|将增|标准|要求|争取|上半年|下半年|季度|\d月|截至|目前|累计|[两三四五六]年(?:共|来|间|合计|总)|新增|净增|追加|调整|平均每|其余|除/;

/** Money against money, rate against rate; per-head money is written as 元 in prose. */
function sameMeasure(figure: Figure, unit: WrittenUnit["unit"]): boolean {
  const [top] = unit.numerators;
  if (figure.dimension === "money") return top === "CNY";
  if (figure.dimension === "ratio") return unit === RATIO || (unit.numerators.length === 0 && unit.denominators.length === 0);
  if (figure.dimension === "point") return top === PERCENTAGE_POINT.numerators[0];
  // 平均班额43.6人 is a number of pupils a class.
  if (figure.dimension === "people" && (top === "person" || top === "pupil"))
    return unit.denominators.length === 0 || (unit.denominators.length === 1 && unit.denominators[0] === "class");
  if (unit.denominators.length > 0) return false;
  if (figure.dimension === "area") return top === "m2";
  if (figure.dimension === "personTimes") return top === "personTime";
  if (figure.dimension === "count") return top !== undefined && !["CNY", "m2", "person", "pupil", "personTime"].includes(top);
  return false;
}
