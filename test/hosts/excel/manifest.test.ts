import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../..");
const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
const validate = (path: string) => spawnSync(process.execPath, [join(root, "scripts/validate.mjs"), path], { encoding: "utf8" });

it("is a valid manifest", () => {
  execFileSync(process.execPath, [join(root, "scripts/validate.mjs")]);
});

it.each([
  ["not well-formed", manifest.replace("</Hosts>", ""), /well-formed/],
  [
    "an element too late",
    manifest
      .replace("<ProviderName>EduFund Check</ProviderName>", "")
      .replace("<Permissions>", "<ProviderName>x</ProviderName><Permissions>"),
    /too late|does not belong/,
  ],
  ["a resource that is not there", manifest.replace('resid="Check.Tip"', 'resid="Check.Tips"'), /Check\.Tips/],
  ["an icon of another size", manifest.replace("icon-80.png", "icon-64.png"), /64×64, not 80×80/],
  ["more permission than needed", manifest.replace("ReadWriteDocument", "ReadAllDocument"), /ReadWriteDocument/],
  ["a plain http address", manifest.replace("https://localhost:3000/excel/commands", "http://localhost:3000/excel/commands"), /https/],
  ["a text without English", manifest.replace('<bt:Override Locale="en-US" Value="Check pane"/>', ""), /no en-US/],
  ["a command that nobody has", manifest.replace("checkCompliance", "checkAll"), /checkAll/],
])("would notice %s", (_, broken, sentence) => {
  expect(broken).not.toBe(manifest);
  const path = join(mkdtempSync(join(tmpdir(), "manifest-")), "manifest.xml");
  writeFileSync(path, broken);
  const { status, stderr } = validate(path);
  expect(status).toBe(1);
  expect(stderr).toMatch(sentence);
});
