/** A line of the text that says something: how far in it stands, and what it says without its comment. */
interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

/** Text that is no YAML of the kind that packs are written in. `line` counts from 1. */
export class PlainYamlError extends Error {
  constructor(
    readonly line: number,
    readonly found: string,
  ) {
    super(`line ${line}: ${found}`);
    this.name = "PlainYamlError";
  }
}

/**
 * Reads YAML as people write packs of rules: nested lists and `name: value` groups, `{ }` and `[ ]`, quoted and plain values,
 * comments. What packs have no use for (anchors, tags, texts over several lines) is refused, never guessed.
 */
export function parsePlainYaml(text: string): unknown {
  const reader = new Reader(linesOf(text));
  const value = reader.block(0);
  reader.expectEnd();
  return value;
}

function linesOf(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .flatMap((raw, at): Line[] => {
      const indent = /^ */.exec(raw)?.[0].length ?? 0;
      const said = withoutComment(raw.slice(indent));
      if (said.startsWith("\t")) throw new PlainYamlError(at + 1, "\\t");
      return said === "" || (indent === 0 && said === "---") ? [] : [{ number: at + 1, indent, text: said }];
    });
}

/** A # starts a comment at the beginning or after a blank, outside quotes. */
function withoutComment(text: string): string {
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quote !== "") {
      if (character === "\\" && quote === '"') at += 1;
      else if (character === quote) quote = "";
    } else if ((character === '"' || character === "'") && /(?:^|[\s,:[{-])$/.test(text.slice(0, at))) quote = character;
    else if (character === "#" && (at === 0 || /\s/.test(text[at - 1] ?? ""))) return text.slice(0, at).trimEnd();
  }
  return text.trimEnd();
}

class Reader {
  private at = 0;
  constructor(private readonly lines: Line[]) {}

  expectEnd(): void {
    const line = this.lines[this.at];
    if (line) throw new PlainYamlError(line.number, line.text);
  }

  /** The group, list or value that begins at the current line, standing at least so far in. */
  block(least: number): unknown {
    const line = this.lines[this.at];
    if (!line || line.indent < least) return null;
    if (isItem(line.text)) return this.list(line.indent);
    return keyOf(line.text) === null ? this.value(line.text, line) : this.group(line.indent);
  }

  private list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.lines[this.at]; line?.indent === indent && isItem(line.text); line = this.lines[this.at]) {
      const rest = line.text.slice(1).trimStart();
      if (rest === "") {
        this.at += 1;
        items.push(this.block(indent + 1));
        continue;
      }
      // What follows the dash is read as if it stood on a line of its own, as far in as it does.
      this.lines[this.at] = { number: line.number, indent: indent + line.text.length - rest.length, text: rest };
      items.push(this.block(indent + 1));
    }
    return items;
  }

  private group(indent: number): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    for (let line = this.lines[this.at]; line?.indent === indent; line = this.lines[this.at]) {
      const key = isItem(line.text) ? null : keyOf(line.text);
      if (key === null || entries.has(key.name)) throw new PlainYamlError(line.number, line.text);
      if (key.rest !== "") {
        entries.set(key.name, this.value(key.rest, line));
        continue;
      }
      this.at += 1;
      const next = this.lines[this.at];
      // A list may stand as far in as the name that it belongs to.
      const isListHere = next?.indent === indent && isItem(next.text);
      entries.set(key.name, isListHere ? this.list(indent) : this.block(indent + 1));
    }
    return Object.fromEntries(entries);
  }

  /** A value on the current line; brackets may go on over the next ones. */
  private value(text: string, line: Line): unknown {
    this.at += 1;
    if (/^[&*!|>%@`?]/.test(text)) throw new PlainYamlError(line.number, text);
    if (!/^[[{]/.test(text)) return scalarOf(text, line.number);
    let whole = text;
    for (let next = this.lines[this.at]; !isBalanced(whole) && next; next = this.lines[this.at]) {
      whole += ` ${next.text}`;
      this.at += 1;
    }
    const flow = new Flow(whole, line.number);
    const value = flow.value();
    flow.expectEnd();
    return value;
  }
}

const isItem = (text: string): boolean => text === "-" || text.startsWith("- ");

/** `name: rest` of a line; null where it is none. */
function keyOf(text: string): { readonly name: string; readonly rest: string } | null {
  const found =
    /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'[\]{},#&*!|>%@`?:-](?:[^:#]|:(?=\S)|(?<=\S)#)*?|-[^\s:][^:]*?))\s*:(?:\s+(.*))?$/.exec(
      text,
    );
  if (!found) return null;
  const [, double, single, plain = "", rest = ""] = found;
  return { name: double !== undefined ? unescaped(double) : single !== undefined ? single.replaceAll("''", "'") : plain, rest };
}

const unescaped = (text: string): string => JSON.parse(`"${text}"`) as string;

function isBalanced(text: string): boolean {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, "");
  return (bare.match(/[[{]/g)?.length ?? 0) <= (bare.match(/[\]}]/g)?.length ?? 0);
}

/** A quoted or plain value, as YAML's core schema reads it: dates stay texts. */
function scalarOf(text: string, line: number): unknown {
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return unescaped(text.slice(1, -1));
  if (/^'(?:[^']|'')*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (/^["']/.test(text) || /:(?:\s|$)/.test(text)) throw new PlainYamlError(line, text);
  if (/^(?:null|Null|NULL|~)?$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text);
  return text;
}

/** Lists and groups in brackets. */
class Flow {
  private at = 0;
  constructor(
    private readonly text: string,
    private readonly line: number,
  ) {}

  expectEnd(): void {
    this.blanks();
    if (this.at < this.text.length) this.fail();
  }

  value(): unknown {
    this.blanks();
    if (this.text[this.at] === "[") return this.items("]", () => this.value());
    if (this.text[this.at] !== "{") return this.scalar();
    const entries = this.items("}", () => {
      const name = this.scalar();
      this.blanks();
      if (this.text[this.at] !== ":") return [String(name), null] as const;
      this.at += 1;
      return [String(name), this.value()] as const;
    });
    return Object.fromEntries(entries);
  }

  private items<T>(end: string, read: () => T): T[] {
    this.at += 1;
    const items: T[] = [];
    for (;;) {
      this.blanks();
      if (this.text[this.at] === end) break;
      items.push(read());
      this.blanks();
      if (this.text[this.at] === ",") this.at += 1;
      else if (this.text[this.at] !== end) this.fail();
    }
    this.at += 1;
    return items;
  }

  private scalar(): unknown {
    this.blanks();
    const rest = this.text.slice(this.at);
    const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest)?.[0];
    const plain = quoted ?? /^(?:[^,[\]{}:]|:(?![\s,[\]{}]|$))*/.exec(rest)?.[0] ?? "";
    if (plain.trim() === "" || /^[&*!|>%@`?]/.test(plain)) this.fail();
    this.at += plain.length;
    return scalarOf(plain.trim(), this.line);
  }

  private blanks(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at += 1;
  }

  private fail(): never {
    throw new PlainYamlError(this.line, this.text.slice(this.at, this.at + 40) || this.text.slice(-40));
  }
}
