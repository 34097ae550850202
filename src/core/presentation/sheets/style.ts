import type { PlannedStyle } from "../../model";
import type { Verdict } from "../words";

/** 宋体 is on every Chinese Windows; elsewhere the host's fallback takes over. */
const FONT = "宋体";
const LINE = "808080";

export const FONT_SIZE = 10;
/** Points of one line of text at `FONT_SIZE`, also in the fallbacks of 宋体, which are taller; and of the space above and below. */
export const LINE_HEIGHT = 14.25;
export const ROW_PADDING = 5;
/** Excel allows no taller row. */
export const TALLEST_ROW = 409;

const thin = { color: LINE, sides: ["left", "right", "top", "bottom"] } as const;
const body = { name: FONT, size: FONT_SIZE } as const;

export const TITLE: PlannedStyle = { font: { name: FONT, size: 16, bold: true }, horizontal: "center", vertical: "center" };
export const SUBTITLE: PlannedStyle = { font: { ...body, color: "595959" }, horizontal: "left", vertical: "center", wrap: true };
export const NOTE: PlannedStyle = { font: { ...body, color: "595959" }, horizontal: "left", vertical: "top", wrap: true };
export const SIGNATURE: PlannedStyle = { font: body, horizontal: "left", vertical: "center" };
export const SECTION: PlannedStyle = { font: { ...body, bold: true }, horizontal: "left", vertical: "center" };
export const HEADER: PlannedStyle = {
  font: { ...body, bold: true },
  fill: "DDE6F0",
  border: thin,
  horizontal: "center",
  vertical: "center",
  wrap: true,
};
export const TEXT: PlannedStyle = { font: body, border: thin, horizontal: "left", vertical: "center", wrap: true };
export const CENTERED: PlannedStyle = { ...TEXT, horizontal: "center" };
export const LINK: PlannedStyle = { ...TEXT, font: { ...body, color: "0563C1", underline: true } };
/** Where the officer may write. */
export const INPUT: PlannedStyle = { ...TEXT, fill: "FFFBE6" };
/** Her explanation was written for another value. */
export const INPUT_TO_CONFIRM: PlannedStyle = { ...TEXT, fill: "FCE4B6" };
/** 单位：万元, right above a table. */
export const UNIT_LINE: PlannedStyle = { font: body, horizontal: "right", vertical: "center" };
/** A line across a table that names the section below. */
export const GROUP: PlannedStyle = { font: { ...body, bold: true }, fill: "F2F5F9", border: thin, horizontal: "left", vertical: "center" };
/** A figure that is missing. */
export const GAP_STYLE: PlannedStyle = { font: { ...body, color: "8A5A00" }, border: thin, horizontal: "center", vertical: "center" };
/** A number below its standard; a sign stands in front of it. */
export const FAILED_INK = { ...body, bold: true, color: "B00020" } as const;
/** Cells of the hidden columns. */
export const HIDDEN: PlannedStyle = { font: { ...body, color: "808080" } };

const numbers = new Map<string, PlannedStyle>();

/** Right-aligned with a sliver of air (`_ `) before the next column, one shared object for each format. */
export function numberStyle(numberFormat: string): PlannedStyle {
  let style = numbers.get(numberFormat);
  if (!style) {
    style = { font: body, border: thin, horizontal: "right", vertical: "center", numberFormat: `${numberFormat}_ ` };
    numbers.set(numberFormat, style);
  }
  return style;
}

/** Ink and paper of the five: told apart in grey by the word and the sign in front of it. */
const VERDICT_COLORS: Readonly<Record<Verdict, readonly [ink: string, paper: string]>> = {
  fail: ["B00020", "FBE3E4"],
  query: ["8A5A00", "FFF1D6"],
  open: ["3B5B7A", "E6EDF4"],
  pass: ["1E6B34", "E7F4EA"],
  notApplicable: ["666666", "F2F2F2"],
};

const verdictStyle = (verdict: Verdict): PlannedStyle => ({
  font: { ...body, bold: true, color: VERDICT_COLORS[verdict][0] },
  fill: VERDICT_COLORS[verdict][1],
  border: thin,
  horizontal: "left",
  vertical: "center",
});

export const VERDICT_STYLES: Readonly<Record<Verdict, PlannedStyle>> = {
  fail: verdictStyle("fail"),
  query: verdictStyle("query"),
  open: verdictStyle("open"),
  pass: verdictStyle("pass"),
  notApplicable: verdictStyle("notApplicable"),
};

const countStyle = (verdict: Verdict): PlannedStyle => ({
  ...VERDICT_STYLES[verdict],
  font: { ...body, size: 12, bold: true, color: VERDICT_COLORS[verdict][0] },
  horizontal: "center",
});

export const COUNT_STYLES: Readonly<Record<Verdict, PlannedStyle>> = {
  fail: countStyle("fail"),
  query: countStyle("query"),
  open: countStyle("open"),
  pass: countStyle("pass"),
  notApplicable: countStyle("notApplicable"),
};

export const TAB_COLORS = { fails: "B00020", clean: "1E6B34", charts: "1F4E79" } as const;
