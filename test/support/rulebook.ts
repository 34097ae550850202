import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parse } from "yaml";
import { freshRulebook } from "../../scripts/lib/compiledRulebook.mjs";
import type { Rulebook } from "../../src/core/model";
import { compileRulebook, type RulebookFile } from "../../src/core/rules";

const folder = join(process.cwd(), "src", "rulebook");

/** The YAML files of the product's rulebook, parsed. */
export function rulebookFiles(): readonly RulebookFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => ({
      path: relative(folder, join(folder, name)).split(sep).join("/"),
      document: parse(readFileSync(join(folder, name), "utf8"), { schema: "core" }) as unknown,
    }));
}

function compiled(): Rulebook {
  const result = compileRulebook(rulebookFiles());
  if ("errors" in result) throw new Error(`The rulebook does not compile: ${JSON.stringify(result.errors.slice(0, 5), null, 1)}`);
  return result.rulebook;
}

/** The product's rulebook: as `npm test` and the builds compiled it from its YAML, or compiled here when a file changed since. */
export const rulebook: Rulebook = freshRulebook() ?? compiled();
