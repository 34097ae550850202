/** Longer texts are sentences: hardly ever the same twice, and large to keep. */
const LONGEST = 64;

/**
 * A reader of short texts that remembers what it said: the same words stand in header after header, row after row and
 * sheet after sheet. It forgets everything when it is full, so that a long session does not grow. The reader must
 * depend on the text alone and give values that nobody changes.
 */
export function remembered<T extends object | string | number | boolean | null>(
  read: (text: string) => T,
  most = 4096,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = read(text);
    if (known.size >= most) known.clear();
    known.set(text, now);
    return now;
  };
}
