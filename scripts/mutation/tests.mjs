// As much of Jest as the core's tests use, in one process, so that thousands of mutants cost no start each.
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Loads test files; answers their tests in order: `{ file, name, scopes, body }`. Files that do not load are in `broken`. */
export async function loadTests(folder, files) {
  const tests = [];
  const broken = [];
  const scopes = [{ before: [], name: "" }];
  let file = "";
  const titled = (name, row, at) => {
    const values = Array.isArray(row) ? [...row] : [row];
    return String(name)
      .replace(/\$(\w+)/g, (_, key) => String(row?.[key]))
      .replace(/%#/g, String(at))
      .replace(/%[sdpjif]/g, () => JSON.stringify(values.shift()));
  };
  const withEach = (run) => {
    run.each = (rows) => (name, body) =>
      rows.forEach((row, at) => run(titled(name, row, at), Array.isArray(row) ? () => body(...row) : () => body(row)));
    return run;
  };
  globalThis.describe = withEach((name, body) => {
    scopes.push({ before: [], name });
    body();
    scopes.pop();
  });
  globalThis.it = withEach((name, body) =>
    tests.push({
      file,
      folder: globalThis.__dirname,
      name: [...scopes.map((scope) => scope.name), name].join(" ").trim(),
      scopes: [...scopes],
      body,
    }),
  );
  globalThis.test = globalThis.it;
  globalThis.beforeAll = globalThis.beforeEach = (body) => scopes.at(-1).before.push(body);
  globalThis.afterAll = globalThis.afterEach = () => undefined;
  ({ expect: globalThis.expect } = await import(pathToFileURL(join(folder, "node_modules/expect/build/index.mjs")).href));
  // A failed property is a killed mutant; the smallest example of it is of no use here.
  const { default: fc } = await import(pathToFileURL(join(folder, "node_modules/fast-check/lib/fast-check.js")).href);
  fc.configureGlobal({ seed: 20221122, endOnFailure: true });
  for (file of files) {
    scopes.length = 1;
    scopes[0] = { before: [], name: "" };
    const before = tests.length;
    globalThis.__dirname = join(folder, dirname(file));
    try {
      await import(pathToFileURL(join(folder, file)).href);
    } catch (error) {
      tests.length = before;
      broken.push({ file, error: String(error.message).split("\n")[0] });
    }
  }
  return { tests, broken };
}

/** null when a test holds; else the first line of what it says. */
export async function failureOf(test) {
  try {
    // Node's modules have none; the tests are compiled to CommonJS elsewhere.
    globalThis.__dirname = test.folder;
    for (const scope of test.scopes) for (const before of scope.before) await before();
    await test.body();
    return null;
  } catch (error) {
    return String(error?.message ?? error).split("\n")[0];
  }
}
