import type { FindingDetail } from "../../src/app";
import { openSample, SAMPLES } from "../support/samples";
import type { OpenedSample } from "../support/samples";

jest.setTimeout(60_000);

type Trace = FindingDetail["trace"];
const nodesOf = (trace: Trace): readonly Trace[] => [trace, ...trace.children.flatMap(nodesOf)];

const samples: OpenedSample[] = [];
beforeAll(async () => {
  // The long table of a whole city says the same few sentences a thousand times.
  for (const [name, asOf] of SAMPLES) if (name !== "丹湖市多区县经费长表") samples.push(await openSample(name, asOf));
});

describe.each(["zh-CN", "en-US"] as const)("what findings say in %s", (locale) => {
  const asking: FindingDetail[] = [];
  beforeAll(async () => {
    for (const { engine } of samples) {
      const { findings } = await engine.findings({ outcomes: ["fail", "open"], offset: 0, limit: 200 }, locale);
      for (const { key } of findings) {
        const detail = await engine.detail(key, locale);
        if (detail) asking.push(detail);
      }
    }
    expect(asking.length).toBeGreaterThan(60);
  });

  it("leaves no empty brackets and no blank pairs, and a sum misses its total by so much, less or more", () => {
    const texts = asking.flatMap((one) => [
      one.text,
      one.observed,
      one.required,
      one.shortfall,
      ...nodesOf(one.trace).map(({ label }) => label),
    ]);
    expect(texts.filter((text) => /（）|\(\)| {2}|[少多] ?-|-[\d.,]+[^,;]* (less|more) than the total/.test(text))).toEqual([]);
    expect(texts.filter((text) => /比.*少 \d|less than the total/.test(text))).not.toEqual([]);
  });

  it("gives the computed figure in the unit of the rule, and every requirement its unit", () => {
    const required = asking.flatMap(({ trace }) => nodesOf(trace)).filter(({ label }) => /^(要求|required)$/.test(label));
    expect(required.length).toBeGreaterThan(20);
    expect(required.filter(({ value }) => /^-?[\d.,]+$/.test(value))).toEqual([]);
    const inUnits = asking.filter(
      ({ observed, trace }) => /百分点|percentage point|百生|100 pupils/.test(observed) && trace.children.length > 0,
    );
    expect(inUnits.length).toBeGreaterThan(4);
    for (const { observed, trace } of inUnits) expect(trace.children.map(({ value }) => value)).toContain(observed);
  });

  it("names the indicator whose stated figure is wrong, and the stated figure", () => {
    const [growth] = asking.filter(({ rule, schoolLevel }) => rule === "stated-growth-agrees-with-amounts" && schoolLevel === "total");
    expect(growth?.text).toMatch(locale === "zh-CN" ? /^生均公用经费所列数 1\.56%/ : /^Operating expenditure per pupil: the stated 1\.56%/);
    expect(growth?.required).toMatch(
      locale === "zh-CN" ? /^所列 1\.56% 应在 1\.593% 至/ : /^the stated 1\.56% should be between 1\.593% and/,
    );
  });

  it("does not condemn where it only asks", () => {
    const prompts = asking.filter((one) => one.class === "经验校验" && one.outcome === "fail");
    expect(prompts.length).toBeGreaterThan(5);
    expect(prompts.map(({ text }) => text).filter((text) => /不符合|not met/.test(text))).toEqual([]);
  });
});

it("prints a class size as pupils in a class, not as a percentage", async () => {
  const preview = await samples[0]?.engine.preview("staffing-and-class-size", "zh-CN");
  const printed = JSON.stringify(preview);
  expect(printed).toContain("43.6");
  expect(printed).not.toContain("4360");
});
