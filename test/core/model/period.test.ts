import { instant, lastDayOf, periodText, samePeriod } from "../../../src/core/model";

const isDay = (text: string): boolean => {
  try {
    return instant(text) === text;
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return false;
  }
};

it("a date is a day of the calendar, leap years and all", () => {
  for (const year of [1600, 1900, 2000, 2023, 2024]) {
    for (let month = 0; month <= 13; month += 1) {
      for (let date = 0; date <= 32; date += 1) {
        const text = `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
        const real = new Date(Date.UTC(year, month - 1, date));
        const isReal = real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
        expect([text, isDay(text)]).toEqual([text, isReal]);
      }
    }
  }
});

it.each(["2023-1-1", "2023-01-1", "23-01-01", "2023-01-01T00:00", " 2023-01-01", "2023/01/01", "20230101", "", "today"])(
  "%p is no date",
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

describe("a period", () => {
  const asOf = instant("2024-06-30");

  it.each([
    [{ kind: "fiscalYear", year: 2023 }, "2023", "2023-12-31"],
    [{ kind: "schoolYear", year: 2023 }, "2023-2024", "2024-08-31"],
    [{ kind: "ordinal", year: 2 }, "#2", "2024-06-30"],
    [{ kind: "none", year: 0 }, "", "2024-06-30"],
  ] as const)("%j is written %p and judged on %s", (period, text, day) => {
    expect(periodText(period)).toBe(text);
    expect(lastDayOf(period, asOf)).toBe(day);
  });

  it("is the same when kind and year are", () => {
    const year = { kind: "fiscalYear", year: 2023 } as const;
    expect([
      samePeriod(year, { ...year }),
      samePeriod(year, { ...year, year: 2022 }),
      samePeriod(year, { kind: "schoolYear", year: 2023 }),
      samePeriod({ kind: "ordinal", year: 1 }, { kind: "schoolYear", year: 2 }),
    ]).toEqual([true, false, false, false]);
  });
});
