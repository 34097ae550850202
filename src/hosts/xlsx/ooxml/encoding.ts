/** XML parts may be UTF-16 or declare another encoding; everything after this works on UTF-8. */

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

export function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0x3c && bytes[1] === 0) return "utf-16le";
  if (bytes[0] === 0 && bytes[1] === 0x3c) return "utf-16be";
  const head = utf8.decode(bytes.subarray(0, 200));
  const declared = /^\ufeff?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? "utf-8";
  return declared === "utf8" || declared === "us-ascii" || declared === "ascii" ? "utf-8" : declared;
}

/** The part's text; a UTF-8 byte order mark stays in it, so that offsets remain true. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") return utf8.decode(bytes);
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return utf8.decode(bytes);
  }
}

/** The part in UTF-8; the same array when it is so already. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  return encodingOf(bytes) === "utf-8" ? bytes : new TextEncoder().encode(decodeXml(bytes));
}
