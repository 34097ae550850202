import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sheets } from "../../support/grid";
import { describeUnderstood } from "./description";
import { certainFields, understand } from "./support";

const FOLDER = join(process.cwd(), "test", "fixtures", "layouts");

/** `# sheet` heads each grid; what has to be understood stands behind `=== understood`. */
function read(name: string): { readonly grids: Readonly<Record<string, string>>; readonly understood: readonly string[] } {
  const [written = "", understood = ""] = readFileSync(join(FOLDER, name), "utf8").split(/^=== understood\n/m);
  const parts = written.split(/^# /m).filter((part) => part.trim() !== "");
  return {
    grids: Object.fromEntries(parts.map((part) => [part.slice(0, part.indexOf("\n")).trim(), part.slice(part.indexOf("\n") + 1)])),
    understood: understood.split("\n").filter((line) => line !== ""),
  };
}

const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

describe("sheets as offices of education finance lay them out", () => {
  it.each(FILES.filter((name) => name !== "foreign.txt"))("%s", (name) => {
    const { grids, understood } = read(name);
    expect(understood.length).toBeGreaterThan(0);
    expect(describeUnderstood(understand(sheets(grids)))).toEqual(understood);
  });
});

describe("sheets of the same offices that are about something else", () => {
  it.each(Object.entries(read("foreign.txt").grids))("%s: nothing is certain, nothing is used", (sheet, text) => {
    const { recognition, dataset } = understand(sheets({ [sheet]: text }));
    expect(certainFields(recognition)).toEqual([]);
    expect(dataset.blocks.flatMap((block) => block.columns.map((column) => column.field))).toEqual([]);
  });
});
