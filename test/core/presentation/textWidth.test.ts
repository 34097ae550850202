import { lineCount, textWidth } from "../../../src/core/presentation/display";

test("a Chinese character takes two places, a Latin letter one", () => {
  expect(["教育", "abc", "12.3 万元", "（注）", "✕ 不符合", "𠮷"].map(textWidth)).toEqual([4, 3, 9, 6, 8, 2]);
});

test("lines break between Chinese characters and between Latin words, never inside a word that fits", () => {
  expect(lineCount("教育经费", 8)).toBe(1);
  expect(lineCount("教育经费", 6)).toBe(2);
  expect(lineCount("recurrent fiscal revenue", 12)).toBe(3);
  expect(lineCount("recurrent fiscal revenue", 16)).toBe(2);
  expect(lineCount("一\n二\n三", 20)).toBe(3);
  expect(lineCount("abcdefghij", 4)).toBe(3);
  expect(lineCount("", 10)).toBe(1);
});
