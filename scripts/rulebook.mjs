// Compiles the YAML of src/rulebook into src/rulebook/rulebook.generated.json. Browsers get the JSON, never a YAML parser.
// `node --import tsx scripts/rulebook.mjs [--force]`, or `buildRulebook()` from another script.
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";
import { filesBelow, fingerprint, freshRulebook, generatedFile, keepRulebook, rulebookFolder } from "./lib/compiledRulebook.mjs";

export { generatedFile, rulebookFolder };

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Every YAML file of a rulebook folder, parsed; `path` is relative with slashes. Throws with file and line on bad YAML. */
export function readRulebookFiles(folder = rulebookFolder) {
  return filesBelow(folder, /\.yaml$/).map((file) => {
    const path = relative(folder, file).split(sep).join("/");
    try {
      return { path, document: parse(readFileSync(file, "utf8"), { schema: "core" }) };
    } catch (error) {
      throw new Error(`Rule file ${path} is not readable YAML: ${error.message}`, { cause: error });
    }
  });
}

/** Compiles when something changed; returns the rulebook. Throws one error that lists everything wrong. */
export async function buildRulebook({ force = false } = {}) {
  const now = fingerprint();
  const kept = force ? null : freshRulebook(now);
  if (kept) return kept;
  const { compileRulebook } = await loadRules();
  const result = compileRulebook(readRulebookFiles());
  if ("errors" in result) throw new Error(await sentences(result.errors));
  keepRulebook(result.rulebook, now);
  return result.rulebook;
}

/** The TypeScript of the rules room, through tsx where Node has no loader for it yet. */
export async function loadTypeScript(path) {
  const { tsImport } = await import("tsx/esm/api");
  return tsImport(pathToFileURL(join(root, path)).href, import.meta.url);
}

const loadRules = () => loadTypeScript("src/core/rules/index.ts");

async function sentences(errors) {
  const { rules } = await loadTypeScript("src/locales/en-US/rules.ts");
  const { rulebookErrorMessage } = await loadRules();
  const say = ({ id, data = {} }) =>
    rules[id].replace(/\{(\w+)\}/g, (_, name) => (typeof data[name] === "object" ? say(data[name].message) : String(data[name])));
  return errors.map((error) => say(rulebookErrorMessage(error))).join("\n");
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const rulebook = await buildRulebook({ force: process.argv.includes("--force") });
    const { packs, fields, parameters, rules, sha256 } = rulebook;
    console.log(
      `Rulebook: ${packs.length} packs, ${rules.length} rules, ${parameters.length} parameters, ${fields.length} fields; sha256 ${sha256}.`,
    );
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
