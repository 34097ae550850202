import type { CellRef, Certainty, FieldDefinition, FieldId, LineMeaning, Message, Period, SchoolLevel, WrittenUnit } from "../model";
import { PERCENTAGE_POINT, RATIO } from "../model";
import { levelWithin, readLevel } from "./levels";
import { say } from "./messages";
import { partOfYear, readPeriod, relativeYear, withoutPartOfYear } from "./periods";
import { readStated, WHOLE_OF } from "./stated";
import type { StatedWording } from "./stated";
import { bracketed, commonLength, normalise, withoutBrackets, withoutSerial } from "./text";
import type { UnitReading } from "./units";
import { defaultUnit, unitFits, unitInHeader, writtenFor } from "./units";
import type { NameMatch, Vocabulary } from "./vocabulary";
import { isAboutEducation, isAmountWord, isInCompany, isTelling, totalKind } from "./words";

/** One line of figures before it is understood. */
export interface LineInput {
  /** Header texts from the outside in, as written. */
  readonly header: readonly string[];
  readonly headerCells: readonly CellRef[];
  /** From a unit column or unit row beside the header. */
  readonly unitCell: UnitReading | null;
  /** From a level column beside the header. */
  readonly levelCell: SchoolLevel | null;
  /** All its figures carry a money unit of their own (9.5亿元). */
  readonly ownMoney: boolean;
  /** Some of its numbers, as stored. */
  readonly sample: readonly number[];
  /** Its number format shows %. */
  readonly percentFormat: boolean;
  /** Its cells hold dates. */
  readonly dates: boolean;
  /** Its cells hold words, not figures. */
  readonly words: boolean;
}

export interface LineGuess {
  readonly meaning: LineMeaning;
  readonly alternatives: readonly LineMeaning[];
  readonly unit: WrittenUnit | null;
  /** Where the unit was found; `assumed`: nowhere. */
  readonly unitFrom: "header" | "cell" | "titleLine" | "neighbour" | "format" | "magnitude" | "assumed" | "none";
  readonly level: SchoolLevel | null;
  readonly period: Period | null;
  /** 上年 −1, 本年 0. */
  readonly yearOffset: number | null;
  /** The part of a year that the figures are of (上半年, 1—9月): never taken for a year. */
  readonly partOfYear: string | null;
  /** The line prints a sum of lines beside it (合计 under a common label). */
  readonly isSum: boolean;
  readonly confidence: number;
  readonly certainty: Certainty;
  readonly reasons: readonly Message[];
}

export interface TableContext {
  /** Title, sheet name and the like: words that decide between fields of one name. */
  readonly words: string;
  readonly units: readonly UnitReading[];
  /** The part of a year that title or sheet name says the table is about. */
  readonly partOfYear?: string | null;
  /** The one term that the table is about. */
  readonly term?: string | null;
  /** The workbook is about schooling, whatever this table says. */
  readonly company?: boolean;
  /** What the title says that the parts of the table add up to (一般公共预算支出决算表). */
  readonly whole?: string | null;
  /** What the title says that all figures are (各市县生均公用经费), where headers say only years and levels. */
  readonly subject?: string | null;
}

interface Draft {
  readonly input: LineInput;
  /** Header parts without unit, period and level. */
  readonly names: readonly string[];
  readonly parents: readonly string[];
  readonly unit: UnitReading | null;
  readonly unitFrom: LineGuess["unitFrom"];
  level: SchoolLevel | null;
  readonly period: Period | null;
  readonly yearOffset: number | null;
  readonly partOfYear: string | null;
  readonly isSum: boolean;
  candidates: NameMatch[];
  how: "name" | "title" | "composite" | "amount" | "purpose" | "similar" | "none";
  wording: StatedWording | null;
  meaning: LineMeaning;
  alternatives: LineMeaning[];
  confidence: number;
  definition: FieldDefinition | null;
  /** The name of the vocabulary that decided. */
  via: string;
  reasons: Message[];
}

const CERTAIN_FROM = 0.95;
const LIKELY_FROM = 0.85;
/** Labels above a name that make it another figure. */
const QUALIFIERS = /^(?:预算|决算|计划|规划|上年|上年数|民办|增长|增减|增长情况|变化|差额|标准|目标)/;
/** The row that adds up what the title is about. */
const TOTAL_OF = /^(?:本年)?(?:支出|收入)?(?:合计|总计)$/;
const UNKNOWN: LineMeaning = { kind: "unknown" };

const fieldMeaning = (field: FieldId): LineMeaning => ({ kind: "field", field });

/** Says of each line of a table what its figures mean, in what unit, for which level and period, and how sure that is. */
export function understandLines(inputs: readonly LineInput[], vocabulary: Vocabulary, context: TableContext): LineGuess[] {
  const drafts = inputs.map((input) => draftOf(input, vocabulary));
  for (const draft of drafts) {
    findField(draft, vocabulary);
    if (context.whole && draft.names.length === 1 && TOTAL_OF.test(normalise(draft.names[0] ?? "")))
      takeSubject(draft, context.whole, vocabulary, true);
    if (context.subject && draft.names.every((name) => totalKind(name) !== null || isAmountWord(name)))
      takeSubject(draft, context.subject, vocabulary);
  }
  for (const draft of drafts) chooseField(draft, drafts, context);
  for (const draft of drafts) if (draft.wording && draft.meaning.kind === "unknown") findStated(draft, drafts, vocabulary);
  settleClaims(drafts);
  const named = drafts.filter((draft) => draft.definition !== null && draft.confidence >= CERTAIN_FROM && draft.how !== "similar");
  const telling = named.filter((draft) => isTelling(draft.via, draft.definition?.title["zh-CN"] ?? ""));
  const educational =
    isAboutEducation(context.words) ||
    telling.length >= 2 ||
    telling.some((draft) => isAboutEducation(draft.via)) ||
    (telling.length > 0 && telling.length === named.length);
  return drafts.map((draft) => finish(draft, drafts, context, vocabulary, educational));
}

function draftOf(input: LineInput, vocabulary: Vocabulary): Draft {
  let unit = input.unitCell;
  let unitFrom: LineGuess["unitFrom"] = unit ? "cell" : "none";
  let level = input.levelCell;
  let period: Period | null = null;
  let yearOffset: number | null = null;
  let partial: string | null = null;
  let isSum = false;
  const names: string[] = [];
  input.header.forEach((part, at) => {
    let text = withoutSerial(part);
    const inside = unitInHeader(text);
    if (inside) {
      unit = inside.unit;
      unitFrom = "header";
      text = inside.rest;
    }
    // 生均公用经费（小学）: the level stands in brackets, where it is no part of the name.
    const said = bracketed(text)
      .map(readLevel)
      .find((one) => one !== null && one !== "total");
    if (said && !vocabulary.match(text).some((match) => match.score === 1)) {
      level = said;
      text = withoutBrackets(text);
    }
    // A whole name of the vocabulary keeps its words (初中三年巩固率 is no third year).
    const known = vocabulary.match(text).some((match) => match.score >= 0.97 && match.level === null);
    if (!known) {
      const part = partOfYear(text);
      if (part !== null) {
        partial = part;
        text = withoutPartOfYear(text, part);
      }
      const found = readPeriod(text);
      if (found) {
        period = found.period;
        text = found.rest;
      } else {
        const relative = relativeYear(text);
        const names = relative && relative.rest !== "" ? vocabulary.match(relative.rest) : [];
        if (relative && (relative.rest === "" || at > 0 || names.some((match) => match.score >= 0.97))) {
          yearOffset = relative.offset;
          text = relative.rest;
        }
      }
      const above = names[names.length - 1];
      const named = readLevel(text);
      const whole =
        named && above !== undefined && vocabulary.match(above + text).some((match) => match.score === 1 && !match.definition.perLevel);
      if (named && named !== "total" && !whole) {
        level = named;
        text = "";
      } else if (totalKind(text) !== null && names.length > 0) {
        isSum = true;
        text = "";
      } else if (named === "total" && names.length > 0) {
        level = named;
        text = "";
      }
    }
    if (text !== "") names.push(text);
  });
  const kept = names.filter((name, at) => at === 0 || !isAmountWord(name));
  return {
    input,
    names: kept,
    parents: kept.slice(0, -1),
    unit,
    unitFrom,
    level,
    period,
    yearOffset,
    partOfYear: partial,
    isSum,
    candidates: [],
    how: "none",
    wording: null,
    meaning: UNKNOWN,
    alternatives: [],
    confidence: 0,
    definition: null,
    via: "",
    reasons: [],
  };
}

function fits(draft: Draft, match: NameMatch): boolean {
  const { dimension } = match.definition;
  const { input, unit } = draft;
  if (input.words) return dimension === "text" || dimension === "flag" || dimension === "date";
  if (input.dates) return dimension === "date";
  if (dimension === "text" || dimension === "flag") return false;
  // An empty column may be one of dates that are still to come.
  if (dimension === "date") return input.sample.length === 0;
  if (unit === null) return !(input.percentFormat && ["money", "moneyPerHead", "people", "count", "area", "score"].includes(dimension));
  return unitFits(unit.kind, dimension) && (dimension !== "money" || !unit.perHead);
}

function findField(draft: Draft, vocabulary: Vocabulary): void {
  const leaf = draft.names[draft.names.length - 1];
  if (leaf === undefined) return;
  const parent = draft.parents[draft.parents.length - 1];
  const unitKind = draft.unit?.kind ?? (draft.input.percentFormat ? "percent" : null);
  const take = (matches: readonly NameMatch[], how: Draft["how"], factor = 1): boolean => {
    const fitting = matches.filter((match) => fits(draft, match));
    if (fitting.length === 0) return false;
    const best = Math.max(...fitting.map((match) => match.score));
    draft.candidates = fitting.filter((match) => match.score === best).map((match) => ({ ...match, score: match.score * factor }));
    draft.how = how;
    return true;
  };
  const direct = vocabulary.match(leaf);
  if (parent !== undefined) {
    const whole = vocabulary.match(parent + leaf).filter((match) => match.score >= 0.97);
    if (take(whole, "composite")) return;
  }
  const qualified = draft.parents.some((text) => QUALIFIERS.test(withoutBrackets(text)));
  if (
    take(
      direct.filter((match) => match.score >= 0.97),
      "name",
      qualified ? 0.7 : 1,
    )
  )
    return;
  if (parent !== undefined && take(vocabulary.matchTail(parent, leaf), "composite")) return;
  draft.wording = readStated(leaf, unitKind);
  if (draft.wording) {
    const heads = wholeByRate(draft, direct, unitKind);
    if (heads) draft.wording = heads;
    // A name but for its usual ending (生均…公用经费 for 生均…公用经费支出) says more than 生均 by itself.
    const ownName = draft.wording.figure === "statedPerHead" ? direct.filter((match) => match.score >= 0.9) : [];
    if (ownName.length > 0 && take(ownName, "name", qualified ? 0.7 : 1)) draft.wording = null;
    return;
  }
  const rate = wholeByRate(draft, direct, unitKind);
  if (rate) {
    draft.wording = rate;
    return;
  }
  if (take(direct, "name", qualified ? 0.7 : 1)) return;
  if (parent !== undefined && /资金|经费|投资|用途/.test(parent)) {
    // 资金用途 > 校舍建设 is 校舍建设资金.
    if (take(vocabulary.match(`${leaf}资金`), "purpose")) return;
  }
  take(vocabulary.similar(leaf), "similar");
}

/** A rate where the vocabulary counts heads (高于规定学历教师比例, in %): a share of the people it is taken from. */
function wholeByRate(draft: Draft, direct: readonly NameMatch[], unitKind: string | null): StatedWording | null {
  if (unitKind !== "percent") return null;
  const heads = direct.find(
    (match) => match.score >= 0.9 && match.definition.dimension === "people" && WHOLE_OF[match.definition.id] !== undefined,
  );
  const whole = heads ? WHOLE_OF[heads.definition.id] : undefined;
  if (!heads || whole === undefined) return null;
  draft.level ??= heads.level;
  return { figure: "pair", pairs: [{ figure: "statedShare", of: [heads.definition.id, whole] }] };
}

/** Under a header of years and levels alone the figures are what the title is about; used, never certain. */
function takeSubject(draft: Draft, subject: string, vocabulary: Vocabulary, isWhole = false): void {
  if (draft.candidates.length > 0 || draft.wording || draft.input.words || draft.input.dates) return;
  if (!isWhole && draft.level === null && draft.period === null && draft.yearOffset === null && draft.names.length === 0) return;
  const matches = vocabulary.match(subject).filter((match) => match.score >= 0.97 && fits(draft, match));
  if (matches.length !== 1) return;
  draft.candidates = matches.map((match) => ({ ...match, score: 0.9 }));
  draft.how = "title";
}

function chooseField(draft: Draft, drafts: readonly Draft[], context: TableContext): void {
  const candidates = draft.candidates.length > 1 ? withoutPlanned(draft.candidates, draft, context) : draft.candidates;
  if (candidates.length === 0) return;
  let chosen = candidates[0];
  let score = chosen?.score ?? 0;
  if (candidates.length > 1) {
    const taken = new Set(
      drafts
        .filter((other) => other !== draft && other.candidates.length === 1 && other.level === draft.level)
        .map((other) => other.candidates[0]?.definition.id),
    );
    const free = candidates.filter((match) => !taken.has(match.definition.id));
    const byContext = bestByContext(free.length > 0 ? free : candidates, draft, context);
    if (
      free.length === 1 &&
      taken.size > 0 &&
      draft.how === "name" &&
      drafts.some(
        (other) =>
          other !== draft &&
          candidates.some((match) => other.candidates.length === 1 && other.candidates[0]?.definition.id === match.definition.id),
      )
    )
      chosen = free[0];
    else if (byContext) {
      chosen = byContext;
      draft.reasons.push(say("recognition.reason.context", {}));
    } else {
      // Two fields claim one line: shown, not guessed.
      draft.alternatives = candidates.map((match) => fieldMeaning(match.definition.id));
      draft.confidence = 0.5;
      draft.reasons.push(say("recognition.reason.ambiguous", { header: draft.input.header.join(" › ") }));
      return;
    }
  }
  if (!chosen) return;
  draft.alternatives = candidates.filter((match) => match !== chosen).map((match) => fieldMeaning(match.definition.id));
  if (draft.how === "similar") {
    draft.alternatives = candidates.map((match) => fieldMeaning(match.definition.id));
    draft.confidence = Math.min(0.7, chosen.score);
    draft.reasons.push(say("recognition.reason.similar", { header: draft.input.header.join(" › "), name: chosen.via }));
    return;
  }
  if (chosen.level !== null && draft.level === null) draft.level = chosen.level;
  draft.meaning = fieldMeaning(chosen.definition.id);
  draft.definition = chosen.definition;
  draft.via = chosen.via;
  if (draft.how === "purpose") score = Math.min(score, 0.94);
  draft.confidence = score;
  draft.reasons.push(
    draft.how === "title"
      ? say("recognition.reason.title", { name: chosen.via })
      : score >= CERTAIN_FROM
        ? say("recognition.reason.header", { header: draft.input.header.join(" › ") })
        : say("recognition.reason.nearName", { header: draft.input.header.join(" › "), name: chosen.via }),
  );
}

/** 校舍面积 is a planned area only where something is planned. */
function withoutPlanned(candidates: readonly NameMatch[], draft: Draft, context: TableContext): readonly NameMatch[] {
  if (/规划|计划|项目|工程|建设/.test(context.words + draft.input.header.join(""))) return candidates;
  const others = candidates.filter(({ definition }) => !definition.id.startsWith("planned"));
  return others.length > 0 ? others : candidates;
}

/** Among fields that share a name: the one whose other names the title speaks of. */
function bestByContext(candidates: readonly NameMatch[], draft: Draft, context: TableContext): NameMatch | null {
  const words = normalise(context.words + draft.parents.join(""));
  const own = normalise(draft.names[draft.names.length - 1] ?? "");
  const scored = candidates.map((match) => {
    const names = [match.definition.title["zh-CN"], ...match.definition.synonyms["zh-CN"]]
      .map((name) => normalise(name))
      .filter((name) => name !== own);
    return { match, length: Math.max(0, ...names.map((name) => commonLength(name, words))) };
  });
  scored.sort((a, b) => b.length - a.length);
  const [first, second] = scored;
  return first && first.length >= 4 && first.length > (second?.length ?? 0) + 1 ? first.match : null;
}

/** The same field, level and period twice in one table: none of them can be sure. */
function settleClaims(drafts: readonly Draft[]): void {
  const byKey = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.meaning.kind !== "field" || draft.isSum || draft.input.words) continue;
    const key = JSON.stringify([draft.meaning.field, draft.level, draft.period, draft.yearOffset, draft.partOfYear]);
    const same = byKey.get(key);
    if (same) same.push(draft);
    else byKey.set(key, [draft]);
  }
  for (const same of byKey.values()) {
    if (same.length < 2) continue;
    const best = Math.max(...same.map((draft) => draft.confidence));
    const leaders = same.filter((draft) => draft.confidence === best);
    for (const draft of same) {
      if (leaders.length === 1 && draft === leaders[0]) continue;
      draft.alternatives = [draft.meaning, ...draft.alternatives];
      draft.confidence = Math.min(draft.confidence, 0.6);
      draft.reasons.push(say("recognition.reason.claimedTwice", { header: draft.input.header.join(" › ") }));
    }
  }
}

function fieldsBefore(draft: Draft, drafts: readonly Draft[]): Draft[] {
  return drafts
    .slice(0, drafts.indexOf(draft))
    .filter((other) => other.meaning.kind === "field" && other.definition !== null && !other.input.words);
}

function siblings(draft: Draft, drafts: readonly Draft[]): Draft[] {
  const parent = draft.parents[draft.parents.length - 1];
  if (parent === undefined) return [];
  return drafts.filter(
    (other) =>
      other !== draft &&
      other.input.header.length > 1 &&
      other.meaning.kind === "field" &&
      other.input.header.slice(0, -1).join("\u0001") === draft.input.header.slice(0, -1).join("\u0001"),
  );
}

/** The field that a piece of a header means: by name, else the only line of the table whose header holds the words. */
function lookUp(text: string, draft: Draft, drafts: readonly Draft[], vocabulary: Vocabulary): FieldId | null {
  const figures = (match: NameMatch): boolean => !["text", "flag", "date"].includes(match.definition.dimension);
  const named = vocabulary.match(text).filter((match) => match.score >= 0.97 && figures(match));
  const inTable = drafts.filter((other) => other !== draft && other.meaning.kind === "field" && other.definition !== null);
  if (named.length === 1) return named[0]?.definition.id ?? null;
  if (named.length > 1) {
    const present = named.filter((match) => inTable.some((other) => other.definition?.id === match.definition.id));
    return present.length === 1 ? (present[0]?.definition.id ?? null) : null;
  }
  const key = normalise(text);
  if (key.length < 2) return null;
  const holders = new Set(
    inTable
      .filter((other) => normalise(other.input.header.join("")).includes(key) && !/增长|占比/.test(other.input.header.join("")))
      .map((other) => other.definition?.id),
  );
  if (holders.size === 1) return [...holders][0] ?? null;
  const loose = vocabulary.match(text).filter(figures);
  if (loose.length === 1) return loose[0]?.definition.id ?? null;
  return null;
}

/** Are the figures of one field larger than those of another, by the units that their headers say? */
function isLarger(field: FieldId, other: FieldId, drafts: readonly Draft[]): boolean {
  const sizeOf = (id: FieldId): number => {
    const draft = drafts.find(({ definition, meaning }) => definition?.id === id && meaning.kind === "field");
    return (draft?.unit?.scale ?? 1) * (draft?.input.sample.reduce((sum, value) => sum + Math.abs(value), 0) ?? 0);
  };
  return sizeOf(field) > sizeOf(other);
}

/** The growth-rate field of an amount field, when the vocabulary has one (财政经常性收入 → 财政经常性收入增长率). */
function growthField(field: FieldId, vocabulary: Vocabulary): FieldId {
  return vocabulary.has(`${field}Growth`) ? `${field}Growth` : field;
}

function findStated(draft: Draft, drafts: readonly Draft[], vocabulary: Vocabulary): void {
  const { wording } = draft;
  if (!wording) return;
  const parent = draft.parents[draft.parents.length - 1];
  const before = fieldsBefore(draft, drafts);
  const previous = before[before.length - 1]?.definition?.id ?? null;
  const near = siblings(draft, drafts);
  const set = (meaning: LineMeaning, confidence: number): void => {
    draft.meaning = meaning;
    draft.confidence = confidence;
    draft.reasons.push(say("recognition.reason.stated", { header: draft.input.header.join(" › ") }));
  };
  const base = (text: string): { readonly field: FieldId; readonly confidence: number } | null => {
    if (text !== "") {
      const field = lookUp(text, draft, drafts, vocabulary);
      return field === null ? null : { field, confidence: 0.97 };
    }
    if (parent !== undefined) {
      const own = near.length === 1 ? near[0]?.definition?.id : undefined;
      const field = own ?? lookUp(parent, draft, drafts, vocabulary);
      return field === null || field === undefined ? null : { field, confidence: 0.97 };
    }
    return previous === null ? null : { field: previous, confidence: 0.9 };
  };
  switch (wording.figure) {
    case "statedGrowth": {
      const found = base(wording.base);
      if (!found) return;
      const rate = growthField(found.field, vocabulary);
      if (rate !== found.field) {
        draft.definition = vocabulary.definition(rate) ?? null;
        set(fieldMeaning(rate), found.confidence);
      } else set({ kind: "stated", figure: "statedGrowth", of: [found.field] }, found.confidence);
      return;
    }
    case "statedIncrement": {
      const found = base(wording.base);
      if (found) set({ kind: "stated", figure: "statedIncrement", of: [found.field] }, found.confidence);
      return;
    }
    case "statedGap": {
      const growths = drafts
        .slice(0, drafts.indexOf(draft))
        .map((other) =>
          other.meaning.kind === "stated" && other.meaning.figure === "statedGrowth"
            ? other.meaning.of[0]
            : other.meaning.kind === "field" && other.meaning.field.endsWith("Growth")
              ? other.meaning.field
              : undefined,
        )
        .filter((field) => field !== undefined);
      if (wording.higher === "" && wording.lower === "") {
        // 对比增长 after two growth rates is the first less the second.
        const [first, second, third] = growths;
        if (first !== undefined && second !== undefined && third === undefined)
          set({ kind: "stated", figure: "statedGap", of: [first, second] }, 0.9);
        return;
      }
      const higher =
        wording.higher === ""
          ? (before.find((other) => other.definition?.dimension === "money")?.definition?.id ?? null)
          : lookUp(wording.higher, draft, drafts, vocabulary);
      const lower = wording.lower === "" ? null : lookUp(wording.lower, draft, drafts, vocabulary);
      if (higher !== null && lower !== null)
        set({ kind: "stated", figure: "statedGap", of: [growthField(higher, vocabulary), growthField(lower, vocabulary)] }, 0.96);
      return;
    }
    case "statedShare": {
      let whole =
        wording.whole === "" ? (near.length >= 2 ? near[0]?.definition?.id : undefined) : lookUp(wording.whole, draft, drafts, vocabulary);
      const others = before.filter((other) => other.definition?.id !== whole);
      const last = others[others.length - 1]?.definition?.id;
      const part =
        wording.part === ""
          ? near.length >= 2
            ? near[near.length - 1]?.definition?.id
            : near.length === 0
              ? last
              : undefined
          : lookUp(wording.part, draft, drafts, vocabulary);
      let confidence = 0.97;
      if (part && whole && wording.part === "" && wording.whole === "" && isLarger(part, whole, drafts)) {
        // Neither is named: the smaller of the two is the part.
        set({ kind: "stated", figure: "statedShare", of: [whole, part] }, 0.9);
        return;
      }
      if (whole === undefined && wording.whole === "" && part) {
        // Part and whole stand side by side: the amount before the part, of the same kind.
        const at = before.findIndex((other) => other.definition?.id === part);
        const candidate = before[at - 1]?.definition;
        if (candidate && candidate.dimension === before[at]?.definition?.dimension) whole = candidate.id;
        confidence = 0.88;
        if (whole && wording.part === "" && isLarger(part, whole, drafts)) {
          set({ kind: "stated", figure: "statedShare", of: [whole, part] }, confidence);
          return;
        }
      }
      if (part && whole && part !== whole) set({ kind: "stated", figure: "statedShare", of: [part, whole] }, confidence);
      return;
    }
    case "statedPerHead": {
      if (wording.total === "") {
        // A bare 人均 or 生均: the amount and the people before it.
        const amount = before.findLast((other) => other.definition?.dimension === "money")?.definition?.id;
        const heads = before.findLast((other) => other.definition?.dimension === "people")?.definition?.id;
        if (amount !== undefined && heads !== undefined) set({ kind: "stated", figure: "statedPerHead", of: [amount, heads] }, 0.9);
        return;
      }
      const total = vocabulary
        .match(wording.total)
        .find(
          ({ score, definition }) =>
            score >= 0.9 && ["money", "area", "count"].includes(definition.dimension) && !/^(?:planned|completed)/.test(definition.id),
        );
      if (total && vocabulary.has("enrolment"))
        set({ kind: "stated", figure: "statedPerHead", of: [total.definition.id, "enrolment"] }, 0.86);
      return;
    }
    case "pair": {
      const present = (field: FieldId): boolean => drafts.some((other) => other.definition?.id === field && other.meaning.kind === "field");
      const known = wording.pairs.filter(({ of }) => of.every((field) => vocabulary.has(field)));
      const both = known.find(({ of }) => of.every(present));
      const one = known.length === 1 ? known[0] : undefined;
      const pair = both ?? one;
      if (pair) set({ kind: "stated", figure: pair.figure, of: pair.of }, both || present(pair.of[1]) ? 0.96 : 0.86);
      return;
    }
  }
}

function percentUnit(draft: Draft): { readonly text: string; readonly scale: number; readonly from: LineGuess["unitFrom"] } | null {
  if (draft.input.percentFormat) return { text: "%", scale: 1, from: "format" };
  if (draft.unit?.kind === "percent") return { text: draft.unit.text, scale: draft.unit.scale, from: draft.unitFrom };
  if (draft.unit?.kind === "pp") return { text: draft.unit.text, scale: 0.01, from: draft.unitFrom };
  const largest = draft.input.sample.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (draft.input.sample.length === 0) return { text: "%", scale: 0.01, from: "assumed" };
  return largest > 2 ? { text: "%", scale: 0.01, from: "magnitude" } : { text: "", scale: 1, from: "magnitude" };
}

function unitOf(
  draft: Draft,
  drafts: readonly Draft[],
  context: TableContext,
  vocabulary: Vocabulary,
): { readonly unit: WrittenUnit | null; readonly from: LineGuess["unitFrom"] } {
  const { meaning } = draft;
  if (meaning.kind === "stated") {
    if (meaning.figure === "statedGap") {
      // A gap of rates is in percentage points, whatever the header says; the words on the sheet are kept.
      if (draft.input.percentFormat) return { unit: { text: "%", unit: PERCENTAGE_POINT, scale: 100 }, from: "format" };
      return {
        unit: { text: draft.unit?.text ?? "百分点", unit: PERCENTAGE_POINT, scale: 1 },
        from: draft.unit ? draft.unitFrom : "assumed",
      };
    }
    if (meaning.figure !== "statedIncrement" && meaning.figure !== "statedPerHead" && meaning.figure !== "statedExcess") {
      const percent = percentUnit(draft);
      return percent
        ? { unit: { text: percent.text, unit: RATIO, scale: percent.scale }, from: percent.from }
        : { unit: null, from: "none" };
    }
  }
  const definition = draft.definition ?? (meaning.kind === "stated" ? (vocabulary.definition(meaning.of[0] ?? "") ?? null) : null);
  if (!definition) return { unit: null, from: "none" };
  if (definition.dimension === "date")
    return { unit: { text: "", unit: { numerators: ["day"], denominators: [] }, scale: 1 }, from: "format" };
  if (definition.dimension === "ratio") {
    const percent = percentUnit(draft);
    return percent ? { unit: { text: percent.text, unit: RATIO, scale: percent.scale }, from: percent.from } : { unit: null, from: "none" };
  }
  if (draft.unit && unitFits(draft.unit.kind, definition.dimension))
    return { unit: writtenFor(draft.unit, definition), from: draft.unitFrom };
  if (draft.input.ownMoney && ["money", "moneyPerHead"].includes(definition.dimension)) {
    const yuan = defaultUnit(definition);
    if (yuan) return { unit: writtenFor(yuan, definition), from: "cell" };
  }
  const ofKind = context.units.filter((unit) => unitFits(unit.kind, definition.dimension));
  // 单位：元/生、万元: each kind of money takes its own.
  const ofPeople = definition.dimension === "people" && ofKind.some((unit) => unit.kind === "people");
  const own = ofKind.filter(
    (unit) => (ofPeople ? unit.kind === "people" : unit.kind !== "money") || unit.perHead === (definition.dimension === "moneyPerHead"),
  );
  const fitting = own.length > 0 && own.length < ofKind.length ? own : ofKind;
  const scales = new Set(fitting.map((unit) => unit.scale));
  const [only] = fitting;
  if (
    only &&
    scales.size === 1 &&
    !(definition.dimension === "moneyPerHead" && only.scale > 1 && draft.input.sample.some((value) => Math.abs(value) * only.scale > 3e6))
  ) {
    return { unit: writtenFor(only, definition), from: "titleLine" };
  }
  if (definition.dimension === "money" && scales.size === 2 && scales.has(1)) {
    // 单位：万元、元: amounts in 万元, amounts per head in 元.
    const larger = fitting.find((unit) => unit.scale !== 1);
    if (larger) return { unit: writtenFor(larger, definition), from: "neighbour" };
  }
  if (definition.dimension === "money" && fitting.length === 0) {
    const beside = new Map(
      drafts
        .filter(
          (other) => other !== draft && other.definition?.dimension === "money" && other.unit?.kind === "money" && !other.unit.perHead,
        )
        .map((other) => [other.unit?.scale ?? 1, other.unit]),
    );
    const [unit] = beside.values();
    if (beside.size === 1 && unit) return { unit: writtenFor(unit, definition), from: "neighbour" };
  }
  if (definition.dimension === "moneyPerHead" && fitting.some((unit) => unit.scale === 1)) {
    const yuan = fitting.find((unit) => unit.scale === 1);
    if (yuan) return { unit: writtenFor(yuan, definition), from: "titleLine" };
  }
  const assumed = defaultUnit(definition);
  return assumed ? { unit: writtenFor(assumed, definition), from: "assumed" } : { unit: null, from: "none" };
}

function finish(draft: Draft, drafts: readonly Draft[], context: TableContext, vocabulary: Vocabulary, educational: boolean): LineGuess {
  const { unit, from } = draft.meaning.kind === "unknown" ? plainUnit(draft) : unitOf(draft, drafts, context, vocabulary);
  let { confidence } = draft;
  // Short everyday names (总投资, 得分, GDP) prove little on a sheet that has nothing to do with schooling.
  if (!educational && draft.meaning.kind !== "unknown") confidence = Math.min(confidence, context.company ? 0.9 : 0.8);
  if (from === "assumed" && draft.definition && ["money", "moneyPerHead"].includes(draft.definition.dimension))
    confidence = Math.min(confidence, 0.94);
  if (from === "neighbour") confidence = Math.min(confidence, 0.92);
  if (draft.via !== "" && !isInCompany(draft.via, context.words + draft.parents.join(""))) confidence = Math.min(confidence, 0.7);
  // A level where the field has none (教育费附加 › 小学) may make it another figure.
  const isOfLevel = draft.level !== null && !["total", "any"].includes(draft.level) && draft.input.levelCell === null;
  if (isOfLevel && draft.definition?.perLevel === false) confidence = Math.min(confidence, 0.9);
  const part =
    isFlow(draft, vocabulary) && confidence >= LIKELY_FROM
      ? (draft.partOfYear ?? context.partOfYear ?? (knowsTerms(draft, drafts) ? null : (context.term ?? null)))
      : null;
  // Half a year's money is never compared with a year's: it waits for the officer.
  if (part !== null) confidence = Math.min(confidence, 0.6);
  const certainty: Certainty = confidence >= CERTAIN_FROM ? "certain" : confidence >= LIKELY_FROM ? "likely" : "unsure";
  const reasons = [...draft.reasons];
  if (part !== null) reasons.push(say("recognition.reason.partOfYear", { part }));
  if (unit && from === "header") reasons.push(say("recognition.unit.fromHeader", { unit: unit.text }));
  else if (unit && from === "cell") reasons.push(say("recognition.unit.fromCell", { unit: unit.text }));
  else if (unit && from === "titleLine") reasons.push(say("recognition.unit.fromTitleLine", { unit: unit.text }));
  else if (unit && from === "neighbour") reasons.push(say("recognition.unit.fromNeighbour", { unit: unit.text }));
  else if (unit && from === "format") reasons.push(say("recognition.unit.fromFormat", {}));
  else if (unit && from === "magnitude") reasons.push(say("recognition.unit.fromMagnitude", { unit: unit.text === "" ? "1" : unit.text }));
  else if (unit && from === "assumed") reasons.push(say("recognition.unit.assumed", { unit: unit.text }));
  const level = draft.level ?? (draft.isSum && isSumOfLevels(draft) ? "total" : null);
  return {
    meaning: draft.meaning,
    alternatives: draft.alternatives,
    unit,
    unitFrom: from,
    level,
    // The year in which a class began names the class; its figures stand with the year of the others.
    period: draft.definition?.id === "entrantsOfCohort" ? null : draft.period,
    yearOffset: draft.yearOffset,
    partOfYear: part,
    isSum: draft.isSum,
    confidence,
    certainty,
    reasons,
  };
}

function isMoney(field: FieldDefinition | null | undefined): boolean {
  return field?.dimension === "money" || field?.dimension === "moneyPerHead";
}

/** Money runs up over the year; heads, rooms and areas are what they are on a day, and so is what they are compared with. */
function isFlow({ meaning, definition }: Draft, vocabulary: Vocabulary): boolean {
  if (meaning.kind === "stated") return meaning.of.some((field) => isMoney(vocabulary.definition(field)) || field.endsWith("Growth"));
  return meaning.kind === "field" && isMoney(definition);
}

/** Aid is compared with half a year's standard for one term, meals by their days. */
function knowsTerms({ meaning }: Draft, drafts: readonly Draft[]): boolean {
  if (meaning.kind !== "field") return false;
  return (
    meaning.field === "aidPaid" ||
    (meaning.field === "nutritionSubsidyPaid" && drafts.some(({ definition }) => definition?.id === "mealDays"))
  );
}

function isSumOfLevels(draft: Draft): boolean {
  return draft.input.header.some((part) => levelWithin(normalise(part)) !== null);
}

/** The unit of a line that is not understood, for the mapping screen and the sum check. */
function plainUnit(draft: Draft): { readonly unit: WrittenUnit | null; readonly from: LineGuess["unitFrom"] } {
  const { unit } = draft;
  if (!unit) return { unit: null, from: "none" };
  const symbol = {
    money: "CNY",
    people: "person",
    count: "item",
    area: "m2",
    length: "m",
    percent: "",
    pp: "pp",
    score: "score",
    day: "day",
  }[unit.kind];
  return {
    unit: { text: unit.text, unit: symbol === "" ? RATIO : { numerators: [symbol], denominators: [] }, scale: unit.scale },
    from: draft.unitFrom,
  };
}
