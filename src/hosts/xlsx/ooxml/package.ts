import { HostError } from "../../../app/ports";
import type { Codec } from "./codec";
import { decodeXml } from "./encoding";
import { pack, readZip, unpack, writeZip, type ZipEntry } from "./zip";

/** Part names compare without case, `\` means `/`, a leading `/` says nothing. */
export function partKey(name: string): string {
  return name.replace(/\\/g, "/").replace(/^\/+/, "").toLowerCase();
}

/**
 * The parts of a workbook file. Parts are unpacked when someone looks; a part that nobody changed is written back as the
 * very bytes it came in.
 */
export class OoxmlPackage {
  private readonly entries = new Map<string, ZipEntry>();
  private readonly unpacked = new Map<string, Uint8Array>();
  readonly codec: Codec;

  private constructor(entries: readonly ZipEntry[], codec: Codec) {
    this.codec = codec;
    for (const entry of entries) {
      const key = partKey(entry.name);
      // Two parts of one name: the first is what readers take; the second is kept under its own exact name.
      this.entries.set(this.entries.has(key) ? `${key}\u0000${entry.name}` : key, entry);
    }
  }

  /** Throws `HostError`; see `readZip`. */
  static open(bytes: Uint8Array, codec: Codec): OoxmlPackage {
    return new OoxmlPackage(readZip(bytes), codec);
  }

  /** A copy that can be changed without touching this one; parts are shared. */
  copy(): OoxmlPackage {
    const copy = new OoxmlPackage([], this.codec);
    for (const [key, entry] of this.entries) copy.entries.set(key, entry);
    return copy;
  }

  has(name: string): boolean {
    return this.entries.has(partKey(name));
  }

  /** Names as stored, in the order of the archive. */
  names(): string[] {
    return [...this.entries.values()].map((entry) => entry.name);
  }

  /** CRC-32 of a part's content, from the archive's directory. */
  checksum(name: string): number | undefined {
    return this.entries.get(partKey(name))?.crc;
  }

  size(name: string): number {
    return this.entries.get(partKey(name))?.size ?? 0;
  }

  /** Throws `HostError` truncated when the part is not there or damaged. */
  bytes(name: string): Uint8Array {
    const key = partKey(name);
    const known = this.unpacked.get(key);
    if (known) return known;
    const entry = this.entries.get(key);
    if (!entry) throw new HostError("truncated", name);
    const bytes = unpack(entry, this.codec);
    // Large parts are read once; keeping them would double the memory of a large workbook.
    if (bytes.length < 1_000_000) this.unpacked.set(key, bytes);
    return bytes;
  }

  text(name: string): string {
    return decodeXml(this.bytes(name));
  }

  set(name: string, bytes: Uint8Array): void {
    const key = partKey(name);
    this.unpacked.delete(key);
    this.entries.set(key, pack(name.replace(/^\/+/, ""), bytes, this.codec, this.entries.get(key)));
  }

  delete(name: string): void {
    const key = partKey(name);
    this.unpacked.delete(key);
    this.entries.delete(key);
  }

  save(): Uint8Array {
    return writeZip([...this.entries.values()]);
  }
}
