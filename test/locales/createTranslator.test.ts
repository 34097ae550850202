import type { Message, MessageValue, Period } from "../../src/core/model";
import { PERCENTAGE_POINT, RATIO, cellsValue, levelValue, parseUnit, periodValue, quantityValue, titleOf } from "../../src/core/model";
import { createTranslator } from "../../src/locales";
import { rulebook } from "../core/presentation/sampleInput";

const zh = createTranslator("zh-CN", rulebook);
const en = createTranslator("en-US", rulebook);
const value = (of: MessageValue): Message => ({ id: "presentation.value", data: { value: of } });
const at = (rowIndex: number, columnIndex: number, sheet = "经费") => ({ sheet, rowIndex, columnIndex });

describe("what a sentence can hold", () => {
  const period = (kind: Period["kind"], year: number) => periodValue({ kind, year });
  test.each<readonly [MessageValue, string, string]>([
    [period("fiscalYear", 2009), "2009年", "FY2009"],
    [period("schoolYear", 2008), "2008—2009学年", "school year 2008–2009"],
    [period("ordinal", 1), "第1期", "period 1"],
    [period("none", 0), "", ""],
    [levelValue("primary"), "小学", "primary"],
    [levelValue("any"), "", ""],
    [titleOf("field", "educationAppropriation"), "教育财政拨款", "Education appropriation"],
    [titleOf("pack", "cn/law"), "国家法规", "National law"],
    [cellsValue([at(3, 2), at(4, 2), at(5, 2)]), "经费!C4:C6", "经费!C4:C6"],
    [cellsValue([at(3, 2), at(3, 4), at(0, 0, "表2")]), "经费!C4、E4、表2!A1", "经费!C4, E4, 表2!A1"],
    [
      cellsValue(Array.from({ length: 10 }, (_, row) => at(row * 2, 0))),
      "经费!A1、A3、A5、A7、A9、A11、A13、A15等 10 处",
      "经费!A1, A3, A5, A7, A9, A11, A13, A15 and 2 more",
    ],
    [{ kind: "list", items: ["甲", "乙", "丙"] }, "甲、乙、丙", "甲, 乙 and 丙"],
    [{ kind: "message", message: value("里面") }, "里面", "里面"],
    [quantityValue({ value: 123000, unit: parseUnit("CNY") }), "12.3 万元", "CNY 123,000"],
    [quantityValue({ value: 6.1310934, unit: PERCENTAGE_POINT }), "6.13 个百分点", "6.13 percentage points"],
    ["{not} a <b>tag</b> '", "{not} a <b>tag</b> '", "{not} a <b>tag</b> '"],
  ])("%j", (of, chinese, english) => {
    expect(zh(value(of))).toBe(chinese);
    expect(en(value(of))).toBe(english);
  });

  test("figures that differ look different in one sentence", () => {
    const message: Message = {
      id: "presentation.value",
      data: { value: { kind: "list", items: [0.29999, 0.3].map((one) => quantityValue({ value: one, unit: RATIO })) } },
    };
    expect(zh(message)).toBe("29.999%、30%");
  });
});

test("a figure stands apart from the Chinese words before it, never from punctuation or English words twice", () => {
  const short = {
    observed: quantityValue({ value: -6.12, unit: PERCENTAGE_POINT }),
    required: quantityValue({ value: 0, unit: PERCENTAGE_POINT }),
    operator: "moreThan",
    high: "",
  };
  expect(zh({ id: "assessment.notMet", data: short })).toBe("计算值为 -6.12 个百分点，要求高于 0 个百分点，不符合。");
  expect(en({ id: "assessment.notMet", data: short })).toBe(
    "Computed -6.12 percentage points, required above 0 percentage points: not met.",
  );
});

test("a title begins small inside an English sentence, and large where it begins one", () => {
  const appropriation = titleOf("field", "educationAppropriation");
  const growth: Message = {
    id: "formulas.growth",
    data: { a: appropriation, b: appropriation, all: { kind: "list", items: [appropriation] } },
  };
  expect(en(growth)).toBe("growth of education appropriation over the year before");
  expect(en(value({ kind: "message", message: growth }))).toBe("growth of education appropriation over the year before");
  expect(en(value({ kind: "list", items: [appropriation, titleOf("field", "recurrentFiscalRevenue")] }))).toBe(
    "Education appropriation and recurrent fiscal revenue",
  );
});

describe("what is missing", () => {
  const missing: Message = { id: "nowhere.at.all" };
  const withoutData: Message = { id: "presentation.value" };
  const unknownTitle = value(titleOf("field", "noSuchField"));

  test("throws, naming what to add", () => {
    expect(() => zh(missing)).toThrow(/nowhere\.at\.all.*src\/locales\/zh-CN/);
    expect(() => zh(withoutData)).toThrow();
    expect(() => zh(unknownTitle)).toThrow(/noSuchField/);
  });

  test("before a person it is a plain remark, never an id", () => {
    const lenient = createTranslator("zh-CN", rulebook, { missing: "placeholder" });
    for (const message of [missing, withoutData, unknownTitle]) expect(lenient(message)).toBe("（此处说明缺失）");
    expect(createTranslator("en-US", rulebook, { missing: "placeholder" })(missing)).toBe("(explanation missing)");
  });
});
