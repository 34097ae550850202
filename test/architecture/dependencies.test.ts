import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const json = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));

const PERMISSIVE = new Set([
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "(MIT OR Apache-2.0)",
  "Unlicense",
  "CC0-1.0",
]);

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
}

describe("what is shipped", () => {
  const declared: Record<string, string> = json("package.json").dependencies;
  const locked: Record<string, Locked> = json("package-lock.json").packages;
  const shipped = Object.entries(locked).filter(([path, entry]) => path !== "" && !entry.dev && !entry.devOptional && !entry.optional);

  it("is pinned to exact versions", () => {
    expect(Object.keys(declared).length).toBeGreaterThan(5);
    expect(Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it("stays few: every direct dependency was decided on", () => {
    expect(Object.keys(declared).length).toBeLessThanOrEqual(14);
  });

  it("is permissive to the last indirect package", () => {
    expect(shipped.length).toBeGreaterThan(Object.keys(declared).length);
    const licences = shipped.map(([path]) => [path, json(join(path, "package.json")).license]);
    expect(licences.filter(([, licence]) => !PERMISSIVE.has(String(licence)))).toEqual([]);
  });

  it("has no YAML parser, no Office.js and no spreadsheet library among it", () => {
    const names = shipped.map(([path]) => path.replace(/^.*node_modules\//, ""));
    for (const banned of ["yaml", "js-yaml", "@microsoft/office-js", "xlsx", "exceljs", "hyperformula"])
      expect(names).not.toContain(banned);
  });
});
