import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import ts from "typescript";
import { sentences as english } from "../../src/locales/en-US";
import { sentences as chinese } from "../../src/locales/zh-CN";

const source = join(__dirname, "../../src");
const CATALOGUES = { "zh-CN": chinese, "en-US": english } as const;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** id → names of the data that rooms promise to hand in, as the compiler sees the `messages.ts` files. */
function promised(): Map<string, ReadonlySet<string>> {
  const files = filesBelow(source).filter((path) => path.endsWith("/messages.ts"));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const messages = new Map<string, ReadonlySet<string>>();
  for (const path of files) {
    const file = program.getSourceFile(path);
    const exported = file ? checker.getSymbolAtLocation(file)?.exports : undefined;
    for (const symbol of exported?.values() ?? []) {
      if (!symbol.name.endsWith("Messages")) continue;
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      for (const message of checker.getPropertiesOfType(type)) {
        const data = checker.getTypeOfSymbol(message);
        messages.set(message.name, new Set(checker.getPropertiesOfType(data).map(({ name }) => name)));
      }
    }
  }
  return messages;
}

interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}
/** Types 1–6 of the ICU parser take an argument: plain, number, date, time, select, plural. */
const takesArgument = ({ type }: Element): boolean => type >= 1 && type <= 6;

function argumentsOf(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => [
    ...(takesArgument(element) && element.value !== undefined ? [element.value] : []),
    ...Object.values(element.options ?? {}).flatMap(({ value }) => argumentsOf(value)),
  ]);
}

const parsed = (sentence: string, locale: string): readonly Element[] =>
  new IntlMessageFormat(sentence, locale, undefined, { ignoreTag: true }).getAst() as unknown as readonly Element[];

const messages = promised();

describe.each(Object.entries(CATALOGUES))("the sentences in %s", (locale, catalogue) => {
  test("there are some, and each is valid and not empty", () => {
    expect(Object.keys(catalogue).length).toBeGreaterThan(200);
    for (const [id, sentence] of Object.entries(catalogue)) {
      expect(`${id}: ${sentence.trim()}`).not.toBe(`${id}: `);
      expect(() => parsed(sentence, locale)).not.toThrow();
    }
  });

  test("speak of every message that a room can say, and of no other", () => {
    expect(Object.keys(catalogue).sort()).toEqual([...messages.keys()].sort());
  });

  test("use only data that is handed in", () => {
    const unknown = Object.entries(catalogue).flatMap(([id, sentence]) =>
      argumentsOf(parsed(sentence, locale))
        .filter((name) => !messages.get(id)?.has(name))
        .map((name) => `${id}: {${name}}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe("the two languages", () => {
  test("have the same messages in the same rooms", () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const tag of Object.keys(CATALOGUES)) {
      for (const path of filesBelow(join(source, "locales", tag))) {
        const room = relative(join(source, "locales", tag), path).replace(/\.ts$/, "");
        if (room === "index") continue;
        const ids = [...readFileSync(path, "utf8").matchAll(/^ {2}"([a-zA-Z]+)\.[^"]*":/gm)].map((match) => match[1]);
        // A large room may have its sentences in parts: taskpaneRules is part of taskpane.
        expect([room, [...new Set(ids)]]).toEqual([room, [room.replace(/(?<=[a-z])[A-Z]\w*$/, "")]]);
      }
    }
  });

  test("English has no Chinese in it but names and written units, and Chinese is not left in English", () => {
    // Bracketed or quoted originals, units and dashes as sheets write them, names of places.
    const allowed = /[（(“"][^）)”"]*[\u4e00-\u9fff][^）)”"]*[）)”"]|[万亿]?元|无|[\u4e00-\u9fff]{2}[省市]/g;
    expect(Object.entries(english).filter(([, sentence]) => /[\u4e00-\u9fff]/.test(sentence.replace(allowed, "")))).toEqual([]);
    const untranslated = Object.entries(chinese).filter(
      ([id, sentence]) => sentence === english[id] && /[A-Za-z]{4,}/.test(sentence.replace(/\{[^}]*\}/g, "")),
    );
    expect(untranslated).toEqual([]);
  });

  test("every message id that the code names has its sentence", () => {
    const named = new Set<string>();
    const rooms = new Set(Object.keys(chinese).map((id) => id.split(".")[0]));
    for (const path of filesBelow(source)) {
      if (!/\.tsx?$/.test(path) || dirname(path).includes("/locales")) continue;
      for (const match of readFileSync(path, "utf8").matchAll(/\b(?:id|message|say|step)\s*[:(]\s*"([a-z][A-Za-z]*\.[A-Za-z.]+)"/g))
        named.add(match[1] ?? "");
    }
    const ours = [...named].filter((id) => rooms.has(id.split(".")[0]));
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter((id) => !Object.hasOwn(chinese, id))).toEqual([]);
  });
});
