import { FarError } from "./errors";
import type { Area, FarSheet } from "./model";

/** One object that the client can speak of: members that it may read, set, walk to and call. A member that is not listed does not exist. */
export interface Remote {
  readonly type: string;
  readonly id?: string;
  /** Ranges: the client keeps a reference to them. */
  readonly place?: { readonly sheet: FarSheet; readonly areas: readonly Area[]; readonly whole: boolean };
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: unknown) => void>>;
  /** null: a null object. */
  readonly walk?: Readonly<Record<string, () => Remote | null>>;
  readonly call?: Readonly<Record<string, (...args: unknown[]) => unknown>>;
  readonly items?: () => readonly Remote[];
  readonly item?: (key: unknown) => Remote;
}

/** What a `…OrNullObject` gives for something that is not there. */
export const NULL_OBJECT: Remote = { type: "null" };

export function member<T>(table: Readonly<Record<string, T>> | undefined, remote: Remote, name: string): T {
  const found = table && Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new FarError("ApiNotFound", `the far side knows no ${remote.type}.${name}`);
  return found;
}

/** Settings that are only remembered, each with a check of its value. */
export function remembered(
  store: Map<string, unknown>,
  prefix: string,
  checks: Readonly<Record<string, (value: unknown) => boolean>>,
): Pick<Remote, "get" | "set"> {
  const names = Object.keys(checks);
  return {
    get: Object.fromEntries(names.map((name) => [name, () => store.get(prefix + name) ?? null])),
    set: Object.fromEntries(
      names.map((name) => [
        name,
        (value: unknown): void => {
          if (checks[name]?.(value) !== true) throw new FarError("InvalidArgument", `${prefix}${name} = ${JSON.stringify(value)}`);
          store.set(prefix + name, value);
        },
      ]),
    ),
  };
}

export const isText = (value: unknown): boolean => typeof value === "string";
export const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
export const isFlag = (value: unknown): boolean => typeof value === "boolean";
export const isColour = (value: unknown): boolean => typeof value === "string" && (value === "" || /^#[0-9A-Fa-f]{6}$/.test(value));
export const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value);
