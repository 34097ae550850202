import { builtinFormat } from "./builtinFormats";
import { themeColors, resolveColor } from "./colors";
import { childrenOf, type Element } from "./elements";
import type { OoxmlPackage } from "./package";
import { attributesOf, isTrue, nextTag, tagsOf, type Attributes } from "./xml";

/** How a cell looks, resolved: colours are RRGGBB, absent where the file says nothing. */
export interface CellStyle {
  readonly numberFormat: string;
  readonly fontName?: string;
  /** Points. */
  readonly fontSize?: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: string;
  readonly vertical?: string;
  readonly wrap: boolean;
  readonly indent: number;
  readonly borders: { readonly left?: BorderLine; readonly right?: BorderLine; readonly top?: BorderLine; readonly bottom?: BorderLine };
}

export interface BorderLine {
  /** `thin`, `medium`, `dashed` … as in the file. */
  readonly line: string;
  readonly color: string;
}

type Font = Pick<CellStyle, "fontName" | "fontSize" | "bold" | "italic" | "underline" | "strike" | "color">;

export const PLAIN_STYLE: CellStyle = {
  numberFormat: "General",
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  wrap: false,
  indent: 0,
  borders: {},
};

/** Cell formats by index (`s` of a cell). A file without styles has the plain one. */
export function readStyles(pack: OoxmlPackage, stylesPart: string | null, themePart: string | null): readonly CellStyle[] {
  if (stylesPart === null) return [PLAIN_STYLE];
  const xml = pack.text(stylesPart);
  const theme = themeColors(themePart === null ? "" : pack.text(themePart));
  const color = (attributes: Attributes): string | undefined => resolveColor(attributes, theme);
  const formats = new Map<number, string>();
  const fonts: Font[] = [];
  const fills: (string | undefined)[] = [];
  const borders: CellStyle["borders"][] = [];
  const styles: CellStyle[] = [];
  for (const group of groupsOf(xml)) {
    if (group.local === "numFmts") {
      for (const item of tagsOf(xml, group.from, group.to)) {
        const { numFmtId, formatCode } = attributesOf(item);
        if (item.local === "numFmt" && numFmtId !== undefined) formats.set(Number(numFmtId), formatCode ?? "General");
      }
    } else if (group.local === "fonts") for (const item of itemsOf(xml, group)) fonts.push(fontOf(xml, item, color));
    else if (group.local === "fills") for (const item of itemsOf(xml, group)) fills.push(fillOf(xml, item, color));
    else if (group.local === "borders") for (const item of itemsOf(xml, group)) borders.push(bordersOf(xml, item, color));
    else if (group.local === "cellXfs") {
      for (const item of itemsOf(xml, group)) {
        const xf = attributesOf(item.tag);
        const formatId = Number(xf["numFmtId"] ?? 0);
        const alignment = [...tagsOf(xml, item.from, item.to)].find((tag) => tag.local === "alignment" && tag.kind !== "close");
        const align = alignment ? attributesOf(alignment) : {};
        const fill = fills[Number(xf["fillId"] ?? 0)];
        styles.push({
          ...PLAIN_STYLE,
          ...fonts[Number(xf["fontId"] ?? 0)],
          numberFormat: formats.get(formatId) ?? builtinFormat(formatId) ?? "General",
          ...(fill === undefined ? {} : { fill }),
          ...(align["horizontal"] === undefined ? {} : { horizontal: align["horizontal"] }),
          ...(align["vertical"] === undefined ? {} : { vertical: align["vertical"] }),
          wrap: isTrue(align["wrapText"]),
          indent: Number(align["indent"] ?? 0) || 0,
          borders: borders[Number(xf["borderId"] ?? 0)] ?? {},
        });
      }
    }
  }
  return styles.length > 0 ? styles : [PLAIN_STYLE];
}

function groupsOf(xml: string): Element[] {
  const root = nextTag(xml, 0);
  return root ? childrenOf(xml, root) : [];
}

function itemsOf(xml: string, group: Element): Element[] {
  return childrenOf(xml, group.tag);
}

type ColorOf = (attributes: Attributes) => string | undefined;

function fontOf(xml: string, item: Element, color: ColorOf): Font {
  const on = (attributes: Attributes): boolean => attributes["val"] === undefined || isTrue(attributes["val"]);
  const font: { -readonly [Key in keyof Font]: Font[Key] } = { bold: false, italic: false, underline: false, strike: false };
  for (const { local, tag } of childrenOf(xml, item.tag)) {
    const attributes = attributesOf(tag);
    if (local === "b") font.bold = on(attributes);
    else if (local === "i") font.italic = on(attributes);
    else if (local === "strike") font.strike = on(attributes);
    else if (local === "u") font.underline = attributes["val"] !== "none";
    else if (local === "sz") font.fontSize = Number(attributes["val"]) || 11;
    else if (local === "name" && attributes["val"] !== undefined) font.fontName = attributes["val"];
    else if (local === "color") {
      const found = color(attributes);
      if (found !== undefined) font.color = found;
    }
  }
  return font;
}

function fillOf(xml: string, item: Element, color: ColorOf): string | undefined {
  let pattern = "none";
  let foreground: string | undefined;
  for (const tag of tagsOf(xml, item.from, item.to)) {
    if (tag.kind === "close") continue;
    if (tag.local === "patternFill") pattern = attributesOf(tag)["patternType"] ?? "none";
    else if (tag.local === "fgColor") foreground = color(attributesOf(tag));
  }
  if (pattern === "none") return undefined;
  return pattern === "solid" ? foreground : pattern === "gray125" ? undefined : (foreground ?? "D9D9D9");
}

function bordersOf(xml: string, item: Element, color: ColorOf): CellStyle["borders"] {
  const found: { left?: BorderLine; right?: BorderLine; top?: BorderLine; bottom?: BorderLine } = {};
  for (const side of childrenOf(xml, item.tag)) {
    const line = attributesOf(side.tag)["style"];
    if (line === undefined || line === "none") continue;
    const colorTag = [...tagsOf(xml, side.from, side.to)].find((tag) => tag.local === "color");
    const border = { line, color: (colorTag && color(attributesOf(colorTag))) ?? "000000" };
    if (side.local === "left" || side.local === "start") found.left = border;
    else if (side.local === "right" || side.local === "end") found.right = border;
    else if (side.local === "top") found.top = border;
    else if (side.local === "bottom") found.bottom = border;
  }
  return found;
}
