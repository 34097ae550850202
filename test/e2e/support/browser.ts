import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** The browser of this machine; CHROMIUM_PATH says another. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? BROWSERS.find((candidate) => existsSync(candidate));
  if (executablePath === undefined) throw new Error("no Chromium found; point CHROMIUM_PATH at one");
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
