import type { FileContent } from '../core/model/files.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes a file as editors do: UTF-16 where a byte order mark says so, else UTF-8; the mark itself is taken off.
 * Bytes that are no valid text are replaced by U+FFFD and said (`malformed`), never refused.
 */
export function decodeText(bytes: Uint8Array): Extract<FileContent, { ok: true }> {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const utf16 = marked ?? unmarkedUtf16(bytes);
  if (utf16 !== null) {
    const text = new TextDecoder(utf16).decode(bytes);
    // The mark of UTF-32 begins like that of UTF-16.
    const malformed = text.includes('\uFFFD') || text.startsWith('\0');
    return { ok: true, text, bom: marked === null ? 0 : 1, malformed };
  }
  let text: string;
  let malformed = false;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    text = lenientUtf8.decode(bytes);
    malformed = true;
  }
  return text.charCodeAt(0) === 0xfeff
    ? { ok: true, text: text.slice(1), bom: 1, malformed }
    : { ok: true, text, bom: 0, malformed };
}

/** UTF-16 without a mark shows by every other byte being zero, which editors look for in the first bytes as well. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 512) & ~1;
  if (length < 8 || bytes.length % 2 === 1) return null;
  let low = 0;
  let high = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) low++;
    if (bytes[i + 1] === 0) high++;
  }
  if (low === 0 && high === length / 2) return 'utf-16le';
  return high === 0 && low === length / 2 ? 'utf-16be' : null;
}
