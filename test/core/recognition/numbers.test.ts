import fc from "fast-check";
import { CELL_STATES, type CellValue } from "../../../src/core/model";
import { readNumber, scaleDecimal, shownStepOf, storedStepOf } from "../../../src/core/recognition/numbers";

const state = (value: CellValue): string => CELL_STATES[readNumber(value).state] ?? "";

describe("reading numbers", () => {
  it.each<[CellValue, number]>([
    ["86,412.50", 86412.5],
    ["９０，１１８．３０", 90118.3],
    ["31，973", 31973],
    ["９７３５０", 97350],
    [" 1 234.5 ", 1234.5],
    ["12\u00a0345", 12345],
    ["1,234,567", 1234567],
    ["(1,234)", -1234],
    ["（5.2）", -5.2],
    ["△12.3", -12.3],
    ["-3.2%", -0.032],
    ["下降3.2%", -0.032],
    ["增长5%", 0.05],
    ["38%", 0.38],
    ["3‰", 0.003],
    ["3.5万", 35000],
    ["305.3万元", 3053000],
    ["1.2亿", 120000000],
    ["三十五", 35],
    ["十二", 12],
    ["一千二百零三", 1203],
    ["三万五千", 35000],
    ["二〇一九", 2019],
    ["1e3", 1000],
    ["0", 0],
    [0, 0],
    [-7.5, -7.5],
  ])("takes %j for %d", (written, value) => {
    expect(state(written)).toBe("value");
    expect(readNumber(written).value).toBe(value);
  });

  it.each<[CellValue, string]>([
    ["", "blank"],
    [null, "blank"],
    ["　", "blank"],
    ["—", "notReported"],
    ["－", "notReported"],
    ["-", "notReported"],
    ["/", "notReported"],
    ["无", "notReported"],
    ["不适用", "notReported"],
    ["x", "placeholder"],
    ["X", "placeholder"],
    ["××", "placeholder"],
    ["***", "placeholder"],
    ["____", "placeholder"],
    ["待填", "placeholder"],
    ["#DIV/0!", "error"],
    ["#N/A", "error"],
    ["达标", "notNumeric"],
    ["1,2", "notNumeric"],
    ["2019-2020", "notNumeric"],
    ["2:30", "notNumeric"],
    [true, "notNumeric"],
  ])("%j is %s and no number", (written, expected) => {
    expect(state(written)).toBe(expected);
    expect(readNumber(written).value).toBe(0);
  });

  it("keeps the step of the last printed digit", () => {
    expect(readNumber("86,412.50").step).toBeCloseTo(0.01, 12);
    expect(readNumber("38%").step).toBeCloseTo(0.01, 12);
    expect(readNumber("40.1%").step).toBeCloseTo(0.001, 12);
    expect(storedStepOf(305.3)).toBeCloseTo(0.1, 12);
    expect(storedStepOf(0.1 + 0.2)).toBeCloseTo(0.1, 12);
    expect(storedStepOf(12)).toBe(1);
    expect(shownStepOf("#,##0.00")).toBeCloseTo(0.01, 12);
    expect(shownStepOf("0.0%")).toBeCloseTo(0.001, 12);
    expect(shownStepOf("#,##0,")).toBe(1000);
    expect(shownStepOf("General")).toBeNull();
    expect(shownStepOf("yyyy-mm-dd")).toBeNull();
  });

  it("scales decimals as a decimal reader would", () => {
    expect(scaleDecimal(305.3, 10000)).toBe(3053000);
    expect(scaleDecimal(40046.55, 1e8)).toBe(4004655000000);
    expect(scaleDecimal(18.68, 0.01)).toBe(0.1868);
    expect(scaleDecimal(0.125, 10000)).toBe(1250);
  });

  it("gives the decimal itself for every figure of nine digits, in 万元 and in %", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }), (digits, decimals) => {
        const written = digits / 10 ** decimals;
        expect(scaleDecimal(written, 10000)).toBe(Number(`${digits}e${4 - decimals}`));
        expect(scaleDecimal(written, 0.01)).toBe(Number(`${digits}e${-2 - decimals}`));
      }),
    );
  });

  it("reads back what it would print, with separators or full-width digits", () => {
    const wide = (text: string): string => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
        const value = digits / 10 ** decimals;
        const grouped = value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
        for (const written of [grouped, wide(grouped), grouped.replace(/,/g, "，")]) {
          expect(readNumber(written).state).toBe(0);
          expect(readNumber(written).value).toBeCloseTo(value, 9);
        }
      }),
    );
  });
});
