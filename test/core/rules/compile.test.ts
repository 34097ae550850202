import { compileRulebook, rulebookErrorMessage, type RulebookFile } from "../../../src/core/rules";
import { rules as chinese } from "../../../src/locales/zh-CN/rules";
import { rulebook, rulebookFiles } from "../../support/rulebook";

const files = rulebookFiles();
type Plain = Record<string, unknown>;

/** The product's files with one document changed. */
function changed(path: string, edit: (document: Plain) => unknown): readonly RulebookFile[] {
  const found = files.find((file) => file.path === path);
  if (!found) throw new Error(`no file ${path}`);
  const copy = structuredClone(found.document) as Plain;
  return files.map((file) => (file === found ? { path, document: edit(copy) ?? copy } : file));
}

function errorsOf(path: string, edit: (document: Plain) => unknown): readonly string[] {
  const result = compileRulebook(changed(path, edit));
  if (!("errors" in result)) return [];
  return result.errors.map((error) => [error.file, error.path, error.found, error.accepted.id].join(" ~ "));
}

const GROWTH = "cn/law/rules/per-pupil-spending-grows.yaml";
const SURCHARGE = "cn/policy/parameters/surcharge-vocational-share-minimum.yaml";
const QUOTA = "cn/operating-funds/parameters/operating-base-quota.yaml";
function change(list: readonly Plain[], index: number, key: string, value: unknown): void {
  const item = list[index];
  if (!item) throw new Error(`nothing at ${index}`);
  item[key] = value;
}
const valuesOf = (document: Plain): Plain[] => document.values as Plain[];

describe("compiling the rulebook", () => {
  it("gives the same bytes whatever the order of the files", () => {
    const again = compileRulebook([...files].reverse());
    expect(again).toEqual({ rulebook });
  });

  it("turns percentages into ratios", () => {
    const values = rulebook.parameters.find((item) => item.id === "surcharge-vocational-share-minimum")?.values;
    expect(values?.map((row) => row.value)).toEqual([0.2, 0.3, 0.1, 0.3, 0.3]);
  });

  it("keeps packs and rules in the order of the packs' files", () => {
    expect(rulebook.packs.slice(0, 2).map((pack) => pack.id)).toEqual(["cn/law", "cn/policy"]);
    expect(rulebook.rules[0]?.id).toBe("appropriation-grows-faster-than-recurrent-revenue");
  });

  it.each<[string, string, (document: Plain) => unknown, string]>([
    ["a misspelt key", GROWTH, (d) => ({ ...d, refrences: [] }), `${GROWTH} ~  ~ refrences ~ rules.accepted.knownKeys`],
    ["a class that does not exist", GROWTH, (d) => ({ ...d, class: "法律" }), `${GROWTH} ~ class ~ "法律" ~ rules.accepted.oneOf`],
    ["no references", GROWTH, (d) => ({ ...d, references: [] }), `${GROWTH} ~ references ~ [] ~ rules.accepted.notEmpty`],
    ["an id that is not the file's name", GROWTH, (d) => ({ ...d, id: "other" }), `${GROWTH} ~ id ~ "other" ~ rules.accepted.sameName`],
    [
      "an unreadable expression",
      GROWTH,
      (d) => ({ ...d, expression: "growth(" }),
      `${GROWTH} ~ expression ~ "growth(" ~ rules.accepted.expression`,
    ],
    [
      "a field that nobody knows",
      GROWTH,
      (d) => ({ ...d, needs: ["perPupilEducationSpending", "x"] }),
      `${GROWTH} ~ needs ~ "x" ~ rules.accepted.known`,
    ],
    [
      "a field that the rule does not need",
      GROWTH,
      (d) => ({ ...d, needs: ["gdp"] }),
      `${GROWTH} ~ expression ~ "perPupilEducationSpending" ~ rules.accepted.needed`,
    ],
    [
      "a unit that the expression does not give",
      GROWTH,
      (d) => ({ ...d, unit: "CNY" }),
      `${GROWTH} ~ expression ~ "CNY" ~ rules.accepted.unit`,
    ],
    [
      "quantities that do not add",
      GROWTH,
      (d) => ({ ...d, expression: "gdp - enrolment", needs: ["gdp", "enrolment"] }),
      `${GROWTH} ~ expression ~ "1" ~ rules.accepted.unit`,
    ],
    [
      "a bound in another unit",
      GROWTH,
      (d) => ({ ...d, comparison: { kind: "bound", operator: "moreThan", parameter: "operating-base-quota" } }),
      `${GROWTH} ~ unit ~ "1" ~ rules.accepted.unit`,
    ],
    [
      "a parameter that does not exist",
      GROWTH,
      (d) => ({ ...d, comparison: { kind: "bound", operator: "moreThan", parameter: "x" } }),
      `${GROWTH} ~ comparison.parameter ~ "x" ~ rules.accepted.known`,
    ],
    [
      "a comparison that does not exist",
      GROWTH,
      (d) => ({ ...d, comparison: { kind: "above" } }),
      `${GROWTH} ~ comparison.kind ~ "above" ~ rules.accepted.kind`,
    ],
    [
      "a date that is none",
      QUOTA,
      (d) => change(valuesOf(d), 0, "from", "2023-02-30"),
      `${QUOTA} ~ values[0].from ~ "2023-02-30" ~ rules.accepted.date`,
    ],
    [
      "a value that is no number",
      QUOTA,
      (d) => change(valuesOf(d), 0, "value", "many"),
      `${QUOTA} ~ values[0].value ~ "many" ~ rules.accepted.amount`,
    ],
    [
      "a percentage of money",
      QUOTA,
      (d) => change(valuesOf(d), 0, "value", "3%"),
      `${QUOTA} ~ values[0].value ~ "3%" ~ rules.accepted.percentOnlyForRatio`,
    ],
    [
      "an end before the start",
      QUOTA,
      (d) => change(valuesOf(d), 0, "until", "2016-02-01"),
      `${QUOTA} ~ values[0].until ~ "2016-02-01" ~ rules.accepted.order`,
    ],
    [
      "two values at one time",
      QUOTA,
      (d) => change(valuesOf(d), 2, "until", "2023-03-01"),
      `${QUOTA} ~ values[6].from ~ 2023-03-01 – … ~ rules.accepted.noOverlap`,
    ],
    [
      "a gap",
      QUOTA,
      (d) => change(valuesOf(d), 2, "until", "2023-02-27"),
      `${QUOTA} ~ values[6].from ~ 2023-03-01 – … ~ rules.accepted.noGap`,
    ],
    [
      "two defaults",
      SURCHARGE,
      (d) => change(valuesOf(d), 0, "default", true),
      `${SURCHARGE} ~ values[1].default ~ true ~ rules.accepted.oneDefault`,
    ],
    [
      "an outcome that does not exist",
      GROWTH,
      (d) => change(d.examples as Plain[], 0, "expect", { 2022: "ok" }),
      `${GROWTH} ~ examples[0].expect.2022 ~ "ok" ~ rules.accepted.pattern`,
    ],
  ])("refuses %s with file, path, what was found and what is accepted", (_, path, edit, expected) => {
    expect(errorsOf(path, edit)).toContain(expected);
  });

  it("refuses a file in the wrong place, an unknown pack and an id used twice", () => {
    const stray = compileRulebook([...files, { path: "notes.yaml", document: {} }]);
    expect(stray).toMatchObject({ errors: [{ file: "notes.yaml", path: "", accepted: { id: "rules.accepted.file" } }] });
    const rule = files.find((file) => file.path === GROWTH)?.document;
    const twice = compileRulebook([...files, { path: "other/rules/per-pupil-spending-grows.yaml", document: rule }]);
    const ids = "errors" in twice ? twice.errors.map((error) => error.accepted.id) : [];
    expect(ids).toEqual(expect.arrayContaining(["rules.accepted.unique", "rules.accepted.known"]));
  });

  it("lays a pack that someone wrote over the product's rulebook: a new rule, a changed threshold, an ended rule", () => {
    const growth = files.find((file) => file.path === GROWTH)?.document as Plain;
    const quota = structuredClone(files.find((file) => file.path === QUOTA)?.document) as Plain;
    quota.values = [{ ...valuesOf(quota)[0], value: 999, from: "2020-01-01", until: undefined, region: "望河县" }];
    const pack = { id: "own", title: { "zh-CN": "本县", "en-US": "Own" }, region: "望河县", enabledByDefault: true, order: 99 };
    const written = [
      { path: "own/pack.yaml", document: pack },
      { path: "own/rules/own-per-pupil-spending-grows.yaml", document: { ...growth, id: "own-per-pupil-spending-grows" } },
      { path: "cn/operating-funds/parameters/operating-base-quota.yaml", document: quota },
      { path: GROWTH, document: { ...growth, inForce: { until: "2025-12-31" } } },
    ];
    const result = compileRulebook(written, rulebook);
    if ("errors" in result) throw new Error(JSON.stringify(result.errors));
    expect(result.rulebook.rules).toHaveLength(142);
    expect(result.rulebook.rules.at(-1)).toMatchObject({ id: "own-per-pupil-spending-grows", pack: "own" });
    expect(result.rulebook.rules.map((rule) => rule.id).slice(0, 141)).toEqual(rulebook.rules.map((rule) => rule.id));
    expect(result.rulebook.rules[2]).toMatchObject({ id: "per-pupil-spending-grows", inForce: { from: null, until: "2025-12-31" } });
    expect(result.rulebook.parameters.find((item) => item.id === "operating-base-quota")?.values).toHaveLength(1);
    expect(result.rulebook.sha256).not.toBe(rulebook.sha256);
    const wrong = compileRulebook([{ path: "own/rules/x.yaml", document: { ...growth, id: "x" } }], rulebook);
    expect(wrong).toMatchObject({ errors: [{ file: "own/rules/x.yaml", found: '"own"', accepted: { id: "rules.accepted.known" } }] });
  });

  it("says it in one sentence", () => {
    const result = compileRulebook(changed(GROWTH, (document) => ({ ...document, class: "法律" })));
    const [error] = "errors" in result ? result.errors : [];
    if (!error) throw new Error("the fault went unnoticed");
    const message = rulebookErrorMessage(error);
    expect(message.data).toMatchObject({ file: GROWTH, path: "class", found: '"法律"' });
    expect(chinese[message.id]).toContain("应为{accepted}");
    expect(error.accepted.data).toEqual({ values: "法规 | 政策 | 评估标准 | 逻辑校验 | 经验校验" });
  });
});
