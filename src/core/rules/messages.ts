import type { MessageValue } from "../model";

/** What this room can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/rules.ts`. */
export interface RulesMessages {
  "rules.error.inFile": { readonly file: string; readonly found: string; readonly accepted: MessageValue };
  "rules.error.inPath": { readonly file: string; readonly path: string; readonly found: string; readonly accepted: MessageValue };
  "rules.accepted.text": Record<string, never>;
  "rules.accepted.plainData": { readonly levels: number };
  "rules.accepted.atMost": { readonly count: number };
  "rules.accepted.id": Record<string, never>;
  "rules.accepted.threshold": Record<string, never>;
  "rules.accepted.newId": Record<string, never>;
  "rules.accepted.number": Record<string, never>;
  "rules.accepted.boolean": Record<string, never>;
  "rules.accepted.list": Record<string, never>;
  "rules.accepted.group": Record<string, never>;
  "rules.accepted.packText": Record<string, never>;
  "rules.accepted.kind": Record<string, never>;
  "rules.accepted.amount": Record<string, never>;
  "rules.accepted.date": Record<string, never>;
  "rules.accepted.url": Record<string, never>;
  "rules.accepted.notEmpty": Record<string, never>;
  "rules.accepted.pattern": { readonly pattern: string };
  "rules.accepted.oneOf": { readonly values: string };
  "rules.accepted.knownKeys": { readonly keys: string };
  "rules.accepted.file": Record<string, never>;
  "rules.accepted.unique": { readonly other: string };
  "rules.accepted.sameName": { readonly name: string };
  "rules.accepted.known": { readonly what: string };
  "rules.accepted.expression": { readonly detail: string };
  "rules.accepted.formula": { readonly names: MessageValue };
  "rules.accepted.operands": { readonly formula: string; readonly count: number };
  "rules.accepted.overSchools": Record<string, never>;
  "rules.accepted.unit": { readonly unit: string };
  "rules.accepted.percentOnlyForRatio": { readonly unit: string };
  "rules.accepted.order": Record<string, never>;
  "rules.accepted.noOverlap": { readonly other: string };
  "rules.accepted.noGap": { readonly other: string };
  "rules.accepted.oneDefault": { readonly other: string };
  "rules.accepted.needed": { readonly field: string };
}
