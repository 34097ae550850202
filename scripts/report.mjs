// npm run --silent report -- FILE [--format text|docx] [--out PATH]: the report text, built when needed.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuild, ensureDependencies, ensureRulebook, requireNode, root } from "./lib/prepare.mjs";

requireNode();
ensureDependencies();
await ensureRulebook();
ensureBuild({ quiet: true });
const { default: cli } = await import(pathToFileURL(join(root, "dist", "cli.cjs")).href);
process.exitCode = await cli.main(["report", ...process.argv.slice(2)]);
