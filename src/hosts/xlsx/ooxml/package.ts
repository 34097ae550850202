import { HostError } from "../../../app/ports";
import type { Codec } from "./codec";
import { crc32 } from "./crc32";
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
  /** Parts of ours, packed when the file is saved. */
  private readonly pending = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>();
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
    for (const [key, part] of this.pending) copy.pending.set(key, part);
    for (const [key, bytes] of this.unpacked) copy.unpacked.set(key, bytes);
    return copy;
  }

  has(name: string): boolean {
    const key = partKey(name);
    return this.pending.has(key) || this.entries.has(key);
  }

  /** Names as stored, in the order of the archive. */
  names(): string[] {
    return this.order().map((key) => this.pending.get(key)?.name ?? this.entries.get(key)?.name ?? key);
  }

  /** CRC-32 of a part's content. */
  checksum(name: string): number | undefined {
    const pending = this.pending.get(partKey(name));
    return pending ? crc32(pending.bytes) : this.entries.get(partKey(name))?.crc;
  }

  /** The same parts with the same content. */
  equals(other: OoxmlPackage): boolean {
    const names = this.names();
    if (names.length !== other.names().length) return false;
    return names.every(
      (name) => other.has(name) && other.checksum(name) === this.checksum(name) && other.bytes(name).length === this.bytes(name).length,
    );
  }

  /** Throws `HostError` truncated when the part is not there or damaged. */
  bytes(name: string): Uint8Array {
    const key = partKey(name);
    const known = this.pending.get(key)?.bytes ?? this.unpacked.get(key);
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
    this.pending.set(key, { name: name.replace(/^\/+/, ""), bytes });
  }

  delete(name: string): void {
    const key = partKey(name);
    this.unpacked.delete(key);
    this.pending.delete(key);
    this.entries.delete(key);
  }

  save(): Uint8Array {
    for (const [key, { name, bytes }] of this.pending) this.entries.set(key, pack(name, bytes, this.codec, this.entries.get(key)));
    this.pending.clear();
    return writeZip([...this.entries.values()]);
  }

  /** Keys in the order of the archive, new parts behind. */
  private order(): string[] {
    return [...new Set([...this.entries.keys(), ...this.pending.keys()])];
  }
}
