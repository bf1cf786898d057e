import { Random } from './random.ts';
import { emit, type Syntax, type Tree } from './syntaxes.ts';
import { edited, encoded, ENCODINGS, MARKS, MOST, wordsOf } from './texts.ts';

const LINES_OF_A_PIECE = 8;
const WORDS_OF_A_SOUP = 20;
const CHARS_OF_NOISE = 40;

/**
 * As `textsFor`, by the million: mostly pieces of the samples, a few lines long, after some changes, since a short text
 * is read in microseconds and most faults show in one; among them whole samples, documents built of their words, words in
 * any order, and any characters.
 * @returns The text of a seed; the same for the same seed.
 */
export function quickTexts(samples: readonly string[], syntax: Syntax): (seed: number) => string {
  const own = wordsOf(samples);
  const words = [...own, ...MARKS];
  const lines = samples.map((text) => text.split('\n'));
  return (seed) => {
    const random = new Random(seed);
    const text = plain(random.below(100), random);
    return encoded(text, random.below(12) === 0 ? random.below(ENCODINGS) : 0);
  };

  function plain(kind: number, random: Random): string {
    if (kind < 72) return damaged(piece(random.pick(lines), random), 1 + random.below(3), random);
    if (kind < 76) return damaged(random.pick(samples), 1 + random.below(4), random);
    if (kind < 90) return damaged(emit(tree(4, random), syntax), random.below(2), random);
    if (kind < 97) return Array.from({ length: random.below(WORDS_OF_A_SOUP) }, () => random.pick(words)).join('');
    return Array.from({ length: random.below(CHARS_OF_NOISE) }, () =>
      String.fromCharCode(random.below(random.pick([128, 256, 65_536]))),
    ).join('');
  }

  function damaged(text: string, times: number, random: Random): string {
    let result = text;
    for (let n = 0; n < times; n++) {
      const at = [random.below(MOST), random.below(MOST), random.below(MOST)] as const;
      result = edited(result, [random.below(9), ...at], words);
    }
    return result;
  }

  function tree(depth: number, random: Random): Tree {
    const kind = depth === 4 ? 5 : random.below(6);
    if (depth === 0 || kind < 3) return word(random);
    const below = (): Tree => tree(depth - 1, random);
    if (kind === 3) return Array.from({ length: random.below(4) }, below);
    return Object.fromEntries(Array.from({ length: random.below(4) }, () => [word(random), below()]));
  }

  function word(random: Random): string {
    return random.pick(random.below(9) === 0 ? MARKS : own);
  }
}

/** Some lines that follow one another, often under the first one of the text. */
function piece(lines: readonly string[], random: Random): string {
  const start = random.below(lines.length);
  const part = lines.slice(start, start + 1 + random.below(LINES_OF_A_PIECE)).join('\n');
  return start > 0 && random.below(2) === 0 ? `${lines[0] ?? ''}\n${part}` : part;
}
