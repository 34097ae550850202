import { IntlMessageFormat } from "intl-messageformat";
import { createContext, useContext } from "react";
import type { Locale } from "../app/views";
import type { MessageData, Translate } from "../core/model";
import { levelWord } from "../locales/words";
import type { FilemodeMessages } from "./messages";

type MessageId = keyof FilemodeMessages & string;
type DataOf<Id extends MessageId> = keyof FilemodeMessages[Id] extends never ? [] : [data: FilemodeMessages[Id]];

/** Says a sentence of this room: the id decides which data it needs. */
export type Say = <Id extends MessageId>(id: Id, ...data: DataOf<Id>) => string;

export interface Words {
  readonly locale: Locale;
  readonly say: Say;
  readonly translate: Translate;
}

export function wordsFor(locale: Locale, translate: Translate): Words {
  return {
    locale,
    translate,
    say: (id, ...[data]) => translate(data === undefined ? { id } : { id, data: data as unknown as MessageData }),
  };
}

export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("WordsContext is missing");
  return words;
}

/**
 * Sentences of the page's thread: those that hold text, counts and school levels only. What needs the rulebook's titles or quantities
 * is put into words by the engine, in its worker.
 */
export function plainTranslator(locale: Locale, sentences: Readonly<Record<string, string>>): Translate {
  const formats = new Map<string, IntlMessageFormat>();
  return (message) => {
    let format = formats.get(message.id);
    if (!format) {
      const sentence = sentences[message.id];
      if (sentence === undefined) throw new Error(`no sentence in ${locale} for ${message.id}`);
      formats.set(message.id, (format = new IntlMessageFormat(sentence, locale, undefined, { ignoreTag: true })));
    }
    const data: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(message.data ?? {})) {
      if (typeof value === "object" && value.kind === "schoolLevel") {
        data[key] = levelWord(value.schoolLevel, locale);
        continue;
      }
      if (typeof value === "object") throw new Error(`${message.id} holds a ${value.kind}, which this thread cannot put into words`);
      data[key] = value;
    }
    return String(format.format(data));
  };
}
