import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseXml } from "./xml.mjs";

/** Order of elements as the published schema (OfficeAppManifestV1_1, TaskPaneAppVersionOverridesV1_0) has it; `!` must be there. */
const ORDER = {
  OfficeApp: [
    "Id!",
    "AlternateId",
    "Version!",
    "ProviderName!",
    "DefaultLocale!",
    "DisplayName!",
    "Description!",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts!",
    "Requirements",
    "DefaultSettings!",
    "Permissions!",
    "VersionOverrides",
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts!", "Resources!"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint!"],
  Group: ["Label!", "Icon!", "Control!"],
  Workbook: ["Runtimes", "DesktopFormFactor!"],
  Button: ["Label!", "Supertip!", "Icon!", "Action!"],
  Menu: ["Label!", "Supertip!", "Icon!", "Items!"],
  Items: ["Item!"],
  Item: ["Label!", "Supertip!", "Icon", "Action!"],
  Supertip: ["Title!", "Description!"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
  ShowTaskpane: ["TaskpaneId", "SourceLocation!", "Title"],
  ExecuteFunction: ["FunctionName!"],
};
/** Longest texts: strings of the ribbon by the schema, the others by the store. */
const LONGEST = { "bt:ShortStrings": 125, "bt:LongStrings": 250, DisplayName: 125, Description: 250, ProviderName: 125 };
const NEEDED_ICONS = ["16", "32", "80"];
const TABLES = [
  "three-growths",
  "per-pupil",
  "sources",
  "surcharge-and-transfer",
  "seven-indicators",
  "variation",
  "staffing-and-class-size",
  "renovation-projects",
  "student-aid",
  "scorecard",
  "districts",
  "free",
];
/** Functions that the pages associate (`src/commands/ribbon.ts`): one for each button and menu item. */
export const COMMANDS = ["checkCompliance", ...TABLES.map((table) => `insert_${table.replaceAll("-", "_")}`), "removeResults"];

const SHARED = [/\s*<Runtimes>[\s\S]*?<\/Runtimes>/, '<FunctionFile resid="Taskpane.Url"/>'];

/**
 * The manifest for an Excel in which pane and buttons are not to share a runtime: the buttons then run in `commands.html`,
 * which no button can open the pane from.
 */
export function withSeparateRuntimes(text) {
  const [runtimes, shared] = SHARED;
  if (!runtimes.test(text) || !text.includes(shared)) throw new Error("The manifest has no shared runtime.");
  const page = /<bt:Url id="Taskpane\.Url" DefaultValue="([^"]*)taskpane\.html"\/>/;
  return text
    .replace(runtimes, "")
    .replace(shared, '<FunctionFile resid="Commands.Url"/>')
    .replace(page, (whole, base) => `<bt:Url id="Commands.Url" DefaultValue="${base}commands.html"/>\n        ${whole}`);
}

/** What is wrong with an add-in manifest, one sentence each; empty when nothing is. `assets`: the folder its icons are served from. */
export function faultsOf(text, assets) {
  let root;
  try {
    root = parseXml(text);
  } catch (error) {
    return [`The manifest is not well-formed: ${error.message}.`];
  }
  const faults = [];
  const say = (sentence) => faults.push(sentence);
  const all = [...walk(root)];
  const named = (name) => all.filter((element) => element.name === name);

  if (root.name !== "OfficeApp" || root.attributes["xsi:type"] !== "TaskPaneApp") say("The root must be OfficeApp of type TaskPaneApp.");
  for (const element of all) checkOrder(element, say);
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(textOf(root, "Id"))) say("Id is not a GUID.");
  if (!/^\d+(\.\d+){3}$/.test(textOf(root, "Version"))) say("Version needs four numbers.");
  if (textOf(root, "Permissions") !== "ReadWriteDocument")
    say("Permissions must be ReadWriteDocument: the least that can write result sheets.");

  const defaultLocale = textOf(root, "DefaultLocale");
  for (const element of all) {
    const locales = element.children.filter((child) => /(^|:)Override$/.test(child.name)).map((child) => child.attributes.Locale);
    if (locales.includes(defaultLocale)) say(`<${element.name}> overrides the default locale ${defaultLocale}, which cannot be.`);
    if (new Set(locales).size !== locales.length) say(`<${element.name}> overrides one locale twice.`);
    if (
      (element.name === "bt:String" || ["DisplayName", "Description"].includes(element.name)) &&
      element.attributes.DefaultValue !== undefined &&
      !locales.includes("en-US")
    ) {
      say(`<${element.name} ${element.attributes.id ?? ""}> has no en-US text.`);
    }
  }
  for (const [name, most] of Object.entries(LONGEST)) {
    for (const element of named(name)) {
      for (const value of [...walk(element)].flatMap((one) => [one.attributes.DefaultValue, one.attributes.Value, one.text.trim()])) {
        if (value !== undefined && [...value].length > most)
          say(`A text in <${name}> has more than ${most} characters: ${value.slice(0, 40)}…`);
      }
    }
  }

  const resources = new Map();
  for (const element of all) {
    if (!["bt:Image", "bt:Url", "bt:String"].includes(element.name) || element.attributes.id === undefined) continue;
    const { id, DefaultValue } = element.attributes;
    if (resources.has(id)) say(`The resource ${id} is there twice.`);
    if (id.length > 32) say(`The resource id ${id} has more than 32 characters.`);
    resources.set(id, { kind: element.name, value: DefaultValue });
  }
  const used = new Set();
  for (const element of all) {
    const { resid } = element.attributes;
    if (resid === undefined) continue;
    used.add(resid);
    const wanted =
      element.name === "bt:Image"
        ? "bt:Image"
        : ["SourceLocation", "FunctionFile", "Runtime"].includes(element.name)
          ? "bt:Url"
          : "bt:String";
    const found = resources.get(resid);
    if (!found) say(`<${element.name}> names the resource ${resid}, which is not there.`);
    else if (found.kind !== wanted) say(`<${element.name}> needs a ${wanted}; ${resid} is a ${found.kind}.`);
  }
  for (const id of resources.keys()) if (!used.has(id)) say(`Nothing uses the resource ${id}.`);

  const ids = ["Group", "Control", "Item"].flatMap((name) => named(name).map((element) => element.attributes.id));
  for (const id of ids)
    if (!id || ids.indexOf(id) !== ids.lastIndexOf(id)) say(`The id ${id ?? "of a control"} is missing or there twice.`);
  for (const element of named("FunctionName"))
    if (!COMMANDS.includes(element.text.trim())) say(`No command is called ${element.text.trim()}.`);
  for (const command of COMMANDS)
    if (!named("FunctionName").some((element) => element.text.trim() === command)) say(`No button runs the command ${command}.`);

  const functions = named("FunctionFile")[0]?.attributes.resid;
  const runtime = named("Runtime")[0];
  const pages = named("SourceLocation").flatMap((element) => element.attributes.resid ?? []);
  if (runtime && (runtime.attributes.lifetime !== "long" || runtime.attributes.resid !== functions || !pages.includes(functions)))
    say("Pane and buttons share a runtime only when it is long and all of them name its page.");
  if (!runtime && !/\/commands\.html$/.test(resources.get(functions)?.value ?? ""))
    say("Without a shared runtime the buttons run in commands.html.");

  for (const icon of named("Icon")) {
    const sizes = icon.children.map((image) => image.attributes.size);
    for (const size of NEEDED_ICONS) if (!sizes.includes(size)) say(`An icon has no size ${size}.`);
    for (const image of icon.children) checkIcon(resources.get(image.attributes.resid)?.value, Number(image.attributes.size), assets, say);
  }
  checkIcon(named("IconUrl")[0]?.attributes.DefaultValue, 32, assets, say);
  checkIcon(named("HighResolutionIconUrl")[0]?.attributes.DefaultValue, 64, assets, say);

  for (const address of all
    .flatMap((element) => Object.values(element.attributes))
    .filter(
      (value) =>
        /^[a-z]+:\/\//.test(value) && !value.startsWith("http://schemas.microsoft.com/") && !value.startsWith("http://www.w3.org/"),
    )) {
    if (!URL.canParse(address) || new URL(address).protocol !== "https:") say(`${address} is not an https address.`);
  }
  const set = named("Set").find((element) => element.attributes.Name === "ExcelApi");
  if (set?.attributes.MinVersion !== "1.12") say("The manifest must ask for ExcelApi 1.12.");
  if (
    named("Host").length !== 2 ||
    named("Host")[0]?.attributes.Name !== "Workbook" ||
    named("Host")[1]?.attributes["xsi:type"] !== "Workbook"
  )
    say("The one host is the workbook.");
  return faults;
}

function* walk(element) {
  yield element;
  for (const child of element.children) yield* walk(child);
}

const textOf = (element, name) => element.children.find((child) => child.name === name)?.text.trim() ?? "";

function checkOrder(element, say) {
  const order = ORDER[element.attributes["xsi:type"]] ?? ORDER[element.name];
  if (!order) return;
  const names = order.map((name) => name.replace("!", ""));
  let last = -1;
  for (const child of element.children) {
    const at = names.indexOf(child.name);
    if (at < 0) say(`<${child.name}> does not belong in <${element.name}>.`);
    else if (at < last) say(`<${child.name}> stands too late in <${element.name}>.`);
    last = Math.max(last, at);
  }
  for (const name of order) {
    if (name.endsWith("!") && !element.children.some((child) => `${child.name}!` === name))
      say(`<${element.name}> has no <${name.slice(0, -1)}>.`);
  }
}

/** The picture behind an address really has the size that is said of it (PNG header: width and height at bytes 16 and 20). */
function checkIcon(address, size, assets, say) {
  if (address === undefined || !URL.canParse(address)) return say(`An icon of size ${size} has no address.`);
  const file = join(assets, new URL(address).pathname.replace(/^.*\/assets\//, ""));
  if (!existsSync(file)) return say(`The icon ${file} is not there.`);
  const bytes = readFileSync(file);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes.readUInt32BE(0) !== 0x89504e47 || width !== size || height !== size) say(`${file} is ${width}×${height}, not ${size}×${size}.`);
}
