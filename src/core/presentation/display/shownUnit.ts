import type { Quantity, WrittenUnit } from "../../model";
import { sameUnit } from "../../model";
import { chineseUnit, englishUnit } from "./unitWords";

export type DisplayLocale = "zh-CN" | "en-US";

/** How a quantity is shown: `canonical value ÷ scale` is the number before the eyes of the reader. */
export interface ShownUnit {
  readonly scale: number;
  /** In front of the number (`CNY `), behind it (` 万元`, `%`). */
  readonly prefix: string;
  readonly suffix: (numberText: string) => string;
  /** Decimals where the source says nothing. */
  readonly digits: number;
  /** 1,234,567 rather than 1234567. */
  readonly grouped: boolean;
  /** A ratio shown as percent: a sheet keeps the ratio and its number format does the rest. */
  readonly percent: boolean;
}

const plain =
  (text: string): ((numberText: string) => string) =>
  () =>
    text;
const percent: ShownUnit = { scale: 0.01, prefix: "", suffix: plain("%"), digits: 2, grouped: false, percent: true };
/** A coefficient (差异系数 0.352). */
const coefficient: ShownUnit = { scale: 1, prefix: "", suffix: plain(""), digits: 3, grouped: false, percent: false };

const usable = ({ unit, written }: Quantity): WrittenUnit | undefined =>
  written && written.scale > 0 && Number.isFinite(written.scale) && sameUnit(written.unit, unit) ? written : undefined;

/** The unit in which a person reads the quantity: the sheet's own where it names one, else by dimension and size. */
export function shownUnitOf(quantity: Quantity, locale: DisplayLocale): ShownUnit {
  const { numerators, denominators } = quantity.unit;
  const written = usable(quantity);
  if (numerators.length === 0 && denominators.length === 0) return ratioUnit(written);
  if (written && /^[Nn]?\s*[:：]\s*1$/.test(written.text))
    return { scale: written.scale, prefix: "", suffix: plain(":1"), digits: 2, grouped: false, percent: false };
  if (locale === "en-US") return englishShown(quantity);
  if (written && written.text !== "" && written.text !== "%" && denominatorsNamed(written.text, denominators))
    return chineseShown(written.scale, written.text, quantity);
  if (numerators.length === 1 && numerators[0] === "CNY" && denominators.length === 0) return chineseMoney(quantity);
  return chineseShown(1, chineseUnit(numerators, denominators), quantity);
}

/** A sheet writes 元 above per-pupil figures; the reader is told 元/生. */
function denominatorsNamed(text: string, denominators: readonly string[]): boolean {
  return denominators.length === 0 || /[/每·]|生均|人均/.test(text);
}

function ratioUnit(written: WrittenUnit | undefined): ShownUnit {
  if (!written || /[%％]/.test(written.text)) return percent;
  if (written.text.includes("‰")) return { ...percent, scale: 0.001, suffix: plain("‰"), percent: false };
  if (/[:：]\s*1$/.test(written.text)) return { ...coefficient, suffix: plain(":1"), digits: 2 };
  return written.text === "倍" ? { ...coefficient, suffix: plain(" 倍"), digits: 2 } : coefficient;
}

function chineseMoney({ value }: Quantity): ShownUnit {
  const size = Math.abs(value);
  const [scale, text] = size >= 1e8 ? [1e8, "亿元"] : size >= 1e4 ? [1e4, "万元"] : [1, "元"];
  return { scale, prefix: "", suffix: plain(` ${text}`), digits: 2, grouped: false, percent: false };
}

function chineseShown(scale: number, text: string, { value }: Quantity): ShownUnit {
  const digits = Number.isInteger(value) ? 0 : 2;
  return {
    scale,
    prefix: "",
    suffix: plain(text === "" ? "" : ` ${text}`),
    digits: scale === 1 ? digits : 2,
    grouped: false,
    percent: false,
  };
}

function englishShown({ unit, value }: Quantity): ShownUnit {
  const { numerators, denominators } = unit;
  const digits = Number.isInteger(value) || Math.abs(value) >= 10000 ? 0 : 2;
  const currency = numerators.length === 1 ? numerators.find((symbol) => /^(CNY|USD|GBP)$/.test(symbol)) : undefined;
  const per = currency ? englishUnit([], denominators, false) : "";
  if (currency)
    return { scale: 1, prefix: `${currency} `, suffix: plain(per === "" ? "" : ` ${per}`), digits, grouped: true, percent: false };
  return {
    scale: 1,
    prefix: "",
    suffix: (text) => {
      const words = englishUnit(numerators, denominators, text === "1");
      return words === "" ? "" : ` ${words}`;
    },
    digits: numerators[0] === "pp" ? 2 : digits,
    grouped: true,
    percent: false,
  };
}
