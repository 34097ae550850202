import fc from "fast-check";
import { checkClaims, readClaims } from "../../../../src/core/assessment/statements";
import type { CheckedClaim } from "../../../../src/core/assessment/statements";

/** Amounts as printed: whole steps of a hundredth of 亿元, so that text and number are one. */
const amounts = (count: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 2000, max: 90000 }), { minLength: count, maxLength: count });
const SUBJECTS = ["教育支出", "财政教育拨款", "一般公共预算教育经费", "学前教育投入", "职业教育经费", "教师工资总额"];
const listed = (parts: readonly string[], last: string): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join("、")}${last}${parts.at(-1)}`;
const places = (value: number, digits: number): string => value.toFixed(digits);
/** Half away from zero, free of binary surprises at this size. */
const rounded = (value: number, digits: number): number => Math.round(Math.abs(value) * 10 ** digits + 1e-7) / 10 ** digits;

const claimsOf = (text: string): CheckedClaim[] => checkClaims(readClaims(text));
const only = (claims: readonly CheckedClaim[], kind: string): CheckedClaim[] => claims.filter((claim) => claim.kind === kind);

describe("generated paragraphs", () => {
  it("agree when every rate is rounded rightly, and the first year has no base", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }).chain(amounts),
        fc.constantFrom(...SUBJECTS),
        fc.constantFrom("和", "、", "及"),
        fc.constantFrom(1, 2),
        (values, subject, last, digits) => {
          fc.pre(values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0)));
          const rates = values.map((value, at) =>
            at === 0 ? "3.30%" : `${places(rounded((value / (values[at - 1] ?? 1) - 1) * 100, digits), digits)}%`,
          );
          const text = `${2020}—${2019 + values.length}年，全县${subject}分别为${listed(
            values.map((value) => `${places(value / 100, 2)}亿元`),
            last,
          )}，分别比上年增长${listed(rates, last)}。`;
          const growth = only(claimsOf(text), "growth");
          expect(growth.map((claim) => claim.verdict)).toEqual(values.map((_, at) => (at === 0 ? "cannotCheck" : "agrees")));
          for (const claim of growth) expect(text.slice(claim.start, claim.end)).toBe(claim.text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("disagree where one rate is moved beyond what the amounts allow, and only there", () => {
    fc.assert(
      fc.property(
        amounts(3),
        fc.constantFrom(...SUBJECTS),
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 1, max: 40 }),
        (values, subject, at, off) => {
          const sorted = [...values].sort((a, b) => a - b);
          const rate = (n: number): number => rounded(((sorted[n] ?? 0) / (sorted[n - 1] ?? 1) - 1) * 100, 2);
          // Amounts are printed to 0.01: their rounding moves the rate by this much at most, the rate's own by 0.005.
          const room =
            ((sorted[at] ?? 0) / (sorted[at - 1] ?? 1)) * (0.5 / (sorted[at] ?? 1) + 0.5 / (sorted[at - 1] ?? 1)) * 100 * 1.1 + 0.02;
          const moved = rate(at) + room + off / 10;
          const rates = ["3.30%", ...[1, 2].map((n) => `${places(n === at ? moved : rate(n), 2)}%`)];
          const text = `${subject}分别为${sorted.map((value) => `${places(value / 100, 2)}亿元`).join("、")}，分别比上年增长${rates.join("、")}。`;
          const verdicts = only(claimsOf(text), "growth").map((claim) => claim.verdict);
          expect(verdicts).toEqual(["cannotCheck", at === 1 ? "disagrees" : "agrees", at === 2 ? "disagrees" : "agrees"]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("check shares of a named whole both ways", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 50000 }),
        fc.integer({ min: 50001, max: 90000 }),
        fc.integer({ min: 3, max: 200 }),
        (part, whole, off) => {
          const share = rounded((part / whole) * 100, 2);
          const text = (shown: number): string =>
            `全县一般公共预算支出${whole}万元，其中教育支出${part}万元，占一般公共预算支出的${places(shown, 2)}%。`;
          expect(only(claimsOf(text(share)), "share").map((claim) => claim.verdict)).toEqual(["agrees"]);
          expect(only(claimsOf(text(share + 0.05 + off / 50)), "share").map((claim) => claim.verdict)).toEqual(["disagrees"]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("check totals against their parts, within half a step for each", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 90000 }), { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 4, max: 900 }),
        (parts, off) => {
          const names = ["中央补助", "省级补助", "市级补助", "县级配套", "学校自筹"];
          const total = parts.reduce((sum, part) => sum + part, 0);
          const text = (shown: number): string =>
            `${parts.map((part, at) => `${names[at] ?? ""}${part}万元`).join("、")}，合计${shown}万元。`;
          expect(only(claimsOf(text(total)), "sum").map((claim) => claim.verdict)).toEqual(["agrees"]);
          expect(only(claimsOf(text(total + off)), "sum").map((claim) => claim.verdict)).toEqual(["disagrees"]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("check increments and gaps as differences", () => {
    fc.assert(
      fc.property(amounts(3), amounts(2), amounts(2), (values, a, b) => {
        const sorted = [...values].sort((x, y) => x - y);
        const [first = 0, second = 0, third = 0] = sorted;
        const steps = [second - first, third - second].map((step) => `${places(step / 100, 2)}亿元`);
        const money = `教育支出分别为${sorted.map((value) => `${places(value / 100, 2)}亿元`).join("、")}，分别增加${steps.join("、")}。`;
        expect(only(claimsOf(money), "increment").map((claim) => claim.verdict)).toEqual(["agrees", "agrees"]);
        const rates = (list: readonly number[]): string => list.map((value) => `${places(value / 1000, 2)}%`).join("和");
        const gaps = a.map((value, at) => rounded(Number(places(value / 1000, 2)) - Number(places((b[at] ?? 0) / 1000, 2)), 2));
        fc.pre(a.every((value, at) => value > (b[at] ?? 0) + 20));
        const text = `财政教育拨款分别比上年增长${rates(a)}，财政经常性收入分别比上年增长${rates(b)}，均高于财政经常性收入增长比例，分别高${gaps.map((gap) => `${places(gap, 2)}个百分点`).join("和")}。`;
        const claims = claimsOf(text);
        expect(only(claims, "gap").map((claim) => claim.verdict)).toEqual(["agrees", "agrees"]);
        expect(only(claims, "comparison").map((claim) => claim.verdict)).toEqual(["agrees"]);
      }),
      { numRuns: 200 },
    );
  });

  it("never read outside the text, whatever stands in it", () => {
    const piece = fc.constantFrom(
      "1,234万元",
      "5.6%",
      "x%",
      "增长",
      "占",
      "的",
      "分别为",
      "、",
      "，",
      "。",
      "；",
      "逐年提高",
      "均高于收入的增长",
      "2024年",
      "（",
      "其中",
      "合计",
      "由",
      "到",
      "人次",
      "百分点",
      "3",
      "𠮷",
      " ",
      "约",
      "以上",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        for (const claim of claimsOf(text)) {
          expect(text.slice(claim.start, claim.end)).toBe(claim.text);
          expect(Number.isNaN(claim.recomputed ?? 0)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
