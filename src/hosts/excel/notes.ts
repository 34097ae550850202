import type { WorkbookNotes } from "../../app/ports";
import { run, type Context, type Patience } from "./batch";
import { askPart, NOTES_NAMESPACE, partXml, readPart, textOfPart } from "./xmlParts";

type Notes = Readonly<Record<string, string>>;

/** Notes in the same custom XML part in which file mode keeps them. Several questions at the same time are one reading. */
export function excelNotes(patience: Patience): WorkbookNotes {
  let reading: Promise<Notes> | null = null;
  const read = (): Promise<Notes> =>
    (reading ??= run(patience, { repeatable: true }, async (context) => (await readNotes(context)).notes).finally(() => (reading = null)));
  return {
    get: async (name) => (await read())[name] ?? null,
    set: (name, text) =>
      run(patience, { repeatable: true, undo: true }, async (context) => {
        const { part, notes } = await readNotes(context);
        const { [name]: earlier = null, ...others } = notes;
        if (text !== earlier) await writeNotes(context, part, text === null ? others : { ...others, [name]: text });
      }),
  };
}

/** One sync, two where there are notes. */
async function readNotes(context: Context): Promise<{ readonly part: string | null; readonly notes: Notes }> {
  const asked = askPart(context, NOTES_NAMESPACE);
  await context.sync();
  const part = asked();
  if (part === null) return { part, notes: {} };
  return { part, notes: notesOf(textOfPart(await readPart(context, part))) };
}

async function writeNotes({ workbook, sync }: Context, part: string | null, notes: Notes): Promise<void> {
  const parts = workbook.customXmlParts;
  const xml = partXml("notes", NOTES_NAMESPACE, JSON.stringify(notes));
  const isEmpty = Object.keys(notes).length === 0;
  if (part === null) {
    if (isEmpty) return;
    parts.add(xml);
  } else if (isEmpty) parts.getItem(part).delete();
  else parts.getItem(part).setXml(xml);
  await sync();
}

/** Anybody may have written there. */
function notesOf(text: string | null): Notes {
  try {
    const parsed: unknown = text === null ? null : JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return {};
  }
}
