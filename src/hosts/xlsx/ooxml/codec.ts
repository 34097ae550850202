import { deflateSync, inflateSync } from "fflate";

/** Raw deflate. Node may hand in `node:zlib` here, which is about twice as fast. */
export interface Codec {
  /** Fails when the stream is broken; `size` is what the archive promises. */
  inflate(data: Uint8Array, size: number): Uint8Array;
  deflate(data: Uint8Array): Uint8Array;
}

export const fflateCodec: Codec = {
  inflate: (data, size) => inflateSync(data, { out: new Uint8Array(size) }),
  // Level 1 on what we rewrite: a third of the time of level 6 for some 15 % more bytes.
  deflate: (data) => deflateSync(data, { level: data.length > 4_000_000 ? 1 : 6 }),
};
