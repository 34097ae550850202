// Where the compiled rulebook stands, and whether it still is what the YAML of src/rulebook compiles to.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const rulebookFolder = join(root, "src", "rulebook");
export const generatedFile = join(rulebookFolder, "rulebook.generated.json");

export function filesBelow(folder, wanted) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name), wanted) : [join(folder, entry.name)]))
    .filter((file) => wanted.test(file))
    .sort();
}

/** Changes when any YAML file or the compiler changes. */
export function fingerprint() {
  const hash = createHash("sha256");
  const inputs = [...filesBelow(rulebookFolder, /\.yaml$/), ...filesBelow(join(root, "src", "core", "rules"), /\.ts$/)];
  for (const file of inputs) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** The compiled rulebook, or null when a rule file or the compiler has changed since. */
export function freshRulebook(now = fingerprint()) {
  if (!existsSync(generatedFile)) return null;
  const { inputs, ...rulebook } = JSON.parse(readFileSync(generatedFile, "utf8"));
  return inputs === now ? rulebook : null;
}

/** `inputs`: the fingerprint from before the rule files were read. Written whole or not at all. */
export function keepRulebook(rulebook, inputs) {
  const temporary = `${generatedFile}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify({ ...rulebook, inputs }));
  renameSync(temporary, generatedFile);
}
