import { createContext, useContext } from "react";
import type { Message, MessageData, Translate } from "../core/model";
import type { TaskpaneMessages } from "./messages";

type MessageId = keyof TaskpaneMessages & string;
type DataOf<Id extends MessageId> = keyof TaskpaneMessages[Id] extends never ? [] : [data: TaskpaneMessages[Id]];

/** Says a sentence of this room: the id decides which data it needs. */
export type Say = <Id extends MessageId>(id: Id, ...data: DataOf<Id>) => string;

export function paneMessage<Id extends MessageId>(id: Id, ...[data]: DataOf<Id>): Message {
  return data === undefined ? { id } : { id, data: data as unknown as MessageData };
}

export function sayWith(translate: Translate): Say {
  return (id, ...data) => translate(paneMessage(id, ...data));
}

export interface Words {
  readonly say: Say;
  /** For messages of other rooms (host errors, progress steps, limits). */
  readonly translate: Translate;
}

export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("WordsContext is missing");
  return words;
}

export function useSay(): Say {
  return useWords().say;
}
