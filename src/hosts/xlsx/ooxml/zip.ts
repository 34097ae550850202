import { HostError } from "../../../app/ports";
import type { Codec } from "./codec";
import { crc32 } from "./crc32";
import { MAX_PART_BYTES, MAX_PARTS, MAX_RATIO, MAX_TOTAL_BYTES } from "./limits";

/** One file of an archive, still compressed. What is not touched is written back as these very bytes. */
export interface ZipEntry {
  /** Name as stored, `\` and all. */
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly utf8: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
  /** MS-DOS time and date, as one number. */
  readonly time: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;

/** Finds the parts of an archive without unpacking them. Throws `HostError` truncated, encrypted, tooLarge, unsupportedFormat. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw new HostError("truncated");
  try {
    return readDirectory(bytes, view, end);
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError("truncated", "", { cause: error });
  }
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at--) if (view.getUint32(at, true) === END) return at;
  return -1;
}

function readDirectory(bytes: Uint8Array, view: DataView, end: number): ZipEntry[] {
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  let directoryEnd = end;
  if ((count === 0xffff || offset === 0xffffffff) && end >= 20 && view.getUint32(end - 20, true) === END64_LOCATOR) {
    const at = Number(view.getBigUint64(end - 12, true));
    count = Number(view.getBigUint64(at + 32, true));
    size = Number(view.getBigUint64(at + 40, true));
    offset = Number(view.getBigUint64(at + 48, true));
    directoryEnd = at;
  }
  if (count > MAX_PARTS) throw new HostError("tooLarge");
  // An archive may have bytes before it (self-extractors); offsets count from its own start.
  const shift = Math.max(0, directoryEnd - size - offset);
  const entries: ZipEntry[] = [];
  let total = 0;
  let at = offset + shift;
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new HostError("truncated");
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const sizes = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) };
    readZip64(view, at + 46 + nameLength, extraLength, sizes);
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = new TextDecoder().decode(rawName);
    if (!name.endsWith("/") && !name.endsWith("\\")) {
      if (flags & 1) throw new HostError("encrypted", name);
      if (method !== 0 && method !== 8) throw new HostError("unsupportedFormat", name);
      total += sizes.size;
      if (sizes.size > MAX_PART_BYTES || total > MAX_TOTAL_BYTES) throw new HostError("tooLarge", name);
      if (sizes.size > 100_000_000 && sizes.size > sizes.packed * MAX_RATIO) throw new HostError("tooLarge", name);
      const local = sizes.offset + shift;
      if (view.getUint32(local, true) !== LOCAL) throw new HostError("truncated", name);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (start + sizes.packed > bytes.length) throw new HostError("truncated", name);
      entries.push({
        name,
        rawName,
        utf8: (flags & 0x800) !== 0,
        method,
        crc: view.getUint32(at + 16, true),
        size: sizes.size,
        data: bytes.subarray(start, start + sizes.packed),
        time: view.getUint32(at + 12, true),
      });
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function readZip64(view: DataView, from: number, length: number, sizes: { size: number; packed: number; offset: number }): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const next = (): number => {
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    if (sizes.size === 0xffffffff) sizes.size = next();
    if (sizes.packed === 0xffffffff) sizes.packed = next();
    if (sizes.offset === 0xffffffff) sizes.offset = next();
  }
}

/** Unpacks one part. Throws `HostError` truncated when the bytes are not what the archive promises. */
export function unpack(entry: ZipEntry, codec: Codec): Uint8Array {
  let data = entry.data;
  if (entry.method === 8) {
    try {
      data = codec.inflate(entry.data, entry.size);
    } catch (error) {
      throw new HostError("truncated", entry.name, { cause: error });
    }
  }
  if (data.length !== entry.size || crc32(data) !== entry.crc) throw new HostError("truncated", entry.name);
  return data;
}

/** 1980-01-01 00:00: the same input gives the same archive. */
const NO_TIME = 0x00210000;

/** Packs a part of ours. */
export function pack(name: string, data: Uint8Array, codec: Codec, like?: ZipEntry): ZipEntry {
  const rawName = like?.rawName ?? new TextEncoder().encode(name);
  const deflated = codec.deflate(data);
  const smaller = deflated.length < data.length;
  return {
    name,
    rawName,
    utf8: like?.utf8 ?? true,
    method: smaller ? 8 : 0,
    crc: crc32(data),
    size: data.length,
    data: smaller ? deflated : data,
    time: like?.time ?? NO_TIME,
  };
}

/** Writes an archive. Parts keep their order. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  let length = 22;
  for (const entry of entries) length += 76 + 2 * entry.rawName.length + entry.data.length;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  const common = (entry: ZipEntry): void => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 2, entry.utf8 ? 0x800 : 0, true);
    view.setUint16(at + 4, entry.method, true);
    view.setUint32(at + 6, entry.time, true);
    view.setUint32(at + 10, entry.crc, true);
    view.setUint32(at + 14, entry.data.length, true);
    view.setUint32(at + 18, entry.size, true);
    view.setUint16(at + 22, entry.rawName.length, true);
  };
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, LOCAL, true);
    at += 4;
    common(entry);
    at += 26;
    bytes.set(entry.rawName, at);
    at += entry.rawName.length;
    bytes.set(entry.data, at);
    at += entry.data.length;
  }
  const directory = at;
  entries.forEach((entry, i) => {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    at += 6;
    common(entry);
    view.setUint32(at + 36, offsets[i] ?? 0, true);
    at += 40;
    bytes.set(entry.rawName, at);
    at += entry.rawName.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}
