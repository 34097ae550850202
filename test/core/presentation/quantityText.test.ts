import fc from "fast-check";
import type { Quantity } from "../../../src/core/model";
import { parseUnit } from "../../../src/core/model";
import { decimalOf, digitsTogether, quantityText, roundText } from "../../../src/core/presentation/display";

const of = (value: number, unit: string, written?: readonly [text: string, scale: number], resolution?: number): Quantity => ({
  value,
  unit: parseUnit(unit),
  ...(written ? { written: { text: written[0], scale: written[1], unit: parseUnit(unit) } } : {}),
  ...(resolution === undefined ? {} : { resolution }),
});

describe("a quantity before the eyes of a reader", () => {
  test.each([
    // money: the sheet's unit where it names one, else by size; no separators in a Chinese sentence
    [of(123000, "CNY"), "12.3 万元", "CNY 123,000"],
    [of(2350000000, "CNY"), "23.5 亿元", "CNY 2,350,000,000"],
    [of(2350000000, "CNY", ["亿元", 1e8], 1e6), "23.50 亿元", "CNY 2,350,000,000"],
    [of(512000000, "CNY", ["万元", 1e4]), "51200 万元", "CNY 512,000,000"],
    [of(980.5, "CNY"), "980.5 元", "CNY 980.50"],
    [of(-123000, "CNY"), "-12.3 万元", "-CNY 123,000"],
    // per head: a sheet that prints 元 above per-pupil figures means 元/生
    [of(1126.23, "CNY/pupil", ["元", 1], 0.01), "1126.23 元/生", "CNY 1,126.23 per pupil"],
    [of(1126.23, "CNY/pupil", ["元/生", 1], 0.01), "1126.23 元/生", "CNY 1,126.23 per pupil"],
    // rates and gaps
    [of(0.251329448, "1"), "25.13%", "25.13%"],
    [of(0.3, "1"), "30%", "30%"],
    [of(0.241030999652, "1"), "24.10%", "24.10%"],
    [of(0.19, "1", ["%", 0.01], 0.01), "19%", "19%"],
    [of(6.1310934162, "pp"), "6.13 个百分点", "6.13 percentage points"],
    [of(1, "pp"), "1 个百分点", "1 percentage point"],
    [of(0.3517, "1", ["", 1]), "0.352", "0.352"],
    [of(0.000004, "1"), "0.0004%", "0.0004%"],
    // counts and areas
    [of(45, "pupil"), "45 人", "45 pupils"],
    [of(1, "pupil"), "1 人", "1 pupil"],
    [of(4.5, "m2/pupil"), "4.5 ㎡/生", "4.5 m² per pupil"],
    [of(0, "CNY"), "0 元", "CNY 0"],
  ])("%#: %j", (quantity, zh, en) => {
    expect(quantityText(quantity, "zh-CN")).toBe(zh);
    expect(quantityText(quantity, "en-US")).toBe(en);
  });

  test("rounds the decimal digits half away from zero, as Excel's ROUND does", () => {
    expect([1.005, 2.675, -1.005, 0.5, 1.4349999999999998].map((value) => roundText(decimalOf(value), 2))).toEqual([
      "1.01",
      "2.68",
      "-1.01",
      "0.50",
      "1.44",
    ]);
    expect(roundText(decimalOf(-0.001), 2)).toBe("0.00");
  });

  test("an amount short is never rounded down: paying what is shown is enough", () => {
    expect(quantityText(of(123401, "CNY"), "zh-CN", undefined, "away")).toBe("12.35 万元");
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), (value) => {
        const shown = quantityText(of(value, "CNY", ["万元", 1e4]), "zh-CN", undefined, "away").replace(" 万元", "");
        return Number(shown) * 1e4 >= Number(value.toPrecision(15)) * (1 - 1e-12);
      }),
    );
  });

  test("figures of one sentence that differ look different; what the sheet prints keeps its digits", () => {
    const stated = of(0.0156, "1", ["%", 0.01], 0.0001);
    const [low, high] = [of(0.0159305, "1"), of(0.0159487, "1")];
    const digits = digitsTogether([stated, low, high], "zh-CN");
    expect([stated, low, high].map((quantity, at) => quantityText(quantity, "zh-CN", digits[at]))).toEqual(["1.56%", "1.593%", "1.595%"]);
    const [value, bound] = [of(0.299999, "1"), of(0.3, "1")];
    const together = digitsTogether([value, bound], "zh-CN");
    expect([value, bound].map((quantity, at) => quantityText(quantity, "zh-CN", together[at]))).toEqual(["29.9999%", "30%"]);
  });

  test("a number as shown lies within half a step of the number meant", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const shown = Number(quantityText(of(value, "pp"), "zh-CN").replace(" 个百分点", ""));
        return Math.abs(shown - value) <= 0.005 + Math.abs(value) * 1e-12;
      }),
    );
  });
});
