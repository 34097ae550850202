import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { COMPOSITION_ROOTS, ROOMS } from "./rooms";

const source = resolve(__dirname, "../../src");

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, "utf8");
  const file = relative(source, path);
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(import|export)\s+(type\s)?[^;"']*?\bfrom\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)\s*import\s+["']([^"']+)["']/g,
    ),
  ].map((match) => ({ file, target: match[3] ?? match[4] ?? match[5] ?? "", typeOnly: match[2] !== undefined }));
}

const roomOf = (file: string) =>
  ROOMS.filter((room) => file === room.path || file.startsWith(`${room.path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
const isRoot = (file: string): boolean => COMPOSITION_ROOTS.some((root) => file === root || file.startsWith(`${root}/`));
const packageOf = (target: string): string =>
  target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");

const files = filesBelow(source).map((path) => relative(source, path));
const imports = filesBelow(source).flatMap(importsOf);

/** Why an import goes the wrong way, or null. */
function fault(found: Import): string | null {
  const room = roomOf(found.file);
  if (isRoot(found.file)) return null;
  if (!room) return `${found.file} stands in no room`;
  if (!found.target.startsWith(".")) {
    const name = packageOf(found.target);
    return room.packages.includes(name) || (found.typeOnly && found.target.startsWith("node:"))
      ? null
      : `${found.file} imports package ${found.target}`;
  }
  const target = relative(source, resolve(source, dirname(found.file), found.target));
  // Sentences are typed by what each room can say: the one place where a catalogue looks into a room.
  if (room.path === "locales" && found.typeOnly && /\/messages$/.test(target)) return null;
  if (target === room.path || target.startsWith(`${room.path}/`)) return null;
  const seen = room.sees.some((path) => target === path || target.startsWith(`${path}/`));
  const shadowed = ROOMS.some(
    (other) => other.path.length > room.path.length && other.path.startsWith(`${room.path}/`) && target.startsWith(other.path),
  );
  return seen && !shadowed ? null : `${found.file} imports ${target}`;
}

describe("the rooms of the house", () => {
  it("finds files and imports to look at", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it.each(ROOMS.map((room) => room.path))("%s is a room that exists", (path) => {
    expect(existsSync(join(source, path)) && statSync(join(source, path)).isDirectory()).toBe(true);
  });

  it("has no import that goes the wrong way", () => {
    expect(imports.map(fault).filter((reason) => reason !== null)).toEqual([]);
  });

  it("would notice one: the core looking into a host", () => {
    expect(fault({ file: "core/model/cell.ts", target: "../../hosts/xlsx", typeOnly: false })).not.toBeNull();
    expect(fault({ file: "hosts/xlsx/index.ts", target: "../excel", typeOnly: false })).not.toBeNull();
    expect(fault({ file: "core/assessment/assess.ts", target: "node:fs", typeOnly: false })).not.toBeNull();
  });

  it("says Excel. and Office. only in the Excel host and the composition roots", () => {
    const allowed = (file: string): boolean => file.startsWith("hosts/excel/") || isRoot(file);
    const offenders = files.filter(
      (file) => !allowed(file) && /\b(?:Excel|Office)\.[A-Za-z]/.test(withoutText(readFileSync(join(source, file), "utf8"))),
    );
    expect(offenders).toEqual([]);
  });
});

/** Code without comments and string contents: sentences may speak of Excel. */
function withoutText(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:])\/\/.*$/gm, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""');
}
