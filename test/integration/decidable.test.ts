import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createEngine, createRuleLibrary, type CheckSettings } from "../../src/app";
import { OUTCOMES, type FieldId } from "../../src/core/model";
import { standsForAny } from "../../src/core/recognition";
import { snapshotFromText } from "../../src/core/recognition/fromText";
import { openWorkbook } from "../../src/hosts/xlsx";
import { createTranslator } from "../../src/locales";
import { rulebook } from "../support/rulebook";

const folder = join(__dirname, "../fixtures/samples");
const samples = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
const parts = {
  rulebook,
  translators: { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) },
  tool: { name: "EduFund Check", version: "0.1.0" },
};
const library = createRuleLibrary({ rulebook, translatorFor: (locale, book) => createTranslator(locale, book) });
const SETTINGS: CheckSettings = { asOf: "2026-01-31", region: "", packs: null, parameters: {}, sheets: null };

it.each(rulebook.packs.filter((pack) => !pack.enabledByDefault).map((pack) => pack.id))(
  "judges by %s once it is switched on, wherever the county lies",
  async (pack) => {
    const engine = createEngine(parts);
    for (const rule of rulebook.rules.filter((one) => one.pack === pack)) {
      const example = rule.examples.find((one) => Object.values(one.expect).includes("pass"));
      const snapshots = [snapshotFromText(example?.given ?? "", { sheet: "教育经费" })];
      const asOf = example?.asOf ?? SETTINGS.asOf;
      const { rules } = await engine.check(snapshots, { ...SETTINGS, asOf, packs: [pack], region: "清城区" }, "zh-CN");
      expect(rules.find((one) => one.rule === rule.id)?.counts.pass).toBeGreaterThan(0);
    }
  },
);

describe.each(samples)("%s", (name) => {
  const engine = createEngine(parts);
  const checked = async () => {
    const host = openWorkbook(new Uint8Array(readFileSync(join(folder, name))), name);
    const summary = await engine.check(await host.read({ sheets: null }), SETTINGS, "zh-CN");
    const lines = summary.tables.flatMap((table) => table.lines.filter((line) => line.kind !== "excluded" && line.certainty !== "unsure"));
    const fields = [...new Set(lines.flatMap((line) => (line.field === null ? [] : [line.field as FieldId])))];
    return {
      summary,
      fields,
      decided: new Set(summary.rules.filter(({ counts }) => OUTCOMES.some((outcome) => counts[outcome] > 0)).map(({ rule }) => rule)),
    };
  };

  it("decides every rule whose figures are there, or the rule says which figures are missing", async () => {
    const { fields, decided } = await checked();
    const context = { asOf: SETTINGS.asOf, region: "", parameters: {}, fields };
    const packs = new Set(rulebook.packs.filter((pack) => pack.enabledByDefault).map((pack) => pack.id));
    const silent = library
      .rules("", context, "zh-CN")
      .filter((line) => packs.has(line.pack) && line.inForce && !decided.has(line.rule) && line.missing.length === 0);
    // A rule of the whole country never judges a county.
    const national = rulebook.rules.filter((rule) => rule.entityKinds.every((kind) => kind === "nation")).map((rule) => rule.id);
    // A rule about any figure speaks where there is something to compare.
    const ofAny = rulebook.rules.filter((rule) => rule.needs.some(standsForAny) || rule.needs.length === 0).map((rule) => rule.id);
    expect(silent.map((line) => line.rule).filter((rule) => !national.includes(rule) && !ofAny.includes(rule))).toEqual([]);
  });

  it("says of every open finding what is missing", async () => {
    await checked();
    const { findings } = await engine.findings({ outcomes: ["open"], limit: 10_000 }, "zh-CN");
    for (const { text } of findings) expect(text).toMatch(/缺|未填|没有|占位符|不能证明|请填/);
  });
});
