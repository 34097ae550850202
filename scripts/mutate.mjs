// node --import tsx scripts/mutate.mjs [--json FILE] : changes operators, constants and conditions of the core's arithmetic and
// comparisons one at a time and says which changes no test notices. Works on a copy in the system's temporary folder.
import { fork } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const TARGETS = [
  ...["arithmetic", "effort", "series", "split", "sums", "variation", "vector"].map((name) => `src/core/formulas/${name}.ts`),
  ...["compare", "limits", "bounds", "shortfall", "levels", "saidOnce"].map((name) => `src/core/assessment/${name}.ts`),
  "src/core/assessment/checks/benchmarking.ts",
  "src/core/assessment/statements/intervals.ts",
  "src/core/model/quantity.ts",
  "src/core/rules/parameterInForce.ts",
  "src/core/rules/dates.ts",
];
const TESTS = [
  "test/core/formulas/formulas.test.ts",
  "test/core/formulas/effort.test.ts",
  "test/core/formulas/intervals.test.ts",
  "test/core/assessment/compare.test.ts",
  "test/core/rules/dates.test.ts",
  "test/core/assessment/shortfall.test.ts",
  "test/core/assessment/assess.test.ts",
  "test/core/assessment/decisions.test.ts",
  "test/core/rules/parameterInForce.test.ts",
  "test/core/rules/userPack.test.ts",
  "test/core/rules/compile.test.ts",
  "test/rulebook/publishedExamples.test.ts",
  "test/rulebook/examples.test.ts",
];
/** A mutant that runs longer than this has lost its way: killed. */
const LIMIT = 30000;
/** So many of the tests that pass through a place are asked, in the order above: the nearest first. */
const ASKED = 250;

/* ---- instrumenting ---- */

const OPERATORS = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
};

/** Source with a switch at every place that can be changed, and the list of changes. */
function instrument(ts, path, source, first) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const add = (node, what) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    mutants.push({
      id: first + mutants.length,
      file: path,
      line: line + 1,
      text: node.getText(file).replace(/\s+/g, " ").slice(0, 80),
      what,
    });
    return mutants.at(-1).id;
  };
  const inFunction = (node) => Boolean(ts.findAncestor(node, (one) => ts.isFunctionLike(one)));
  const inner = (node) => {
    let text = "";
    let at = node.getStart(file);
    ts.forEachChild(node, (child) => {
      const start = child.getStart(file);
      if (child.pos === child.end && child.kind !== ts.SyntaxKind.Block) return;
      text += source.slice(at, start) + print(child);
      at = child.end;
    });
    return text + source.slice(at, node.end);
  };
  const isCondition = (node) => {
    const { parent } = node;
    return (ts.isIfStatement(parent) && parent.expression === node) || (ts.isConditionalExpression(parent) && parent.condition === node);
  };
  const print = (node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node))
      return source.slice(node.getStart(file), node.end);
    let text = plain(node);
    if (inFunction(node) && isCondition(node) && !ts.isBinaryExpression(node)) text = `__m.not(${add(node, "negated")}, ${text})`;
    return text;
  };
  const plain = (node) => {
    if (!inFunction(node)) return inner(node);
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.getText(file);
      const others = OPERATORS[operator];
      const isText = [node.left, node.right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side));
      if (others && !(isText && "+-".includes(operator))) {
        const ids = others.map((other) => add(node, `${operator} → ${other}`));
        const lazy = operator === "&&" || operator === "||";
        const [left, right] = [print(node.left), print(node.right)].map((side) => (lazy ? `() => (${side})` : side));
        return `__m.${lazy ? "logic" : "binary"}(${JSON.stringify(ids)}, ${JSON.stringify([operator, ...others])}, ${left}, ${right})`;
      }
    }
    if (
      ts.isNumericLiteral(node) &&
      !ts.isPropertyAssignment(node.parent) &&
      !ts.isLiteralTypeNode(node.parent) &&
      !ts.isBindingElement(node.parent)
    )
      return `__m.number(${add(node, `${node.text} → ${Number(node.text) + 1}`)}, ${node.text})`;
    if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword)
      return ts.isLiteralTypeNode(node.parent) ? inner(node) : `__m.not(${add(node, "negated")}, ${node.getText(file)})`;
    if (ts.isPropertyAccessExpression(node) && /^Math\.(min|max)$/.test(node.getText(file)))
      return `__m.either(${add(node, "min ↔ max")}, ${node.getText(file)}, ${node.getText(file) === "Math.min" ? "Math.max" : "Math.min"})`;
    return inner(node);
  };
  return { text: source.slice(0, file.getStart(file)) + print(file), mutants };
}

/* ---- running ---- */

/** The switches that instrumented code asks. */
function installSwitches() {
  const state = { active: 0, seen: null };
  const on = (id) => {
    state.seen?.add(id);
    return state.active === id;
  };
  const compute = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => a / b,
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
    "===": (a, b) => a === b,
    "!==": (a, b) => a !== b,
  };
  const chosen = (ids, operators) => operators[ids.findIndex(on) + 1];
  const all = (ids) => state.seen && ids.forEach(on);
  globalThis.__m = {
    binary: (ids, operators, a, b) => (all(ids), compute[chosen(ids, operators)](a, b)),
    logic: (ids, operators, a, b) => (all(ids), chosen(ids, operators) === "&&" ? a() && b() : a() || b()),
    not: (id, value) => (on(id) ? !value : value),
    number: (id, value) => (on(id) ? value + 1 : value),
    either: (id, a, b) => (on(id) ? b : a),
  };
  return state;
}

/** As much of a test runner as the tests use. */
async function loadTests(folder) {
  const tests = [];
  const scopes = [{ before: [], name: "" }];
  const format = (name, row) =>
    String(name)
      .replace(/\$(\w+)/g, (_, key) => String(row?.[key]))
      .replace(/%[sdpj#]/g, () => JSON.stringify(row));
  const withEach = (run) => {
    run.each = (rows) => (name, body) =>
      rows.forEach((row) => run(format(name, row), Array.isArray(row) ? () => body(...row) : () => body(row)));
    return run;
  };
  const hooks = (kind) => (body) => scopes.at(-1)[kind].push(body);
  globalThis.describe = withEach((name, body) => {
    scopes.push({ before: [], name });
    body();
    scopes.pop();
  });
  globalThis.it = withEach((name, body) =>
    tests.push({ name: [...scopes.map((scope) => scope.name), name].join(" "), scopes: [...scopes], body }),
  );
  globalThis.test = globalThis.it;
  globalThis.beforeAll = hooks("before");
  globalThis.beforeEach = hooks("before");
  globalThis.afterEach = () => undefined;
  globalThis.afterAll = () => undefined;
  ({ expect: globalThis.expect } = await import(pathToFileURL(join(folder, "node_modules/expect/build/index.mjs")).href));
  for (const test of TESTS) {
    try {
      await import(pathToFileURL(join(folder, test)).href);
    } catch (error) {
      if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    }
  }
  return tests;
}

async function runTest(test) {
  for (const scope of test.scopes) for (const before of scope.before) await before();
  await test.body();
}

/** In the child: first the tests without any change, then each mutant by the tests that pass through its place. */
async function child(folder, from) {
  process.chdir(folder);
  const state = installSwitches();
  const mutants = JSON.parse(readFileSync(join(folder, "mutants.json"), "utf8"));
  const tests = await loadTests(folder);
  for (const test of tests) {
    state.seen = new Set();
    const start = performance.now();
    await runTest(test);
    test.time = performance.now() - start;
    test.seen = state.seen;
  }
  state.seen = null;
  process.send({ ready: tests.length });
  for (const mutant of mutants.slice(from)) {
    process.send({ at: mutant.id });
    const covering = tests.filter((test) => test.seen.has(mutant.id)).slice(0, ASKED);
    let killer = null;
    state.active = mutant.id;
    for (const test of covering) {
      try {
        await runTest(test);
      } catch {
        killer = test.name.trim();
        break;
      }
    }
    state.active = 0;
    process.send({ done: mutant.id, result: killer === null ? (covering.length === 0 ? "uncovered" : "survived") : "killed" });
  }
  process.exit(0);
}

async function parent(jsonFile) {
  const { default: ts } = await import("typescript");
  const folder = mkdtempSync(join(tmpdir(), "edufund-mutants-"));
  for (const part of ["src", "test", "package.json", "tsconfig.json"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const mutants = [];
  for (const path of TARGETS) {
    const { text, mutants: found } = instrument(ts, path, readFileSync(join(root, path), "utf8"), mutants.length + 1);
    writeFileSync(join(folder, path), text);
    mutants.push(...found);
  }
  writeFileSync(join(folder, "mutants.json"), JSON.stringify(mutants));
  const results = new Map();
  let from = 0;
  while (from < mutants.length) from = await batch(folder, from, mutants, results);
  rmSync(folder, { recursive: true, force: true });
  report(mutants, results, jsonFile);
}

/** Runs a child until it ends or gets stuck; answers where to go on. */
function batch(folder, from, mutants, results) {
  return new Promise((done, failed) => {
    const worker = fork(fileURLToPath(import.meta.url), ["--child", folder, String(from)], { execArgv: ["--import", "tsx"], cwd: root });
    let at = from + 1;
    let timer = null;
    const watch = (limit) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        results.set(at, "timeout");
        worker.kill("SIGKILL");
      }, limit);
    };
    let ready = false;
    worker.on("message", (message) => {
      if (message.ready) {
        ready = true;
        console.log(`${message.ready} tests hold without a change.`);
      }
      if (message.at) at = message.at;
      if (message.done) results.set(message.done, message.result);
      if (message.done && message.done % 50 === 0) console.log(`${message.done} of ${mutants.length}`);
      watch(LIMIT);
    });
    worker.on("exit", () => {
      clearTimeout(timer);
      if (!ready) failed(new Error("the tests do not hold without a change"));
      else if (results.size < mutants.length && !results.has(at)) results.set(at, "killed");
      done(results.size < mutants.length ? at : mutants.length);
    });
  });
}

function report(mutants, results, jsonFile) {
  const of = (...kinds) => mutants.filter((mutant) => kinds.includes(results.get(mutant.id)));
  const killed = of("killed", "timeout").length;
  for (const { file, line, text, what, id } of of("survived", "uncovered"))
    console.log(`${results.get(id)}: ${file}:${line} ${what}: ${text}`);
  for (const file of TARGETS) {
    const here = mutants.filter((mutant) => mutant.file === file);
    const dead = here.filter((mutant) => ["killed", "timeout"].includes(results.get(mutant.id))).length;
    console.log(`${file}: ${dead} of ${here.length}`);
  }
  console.log(`${killed} of ${mutants.length} mutants killed (${((100 * killed) / mutants.length).toFixed(1)} %).`);
  if (jsonFile)
    writeFileSync(
      jsonFile,
      JSON.stringify(
        mutants.map((mutant) => ({ ...mutant, result: results.get(mutant.id) })),
        null,
        1,
      ),
    );
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === "--child") await child(rest[0], Number(rest[1]));
else await parent(mode === "--json" ? rest[0] : null);
