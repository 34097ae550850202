import type { Message, MessageValue } from "../model";

/** Operands of a sentence: the first two by name, all of them as a list. */
export function inWords(id: string, operands: readonly MessageValue[]): Message {
  const [a = "", b = ""] = operands;
  return { id, data: { a, b, all: { kind: "list", items: operands } } };
}
