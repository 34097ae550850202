import { rootOf } from "../ooxml/elements";
import { appendInside } from "../ooxml/insert";
import { RELATIONS_NAMESPACE, XML_DECLARATION } from "../ooxml/namespaces";
import type { TextEdits } from "../ooxml/splice";
import { attributesOf, escapeXml, tagsOf } from "../ooxml/xml";

export interface NewRelation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

function relationXml(relation: NewRelation, prefix: string): string {
  const mode = relation.external ? ' TargetMode="External"' : "";
  return `<${prefix}Relationship Id="${relation.id}" Type="${relation.type}" Target="${escapeXml(relation.target)}"${mode}/>`;
}

/** A relations part of ours. */
export function relationsXml(relations: readonly NewRelation[]): string {
  return `${XML_DECLARATION}<Relationships xmlns="${RELATIONS_NAMESPACE}">${relations.map((relation) => relationXml(relation, "")).join("")}</Relationships>`;
}

export function appendRelations(edits: TextEdits, relations: readonly NewRelation[]): void {
  const root = rootOf(edits.text);
  if (root) appendInside(edits, root, relations.map((relation) => relationXml(relation, root.tag.prefix)).join(""));
}

/** The number of the highest `rId…` in a relations part. */
export function lastRelationNumber(xml: string): number {
  let last = 0;
  for (const tag of tagsOf(xml)) {
    const number = tag.kind === "close" ? undefined : /^rId(\d{1,9})$/.exec(attributesOf(tag)["Id"] ?? "")?.[1];
    if (number !== undefined) last = Math.max(last, Number(number));
  }
  return last;
}
