import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parse } from "yaml";
import type { PackFile } from "../app";
import { UsageError } from "./options";

/** Bytes of a pack; a whole rulebook is not much larger. */
const LARGEST = 512 * 1024;

/** Packs of rules of the user's own, YAML or JSON. Throws `UsageError` for a file that cannot be read. */
export function readPacks(paths: readonly string[], workingFolder: string): readonly PackFile[] {
  return paths.map((path) => {
    try {
      const bytes = readFileSync(resolve(workingFolder, path));
      if (bytes.length > LARGEST) throw new UsageError({ id: "cli.packTooLarge", data: { path, kilobytes: LARGEST / 1024 } });
      // Text in another encoding would be read as other text: refused, not guessed.
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      return { name: basename(path), document: parse(text, { schema: "core", logLevel: "error" }) as unknown };
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const reason = error instanceof Error ? (error.message.split("\n")[0] ?? error.name).replace(/:$/, "") : String(error);
      throw new UsageError({ id: "cli.packUnreadable", data: { path, reason } });
    }
  });
}
