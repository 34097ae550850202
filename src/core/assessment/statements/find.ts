import type { Figure, Reading, Series } from "./types";
import { alike } from "./words";

/** How many lists back a figure may refer to. */
const REACH = 16;

/** Lists before `list` in its sentence, nearest first. */
export function before(reading: Reading, list: Series): Series[] {
  const found: Series[] = [];
  for (let at = list.index - 1; at >= Math.max(0, list.index - REACH); at -= 1) {
    const candidate = reading.series[at];
    if (!candidate || candidate.sentence !== list.sentence) break;
    found.push(candidate);
  }
  return found;
}

/** Lists of the two sentences before that of `list`, nearest first. */
export function sentencesBefore(reading: Reading, list: Series): Series[] {
  const found: Series[] = [];
  for (let at = list.index - 1; at >= Math.max(0, list.index - REACH); at -= 1) {
    const candidate = reading.series[at];
    if (!candidate || candidate.sentence < list.sentence - 2) break;
    if (candidate.sentence !== list.sentence) found.push(candidate);
  }
  return found;
}

/** Lists behind `list` in its sentence, nearest first. */
export function after(reading: Reading, list: Series): Series[] {
  const found: Series[] = [];
  for (let at = list.index + 1; at <= list.index + REACH; at += 1) {
    const candidate = reading.series[at];
    if (!candidate || candidate.sentence !== list.sentence) break;
    found.push(candidate);
  }
  return found;
}

export const isAmount = (list: Series): boolean => list.role === "amount";
export const sameThing = (a: Figure | undefined, b: Figure | undefined): boolean =>
  a !== undefined && b !== undefined && a.dimension === b.dimension && a.counted === b.counted;

/** The n-th of a list, or the only one, which then stands for every n. */
export function nth(list: Series, position: number): Figure | null {
  return list.figures[list.figures.length === 1 ? 0 : position] ?? null;
}

/** Consecutive: the figure before is last year's. Lists whose years jump have no such figure. */
export function priorIn(list: Series, position: number): Figure | null {
  if (position === 0 || list.parallel) return null;
  const { years } = list;
  if (years && (years[position] ?? 0) - (years[position - 1] ?? 0) !== 1) return null;
  return list.figures[position - 1] ?? null;
}

/** Lists of the neighbourhood (own sentence, then two ahead, then two back), nearest first. */
export function around(reading: Reading, from: number, sentence: number): Series[] {
  const ranked: { list: Series; rank: number }[] = [];
  for (let at = Math.max(0, from - 24); at < Math.min(reading.series.length, from + 24); at += 1) {
    const list = reading.series[at];
    if (!list) continue;
    const distance = list.sentence - sentence;
    if (distance > 3 || distance < -2) continue;
    ranked.push({ list, rank: (distance === 0 ? 0 : distance > 0 ? 100 * distance : 1000 - 100 * distance) + Math.abs(at - from) });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ list }) => list);
}

/** Index of the first list that starts at or behind `at`. */
export function listAt(reading: Reading, at: number): number {
  let low = 0;
  let high = reading.series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reading.series[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a list is about; a growth rate that names nothing is about the amounts in front of it. */
function aboutOf(reading: Reading, list: Series): string {
  if (list.label !== "" || list.role !== "growth") return list.label;
  return before(reading, list).find(isAmount)?.label ?? "";
}

export function named(reading: Reading, lists: readonly Series[], name: string, fits: (list: Series) => boolean): Series | undefined {
  const fitting = lists.filter(fits);
  return fitting.find((list) => aboutOf(reading, list) === name) ?? fitting.find((list) => alike(aboutOf(reading, list), name));
}
