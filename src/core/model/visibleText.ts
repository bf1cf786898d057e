/**
 * Shows characters that would otherwise act instead of being seen: terminal controls, bidirectional overrides,
 * zero-width marks. Each becomes its escape, e.g. `\u{202e}`.
 */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}
