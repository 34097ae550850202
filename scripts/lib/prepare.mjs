// What every command needs before it can run: dependencies, the compiled rulebook, the bundles, a browser.
// Only Node built-ins here: this file runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const cache = join(root, ".cache");

/** Progress goes to standard error: standard output belongs to the command's result. */
export const tell = (sentence) => process.stderr.write(`${sentence}\n`);

/** Says plainly what cannot be had, and stops. */
export function giveUp(sentence) {
  tell(sentence);
  process.exit(2);
}

export function requireNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) {
    giveUp(`需要 Node 20 或更新的版本，现在是 ${process.versions.node}。 / Node 20 or newer is needed; this is ${process.versions.node}.`);
  }
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options });
  return result.error ? 127 : (result.status ?? 1);
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    if (!existsSync(path)) continue;
    hash.update(relative(root, path));
    hash.update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** All files below the paths, in a stable order. */
export function filesBelow(paths, accept = () => true) {
  return paths.flatMap((path) => {
    if (!existsSync(path)) return [];
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesBelow([join(path, entry.name)], accept))
      .filter(accept);
  });
}

const isFresh = (stamp, wanted) => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;

function remember(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}

/** `npm ci` when the lockfile changed or nothing is installed yet. */
export function ensureDependencies() {
  const wanted = fingerprint([join(root, "package-lock.json")]);
  const stamp = join(root, "node_modules", ".edufund-installed");
  if (isFresh(stamp, wanted)) return;
  tell("正在安装依赖（首次约一分钟）… / Installing dependencies (about a minute the first time) …");
  const status = run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (status !== 0) {
    giveUp(
      "依赖没有装上：请检查能否访问 npm 源后重试。 / Dependencies could not be installed: check that the npm registry can be reached, then try again.",
    );
  }
  remember(stamp, wanted);
}

/** Compiles the rule files to JSON; a wrong rule file stops here with its own sentences. */
export async function ensureRulebook() {
  const { buildRulebook } = await import("../rulebook.mjs");
  try {
    await buildRulebook();
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

/** Builds the bundles when a source changed since the last build. */
export function ensureBuild({ quiet = false } = {}) {
  const sources = filesBelow([join(root, "src"), join(root, "assets"), join(root, "webpack.config.js"), join(root, "package-lock.json")]);
  const wanted = `${fingerprint(sources)} ${process.env.ADDIN_OFFICE_JS ?? "global"}`;
  const stamp = join(cache, "built");
  if (isFresh(stamp, wanted) && existsSync(join(root, "dist", "cli.cjs"))) return;
  if (!quiet) tell("正在构建（首次约半分钟）… / Building (about half a minute the first time) …");
  const status = run(process.execPath, [join(root, "node_modules", "webpack", "bin", "webpack.js"), "--mode", "production"], {
    stdio: ["ignore", quiet ? "ignore" : 2, 2],
  });
  if (status !== 0) giveUp("构建没有成功，原因见上。 / The build failed; the reason is above.");
  remember(stamp, wanted);
}

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of a Chromium, or null. `CHROMIUM_PATH` beats what is on the PATH. */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH && existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  for (const name of BROWSERS) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** A browser for the tests, installed from the distribution's packages when we may. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  tell("测试需要 Chromium 浏览器，正在安装… / The tests need Chromium; installing it …");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...args) =>
    run([...sudo, "apt-get", ...args][0], [...sudo, "apt-get", ...args].slice(1), {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  if (apt("update", "-qq") === 0) {
    for (const name of ["chromium", "chromium-browser"]) if (apt("install", "-y", "-qq", name) === 0) break;
  }
  const installed = findBrowser();
  if (!installed) {
    giveUp(
      "装不上 Chromium：请用管理员权限执行 apt-get install chromium，或用环境变量 CHROMIUM_PATH 指明浏览器位置。 / Chromium could not be installed: run apt-get install chromium as an administrator, or point CHROMIUM_PATH at a browser.",
    );
  }
  return installed;
}
