import { blanked } from './blanked.ts';
import { MAX_VALUE_CHARS } from './limits.ts';
import type { ManifestBuilder } from './manifestBuilder.ts';
import type { Span } from '../../model/text.ts';

/** What long lines may take of a budget in any case. */
const SHARE_OF_LONG_LINES = 1 / 4;

/**
 * What of a text a parser gets that can only bear so much. Lines too long to hold anything of use are given up first, so
 * that one of them does not take along all that comes after it; then the end is cut off. Offsets stay what they were.
 * @param text May hold lines that were blanked: they cost nothing.
 * @param budget Characters.
 * @returns Whole lines from the start of the text, those that were given up as spaces (noted as `line-too-long`; the
 *   cut as `too-large`).
 */
export function withinBudget(builder: ManifestBuilder, text: string, budget: number): string {
  if (text.length <= budget) return text;
  const lines = costlyLines(text);
  const given = giveUpLong(lines, budget);
  for (const { start } of given) {
    builder.incomplete = true;
    builder.problem('line-too-long', { start, end: start + 1 }, { limit: MAX_VALUE_CHARS });
  }
  let left = budget;
  const dropped = new Set(given);
  const last = lines.find((line) => !dropped.has(line) && (left -= line.end - line.start) < 0);
  if (last !== undefined) {
    builder.incomplete = true;
    builder.problem('too-large', { start: last.start, end: last.start }, { limit: budget });
  }
  return blanked(text, given).slice(0, last?.start ?? text.length);
}

/** The lines that hold anything, with their ends. */
function costlyLines(text: string): readonly Span[] {
  const lines: Span[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    if (end - start <= MAX_VALUE_CHARS || /\S/.test(text.slice(start, end))) lines.push({ start, end });
    start = end;
  }
  return lines;
}

/** The long lines for which there is no room beside the others: the first ones stay. */
function giveUpLong(lines: readonly Span[], budget: number): readonly Span[] {
  const lengthOf = ({ start, end }: Span): number => end - start;
  const long = lines.filter((line) => lengthOf(line) > MAX_VALUE_CHARS);
  const others =
    lines.reduce((sum, line) => sum + lengthOf(line), 0) - long.reduce((sum, line) => sum + lengthOf(line), 0);
  let room = Math.max(budget - others, budget * SHARE_OF_LONG_LINES);
  return long.filter((line) => {
    const fits = lengthOf(line) <= room;
    if (fits) room -= lengthOf(line);
    return !fits;
  });
}
