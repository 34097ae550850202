import { createHash } from "node:crypto";
import fc from "fast-check";
import { canonicalJson, sha256 } from "../../../src/core/rules";

it("gives the digest that Node gives, for any text and length", () => {
  const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) expect(sha256("教a".repeat(length))).toBe(digest("教a".repeat(length)));
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => sha256(text) === digest(text)));
});

it("writes the same content as the same text, whatever the order of keys", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
});
