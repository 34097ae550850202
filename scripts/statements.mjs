// npm run --silent statements -- TEXT.txt [--book BOOK.xlsx]: the statement check, built when needed.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuild, ensureDependencies, ensureRulebook, requireNode, root } from "./lib/prepare.mjs";

requireNode();
ensureDependencies();
await ensureRulebook();
ensureBuild({ quiet: true });
const { default: cli } = await import(pathToFileURL(join(root, "dist", "cli.cjs")).href);
process.exitCode = await cli.main(["statements", ...process.argv.slice(2)]);
