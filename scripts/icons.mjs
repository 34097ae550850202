// node scripts/icons.mjs: renders assets/icons/*.svg to the sizes that the ribbon and the store ask for.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureBrowser, root } from "./lib/prepare.mjs";

const folder = join(root, "assets", "icons");
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ["--headless", "--no-sandbox", "--disable-gpu"] });
for (const size of [16, 20, 24, 32, 40, 48, 64, 80, 128]) {
  const svg = readFileSync(join(folder, size <= 24 ? "icon-small.svg" : "icon.svg"), "utf8");
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  writeFileSync(join(folder, `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
