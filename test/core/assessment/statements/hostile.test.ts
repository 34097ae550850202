import { checkClaims, readClaims } from "../../../../src/core/assessment/statements";

const SIZE = 1_000_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length));

const HOSTILE: Readonly<Record<string, string>> = {
  digits: fill("1"),
  grouped: fill("1,000"),
  points: fill("1.1"),
  spaces: `2024${fill(" ")}2025年`,
  years: fill("2024—"),
  listedYears: fill("2024、"),
  amounts: fill("1元、"),
  rates: fill("增长1%，"),
  shares: fill("占"),
  sharesOf: fill("其中1元，占总额的1%，"),
  trends: fill("逐年提高"),
  trendsOfOne: `分别为${"1元、".repeat(1000)}2元，${fill("逐年提高，")}`,
  comparisons: fill("均高于收入的增长，"),
  comparisonsWithRates: fill("增长1%，均高于收入的增长，"),
  copulas: fill("共有为达到"),
  totals: fill("合计1元，其中1元、2元，"),
  placeholders: fill("x%、"),
  headcounts: fill("学生5200人次，学生5200人，"),
  commas: fill("，"),
  brackets: fill("（"),
  letters: fill("ab"),
  english: fill("In 2009, education appropriation grew by 1% over 2008. "),
  englishWithoutEnd: fill("appropriation was CNY 1 million in 2009, up by 2%, "),
  differences: fill("小学比初中高1元，"),
  levels: fill("小学1元、初中2元，"),
  oneClause: fill("教育经费"),
};

/** Work that grows with the square of the text would need days for a megabyte: the runner's patience tells the two apart. */
const PATIENCE_MS = 60_000;

describe("hostile text of one megabyte", () => {
  it.each(Object.entries(HOSTILE))(
    "%s is read and checked to the end",
    (_, text) => {
      expect(text.length).toBeGreaterThanOrEqual(SIZE);
      const claims = checkClaims(readClaims(text));
      expect(claims.every((claim) => text.slice(claim.start, claim.end) === claim.text)).toBe(true);
    },
    PATIENCE_MS,
  );
});

it.each(["逐年提高，", "均高于收入的增长，", "比上年增长，"])(
  "more than 5,000 times %s is left unread, and a claim says from where",
  (words) => {
    const text = `${words.repeat(5001)}完。`;
    const unread = checkClaims(readClaims(text)).filter(({ kind }) => kind === "unread");
    expect(unread.map(({ start, verdict }) => [start, verdict])).toEqual([[expect.any(Number), "cannotCheck"]]);
    expect(unread[0]?.start).toBeGreaterThanOrEqual(words.length * 5000);
    expect(readClaims(words.repeat(5000)).some(({ kind }) => kind === "unread")).toBe(false);
  },
);
