import type { CellRef, Interval, Message, WrittenUnit } from "../../model";

/** What a figure counts. Figures of one dimension can be listed, added and divided by one another. */
export type Dimension = "money" | "ratio" | "point" | "people" | "personTimes" | "area" | "score" | "times" | "count" | "none";

/** How far a hedge word (约, 近, 多, 以上) moves the ends of what a figure may stand for, in the canonical unit. */
export interface Hedge {
  readonly below: number;
  readonly above: number;
}

/** One number of the text with its unit. Offsets are UTF-16 code units and cover the number and the unit, no hedge word. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  /** End of the figure with the hedge word behind it (以上, 左右). */
  readonly tail: number;
  /** Canonical unit: CNY, ratio, pp, m2 …; null for a placeholder. */
  readonly value: number | null;
  /** Step of the last printed digit, canonical unit; 0 for counts of whole things. */
  readonly step: number;
  readonly decimals: number;
  readonly unit: WrittenUnit;
  readonly dimension: Dimension;
  /** The counted thing (所, 人): only like is added to like. */
  readonly counted: string;
  readonly hedge: Hedge | null;
}

/** A year as printed: 2009年, or the two ends of 2007—2009年. */
export interface YearMention {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

export interface Scan {
  readonly figures: readonly Figure[];
  readonly years: readonly YearMention[];
  /** Places of a template still to fill in (x, ××, ***, ___), also those that stand for a year or a name. */
  readonly placeholders: readonly { readonly start: number; readonly end: number }[];
  /** How far the text was read. */
  readonly end: number;
}

export type Role =
  | "amount"
  | "difference"
  | "rate"
  | "growth"
  | "share"
  | "increment"
  | "gap"
  | "pointChange"
  | "completion"
  | "excess"
  | "base"
  | "standard"
  | "bound";

/** Figures listed one after another (743万元、1005万元和1248万元), in the order of the text. */
export interface Series {
  readonly index: number;
  readonly figures: readonly Figure[];
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** Part of a sentence between semicolons. */
  readonly group: number;
  /** Text between the figure before (or the start of the sentence) and this one, at most `LEAD` characters. */
  readonly lead: string;
  /** The last clause of the lead. */
  readonly clause: string;
  readonly role: Role;
  /** What the figures are about, cleaned of years and copulas; empty when the clause does not say. */
  readonly label: string;
  /** Text of what the whole is, for a share (占…的); of what is compared with, for a difference (比…高). */
  readonly whole: string | null;
  /** -1 for 下降, 减少, 低. */
  readonly sign: 1 | -1;
  /** One year for each figure, or null when the text does not say, or says it unusably. */
  readonly years: readonly number[] | null;
  /** 均 stands before the figure: it speaks for every one. */
  readonly every: boolean;
  /** The label names as many things as there are figures (小学、初中…分别为A和B): the figures are no series over years. */
  readonly parallel: boolean;
}

/** A text taken apart, before claims are bound. */
export interface Reading {
  /** As handed in. */
  readonly text: string;
  /** Same length, full-width digits and marks as ASCII. */
  readonly plain: string;
  readonly series: readonly Series[];
  /** Positions of the marks that end a sentence, ascending. */
  readonly sentenceEnds: readonly number[];
  readonly placeholders: readonly { readonly start: number; readonly end: number }[];
}

export type ClaimKind =
  | "growth"
  | "share"
  | "sum"
  | "increment"
  | "gap"
  | "pointChange"
  | "perHead"
  | "completion"
  | "excess"
  | "rateLimit"
  | "percentagePoint"
  | "trend"
  | "comparison"
  | "sign"
  | "bound"
  | "nesting"
  | "headcount"
  | "amount"
  | "rate"
  | "placeholder"
  | "unread";

export interface StatedValue {
  /** Canonical unit. */
  readonly value: number;
  readonly step: number;
  readonly unit: WrittenUnit;
}

/** What a claim rests on, found in the text; null where the text does not hold it. */
export type Basis =
  | {
      readonly of: "growth";
      readonly current: Figure | null;
      readonly prior: Figure | null;
      /** Increment printed beside it, standing in for the prior value. */
      readonly increment: { readonly figure: Figure; readonly sign: 1 | -1 } | null;
      readonly sign: 1 | -1;
      /** Years between prior and current: above 1 for 年均增长. */
      readonly years: number;
      /** The year compared with; null when the text does not say which. */
      readonly since: number | null;
      readonly missing: Message;
    }
  | {
      readonly of: "increment";
      readonly current: Figure | null;
      readonly prior: Figure | null;
      readonly growth: { readonly figure: Figure; readonly sign: 1 | -1 } | null;
      readonly sign: 1 | -1;
      /** The year compared with; null when the text does not say which. */
      readonly since: number | null;
    }
  | {
      readonly of: "share";
      readonly pairs: readonly { readonly part: Figure; readonly whole: Figure }[];
      /** Several wholes are possible and none is named: one that fits proves it, none proves nothing. */
      readonly anyOf: boolean;
      /** What is said to be a share of what. */
      readonly names: { readonly part: string; readonly whole: string } | null;
      readonly missing: Message;
    }
  | {
      readonly of: "gap";
      readonly minuend: Figure | null;
      readonly subtrahend: Figure | null;
      readonly sign: 1 | -1 | 0;
      /** What the text names on both sides, for rates that stand elsewhere. */
      readonly names: GapNames | null;
    }
  | {
      readonly of: "sum";
      /** Candidate lists of parts; the first is the plainest reading. */
      readonly parts: readonly (readonly Figure[])[];
      /** The text says that these are all the parts (合计, 共, 分为). */
      readonly exhaustive: boolean;
      /** The parts stand side by side, nothing else between them. */
      readonly adjacent: boolean;
    }
  /** A比B高N元: two amounts of the text, or of the workbook by their names. */
  | {
      readonly of: "difference";
      readonly left: Figure | null;
      readonly right: Figure | null;
      readonly names: { readonly left: string; readonly right: string };
      readonly sign: 1 | -1;
    }
  /** 是2019年的N倍. */
  | { readonly of: "times"; readonly since: number }
  | { readonly of: "perHead"; readonly total: Figure | null; readonly heads: Figure | null }
  | { readonly of: "completion"; readonly actual: Figure | null; readonly target: Figure | null; readonly excess: Figure | null }
  | { readonly of: "excess"; readonly actual: Figure | null; readonly target: Figure | null }
  | {
      readonly of: "trend";
      readonly series: readonly Figure[];
      readonly growth: readonly { readonly figure: Figure; readonly sign: 1 | -1 }[];
      readonly trend: TrendWord;
      /** What the trend is of, and from when to when, where the text says so. */
      readonly over: { readonly subject: string; readonly from: number; readonly to: number } | null;
    }
  | {
      readonly of: "comparison";
      readonly pairs: readonly { readonly left: Figure; readonly leftSign: 1 | -1; readonly right: Figure; readonly rightSign: 1 | -1 }[];
      readonly above: boolean;
    }
  | { readonly of: "wording"; readonly verdict: Verdict; readonly reason: Message }
  | { readonly of: "figure" };

/** Growth of one thing against growth of another (sign +1: the left one is the higher); or one share against itself in another year. */
export type GapNames =
  | { readonly of: "growth"; readonly left: string; readonly right: string; readonly sign: 1 | -1 }
  | { readonly of: "share"; readonly part: string; readonly whole: string; readonly since: number | null };

export interface TrendWord {
  readonly direction: 1 | -1;
  readonly strict: boolean;
  /** 连续三年: how many yearly steps; 1 when not said. */
  readonly steps: number;
  /** 翻番: last over first at least 2. */
  readonly doubles: boolean;
}

export type Verdict = "agrees" | "disagrees" | "cannotCheck";

/** One thing the text says that can be right or wrong. */
export interface Claim {
  readonly kind: ClaimKind;
  /** The words, `text.slice(start, end)`; offsets in UTF-16 code units. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly stated: StatedValue | null;
  readonly figure: Figure | null;
  /** What it is about, as the text names it. */
  readonly subject: string;
  readonly year: number | null;
  /** The sentence up to the claim, at most some hundred characters: whose figure it is, and of what kind. */
  readonly nearby: string;
  /** Which figure of how many in its list. */
  readonly position: number;
  readonly count: number;
  readonly basis: Basis;
}

export interface CheckedClaim extends Claim {
  readonly verdict: Verdict;
  /** Canonical unit of the stated value. */
  readonly recomputed: number | null;
  /** Every value that the figures allow, canonical unit of the stated value. */
  readonly interval: Interval | null;
  readonly reason: Message;
  /** What to write instead (应为1.59%). */
  readonly suggestions: readonly Message[];
  /** The figures that the verdict rests on. */
  readonly rests: readonly Figure[];
  /** Cells of the workbook that the verdict rests on. */
  readonly cells: readonly CellRef[];
}
