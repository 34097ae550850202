const TABLES: readonly Uint32Array[] = makeTables();

/** Four tables: the sum then goes four bytes at a time. */
function makeTables(): Uint32Array[] {
  const tables = Array.from({ length: 4 }, () => new Uint32Array(256));
  const [first, ...others] = tables as [Uint32Array, ...Uint32Array[]];
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    first[n] = c >>> 0;
  }
  let before = first;
  for (const table of others) {
    for (let n = 0; n < 256; n++) {
      const c = before[n] ?? 0;
      table[n] = ((c >>> 8) ^ (first[c & 255] ?? 0)) >>> 0;
    }
    before = table;
  }
  return tables;
}

/** CRC-32 as zip uses it (ISO 3309). */
export function crc32(data: Uint8Array): number {
  const [t0, t1, t2, t3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let crc = -1;
  let i = 0;
  const fours = data.length - (data.length % 4);
  while (i < fours) {
    crc ^= (data[i] ?? 0) | ((data[i + 1] ?? 0) << 8) | ((data[i + 2] ?? 0) << 16) | ((data[i + 3] ?? 0) << 24);
    crc = (t3[crc & 255] ?? 0) ^ (t2[(crc >>> 8) & 255] ?? 0) ^ (t1[(crc >>> 16) & 255] ?? 0) ^ (t0[crc >>> 24] ?? 0);
    i += 4;
  }
  for (; i < data.length; i++) crc = (crc >>> 8) ^ (t0[(crc ^ (data[i] ?? 0)) & 255] ?? 0);
  return (crc ^ -1) >>> 0;
}
