import type { Finding } from "../../../src/core/model";
import { RATIO } from "../../../src/core/model";
import { planWorkbook } from "../../../src/core/presentation";
import { SHEET, finding, request, sampleInput } from "./sampleInput";

const breach = (rule: string, at: number): Finding =>
  finding(`${rule}|${at}`, {
    rule,
    outcome: "fail",
    level: "error",
    entity: `第${at}小学`,
    observed: { value: 0.5, unit: RATIO },
    required: { operator: "atLeast", value: 1, unit: RATIO },
    cells: [{ sheet: SHEET, rowIndex: 100 + at, columnIndex: rule.length % 20 }],
  });
const many = Array.from({ length: 4_000 }, (_, at) => breach("appropriation-grows-faster", at));
const few = Array.from({ length: 5 }, (_, at) => breach("change-is-usual", at));
const quiet = Array.from({ length: 600 }, (_, at) => finding(`pass|${at}`, { outcome: "pass" }));

const planned = (findings: readonly Finding[], explained: readonly string[] = []) => {
  const explanations = explained.map((key) => ({ key, text: "已核实", forValue: "" }));
  const plan = planWorkbook(sampleInput("zh-CN", findings), request({ explanations, withCharts: false }));
  const [sheet] = plan.sheets;
  const header = sheet?.autoFilter?.rowIndex ?? 0;
  const rows = sheet?.rows.slice(header + 1, header + (sheet.autoFilter?.rowCount ?? 0)) ?? [];
  const texts = (sheet?.rows ?? []).flatMap(({ cells }) => cells.map((cell) => String(cell?.value ?? "")));
  const keys = rows.map(({ cells }) => String(cells.at(-4)?.value ?? ""));
  return { plan, texts, keys, flagged: plan.flags.flatMap(({ cells }) => cells).reduce((sum, area) => sum + area.rowCount, 0) };
};

describe("a sheet of very many findings", () => {
  const { plan, texts, keys, flagged } = planned([...many, ...few, ...quiet]);

  test("lists a few thousand, and of a rule with few all of them", () => {
    expect(keys.filter((key) => key.startsWith("change-is-usual"))).toHaveLength(5);
    expect(keys.filter((key) => key.startsWith("appropriation"))).toHaveLength(2_995);
  });

  test("says what it leaves out, in all and rule by rule", () => {
    expect(plan.unlisted).toBe(1_005);
    expect(texts.find((text) => text.startsWith("另有"))).toMatch(/^另有“不符合” 1005 项.“符合” 100 项未逐条列出。$/);
    expect(texts.find((text) => text.includes("共 4,000 项"))).toMatch(/列出最突出的 2,995 项，其余 1,005 项未列出，也未在原表标记/);
    expect(texts.filter((text) => text.includes("最突出的"))).toHaveLength(1);
  });

  test("flags no cell of a finding that it does not list", () => {
    expect(flagged).toBe(3_000);
  });

  test("always lists what the officer explained", () => {
    const explained = planned([...many, ...few], ["appropriation-grows-faster|3999"]);
    expect(explained.keys).toContain("appropriation-grows-faster|3999");
    expect(explained.plan.unlisted).toBe(1_004);
  });
});

test("a sheet with room for all lists and flags all and says nothing of it", () => {
  const { plan, texts, keys, flagged } = planned([...many.slice(0, 2_990), ...few]);
  expect(keys).toHaveLength(2_995);
  expect(flagged).toBe(2_995);
  expect(plan).not.toHaveProperty("unlisted");
  expect(texts.filter((text) => /最突出|未逐条/.test(text))).toEqual([]);
});
