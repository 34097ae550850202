import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { faultsOf, withSeparateRuntimes } from "./manifest.mjs";
import { giveUp, root } from "./prepare.mjs";

const DEVELOPMENT = "https://localhost:3000/excel";

/**
 * Writes dist/manifest.xml for pages that are served below `base` (https; without: `ADDIN_BASE_URL`, else this machine) and returns
 * its path. `separate`: buttons apart from the pane (docs/decisions/0006).
 */
export function writeManifest({ base = process.env.ADDIN_BASE_URL ?? DEVELOPMENT, separate = false } = {}) {
  const address = base.replace(/\/+$/, "");
  if (!URL.canParse(address) || new URL(address).protocol !== "https:")
    giveUp(`地址须以 https:// 开头：${base} / The address must start with https://`);
  const shared = readFileSync(join(root, "manifest.xml"), "utf8").replaceAll(DEVELOPMENT, address);
  const text = separate ? withSeparateRuntimes(shared) : shared;
  const faults = faultsOf(text, join(root, "assets"));
  if (faults.length > 0) giveUp(faults.join("\n"));
  mkdirSync(join(root, "dist"), { recursive: true });
  const path = join(root, "dist", "manifest.xml");
  writeFileSync(path, text);
  return path;
}
