import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { UsageError } from "./options";

const WORKBOOK = new Set([".xlsx", ".xlsm"]);

/** The workbooks that the paths name: files as they are, folders searched to the bottom, in a stable order. Throws `UsageError`. */
export function workbooksOf(paths: readonly string[], workingFolder: string): readonly string[] {
  return paths.flatMap((path) => {
    const full = resolve(workingFolder, path);
    if (!existsSync(full)) throw new UsageError({ id: "cli.fileMissing", data: { path } });
    if (!statSync(full).isDirectory()) return [full];
    const found = inFolder(full);
    if (found.length === 0) throw new UsageError({ id: "cli.emptyFolder", data: { path } });
    return found;
  });
}

function inFolder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith(".") || entry.name === "node_modules" ? [] : inFolder(path);
      // `~$…` is Excel's lock file beside an open workbook.
      return entry.isFile() && WORKBOOK.has(extname(entry.name).toLowerCase()) && !entry.name.startsWith("~$") ? [path] : [];
    });
}

/** True when both paths are the same file, however they are written. */
export function sameFile(a: string, b: string): boolean {
  if (!existsSync(a) || !existsSync(b)) return resolve(a) === resolve(b);
  const [x, y] = [statSync(a), statSync(b)];
  return realpathSync(a) === realpathSync(b) || (x.dev === y.dev && x.ino === y.ino);
}

/** `经费.xlsx` → `经费-核查结果.xlsx`, numbered when that is taken: an earlier copy may hold her explanations. */
export function freeResultPath(folder: string, workbook: string, suffix: string, extension: string): string {
  const stem = basename(workbook, extname(workbook));
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${stem}-${suffix}${n === 1 ? "" : ` (${n})`}${extension}`);
    if (!existsSync(path)) return path;
  }
}
