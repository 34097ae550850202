import { fflateCodec } from "../../../src/hosts/xlsx/ooxml/codec";
import { OoxmlPackage } from "../../../src/hosts/xlsx/ooxml/package";
import { tagsOf } from "../../../src/hosts/xlsx/ooxml/xml";

/** Every part of a file, unpacked. */
export function partsIn(bytes: Uint8Array): Map<string, Uint8Array> {
  const pack = OoxmlPackage.open(bytes, fflateCodec);
  return new Map(pack.names().map((name) => [name, pack.bytes(name)]));
}

export function textOf(parts: ReadonlyMap<string, Uint8Array>, name: string): string {
  return new TextDecoder().decode(parts.get(name));
}

/** Names of parts that are not the same, byte for byte, in both. */
export function differingParts(a: ReadonlyMap<string, Uint8Array>, b: ReadonlyMap<string, Uint8Array>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => {
    const [left, right] = [a.get(name), b.get(name)];
    return !left || !right || Buffer.compare(left, right) !== 0;
  });
}

/** The first thing that is wrong with the nesting of a part's tags; null for well-formed ones. */
export function nestingFault(xml: string): string | null {
  const open: string[] = [];
  let roots = 0;
  for (const tag of tagsOf(xml)) {
    const name = tag.prefix + tag.local;
    if (tag.kind === "close") {
      if (open.pop() !== name) return `</${name}> closes something else`;
    } else {
      if (open.length === 0) roots++;
      if (tag.kind === "open") open.push(name);
    }
  }
  return open.length > 0 ? `<${open.join("><")}> stays open` : roots === 1 ? null : `${roots} roots`;
}
