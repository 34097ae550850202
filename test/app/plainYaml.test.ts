import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { readPackText } from "../../src/app/packText";
import { parsePlainYaml, PlainYamlError } from "../../src/app/plainYaml";

const full = (text: string): unknown => parse(text, { schema: "core" });
const refusal = (text: string): unknown => {
  try {
    return parsePlainYaml(text);
  } catch (error) {
    return error instanceof PlainYamlError ? error.line : error;
  }
};

describe("YAML as packs are written", () => {
  it("reads the guide's own example as the full reader does", () => {
    const guide = readFileSync(join(__dirname, "../../docs/packs.md"), "utf8");
    const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    expect(parsePlainYaml(example)).toEqual(full(example));
    expect(parsePlainYaml(example)).toMatchObject({ pack: { id: "own/qingcheng" } });
  });

  it.each([
    'a: 1\nb: x y\nc: \'20%\'\nd: "q\\"u"\n',
    "rules:\n- id: a\n  title: 甲：乙\n- id: b\n",
    "rules:\n  - id: a\n    inForce: { from: 2023-01-01, until: null }\n    levels: [primary, junior]\n  -\n    id: b\n",
    "x: [\n  1,\n  { a: b, c: [d, 'e,f'] },\n]\ny: ~\n",
    "# 注\n---\na: b # c\nd: e#f\nurl: http://x.cn/a?b=c\nneg: -1.5\nempty:\n",
    "a:\n  b:\n    c: true\n  d: false\n",
    "- 1\n- - 2\n  - 3\n- a: 1\n  b: 2\n",
    "{ a: 1, b: [x, y] }",
  ])("agrees with the full reader: %j", (text) => {
    expect(parsePlainYaml(text)).toEqual(full(text));
  });

  it("reads whatever the full writer writes of plain data", () => {
    const key = fc.stringMatching(/^[a-z][a-zA-Z0-9-]{0,8}$/);
    const scalar = fc.oneof(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.boolean(),
      fc.constant(null),
      fc.stringMatching(/^[a-z一-龥“”‘，。%():,#'" -]{0,12}$/),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(key, tie("value"), { maxKeys: 3 })),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }), (document) => {
        const text = stringify(document, { lineWidth: 0 });
        fc.pre(!/: [|>]|- [|>]|\? /.test(text));
        expect(parsePlainYaml(text)).toEqual(JSON.parse(JSON.stringify(document)));
      }),
      { numRuns: 300 },
    );
  });

  it("refuses what it does not read, with the line", () => {
    expect([
      refusal("a: &x 1"),
      refusal("a: 1\nb: *x"),
      refusal("a: |\n  long"),
      refusal("a: !!str 1"),
      refusal("a: 1\na: 2"),
      refusal("a: 1\n   b: 2"),
      refusal("a: [1, 2"),
      refusal("a: b: c"),
      refusal("a:\n\tb: 1"),
    ]).toEqual([1, 2, 1, 1, 2, 2, 1, 1, 2]);
  });
});

describe("the text of a pack's file", () => {
  it("is JSON or YAML, one group of names", () => {
    expect(readPackText('\uFEFF{ "rules": [] }')).toEqual({ document: { rules: [] } });
    expect(readPackText("rules: []\n")).toEqual({ document: { rules: [] } });
    expect(readPackText("{ rules: [] }")).toEqual({ document: { rules: [] } });
  });

  it.each(["", "这不是规则", "[1, 2]", "- a\n- b", "<html>", '{"a": '])("says so of %j", (text) => {
    expect(readPackText(text)).toMatchObject({ accepted: { id: "rules.accepted.packText" } });
  });
});
