/** As much of JSON Schema 2020-12 as docs/report.schema.json uses; an unknown keyword is an error, so that nothing passes unread. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

const ANNOTATIONS = new Set(["$schema", "$defs", "title", "description"]);

/** Faults of a value, each with its place (`/findings/3/level`); empty when it conforms. */
export function faultsOf(value: unknown, schema: Schema, root: Schema = schema, at = ""): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (ANNOTATIONS.has(keyword)) return [];
    const check = CHECKS[keyword];
    if (!check) throw new Error(`keyword ${keyword} is not known here`);
    return check(value, wanted, { schema, root, at });
  });
}

interface Place {
  readonly schema: Schema;
  readonly root: Schema;
  readonly at: string;
}

type Check = (value: unknown, wanted: unknown, place: Place) => string[];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

const fault = (bad: boolean, { at }: Place, text: string): string[] => (bad ? [`${at || "/"}: ${text}`] : []);

const CHECKS: Readonly<Record<string, Check>> = {
  type: (value, wanted, place) => {
    const allowed = [wanted].flat() as string[];
    const type = typeOf(value);
    return fault(
      !(allowed.includes(type) || (type === "integer" && allowed.includes("number"))),
      place,
      `is ${type}, wanted ${allowed.join(" or ")}`,
    );
  },
  const: (value, wanted, place) => fault(value !== wanted, place, `is not ${String(wanted)}`),
  enum: (value, wanted, place) => fault(!(wanted as unknown[]).includes(value), place, `${String(value)} is none of ${String(wanted)}`),
  minimum: (value, wanted, place) => fault(typeof value === "number" && value < Number(wanted), place, `is below ${String(wanted)}`),
  maximum: (value, wanted, place) => fault(typeof value === "number" && value > Number(wanted), place, `is above ${String(wanted)}`),
  minLength: (value, wanted, place) => fault(typeof value === "string" && value.length < Number(wanted), place, "is too short"),
  pattern: (value, wanted, place) =>
    fault(
      typeof value === "string" && !new RegExp(String(wanted), "u").test(value),
      place,
      `${String(value)} does not match ${String(wanted)}`,
    ),
  required: (value, wanted, place) =>
    isObject(value) ? (wanted as string[]).flatMap((key) => fault(!Object.hasOwn(value, key), place, `lacks ${key}`)) : [],
  properties: (value, wanted, { root, at }) =>
    isObject(value)
      ? Object.entries(wanted as Record<string, Schema>).flatMap(([key, schema]) =>
          Object.hasOwn(value, key) ? faultsOf(value[key], schema, root, `${at}/${key}`) : [],
        )
      : [],
  additionalProperties: (value, _, place) =>
    isObject(value)
      ? Object.keys(value).flatMap((key) => fault(!Object.hasOwn((place.schema["properties"] ?? {}) as object, key), place, `has ${key}`))
      : [],
  items: (value, wanted, { root, at }) =>
    Array.isArray(value) ? value.flatMap((item, index) => faultsOf(item, wanted as Schema, root, `${at}/${index}`)) : [],
  $ref: (value, wanted, { root, at }) => {
    const name = String(wanted).replace("#/$defs/", "");
    const definition = (root["$defs"] as Record<string, Schema> | undefined)?.[name];
    if (!definition) throw new Error(`${String(wanted)} is not defined`);
    return faultsOf(value, definition, root, at);
  },
};
