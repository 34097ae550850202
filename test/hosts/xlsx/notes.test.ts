import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keepMapping, keptMapping } from "../../../src/app";
import type { Mapping } from "../../../src/core/recognition";
import { openWorkbook } from "../../../src/hosts/xlsx";

const NAME = "清城区教育经费三年.xlsx";
const original = new Uint8Array(readFileSync(join(process.cwd(), "test", "fixtures", "samples", NAME)));
const mapping: Mapping = {
  format: 1,
  tables: [{ structure: ["年度", "“甲”<乙>&投入"], lines: { "“甲”<乙>&投入": { meaning: { kind: "excluded" }, unit: "万元" } } }],
};

describe("the officer's corrections in a workbook file", () => {
  it("travel with the file and are read when it is opened again", async () => {
    const host = openWorkbook(original, NAME);
    expect((await keptMapping(host)).tables).toEqual([]);
    expect(await keepMapping(host, mapping)).toBe(true);
    const again = openWorkbook(host.bytes(), NAME);
    expect(await keptMapping(again)).toEqual(mapping);
    expect(await again.read({ sheets: null })).toEqual(await openWorkbook(original, NAME).read({ sheets: null }));
    expect(await again.receipt()).toBeNull();
  });

  it("are changed in place, and taken away without a trace", async () => {
    const host = openWorkbook(original, NAME);
    await host.notes?.set("mapping", "one");
    await host.notes?.set("other", "two");
    await host.notes?.set("mapping", "three");
    expect([await host.notes?.get("mapping"), await host.notes?.get("other")]).toEqual(["three", "two"]);
    await host.notes?.set("mapping", null);
    await host.notes?.set("other", null);
    expect(host.bytes()).toEqual(original);
  });

  it("count for nothing when the note is no mapping", async () => {
    const host = openWorkbook(original, NAME);
    await host.notes?.set("mapping", "{broken");
    expect((await keptMapping(host)).tables).toEqual([]);
  });
});
