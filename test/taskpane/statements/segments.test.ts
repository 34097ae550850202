import fc from "fast-check";
import { loudest, markedLines, replacementOf } from "../../../src/taskpane/statements/segments";

const claim = (start: number, end: number) => ({ start, end });
const shown = (text: string, claims: readonly { start: number; end: number }[]): string =>
  markedLines(text, claims)
    .map((line) => line.map((piece) => (piece.claims.length > 0 ? `[${piece.text}|${piece.claims.join()}]` : piece.text)).join(""))
    .join("\n");

describe("a text cut at its claims", () => {
  it("marks each claim where it stands, line by line", () => {
    expect(shown("增长5%，达31973万元。\n人均3563元", [claim(2, 4), claim(6, 13), claim(17, 22)])).toBe(
      "增长[5%|0]，达[31973万元|1]。\n人均[3563元|2]",
    );
  });

  it("gives claims that overlap one mark", () => {
    expect(shown("高于1.06个百分点", [claim(2, 10), claim(0, 6)])).toBe("[高于1.06个百分点|1,0]");
  });

  it("cuts a claim at the end of a line and loses no empty line", () => {
    expect(shown("甲\n\n乙丙", [claim(0, 4)])).toBe("[甲|0]\n\n[乙|0]丙");
  });

  it("keeps every character, whatever the claims", () => {
    const text = fc.string({ unit: fc.constantFrom("甲", "1", "%", "\n", "。", "𠮷") });
    const claims = fc.array(fc.tuple(fc.nat(30), fc.nat(8)).map(([start, length]) => claim(start, start + length)));
    fc.assert(
      fc.property(text, claims, (written, found) => {
        const lines = markedLines(written, found);
        expect(lines.map((line) => line.map((piece) => piece.text).join("")).join("\n")).toBe(written);
        for (const piece of lines.flat()) expect(piece.text).not.toBe("");
      }),
    );
  });
});

describe("what a mark says", () => {
  it("shows the worst of several", () => {
    expect(loudest(["agrees", "cannotCheck"])).toBe("cannotCheck");
    expect(loudest(["agrees", "disagrees", "cannotCheck"])).toBe("disagrees");
  });

  it.each([
    ["1.56%", 1.59395973154, "%", "1.59%"],
    ["1162.23元", 1126.23, "元", "1126.23元"],
    ["12,345万元", 1234567.4, "万元", "1,234,567万元"],
    ["增长24%", 24.06, "%", "增长24%"],
    ["下降3.2%", -3.46, "%", "下降3.5%"],
  ])("offers the right figure as the text prints it: %s", (text, value, unit, right) => {
    expect(replacementOf({ text, recomputed: { value, unit } })).toBe(right);
  });

  it("offers nothing where nothing was recomputed or no figure stands", () => {
    expect(replacementOf({ text: "1.56%", recomputed: null })).toBeNull();
    expect(replacementOf({ text: "逐年提高", recomputed: { value: 3, unit: "" } })).toBeNull();
  });
});
