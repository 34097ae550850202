// npm run sideload [-- --base https://host/path] [--separate]: writes a manifest for that address to dist/manifest.xml and
// starts Excel with it through Microsoft's own tool where there is an Excel. --separate: buttons apart from the pane
// (docs/decisions/0006).
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { faultsOf, withSeparateRuntimes } from "./lib/manifest.mjs";
import { giveUp, root, tell } from "./lib/prepare.mjs";

const DEVELOPMENT = "https://localhost:3000/excel";
const at = process.argv.indexOf("--base");
const base = (at >= 0 ? (process.argv[at + 1] ?? "") : (process.env.ADDIN_BASE_URL ?? DEVELOPMENT)).replace(/\/+$/, "");
if (!URL.canParse(base) || new URL(base).protocol !== "https:")
  giveUp(`地址须以 https:// 开头：${base} / The address must start with https://`);

const shared = readFileSync(join(root, "manifest.xml"), "utf8").replaceAll(DEVELOPMENT, base);
const text = process.argv.includes("--separate") ? withSeparateRuntimes(shared) : shared;
const faults = faultsOf(text, join(root, "assets"));
if (faults.length > 0) giveUp(faults.join("\n"));
mkdirSync(join(root, "dist"), { recursive: true });
const path = join(root, "dist", "manifest.xml");
writeFileSync(path, text);
tell(`已写出清单 / Manifest written: ${path}`);
if (process.argv.includes("--manifest-only")) process.exit(0);
if (process.platform !== "win32" && process.platform !== "darwin") {
  tell(
    "这台电脑上没有 Excel 桌面版。请在网页版 Excel 的“加载项—上传我的加载项”中选择上面的清单。 / No desktop Excel here: upload this manifest in Excel on the web.",
  );
  process.exit(0);
}
const { status } = spawnSync("npx", ["--yes", "office-addin-debugging", "start", path, "desktop", "--app", "excel"], {
  cwd: root,
  stdio: "inherit",
  shell: true,
});
process.exitCode = status ?? 1;
