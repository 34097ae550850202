import type { OoxmlPackage } from "./package";
import { attributesOf, tagsOf } from "./xml";

export interface Relation {
  readonly id: string;
  /** Last word of the type (`worksheet`, `styles`): the same in transitional and strict files. */
  readonly type: string;
  /** Part name without leading `/`, or an address when external. */
  readonly target: string;
  readonly external: boolean;
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; the package itself is "". */
export function relationsPart(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** Target of a relation as a part name: absolute, relative and `\` forms. */
export function resolveTarget(part: string, target: string): string {
  const path = target.replace(/\\/g, "/");
  const steps = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** Relations of a part; none when its relations part is not there. */
export function relationsOf(pack: OoxmlPackage, part: string): Relation[] {
  const name = relationsPart(part);
  if (!pack.has(name)) return [];
  const relations: Relation[] = [];
  for (const tag of tagsOf(pack.text(name))) {
    if (tag.local !== "Relationship" || tag.kind === "close") continue;
    const { Id = "", Type = "", Target = "", TargetMode } = attributesOf(tag);
    const external = TargetMode === "External";
    relations.push({
      id: Id,
      type: Type.slice(Type.lastIndexOf("/") + 1),
      target: external ? Target : resolveTarget(part, Target),
      external,
    });
  }
  return relations;
}
