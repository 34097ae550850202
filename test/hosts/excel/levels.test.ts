import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MINIMUM, OPTIONAL } from "../../../src/hosts/excel/requirements";
import { COUNTY, PLAN } from "../contract";
import { excelWith, farWorkbookOf } from "./open";

const CLIENT = readFileSync(require.resolve("@microsoft/office-js/dist/excel-web-16.00.debug.js"), "utf8");
const number = (version: string): number => Number(version.split(".")[1]);

/** `Type.member` → the set that brings it, as Microsoft's client itself knows it. */
const SETS = new Map(
  [...CLIENT.matchAll(/_throwIfApiNotSupported\("(\w+\.\w+)", _defaultApiSetName, "(1\.\d+)"/g)].map((match) => [
    match[1] ?? "",
    match[2] ?? "",
  ]),
);

const everything = async (level: string) => {
  const stand = excelWith(farWorkbookOf(COUNTY), level);
  await stand.host.read({ sheets: null });
  await stand.host.read({ sheets: null, selectionOnly: true });
  await stand.host.sheets();
  await stand.host.apply(PLAN);
  await stand.host.readOwn("findings");
  await stand.host.select({ sheet: "教育经费", rowIndex: 1, columnIndex: 1 });
  const receipt = await stand.host.apply({ ...PLAN, sheets: [] });
  await stand.host.revert(receipt);
  return stand;
};

describe("requirement sets", () => {
  it("calls nothing above the minimum where only the minimum is", async () => {
    // The client throws ApiNotFound itself for a member above the level it is told; the far side knows no member but those listed.
    const { farSide } = await everything(MINIMUM);
    const above = [...farSide.used].filter((member) => {
      const [type, name = ""] = member.split(".");
      const set = SETS.get(`${type}.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
      return set !== undefined && number(set) > number(MINIMUM);
    });
    expect(above).toEqual([]);
    expect(farSide.used.size).toBeGreaterThan(40);
  });

  it("probes each optional set before it uses one", async () => {
    const { client, farSide } = await everything("1.20");
    expect([...client.probed].filter((set) => set.startsWith("ExcelApi")).sort()).toEqual(
      Object.values(OPTIONAL)
        .map((set) => `ExcelApi ${set}`)
        .sort(),
    );
    expect([...farSide.used]).toContain("Range.GetMergedAreasOrNullObject");
  });

  it("names what it cannot do at the minimum, and nothing where all is there", async () => {
    expect((await everything(MINIMUM)).host.capabilities.limits.map(({ id }) => id)).toEqual([
      "excel.limit.mergedAreas",
      "excel.limit.undo",
    ]);
    expect((await everything("1.20")).host.capabilities).toMatchObject({ limits: [], undoInOneStep: true });
  });

  it("asks by the version only in one place", () => {
    const folder = join(__dirname, "../../../src/hosts/excel");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    expect(files.filter((name) => readFileSync(join(folder, name), "utf8").includes("isSetSupported"))).toEqual(["requirements.ts"]);
  });
});
