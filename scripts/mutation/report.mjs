// Figures of a run, and what of docs/mutation.md is generated.
import { nameOf } from "./instrument.mjs";

const START = "<!-- generated: node scripts/mutate.mjs --write -->";
const END = "<!-- end of the generated part -->";

export const isKilled = ({ result }) => result === "killed" || result === "timeout";
const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** Faults of the reasons: for a mutant that is not there, is killed, or is named twice. */
export function reasonFaults(mutants, reasons, targets) {
  const byName = new Map(mutants.map((mutant) => [nameOf(mutant), mutant]));
  const named = new Set();
  const faults = [];
  for (const reason of reasons) {
    if (!targets.includes(reason.file)) continue;
    const name = nameOf({ nth: 1, ...reason });
    const mutant = byName.get(name);
    if (!mutant) faults.push(`a reason for a mutant that does not exist: ${name}`);
    else if (isKilled(mutant)) faults.push(`a reason for a mutant that is killed: ${name}`);
    if (named.has(name)) faults.push(`two reasons for one mutant: ${name}`);
    if (!reason.reason) faults.push(`no reason given: ${name}`);
    named.add(name);
  }
  return faults;
}

export function figuresOf(mutants, reasons) {
  const reasonOf = new Map(reasons.map((reason) => [nameOf({ nth: 1, ...reason }), reason.reason]));
  const survivors = mutants.filter((mutant) => !isKilled(mutant));
  const explained = survivors.filter((mutant) => reasonOf.has(nameOf(mutant)));
  const killed = mutants.length - survivors.length;
  return { reasonOf, survivors, explained, killed, all: mutants.length };
}

export function inWords(mutants, reasons) {
  const { killed, all, explained } = figuresOf(mutants, reasons);
  return [
    `${killed} of ${all} mutants killed: ${percent(killed, all)} of all,`,
    `${percent(killed, all - explained.length)} of those that are not equivalent (${explained.length} explained one by one).`,
  ].join(" ");
}

/** docs/mutation.md with its generated part written anew. */
export function withReport(document, { mutants, faults }, reasons, targets, day) {
  const { reasonOf, survivors } = figuresOf(mutants, reasons);
  const code = (text) => `\`${text.replace(/`/g, "ˋ")}\``;
  const rows = targets.map((file) => {
    const here = mutants.filter((mutant) => mutant.file === file);
    const figures = figuresOf(here, reasons);
    const open = figures.survivors.length - figures.explained.length;
    return `| ${file.replace("src/core/", "")} | ${here.length} | ${figures.killed} | ${figures.explained.length} | ${open} | ${percent(figures.killed, here.length)} |`;
  });
  const line = (mutant) => {
    const reason = reasonOf.get(nameOf(mutant));
    return `- line ${mutant.line}, ${code(mutant.change)}${mutant.nth > 1 ? ` (${mutant.nth})` : ""} in ${code(mutant.source)}: ${reason ?? "**not explained**"}`;
  };
  const lists = targets.flatMap((file) => {
    const here = survivors.filter((mutant) => mutant.file === file);
    return here.length === 0 ? [] : [`### ${file.replace("src/core/", "")}`, "", ...here.map(line), ""];
  });
  const part = [
    START,
    "",
    `**${day}: ${inWords(mutants, reasons)}**`,
    "",
    ...(faults.length === 0 ? [] : ["Faults of the run:", "", ...faults.map((fault) => `- ${code(fault)}`), ""]),
    "| file | mutants | killed | equivalent | not explained | killed of all |",
    "| --- | --: | --: | --: | --: | --: |",
    ...rows,
    "",
    "## What survives, and why",
    "",
    ...(lists.length === 0 ? ["Nothing.", ""] : lists),
    END,
  ].join("\n");
  const [before = "", rest = ""] = document.split(START);
  const after = rest.split(END)[1] ?? "\n";
  return `${before.trimEnd()}\n\n${part}${after}`;
}
