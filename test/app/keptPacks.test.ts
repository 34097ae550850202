import { keepPacks, keptPacks, PACKS_NOTE } from "../../src/app";

function notes(): {
  readonly notes: { get(name: string): Promise<string | null>; set(name: string, text: string | null): Promise<void> };
  texts: Map<string, string>;
} {
  const texts = new Map<string, string>();
  return {
    texts,
    notes: {
      get: async (name) => texts.get(name) ?? null,
      set: async (name, text) => void (text === null ? texts.delete(name) : texts.set(name, text)),
    },
  };
}

const PACK = { name: "自定规则.json", document: { rules: [{ id: "own-1", title: "某", expression: "enrolment", threshold: 1 }] } };

it("keeps packs with the workbook and takes them out again", async () => {
  const host = notes();
  expect(await keptPacks(host)).toEqual([]);
  expect(await keepPacks(host, [PACK])).toBe(true);
  expect(await keptPacks(host)).toEqual([PACK]);
  await keepPacks(host, []);
  expect(host.texts.size).toBe(0);
});

it.each(["not json", "{}", "[1, null, {}]"])("takes no packs from %s", async (text) => {
  const host = notes();
  host.texts.set(PACKS_NOTE, text);
  expect(await keptPacks(host)).toEqual([]);
});

it("says when a host keeps nothing", async () => {
  expect(await keepPacks({}, [PACK])).toBe(false);
  expect(await keptPacks({})).toEqual([]);
});
