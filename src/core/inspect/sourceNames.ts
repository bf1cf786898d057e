import type { NameRules } from '../model/sortedListing.ts';

/**
 * Names of tests, stories and tools' configurations. Names may be joined by slashes: then it tells whether one among
 * them is such.
 */
export const TEST_FILES =
  /(?:^|[._/-])(?:test|tests|spec|stories|e2e)[._-]|_test\.|Tests?\.(?:java|kt|cs|scala)(?=\/|$)|\.config\.|\.d\.ts(?=\/|$)|rc\.[cm]?js(?=\/|$)/i;

/** Language of a source file by its base name, or null for what is no source or only a test or a tool's configuration. */
export function languageOfFile(name: string, languages: NameRules['languages']): string | null {
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1).toLowerCase();
  return dot < 0 || !Object.hasOwn(languages, ending) || TEST_FILES.test(name) ? null : (languages[ending] ?? null);
}

/** Counts in the notation of `SortedListing.sources`. */
export function textOfCounts(counts: ReadonlyMap<string, number>): string {
  let text = '';
  for (const [language, count] of counts) text += `${language} ${count} `;
  return text;
}

/** The counts that {@link textOfCounts} was given. */
export function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const words = text.split(' ');
  for (let i = 0; i + 1 < words.length; i += 2) counts.set(words[i] as string, Number(words[i + 1]));
  return counts;
}
