import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ribbonCommands } from "../../../src/commands/ribbon";
import { TABLE_IDS } from "../../../src/core/presentation";
import { presentation as en } from "../../../src/locales/en-US/presentation";
import { presentation as zh } from "../../../src/locales/zh-CN/presentation";

const root = resolve(__dirname, "../../..");
const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
const never = (): Promise<never> => Promise.reject(new Error("nobody presses"));
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
  ["a plain http address", manifest.replaceAll("https://localhost:3000/excel/taskpane", "http://localhost:3000/excel/taskpane"), /https/],
  ["a text without English", manifest.replace('<bt:Override Locale="en-US" Value="Check pane"/>', ""), /no en-US/],
  ["a command that nobody has", manifest.replace("checkCompliance", "checkAll"), /checkAll/],
  ["a summary table without its menu item", manifest.replace(/<Item id="EduFund\.Insert\.sources">[\s\S]*?<\/Item>/, ""), /insert_sources/],
  [
    "buttons apart from the shared page",
    manifest.replace('<Runtime resid="Taskpane.Url" lifetime="long"/>', '<Runtime resid="Taskpane.Url" lifetime="short"/>'),
    /share a runtime/,
  ],
  [
    "a menu without its texts",
    manifest.replace('<Supertip>\n                    <Title resid="Insert.Label"/>', "<Supertip>"),
    /Supertip|Insert\.Label|well-formed|Title/,
  ],
])("would notice %s", (_, broken, sentence) => {
  expect(broken).not.toBe(manifest);
  const path = join(mkdtempSync(join(tmpdir(), "manifest-")), "manifest.xml");
  writeFileSync(path, broken);
  const { status, stderr } = validate(path);
  expect(status).toBe(1);
  expect(stderr).toMatch(sentence);
});

it("has a button or menu item for every function of the ribbon, each table with its name in both languages", () => {
  const nothing = { check: never, insert: never, clear: never, goTo: never };
  const commands = [...ribbonCommands(nothing, { open: never, isFirstRun: () => false }).keys()];
  expect([...manifest.matchAll(/<FunctionName>([^<]*)<\/FunctionName>/g)].map(([, name]) => name).sort()).toEqual([...commands].sort());
  for (const table of TABLE_IDS) {
    const [, chinese, english] =
      new RegExp(`id="Table\\.${table}" DefaultValue="([^"]*)">\\s*<bt:Override Locale="en-US" Value="([^"]*)"`).exec(manifest) ?? [];
    expect([chinese, english]).toEqual([zh[`presentation.table.short.${table}`], en[`presentation.table.short.${table}`]]);
  }
});

it("has a variant in which buttons run apart from the pane, as valid as itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "manifest-"));
  const script = join(root, "scripts/lib/manifest.mjs");
  const path = join(folder, "manifest.xml");
  const write = `import { withSeparateRuntimes } from ${JSON.stringify(script)}; import { readFileSync, writeFileSync } from "node:fs";
    writeFileSync(${JSON.stringify(path)}, withSeparateRuntimes(readFileSync(${JSON.stringify(join(root, "manifest.xml"))}, "utf8")));`;
  execFileSync(process.execPath, ["--input-type=module", "-e", write]);
  const separate = readFileSync(path, "utf8");
  expect(separate).toContain('<FunctionFile resid="Commands.Url"/>');
  expect(separate).not.toContain("<Runtimes>");
  expect(validate(path)).toMatchObject({ status: 0, stderr: "" });
});
