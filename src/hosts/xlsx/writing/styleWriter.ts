import type { FindingLevel, PlannedStyle } from "../../../core/model";
import { childrenOf, rootOf, type Element } from "../ooxml/elements";
import { appendInside, placeFor, setCount } from "../ooxml/insert";
import { XML_DECLARATION, type Namespaces } from "../ooxml/namespaces";
import { encodeText, TextEdits } from "../ooxml/splice";
import type { CellStyle } from "../ooxml/styleSheet";
import { attributesOf, escapeXml } from "../ooxml/xml";

export type FlagLevel = Exclude<FindingLevel, "none">;

/** Fill and text of a flagged cell: legible in colour, in grey and on paper. */
export const FLAG_COLORS: Readonly<Record<FlagLevel, { readonly fill: string; readonly text: string }>> = {
  error: { fill: "FFC7CE", text: "9C0006" },
  warning: { fill: "FFEB9C", text: "7F6000" },
  note: { fill: "DDEBF7", text: "1F4E78" },
};

const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
] as const;
type Group = (typeof ORDER)[number];

/** What index 0 (fills: 0 and 1) must be when we are the first to write a group. */
const FIRST: Readonly<Partial<Record<Group, readonly string[]>>> = {
  fonts: ['<font><sz val="11"/><name val="Calibri"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
  cellStyleXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
};

/** Codes that mean the same in every country, by their built-in number. */
const SAME_EVERYWHERE: Readonly<Record<string, number>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "0%": 9,
  "0.00%": 10,
  "@": 49,
};

export function emptyStyles(namespaces: Namespaces): Uint8Array {
  return encodeText(`${XML_DECLARATION}<styleSheet xmlns="${namespaces.main}"></styleSheet>`);
}

/** Appends our formats to a styles part; what is there keeps its numbers. */
export class StyleWriter {
  private readonly edits: TextEdits;
  private readonly root: Element;
  private readonly groups = new Map<string, Element>();
  private readonly counts = new Map<Group, number>();
  private readonly added = new Map<Group, string[]>();
  private readonly known = new Map<string, number>();
  private readonly xfs = new Map<string, number>();
  private readonly byObject = new WeakMap<PlannedStyle, number>();
  private readonly formats = new Map<string, number>();
  private nextFormat = 164;
  private readonly prefix: string;
  private readonly base: CellStyle;
  private readonly formatsInUse: () => number;

  /**
   * `base`: the workbook's default format, whose font ours take over. `formatsInUse`: how many cell formats the cells
   * speak of; asked only when the file lists none, so that a number which means nothing today does not come to mean ours.
   */
  constructor(bytes: Uint8Array, base: CellStyle, formatsInUse: () => number) {
    this.formatsInUse = formatsInUse;
    this.edits = new TextEdits(bytes);
    this.base = base;
    const root = rootOf(this.edits.text);
    this.root = root ?? {
      local: "styleSheet",
      tag: { kind: "open", local: "styleSheet", prefix: "", start: 0, end: 0, attributes: "" },
      from: 0,
      to: 0,
      end: 0,
    };
    this.prefix = this.root.tag.prefix;
    for (const child of childrenOf(this.edits.text, this.root.tag)) this.groups.set(child.local, child);
    const numFmts = this.groups.get("numFmts");
    for (const child of numFmts ? childrenOf(this.edits.text, numFmts.tag) : []) {
      const { numFmtId, formatCode } = attributesOf(child.tag);
      const id = Number(numFmtId);
      if (Number.isInteger(id)) this.nextFormat = Math.max(this.nextFormat, id + 1);
      if (formatCode !== undefined && Number.isInteger(id) && !this.formats.has(formatCode)) this.formats.set(formatCode, id);
    }
  }

  /** Index for `s` of a cell. `quoted`: text that must not turn into a formula when someone edits the cell. */
  cell(style: PlannedStyle | undefined, quoted: boolean): number {
    if (style && !quoted) {
      const known = this.byObject.get(style);
      if (known !== undefined) return known;
    }
    const key = JSON.stringify([style ?? {}, quoted]);
    let index = this.xfs.get(key);
    if (index === undefined) {
      index = this.add("cellXfs", this.xf(style ?? {}, quoted));
      this.xfs.set(key, index);
    }
    if (style && !quoted) this.byObject.set(style, index);
    return index;
  }

  /** Index of the differential format of a flag. */
  flag(level: FlagLevel): number {
    const { fill, text } = FLAG_COLORS[level];
    return this.add(
      "dxfs",
      `<dxf><font><color rgb="FF${text}"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`,
    );
  }

  get changed(): boolean {
    return this.added.size > 0;
  }

  finish(): ReturnType<TextEdits["finish"]> {
    let created = "";
    let createdAt = -1;
    const flush = (): void => {
      if (created !== "") this.edits.insert(createdAt, created);
      created = "";
    };
    for (const group of ORDER) {
      const items = this.added.get(group);
      if (!items || items.length === 0) continue;
      const element = this.groups.get(group);
      const inner = this.prefixed(items.join(""));
      if (element) {
        setCount(this.edits, element, this.existing(group) + items.length);
        appendInside(this.edits, element, inner);
        continue;
      }
      const xml = `<${this.prefix}${group} count="${items.length}">${inner}</${this.prefix}${group}>`;
      if (this.root.tag.kind === "empty") {
        created += xml;
        continue;
      }
      const at = placeFor(this.edits, this.root, ORDER, group);
      if (at !== createdAt) flush();
      createdAt = at;
      created += xml;
    }
    if (this.root.tag.kind === "empty") appendInside(this.edits, this.root, created);
    else flush();
    return this.edits.finish();
  }

  /** Our XML is written without a prefix; a part whose root has one wants it on every element. */
  private prefixed(xml: string): string {
    return this.prefix === "" ? xml : xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${this.prefix}`);
  }

  private existing(group: Group): number {
    let count = this.counts.get(group);
    if (count === undefined) {
      const element = this.groups.get(group);
      count = element ? childrenOf(this.edits.text, element.tag).length : 0;
      this.counts.set(group, count);
    }
    return count;
  }

  private add(group: Group, xml: string): number {
    const key = group + xml;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const items = this.ensure(group);
    const index = this.existing(group) + items.push(xml) - 1;
    this.known.set(key, index);
    return index;
  }

  /** The list of additions to a group; where the file has none, what its first indexes must mean comes first. */
  private ensure(group: Group): string[] {
    let items = this.added.get(group);
    if (!items) {
      items = this.existing(group) === 0 ? [...(FIRST[group] ?? [])] : [];
      if (group === "cellXfs" && items.length > 0)
        for (let more = this.formatsInUse() - 1; more > 0; more--) items.push(...(FIRST.cellXfs ?? []));
      this.added.set(group, items);
    }
    return items;
  }

  private xf(style: PlannedStyle, quoted: boolean): string {
    const fonts = this.add("fonts", this.font(style.font ?? {}));
    for (const group of ["fills", "borders", "cellStyleXfs"] as const) if (this.existing(group) === 0) this.ensure(group);
    const fill = style.fill === undefined ? 0 : this.add("fills", solid(style.fill));
    const border = style.border ? this.add("borders", borderXml(style.border)) : 0;
    const format = this.format(style.numberFormat ?? "General");
    const alignment = alignmentXml(style);
    const flags = `${format === 0 ? "" : ' applyNumberFormat="1"'} applyFont="1"${style.fill === undefined ? "" : ' applyFill="1"'}${style.border ? ' applyBorder="1"' : ""}${alignment === "" ? "" : ' applyAlignment="1"'}`;
    const open = `<xf numFmtId="${format}" fontId="${fonts}" fillId="${fill}" borderId="${border}" xfId="0"${quoted ? ' quotePrefix="1"' : ""}${flags}`;
    return alignment === "" ? `${open}/>` : `${open}>${alignment}</xf>`;
  }

  private font(font: NonNullable<PlannedStyle["font"]>): string {
    const name = font.name ?? this.base.fontName ?? "Calibri";
    return (
      "<font>" +
      (font.bold ? "<b/>" : "") +
      (font.italic ? "<i/>" : "") +
      (font.underline ? "<u/>" : "") +
      `<sz val="${font.size ?? this.base.fontSize ?? 11}"/>` +
      (font.color === undefined ? "" : `<color rgb="FF${escapeXml(font.color)}"/>`) +
      `<name val="${escapeXml(name)}"/></font>`
    );
  }

  private format(code: string): number {
    const known = SAME_EVERYWHERE[code] ?? this.formats.get(code);
    if (known !== undefined) return known;
    const id = this.nextFormat++;
    this.formats.set(code, id);
    this.add("numFmts", `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
    return id;
  }
}

function solid(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${escapeXml(color)}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml(border: NonNullable<PlannedStyle["border"]>): string {
  const side = (name: "left" | "right" | "top" | "bottom"): string =>
    border.sides.includes(name) ? `<${name} style="thin"><color rgb="FF${escapeXml(border.color)}"/></${name}>` : `<${name}/>`;
  return `<border>${side("left")}${side("right")}${side("top")}${side("bottom")}<diagonal/></border>`;
}

function alignmentXml(style: PlannedStyle): string {
  const attributes =
    (style.horizontal ? ` horizontal="${style.horizontal}"` : style.indent ? ' horizontal="left"' : "") +
    (style.vertical ? ` vertical="${style.vertical}"` : "") +
    (style.wrap ? ' wrapText="1"' : "") +
    (style.indent ? ` indent="${style.indent}"` : "");
  return attributes === "" ? "" : `<alignment${attributes}/>`;
}
