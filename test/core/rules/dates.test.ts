import { nextDay, previousDay } from "../../../src/core/rules/dates";

it("steps over months, leap years and years, there and back", () => {
  const start = Date.UTC(1899, 11, 25);
  for (let day = 0; day < 40000; day += 1) {
    const [today, tomorrow] = [day, day + 1].map((offset) => new Date(start + offset * 86400000).toISOString().slice(0, 10));
    if (today === undefined || tomorrow === undefined) throw new Error("no day");
    if (nextDay(today) !== tomorrow || previousDay(tomorrow) !== today) throw new Error(`${today} and ${tomorrow}`);
  }
  expect([nextDay("2023-02-28"), nextDay("2024-02-28"), nextDay("2000-02-28"), nextDay("1900-02-28")]).toEqual([
    "2023-03-01",
    "2024-02-29",
    "2000-02-29",
    "1900-03-01",
  ]);
  expect([previousDay("2024-03-01"), previousDay("2024-01-01"), previousDay("2023-03-01")]).toEqual([
    "2024-02-29",
    "2023-12-31",
    "2023-02-28",
  ]);
});
