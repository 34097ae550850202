import { checkClaims, readClaims } from "../../../../src/core/assessment/statements";
import { CHECKABLE, passage } from "./passages";
import { PARAGRAPHS } from "./paragraphs";
import { outcomeOf } from "./marked";

const names = Object.keys(CHECKABLE);

describe("published passages", () => {
  it("checks at least 95 % of the figures and claims that can be checked", () => {
    const lines: string[] = [];
    let checked = 0;
    let all = 0;
    for (const name of names) {
      const text = passage(name);
      const claims = checkClaims(readClaims(text));
      for (const { text: phrase, after, verdict } of CHECKABLE[name] ?? []) {
        const from = text.indexOf(phrase, text.indexOf(after));
        expect(from).toBeGreaterThanOrEqual(0);
        const here = claims.filter((claim) => claim.start === from && claim.end === from + phrase.length);
        const right = here.some((claim) => claim.verdict === verdict);
        all += 1;
        if (right) checked += 1;
        lines.push(`${right ? "checked" : "MISSED "} ${name} ${phrase} ${verdict} (${here.map((claim) => claim.kind).join(", ")})`);
      }
    }
    for (const [name, source] of Object.entries(PARAGRAPHS)) {
      const { held, missed } = outcomeOf(source);
      const checkable = held.filter((line) => !line.startsWith("cannotCheck"));
      checked += checkable.length;
      all += checkable.length + missed.length;
      lines.push(...checkable.map((line) => `checked ${name} ${line}`), ...missed.map((line) => `MISSED  ${name} ${line}`));
    }
    process.stdout.write(`${lines.join("\n")}\n${checked} of ${all} checkable figures and claims checked\n`);
    expect(all).toBeGreaterThan(80);
    expect(checked / all).toBeGreaterThanOrEqual(0.95);
  });

  it("raises no alarm but the known mistakes", () => {
    const alarms = names.flatMap((name) =>
      checkClaims(readClaims(passage(name)))
        .filter((claim) => claim.verdict === "disagrees")
        .map((claim) => `${name} ${claim.kind} ${claim.text}`),
    );
    expect(alarms).toEqual([
      "000-basics rateLimit 120%",
      "000-funding percentagePoint 对比分别增长了6.77%，6.13%和1.06%",
      "000-funding growth 1.56%",
      // 20.67万平方米 and 17.23万平方米 make 37.9万平方米; the passage prints 17.23平方米.
      "001-renovation-plan sum 37.9万平方米",
    ]);
  });

  it("suggests 1.59% for 1.56%", () => {
    const wrong = checkClaims(readClaims(passage("000-funding"))).find((claim) => claim.text === "1.56%");
    expect(wrong?.recomputed).toBeCloseTo(0.015939597, 8);
    expect(wrong?.interval?.low).toBeCloseTo(0.01593, 5);
    expect(wrong?.interval?.high).toBeCloseTo(0.015949, 5);
    expect(wrong?.suggestions).toEqual([
      { id: "statements.suggest", data: { value: expect.objectContaining({ quantity: expect.objectContaining({ value: 0.0159 }) }) } },
    ]);
  });

  it("finds every place of the template that is still to fill in, and judges none", () => {
    const claims = checkClaims(readClaims(passage("003-template")));
    expect(claims.filter((claim) => claim.kind === "placeholder")).toHaveLength(passage("003-template").split("x").length - 1);
    expect(claims.filter((claim) => claim.verdict !== "cannotCheck")).toEqual([]);
  });

  it("keeps offsets in UTF-16 code units of the text as handed in", () => {
    for (const name of names) {
      const text = `𠮷${passage(name)}`;
      const claims = readClaims(text);
      expect(claims.length).toBeGreaterThan(0);
      for (const claim of claims) expect(text.slice(claim.start, claim.end)).toBe(claim.text);
    }
  });
});
