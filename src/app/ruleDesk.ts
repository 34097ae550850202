import type { RuleLibrary } from "./ruleViews";
import type { TakeawayEngine } from "./takeaways";

/** The rule library behind a door that can stand in a worker: every answer may take its time. */
export type RuleDesk = {
  readonly [Name in keyof RuleLibrary]: (...given: Parameters<RuleLibrary[Name]>) => Promise<ReturnType<RuleLibrary[Name]>>;
};

/** One method that carries every question to the library, as a wire between threads carries it. */
export interface LibraryDoor {
  askLibrary(name: keyof RuleLibrary, given: readonly unknown[]): Promise<unknown>;
}

/** Everything that the pane asks, behind one wire. */
export type PaneEngine = TakeawayEngine & LibraryDoor;

export function libraryDoor(library: RuleLibrary): LibraryDoor {
  return { askLibrary: async (name, given) => (library[name] as (...args: readonly unknown[]) => unknown)(...given) };
}

export function deskThrough(door: LibraryDoor): RuleDesk {
  const ask = <Name extends keyof RuleLibrary>(name: Name, given: Parameters<RuleLibrary[Name]>): Promise<ReturnType<RuleLibrary[Name]>> =>
    door.askLibrary(name, given) as Promise<ReturnType<RuleLibrary[Name]>>;
  return {
    packs: (...given) => ask("packs", given),
    rules: (...given) => ask("rules", given),
    rule: (...given) => ask("rule", given),
    indicators: (...given) => ask("indicators", given),
    check: (...given) => ask("check", given),
    read: (...given) => ask("read", given),
    propose: (...given) => ask("propose", given),
  };
}
