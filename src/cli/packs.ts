import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parse } from "yaml";
import type { PackFile } from "../app";
import { UsageError } from "./options";

/** Packs of rules of the user's own, YAML or JSON. Throws `UsageError` for a file that cannot be read. */
export function readPacks(paths: readonly string[], workingFolder: string): readonly PackFile[] {
  return paths.map((path) => {
    try {
      return { name: basename(path), document: parse(readFileSync(resolve(workingFolder, path), "utf8"), { schema: "core" }) as unknown };
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split("\n")[0] ?? error.name) : String(error);
      throw new UsageError({ id: "cli.packUnreadable", data: { path, reason } });
    }
  });
}
