// Compiles the YAML of src/rulebook into src/rulebook/rulebook.generated.json. Browsers get the JSON, never a YAML parser.
// `node --import tsx scripts/rulebook.mjs [--force]`, or `buildRulebook()` from another script.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const rulebookFolder = join(root, "src", "rulebook");
export const generatedFile = join(rulebookFolder, "rulebook.generated.json");

function filesBelow(folder, wanted) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name), wanted) : [join(folder, entry.name)]))
    .filter((file) => wanted.test(file))
    .sort();
}

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

/** Changes when any YAML file or the compiler changes. */
function fingerprint() {
  const hash = createHash("sha256");
  const inputs = [...filesBelow(rulebookFolder, /\.yaml$/), ...filesBelow(join(root, "src", "core", "rules"), /\.ts$/)];
  for (const file of inputs) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** Compiles when something changed; returns the rulebook. Throws one error that lists everything wrong. */
export async function buildRulebook({ force = false } = {}) {
  const now = fingerprint();
  if (!force && existsSync(generatedFile)) {
    const { inputs, ...rulebook } = JSON.parse(readFileSync(generatedFile, "utf8"));
    if (inputs === now) return rulebook;
  }
  const { compileRulebook } = await loadRules();
  const result = compileRulebook(readRulebookFiles());
  if ("errors" in result) throw new Error(await sentences(result.errors));
  const temporary = `${generatedFile}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify({ ...result.rulebook, inputs: now }));
  renameSync(temporary, generatedFile);
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
