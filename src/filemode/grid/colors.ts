/**
 * Workbooks are coloured for a white sheet. On a dark one the lightness of fills and letters is turned round and the hue
 * kept, so that a light red stays a red; where letters would then be hard to read on their fill they become black or white.
 */
export interface CellColors {
  readonly color: string | null;
  readonly background: string | null;
}

const READABLE = 4.5;

type Rgb = readonly [number, number, number];

export function darkColors(color: string | null, fill: string | null): CellColors {
  const background = fill === null ? null : turned(fill, 0.16, 0.42);
  const behind = rgbOf(background ?? "1f1f1f");
  let letters = color === null ? (fill === null ? null : "ffffff") : turned(color, 0.62, 0.95);
  if (letters !== null && contrast(rgbOf(letters), behind) < READABLE) letters = luminance(behind) > 0.18 ? "000000" : "ffffff";
  return { color: letters, background };
}

/** A border of a workbook on a dark sheet: black becomes a quiet light grey, light grey a dark one. */
export const darkEdge = (color: string): string => turned(color, 0.24, 0.62);

/** A chart's colour on a dark sheet: areas of middle lightness, lines bright enough to stand out from them. */
export function darkMark(color: string, type: "line" | "column"): string {
  const [hue, saturation, lightness] = hslOf(rgbOf(color));
  const [low, high] = type === "column" ? [0.38, 0.5] : [0.7, 0.85];
  return hexOf(rgbFrom(hue, saturation, Math.max(low, Math.min(high, lightness))));
}

/** Turns the lightness round and fits it between `low` (was white) and `high` (was black). */
function turned(color: string, low: number, high: number): string {
  const [hue, saturation, lightness] = hslOf(rgbOf(color));
  return hexOf(rgbFrom(hue, saturation * 0.85, high - lightness * (high - low)));
}

export function rgbOf(color: string): Rgb {
  const number = Number.parseInt(color, 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function hexOf(rgb: Rgb): string {
  return rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
}

function hslOf([red, green, blue]: Rgb): readonly [number, number, number] {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const high = Math.max(r, g, b);
  const low = Math.min(r, g, b);
  const lightness = (high + low) / 2;
  if (high === low) return [0, 0, lightness];
  const range = high - low;
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  const hue = high === r ? ((g - b) / range + 6) % 6 : high === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return [hue * 60, saturation, lightness];
}

function rgbFrom(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [part(0), part(8), part(4)];
}

/** Relative luminance (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
