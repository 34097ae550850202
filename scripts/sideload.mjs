// npm run sideload [-- --base https://host/path] [--separate]: writes a manifest for that address to dist/manifest.xml and
// starts Excel with it through Microsoft's own tool where there is an Excel. --separate: buttons apart from the pane
// (docs/decisions/0006).
import { spawnSync } from "node:child_process";
import { root, tell } from "./lib/prepare.mjs";
import { writeManifest } from "./lib/writeManifest.mjs";

const at = process.argv.indexOf("--base");
const path = writeManifest({ ...(at >= 0 ? { base: process.argv[at + 1] ?? "" } : {}), separate: process.argv.includes("--separate") });
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
