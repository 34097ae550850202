// Instruments a copy of the tree and drives the worker process over its mutants.
import { fork } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { instrument } from "./instrument.mjs";

const WORKER = fileURLToPath(new URL("worker.mjs", import.meta.url));
/** A worker that says nothing for so long hangs: the mutant at hand is killed, and a new worker goes on behind it. */
const SILENCE = 60000;

/** All mutants of the targets, without running anything. */
export function listMutants(root, targets) {
  const mutants = [];
  const texts = new Map();
  for (const path of targets) {
    const { text, mutants: found } = instrument(path, readFileSync(join(root, path), "utf8"), mutants.length + 1);
    mutants.push(...found);
    texts.set(path, text);
  }
  return { mutants, texts };
}

/** Runs the tests against every mutant. Answers the mutants with their `result`, and what made the run less than sound. */
export async function runMutants(root, targets, files, say) {
  const folder = mkdtempSync(join(tmpdir(), "edufund-mutants-"));
  try {
    for (const part of ["src", "test", "package.json", "tsconfig.json"]) cpSync(join(root, part), join(folder, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const { mutants, texts } = listMutants(root, targets);
    for (const [path, text] of texts) writeFileSync(join(folder, path), text);
    const results = new Map();
    const faults = [];
    while (results.size < mutants.length) {
      writeFileSync(join(folder, "work.json"), JSON.stringify({ mutants, files, done: [...results.keys()] }));
      await drive(root, folder, mutants.length, results, faults, say);
    }
    return { mutants: mutants.map((mutant) => ({ ...mutant, ...results.get(mutant.id) })), faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One worker until it ends or hangs. */
function drive(root, folder, total, results, faults, say) {
  return new Promise((done, failed) => {
    const worker = fork(WORKER, [folder], { execArgv: ["--import", "tsx"], cwd: root, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const first = results.size === 0;
    let at = null;
    let timer = null;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => worker.kill("SIGKILL"), SILENCE);
    };
    watch();
    worker.on("message", (message) => {
      watch();
      if (message.ready !== undefined && first) {
        say(`${message.ready} tests hold without a change, ${message.seconds.toFixed(1)} s.`);
        for (const one of message.leftOut) faults.push(`left out: ${one}`);
      }
      if (message.at) at = message.at;
      if (message.done) {
        const { done: id, ...result } = message;
        results.set(id, result);
        at = null;
        if (results.size % 100 === 0) say(`${results.size} of ${total}`);
      }
      for (const name of message.broke ?? []) faults.push(`no longer holds without a change, after the run: ${name}`);
    });
    worker.on("exit", (code) => {
      clearTimeout(timer);
      if (at !== null) results.set(at, { result: "timeout", asked: 1 });
      else if (results.size < total) return failed(new Error(`the worker ended with ${code} before its first mutant`));
      done();
    });
  });
}
