/**
 * FNV-1a over the UTF-16 units of a text, 32 bits without a sign: the same on every machine, enough to tell texts apart
 * that nobody made to look alike, and no proof against who does.
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** {@link fnv1a} in eight hexadecimal digits. */
export function fnv1aHex(text: string): string {
  return fnv1a(text).toString(16).padStart(8, '0');
}
