/**
 * Shows characters that would otherwise act instead of being seen: terminal controls, bidirectional overrides,
 * zero-width marks. Each becomes its escape, e.g. `\u{202e}`; half a character becomes U+FFFD.
 */
export function visibleText(text: string): string {
  return !PLAIN.test(text) && ACTING.test(text)
    ? text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escapeOf).replace(/\p{Cs}/gu, '\uFFFD')
    : text;
}

/** As {@link visibleText} for text of several lines, whose ends stay. */
export function visibleLines(text: string): string {
  return !PLAIN.test(text) && ACTING.test(text) ? text.split('\n').map(visibleText).join('\n') : text;
}

/** Of nearly all texts the quickest of looks shows that nothing in them acts. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Nearly no text has any, and most are looked at again and again. */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
