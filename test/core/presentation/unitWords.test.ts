import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rulebook } from "../../../src/core/model";
import { parseUnit } from "../../../src/core/model";
import { knowsUnitSymbol } from "../../../src/core/presentation/display";

const rulebook = JSON.parse(readFileSync(join(__dirname, "../../../src/rulebook/rulebook.generated.json"), "utf8")) as Rulebook;

test("every unit of the rulebook has words in both languages", () => {
  const units = [...rulebook.fields, ...rulebook.parameters, ...rulebook.rules].map(({ unit }) => unit);
  expect(units.length).toBeGreaterThan(300);
  const symbols = new Set(units.flatMap((unit) => [...parseUnit(unit).numerators, ...parseUnit(unit).denominators]));
  expect([...symbols].filter((symbol) => !knowsUnitSymbol(symbol))).toEqual([]);
});
