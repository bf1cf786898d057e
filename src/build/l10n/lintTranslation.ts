import type { TextCatalogue, Texts } from './catalogues.ts';
import { placeholdersOf } from './placeholders.ts';

/** Reasons are joined and taken apart at it, so no translation may bring one of its own, as abbreviations do. */
const SENTENCE_BREAK = /\. /;

/**
 * What is wrong with the translation of one catalogue, one sentence each: texts that it lacks, texts that it holds
 * for nothing, placeholders that are not those of the English text, and abbreviations that look like a sentence's end.
 */
export function lintTranslation({ file, english }: TextCatalogue, translated: Texts, language: string): string[] {
  const name = file.replace('*', language);
  const missing = [...english]
    .filter(([key]) => (translated[key] ?? '') === '')
    .map(([key, { text, place }]) =>
      key === text
        ? `${name}: no text for ${JSON.stringify(key)} (${place})`
        : `${name}: no text for ${key}, in English ${JSON.stringify(text)} (${place})`,
    );
  const stale = Object.keys(translated)
    .filter((key) => !english.has(key))
    .map((key) => `${name}: nothing says ${JSON.stringify(key)} any more`);
  const odd = [...english].flatMap(([key, { text }]) => {
    const [wanted, found] = [placeholdersOf(text).join(' '), placeholdersOf(translated[key] || text).join(' ')];
    return wanted === found ? [] : [`${name}: ${JSON.stringify(key)} has ${wanted}, its translation ${found}`];
  });
  const broken = [...english]
    .filter(([key, { text }]) => !SENTENCE_BREAK.test(text) && SENTENCE_BREAK.test(translated[key] ?? ''))
    .map(([key]) => `${name}: ${JSON.stringify(key)} is one sentence, its translation is not`);
  return [...missing, ...stale, ...odd, ...broken];
}
