// npm run validate [-- manifest.xml]: checks the add-in's manifest without a network: structure and order by the published
// schema, ids, resources, texts in both languages, addresses, icons and their real sizes; then whether Microsoft's own reader
// understands it alike.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { faultsOf } from "./lib/manifest.mjs";
import { root } from "./lib/prepare.mjs";

const path = process.argv[2] ? resolve(process.argv[2]) : join(root, "manifest.xml");
const faults = faultsOf(readFileSync(path, "utf8"), join(root, "assets"));
if (faults.length === 0) {
  const { OfficeAddinManifest } = await import("office-addin-manifest");
  const { id, permissions, officeAppType } = await OfficeAddinManifest.readManifestFile(path);
  if (!readFileSync(path, "utf8").includes(`<Id>${id}</Id>`) || permissions !== "ReadWriteDocument" || officeAppType !== "TaskPaneApp")
    faults.push("Microsoft's reader of manifests understands it otherwise.");
}
for (const fault of faults) console.error(fault);
if (faults.length === 0) console.log(`${path}: 清单有效 / the manifest is valid`);
process.exitCode = faults.length === 0 ? 0 : 1;
