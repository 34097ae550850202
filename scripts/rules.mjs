// npm run rules -- check | list | stale --as-of YYYY-MM-DD | docs
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildRulebook, loadTypeScript, rulebookFolder } from "./rulebook.mjs";
import { rulesDocument, rulesDocumentFile } from "./lib/rulesDocument.mjs";

const USAGE = "Usage: npm run rules -- check | list | stale --as-of YYYY-MM-DD | docs";

function expectedIds() {
  const [, ...rows] = readFileSync(join(rulebookFolder, "ids.csv"), "utf8").trim().split("\n");
  return rows.map((row) => row.split(",")[0]);
}

function counts(rulebook) {
  const { packs, rules, parameters, fields } = rulebook;
  const values = parameters.flatMap((parameter) => parameter.values);
  const references = [...rules, ...values].flatMap((item) => item.references);
  return { packs, rules, parameters, fields, values, references, examples: rules.flatMap((rule) => rule.examples) };
}

const KIND_SENTENCES = {
  pass: "that passes",
  fail: "that fails",
  open: "that is open",
  onTheLine: "exactly on the line",
  outOfForce: "out of force",
};

async function check() {
  const rulebook = await buildRulebook({ force: true });
  const { reviewRulebook } = await loadTypeScript("src/core/rules/index.ts");
  const { runExample, exampleKinds, wantedKinds } = await loadTypeScript("test/support/ruleExamples.ts");
  const review = reviewRulebook(rulebook, expectedIds());
  const faults = [];
  const say = (ids, sentence) => ids.forEach((id) => faults.push(`${id}: ${sentence}`));
  say(review.missingRules, "is on the list src/rulebook/ids.csv, but no rule file has this id; add the rule or take it off the list.");
  say(review.unlistedRules, "is a rule that src/rulebook/ids.csv does not list; add the line.");
  say(review.rulesWithoutExamples, "has no example; add one of each kind.");
  say(review.rulesWithoutReference, "names no law or document; add `references`.");
  say(review.valuesWithoutReference, "has a value without a law or document; add `references` to it.");
  say(review.unusedParameters, "is a parameter that no rule reads; use it in a rule (`consults`) or remove it.");
  say(review.rulesWithoutIndicator, "computes nothing; give it an `expression`, `measures` or a check.");
  const { CHECKS } = await loadTypeScript("src/core/assessment/checks/index.ts");
  const nameless = rulebook.rules.filter(({ comparison }) => comparison.kind === "check" && !Object.hasOwn(CHECKS, comparison.check));
  say(
    nameless.map((rule) => rule.id),
    "names a check that src/core/assessment/checks does not have.",
  );
  let ran = 0;
  for (const rule of rulebook.rules) {
    for (const example of rule.examples) {
      ran += 1;
      const fault = runExample(rulebook, rule, example);
      if (fault) faults.push(`${fault.rule}, example “${fault.example}”: expected ${fault.expected}, found ${fault.found}.`);
    }
  }
  const shown = new Map(Object.keys(KIND_SENTENCES).map((kind) => [kind, 0]));
  let excused = 0;
  for (const rule of rulebook.rules) {
    const kinds = exampleKinds(rulebook, rule);
    kinds.forEach((kind) => shown.set(kind, shown.get(kind) + 1));
    for (const kind of wantedKinds(rulebook, rule).filter((wanted) => !kinds.has(wanted))) {
      if (rule.withoutExamples?.[kind]) excused += 1;
      else faults.push(`${rule.id}: has no example ${KIND_SENTENCES[kind]}; add one, or say under \`withoutExamples\` why there is none.`);
    }
    for (const kind of Object.keys(rule.withoutExamples ?? {}).filter((one) => kinds.has(one)))
      faults.push(
        `${rule.id}: says that it has no example ${KIND_SENTENCES[kind]}, and has one; take the line out of \`withoutExamples\`.`,
      );
  }
  if (!existsSync(rulesDocumentFile) || readFileSync(rulesDocumentFile, "utf8") !== rulesDocument(rulebook)) {
    faults.push("docs/rules.md is not what this rulebook gives: run `npm run rules -- docs` and commit it.");
  }
  faults.forEach((fault) => console.error(fault));
  const { packs, rules, parameters, fields, values, references } = counts(rulebook);
  const kinds = [...shown].map(([kind, count]) => `${count} ${KIND_SENTENCES[kind]}`);
  console.log(`Rules with an example ${kinds.join(", ")}; ${excused} kinds excused with a reason.`);
  console.log(`${rules.length} rules in ${packs.length} packs, ${ran} examples run, ${fields.length} fields.`);
  console.log(`${parameters.length} parameters with ${values.length} dated values, ${references.length} references.`);
  const unverified = [...rules, ...values].filter((item) => !item.verified).length;
  console.log(`${unverified} entries 待核实. Rulebook sha256 ${rulebook.sha256}.`);
  console.log(
    faults.length === 0 ? "Everything holds." : `${faults.length} ${faults.length === 1 ? "thing is" : "things are"} wrong, listed above.`,
  );
  return faults.length === 0 ? 0 : 1;
}

async function list() {
  const rulebook = await buildRulebook();
  for (const pack of rulebook.packs) {
    console.log(`\n${pack.id}  ${pack.title["zh-CN"]}`);
    for (const rule of rulebook.rules.filter((item) => item.pack === pack.id)) {
      console.log(`  ${rule.id}  ${rule.title["zh-CN"]}（${rule.class}${rule.verified ? "" : "，待核实"}）`);
    }
  }
  console.log(`\n${rulebook.rules.length} rules.`);
  return 0;
}

async function stale(options) {
  const asOf = options[options.indexOf("--as-of") + 1];
  if (!options.includes("--as-of") || !/^\d{4}-\d{2}-\d{2}$/.test(asOf ?? "")) {
    console.error(`stale needs a date: --as-of 2026-01-31. ${USAGE}`);
    return 2;
  }
  const rulebook = await buildRulebook();
  const { staleEntries } = await loadTypeScript("src/core/rules/index.ts");
  const entries = staleEntries(rulebook, asOf);
  for (const { kind, id, where, lastVerifiedOn, verified } of entries) {
    const place = where === "" ? "" : ` (${where})`;
    console.log(
      `${kind === "rule" ? "rule " : "value"} ${id}${place}: ${verified ? "" : "待核实, "}last looked at ${lastVerifiedOn ?? "on no recorded date (日期未记载)"}`,
    );
  }
  const undated = entries.filter((entry) => entry.lastVerifiedOn === null).length;
  if (undated > 0) console.log(`${undated} of them carry no date at all: their sources record none (日期未记载).`);
  console.log(
    `${entries.length} rules and values in force on ${asOf} have not been looked at since; ${entries.filter((entry) => !entry.verified).length} of them are 待核实.`,
  );
  return 0;
}

async function docs() {
  writeFileSync(rulesDocumentFile, rulesDocument(await buildRulebook()));
  console.log(`Wrote ${rulesDocumentFile}.`);
  return 0;
}

const [command, ...options] = process.argv.slice(2);
const commands = { check, list, stale, docs };
try {
  if (!Object.hasOwn(commands, command ?? "")) {
    console.error(`${command === undefined ? "No command given." : `Unknown command: ${command}.`} ${USAGE}`);
    process.exitCode = 2;
  } else process.exitCode = await commands[command](options);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
