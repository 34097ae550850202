// npm run build: rulebook, all bundles and the add-in's manifest into dist/. ADDIN_BASE_URL: where the add-in's pages will be
// served (https); ADDIN_OFFICE_JS=21vianet: Office.js from 21Vianet's network in China.
import { ensureBuild, ensureDependencies, ensureRulebook, requireNode } from "./lib/prepare.mjs";
import { writeManifest } from "./lib/writeManifest.mjs";

requireNode();
ensureDependencies();
await ensureRulebook();
ensureBuild();
writeManifest();
