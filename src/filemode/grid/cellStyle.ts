import type { CSSProperties } from "react";
import { darkColors, darkEdge } from "./colors";
import { KIND_CENTRED, KIND_NUMBER, type Edge, type GridStyle } from "./view";

export const PLAIN_STYLE: GridStyle = {
  fontName: null,
  fontSize: 11,
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  color: null,
  fill: null,
  horizontal: null,
  vertical: "bottom",
  wrap: false,
  indent: 0,
  top: null,
  right: null,
  bottom: null,
  left: null,
};

/** Faces for the names that Chinese workbooks use, with what other systems have in their place. */
const FACES: Readonly<Record<string, string>> = {
  宋体: "SimSun, 'Songti SC', 'Noto Serif CJK SC', serif",
  新宋体: "NSimSun, SimSun, 'Songti SC', 'Noto Serif CJK SC', serif",
  仿宋: "FangSong, STFangsong, 'Noto Serif CJK SC', serif",
  仿宋_GB2312: "FangSong_GB2312, FangSong, STFangsong, 'Noto Serif CJK SC', serif",
  楷体: "KaiTi, STKaiti, 'Noto Serif CJK SC', serif",
  黑体: "SimHei, 'Heiti SC', 'Noto Sans CJK SC', sans-serif",
  微软雅黑: "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif",
  等线: "DengXian, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif",
};

export function faceOf(name: string | null): string | undefined {
  if (name === null) return undefined;
  return FACES[name] ?? `${JSON.stringify(name)}, var(--sheet-font)`;
}

const JUSTIFY = { left: "flex-start", center: "center", right: "flex-end" } as const;
const ALIGN = { top: "flex-start", center: "center", bottom: "flex-end" } as const;
const INDENT = 9;
/** Excel leaves about this much between text and the cell's edge. */
const PADDING = 3;

/** CSS of one style for one kind of content; the caller keeps the answers. */
export function cssOf(style: GridStyle, kind: number, dark: boolean): CSSProperties {
  const horizontal = style.horizontal ?? (kind === KIND_NUMBER ? "right" : kind === KIND_CENTRED ? "center" : "left");
  const colors = dark ? darkColors(style.color, style.fill) : { color: style.color, background: style.fill };
  const css: CSSProperties = {
    justifyContent: JUSTIFY[horizontal],
    textAlign: horizontal,
    alignItems: ALIGN[style.vertical],
    fontSize: `${round((style.fontSize * 96) / 72)}px`,
    paddingLeft: PADDING + (horizontal === "left" ? style.indent * INDENT : 0),
    paddingRight: PADDING + (horizontal === "right" ? style.indent * INDENT : 0),
  };
  const face = faceOf(style.fontName);
  if (face !== undefined) css.fontFamily = face;
  if (style.bold) css.fontWeight = 700;
  if (style.italic) css.fontStyle = "italic";
  if (style.underline || style.strike)
    css.textDecoration = [style.underline ? "underline" : "", style.strike ? "line-through" : ""].join(" ").trim();
  if (colors.color !== null) css.color = `#${colors.color}`;
  if (colors.background !== null) {
    css.backgroundColor = `#${colors.background}`;
    // A fill covers the gridlines, as in Excel.
    if (!style.right) css.borderRightColor = `#${colors.background}`;
    if (!style.bottom) css.borderBottomColor = `#${colors.background}`;
  }
  if (style.right) css.borderRight = line(style.right, dark);
  if (style.bottom) css.borderBottom = line(style.bottom, dark);
  // Left and top edges lie on the neighbours' right and bottom edges: drawn as shadows over them, so that nothing shifts.
  const shadows = [
    style.left ? `-${style.left.width}px 0 0 0 ${ink(style.left, dark)}` : "",
    style.top ? `0 -${style.top.width}px 0 0 ${ink(style.top, dark)}` : "",
  ];
  const shadow = shadows.filter((text) => text !== "").join(", ");
  if (shadow !== "") css.boxShadow = shadow;
  if (style.wrap) css.whiteSpace = "pre-wrap";
  return css;
}

function line(edge: Edge, dark: boolean): string {
  return `${edge.width}px ${edge.line} ${ink(edge, dark)}`;
}

function ink(edge: Edge, dark: boolean): string {
  if (edge.color === null) return "var(--edge)";
  return `#${dark ? darkEdge(edge.color) : edge.color}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 2) / 2;
}
