import type { CellRef } from "./cell";
import type { Period } from "./period";
import type { Quantity } from "./quantity";
import type { SchoolLevel } from "./schoolLevel";

/**
 * A sentence for a person, before a language is chosen: an id and its data. Each room declares its own ids and data
 * shapes in its `messages.ts` (an interface id → data); `src/locales/<tag>/<room>.ts` holds the sentences, typed so that
 * a missing one does not compile.
 */
export interface Message<Id extends string = string> {
  readonly id: Id;
  readonly data?: MessageData;
}

export type MessageData = Readonly<Record<string, MessageValue>>;

/** What a sentence can hold. Plain strings are shown as they are (text from cells, names); numbers are counts. */
export type MessageValue =
  | string
  | number
  | { readonly kind: "quantity"; readonly quantity: Quantity }
  | { readonly kind: "title"; readonly of: TitleKind; readonly id: string }
  | { readonly kind: "cells"; readonly cells: readonly CellRef[] }
  | { readonly kind: "period"; readonly period: Period }
  | { readonly kind: "schoolLevel"; readonly schoolLevel: SchoolLevel }
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "list"; readonly items: readonly MessageValue[] };

/** What has a bilingual title in the rulebook. */
export type TitleKind = "field" | "indicator" | "parameter" | "rule" | "pack" | "remark";

/** id → data of one room's messages. */
export type MessageShapes = Readonly<Record<string, MessageData>>;

/** The sentences (ICU message syntax) of one room in one language. */
export type Sentences<Shapes> = { readonly [Id in keyof Shapes & string]: string };

/** Turns a message into a sentence in the chosen language. Handed in by the composition root. */
export type Translate = (message: Message) => string;

export const titleOf = (of: TitleKind, id: string): MessageValue => ({ kind: "title", of, id });
export const quantityValue = (quantity: Quantity): MessageValue => ({ kind: "quantity", quantity });
export const cellsValue = (cells: readonly CellRef[]): MessageValue => ({ kind: "cells", cells });
export const periodValue = (period: Period): MessageValue => ({ kind: "period", period });
export const levelValue = (schoolLevel: SchoolLevel): MessageValue => ({ kind: "schoolLevel", schoolLevel });
