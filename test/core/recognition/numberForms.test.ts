import fc from "fast-check";
import { CELL_STATES } from "../../../src/core/model";
import { carriesMoney, readNumber, scaleDecimal, shownStepOf, storedStepOf } from "../../../src/core/recognition/numbers";

/** Value, step and suffix of a cell of text; what is no number is its state. */
const read = (text: string): readonly [number, number, string | null] | string => {
  const { state, value, step, suffix } = readNumber(text);
  return state === 0 ? [value, Number(step.toPrecision(12)), suffix] : (CELL_STATES[state] ?? "");
};

describe("figures as officers write them", () => {
  it.each<[string, ReturnType<typeof read>]>([
    // With a multiple and a unit of their own.
    ["3.5万", [35000, 1000, "万"]],
    ["3.50万元", [35000, 100, "万元"]],
    ["12亿元", [1200000000, 1e8, "亿元"]],
    ["5百万元", [5000000, 1000000, "百万元"]],
    ["2千万元", [20000000, 10000000, "千万元"]],
    ["3十万", [300000, 100000, "十万"]],
    ["7百人", [700, 100, "百人"]],
    ["7千元", [7000, 1000, "千元"]],
    ["120人", [120, 1, "人"]],
    ["86.5平方米", [86.5, 0.1, "平方米"]],
    ["13.5元/人", [13.5, 0.1, "元/人"]],
    ["0.75个百分点", [0.75, 0.01, "个百分点"]],
    ["4.00%", [0.04, 0.0001, null]],
    ["4‰", [0.004, 0.001, null]],
    // Falls, rises and accountants' signs.
    ["下降了3.2%", [-0.032, 0.001, null]],
    ["减少120人", [-120, 1, "人"]],
    ["降5%", [-0.05, 0.01, null]],
    ["负5", [-5, 1, null]],
    ["回落0.5个百分点", [-0.5, 0.1, "个百分点"]],
    ["增长了5.0%", [0.05, 0.001, null]],
    ["提高2", [2, 1, null]],
    ["▲12", [-12, 1, null]],
    ["▼3.5", [-3.5, 0.1, null]],
    ["(3.5%)", [-0.035, 0.001, null]],
    ["(3.5)%", [-0.035, 0.001, null]],
    ["(12)万元", [-120000, 10000, "万元"]],
    ["(12万元)", [-120000, 10000, "万元"]],
    ["−7.5", [-7.5, 0.1, null]],
    ["–7.5", [-7.5, 0.1, null]],
    ["+7.5", [7.5, 0.1, null]],
    // Money signs, separators, exponents.
    ["¥1,234.50", [1234.5, 0.01, null]],
    ["￥12", [12, 1, null]],
    ["$12", [12, 1, null]],
    ["人民币12元", [12, 1, "元"]],
    ["RMB12", [12, 1, null]],
    ["1'234'567", [1234567, 1, null]],
    ["1、234、567", [1234567, 1, null]],
    ["12,3456", [123456, 1, null]],
    ["12,345.", [12345, 1, null]],
    ["1.5e3", [1500, 100, null]],
    ["1.25E-2", [0.0125, 0.0001, null]],
    [".5", [0.5, 0.1, null]],
    ["-.25", [-0.25, 0.01, null]],
    // A ratio to one, either way round.
    ["1:13.5", [13.5, 0.1, ":1"]],
    ["13.50∶1", [13.5, 0.01, ":1"]],
    ["1：16", [16, 1, ":1"]],
    // Chinese numerals.
    ["十", [10, 1, null]],
    ["二十", [20, 1, null]],
    ["一百零五", [105, 1, null]],
    ["两千", [2000, 1, null]],
    ["壹仟贰佰叁拾肆", [1234, 1, null]],
    ["三千二百万", [32000000, 1, "万"]],
    ["一亿二千万元", [120000000, 1, "亿元"]],
    ["三万二千万", [320000000, 1, "万"]],
    ["二亿", [200000000, 1, "亿"]],
    ["二〇二三", [2023, 1, null]],
    ["一二三", [123, 1, null]],
    ["三点五", [3.5, 0.1, null]],
    ["三点二五万", [32500, 100, "万"]],
    ["零点三一", [0.31, 0.01, null]],
    ["零点三七", [0.37, 0.01, null]],
    ["三万亿", [3e12, 1, "万"]],
    ["五亿三千", [500003000, 1, "亿"]],
    ["一点五亿元", [150000000, 10000000, "亿元"]],
    ["十二所", [12, 1, "所"]],
    ["二百人次", [200, 1, "人次"]],
    ["下降三点五", [-3.5, 0.1, null]],
    ["-三", [-3, 1, null]],
  ])("%s", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  it.each([
    ["1,23,456", "notNumeric"],
    ["12,345,6", "notNumeric"],
    ["1.2.3", "notNumeric"],
    ["1e999", "notNumeric"],
    ["--5", "notNumeric"],
    ["千", "notNumeric"],
    ["万", "notNumeric"],
    ["百人", "notNumeric"],
    ["2:3", "notNumeric"],
    ["5到6", "notNumeric"],
    ["约5", "notNumeric"],
    ["()", "notNumeric"],
    ["△", "notNumeric"],
    ["%", "notNumeric"],
    ["...", "notReported"],
    ["N/A", "notReported"],
    ["xx年", "placeholder"],
    ["×.×%", "placeholder"],
    ["待填万元", "placeholder"],
    ["#REF!", "error"],
  ])("%s is %s", (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it("are ratios with a percent sign, and taken from text", () => {
    expect([readNumber("5%").ratio, readNumber("5‰").ratio, readNumber("5个百分点").ratio, readNumber("五").ratio]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([readNumber("5").fromText, readNumber("1:5").fromText, readNumber("五").fromText, readNumber(5).fromText]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([readNumber("1:5").ratio, readNumber(5).ratio, readNumber(5).step]).toEqual([false, false, 0]);
    expect(CELL_STATES[readNumber(Number.POSITIVE_INFINITY).state]).toBe("error");
    expect(CELL_STATES[readNumber(Number.NaN).state]).toBe("error");
  });

  it("say money by their suffix", () => {
    expect(["元", "万元", "亿元", "千元", "百万元", "万", "亿"].map(carriesMoney)).toEqual([true, true, true, true, true, true, true]);
    expect(["人", "万人", "元/人", "百", "", null].map(carriesMoney)).toEqual([false, false, false, false, false, false]);
  });
});

it("Chinese numerals say what their digits say", () => {
  const digits = "零一二三四五六七八九";
  const spoken = (number: number): string => {
    let text = "";
    let pending = false;
    [1000, 100, 10, 1].forEach((unit, at) => {
      const digit = Math.floor(number / unit) % 10;
      if (digit === 0) {
        pending = text !== "";
        return;
      }
      text += `${pending ? "零" : ""}${digits[digit]}${["千", "百", "十", ""][at]}`;
      pending = false;
    });
    return text;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (myriads, rest) => {
      expect(read(spoken(rest))).toEqual([rest, 1, null]);
      expect(read(`${spoken(myriads)}万${spoken(rest)}`)).toEqual([myriads * 10000 + rest, 1, "万"]);
    }),
  );
});

describe("steps of digits", () => {
  it("of stored numbers leave out what binary arithmetic adds", () => {
    const steps = [0.5, 12.25, 305.3, -0.125, 100, 0, 1e-7, 1.5e-7, 1e21, 0.1 + 0.2, 1234.5678].map(storedStepOf);
    expect(steps.map((step) => Number(step.toPrecision(6)))).toEqual([0.1, 0.01, 0.1, 0.001, 1, 1, 1e-7, 1e-8, 1, 0.1, 0.0001]);
    expect(storedStepOf(1.234567890123456)).toBeCloseTo(1e-14, 17);
    expect(storedStepOf(33.333333333333336)).toBeCloseTo(1e-13, 15);
    expect(storedStepOf(123456.78900000001)).toBeCloseTo(0.001, 12);
  });

  it.each<[string, number | null]>([
    ["0", 1],
    ["0.0", 0.1],
    ["#,##0.000", 0.001],
    ["0.00%", 0.0001],
    ["0%", 0.01],
    ["0.0‰", 0.0001],
    ["#,##0,", 1000],
    ["#,##0.0,,", 100000],
    ["0.0,", 100],
    ["#,##0,.00", 10],
    ['0.00"万元"', 0.01],
    ["[Red]0.0;[Blue]-0.00", 0.1],
    ["_ * #,##0.00_ ", 0.01],
    ["0\\.00", 1],
    ["?.??", 0.01],
    [".00", 0.01],
    [".0,", 100],
    ["General", null],
    ["@", null],
    ["", null],
    ["0.00E+00", null],
    ["yyyy/m/d", null],
    ["h:mm", null],
    ['"无"', null],
  ])("of the format %s", (code, step) => {
    const found = shownStepOf(code);
    if (step === null || found === null) expect(found).toBe(step);
    else expect(found).toBeCloseTo(step, 9);
  });
});

describe("decimals in another scale", () => {
  it("are those that a decimal reader would write", () => {
    expect([scaleDecimal(0.07, 100), scaleDecimal(1.1, 3), scaleDecimal(4.35, 100), scaleDecimal(1.005, 1000)]).toEqual([
      7, 3.3, 435, 1005,
    ]);
    expect([scaleDecimal(7, 0.01), scaleDecimal(0.7, 0.001), scaleDecimal(123.45, 0.0001), scaleDecimal(3, 1)]).toEqual([
      0.07, 0.0007, 0.012345, 3,
    ]);
    expect([scaleDecimal(0.1 + 0.2, 1), scaleDecimal(1.234567, 100)]).toEqual([0.1 + 0.2, 123.4567]);
    expect(scaleDecimal(1 / 3, 10000)).toBeCloseTo(3333.3333333333335, 9);
    expect(scaleDecimal(-305.3, 10000)).toBe(-3053000);
    expect(scaleDecimal(5, 0)).toBe(0);
    // 866,732,436,999,999.9 in doubles.
    expect([scaleDecimal(8667324.37, 1e8), scaleDecimal(8991441.79, 1e8)]).toEqual([866732437000000, 899144179000000]);
    expect([scaleDecimal(3, 1.5), scaleDecimal(0, 100), scaleDecimal(0, 0.01)]).toEqual([4.5, 0, 0]);
  });
});
