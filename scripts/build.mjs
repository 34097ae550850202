// npm run build: rulebook and all bundles into dist/.
import { ensureBuild, ensureDependencies, ensureRulebook, requireNode } from "./lib/prepare.mjs";

requireNode();
ensureDependencies();
await ensureRulebook();
ensureBuild();
