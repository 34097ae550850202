import { attributesOf, tagsOf, type Attributes } from "./xml";

/** Default theme of Office, in the order of the theme part (dk1, lt1, dk2, lt2, accents, links). */
const OFFICE_THEME = [
  "000000",
  "FFFFFF",
  "44546A",
  "E7E6E6",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
  "0563C1",
  "954F72",
];

/** ECMA-376 part 1, 18.8.27: the palette behind `indexed`. */
const INDEXED = (
  "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF8000000080000000808080008000800080" +
  "80C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFF" +
  "FF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333"
).match(/.{6}/g) as readonly string[];

/** Colours of a theme part, in its own order; Office's when there is none. */
export function themeColors(themeXml: string): readonly string[] {
  const scheme = themeXml.indexOf("clrScheme");
  if (scheme < 0) return OFFICE_THEME;
  const found: string[] = [];
  for (const tag of tagsOf(themeXml, themeXml.lastIndexOf("<", scheme))) {
    if (tag.kind === "close" && tag.local === "clrScheme") break;
    const attributes = tag.kind === "close" ? {} : attributesOf(tag);
    if (tag.local === "srgbClr" && attributes["val"]) found.push(attributes["val"].toUpperCase());
    else if (tag.local === "sysClr")
      found.push((attributes["lastClr"] ?? (attributes["val"] === "window" ? "FFFFFF" : "000000")).toUpperCase());
  }
  return found.length >= 12 ? found : OFFICE_THEME;
}

/** RRGGBB of a colour element (`rgb`, `theme` + `tint`, `indexed`); undefined for automatic. */
export function resolveColor(attributes: Attributes, theme: readonly string[]): string | undefined {
  const { rgb, theme: slot, indexed, tint } = attributes;
  let color: string | undefined;
  if (rgb !== undefined && /^[0-9a-fA-F]{6,8}$/.test(rgb)) color = rgb.slice(-6).toUpperCase();
  else if (slot !== undefined) {
    const at = Number(slot);
    // Light and dark stand swapped between the theme part and its use.
    color = theme[at < 4 ? at ^ 1 : at];
  } else if (indexed !== undefined) color = INDEXED[Number(indexed)];
  return color !== undefined && tint !== undefined ? tinted(color, Number(tint)) : color;
}

/** Lighter for a positive tint, darker for a negative one. Works on RGB, close enough to Excel's HLS for the eye. */
function tinted(color: string, tint: number): string {
  if (!Number.isFinite(tint)) return color;
  return [0, 2, 4]
    .map((at) => {
      const value = parseInt(color.slice(at, at + 2), 16);
      const moved = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
      return Math.max(0, Math.min(255, Math.round(moved)))
        .toString(16)
        .padStart(2, "0");
    })
    .join("")
    .toUpperCase();
}
