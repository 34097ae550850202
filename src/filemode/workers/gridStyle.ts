import { PLAIN_STYLE } from "../grid/cellStyle";
import type { Edge, GridStyle } from "../grid/view";
import type { BorderLine, CellStyle } from "../../hosts/xlsx";

const LINES: Readonly<Record<string, Omit<Edge, "color">>> = {
  hair: { width: 1, line: "dotted" },
  thin: { width: 1, line: "solid" },
  dotted: { width: 1, line: "dotted" },
  dashed: { width: 1, line: "dashed" },
  dashDot: { width: 1, line: "dashed" },
  dashDotDot: { width: 1, line: "dotted" },
  medium: { width: 2, line: "solid" },
  mediumDashed: { width: 2, line: "dashed" },
  mediumDashDot: { width: 2, line: "dashed" },
  mediumDashDotDot: { width: 2, line: "dotted" },
  slantDashDot: { width: 2, line: "dashed" },
  thick: { width: 3, line: "solid" },
  double: { width: 3, line: "double" },
};

const HORIZONTAL: Readonly<Record<string, GridStyle["horizontal"]>> = {
  left: "left",
  center: "center",
  right: "right",
  centerContinuous: "center",
  distributed: "center",
  justify: "left",
  fill: "left",
};

/** A workbook's cell style as the grid draws it. `formatColor`: what the number format asks for (`[Red]`). */
export function gridStyle(style: CellStyle, formatColor: string | null): GridStyle {
  const { left, right, top, bottom } = style.borders;
  return {
    fontName: style.fontName ?? null,
    fontSize: style.fontSize ?? PLAIN_STYLE.fontSize,
    bold: style.bold,
    italic: style.italic,
    underline: style.underline,
    strike: style.strike,
    // Black letters are what an automatic colour shows on white: they follow the theme.
    color: formatColor ?? (style.color === undefined || style.color === "000000" ? null : style.color),
    fill: style.fill === undefined || style.fill === "FFFFFF" ? null : style.fill,
    horizontal: HORIZONTAL[style.horizontal ?? ""] ?? null,
    vertical: style.vertical === "top" ? "top" : style.vertical === "center" || style.vertical === "distributed" ? "center" : "bottom",
    wrap: style.wrap,
    indent: style.indent,
    left: edge(left),
    right: edge(right),
    top: edge(top),
    bottom: edge(bottom),
  };
}

function edge(border: BorderLine | undefined): Edge | null {
  if (!border) return null;
  const known = LINES[border.line] ?? { width: 1 as const, line: "solid" as const };
  return { ...known, color: border.color === "000000" ? null : border.color };
}

const NAMED: Readonly<Record<string, string>> = {
  black: "000000",
  blue: "0000FF",
  cyan: "00FFFF",
  green: "008000",
  magenta: "FF00FF",
  red: "FF0000",
  white: "FFFFFF",
  yellow: "FFFF00",
};

/** RRGGBB of a colour that a number format names; indexed ones are left to the font. */
export const namedColor = (color: string | number | undefined): string | null =>
  typeof color === "string" ? (NAMED[color.toLowerCase()] ?? null) : null;
