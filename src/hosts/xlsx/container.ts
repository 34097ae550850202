import { HostError } from "../../app/ports";

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Looks at the first bytes before anything else: throws `HostError` for what is no zip archive. */
export function requireZip(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new HostError("emptyFile");
  if (OLE.every((byte, i) => bytes[i] === byte)) {
    // Excel wraps a workbook with a password, and writes .xls, in the same kind of container.
    if (containsWide(bytes, "EncryptedPackage")) throw new HostError("encrypted");
    throw new HostError(containsWide(bytes, "Workbook") || containsWide(bytes, "Book") ? "unsupportedFormat" : "notAWorkbook");
  }
  if (bytes[0] === 0x09 && (bytes[1] ?? 0) <= 0x08 && ((bytes[1] ?? 0) & 1) === 0) throw new HostError("unsupportedFormat");
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zip) return;
  throw new HostError("notAWorkbook");
}

/** Whether a name stands in the container's directory, as UTF-16. */
function containsWide(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  outer: for (let at = 512; at + 2 * name.length <= bytes.length; at += 2) {
    if (bytes[at] !== first || bytes[at + 1] !== 0) continue;
    for (let i = 1; i < name.length; i++) if (bytes[at + 2 * i] !== name.charCodeAt(i) || bytes[at + 2 * i + 1] !== 0) continue outer;
    return true;
  }
  return false;
}
