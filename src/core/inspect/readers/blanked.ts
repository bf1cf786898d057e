import type { Span } from '../../model/text.ts';

/**
 * A text with spaces in the place of some of its parts, so that offsets stay what they were; line ends stay too.
 * @param parts In the order of their starts; they may overlap.
 */
export function blanked(text: string, parts: readonly Span[]): string {
  if (parts.length === 0) return text;
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of parts) {
    if (end <= kept) continue;
    const from = Math.max(start, kept);
    pieces.push(text.slice(kept, from), text.slice(from, end).replace(/[^\r\n]/g, ' '));
    kept = end;
  }
  return pieces.join('') + text.slice(kept);
}
