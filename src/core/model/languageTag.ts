/**
 * Names under which a translation for a language is looked for, the closest first: `de-at` and `de` for `de-AT` as
 * VS Code says it, or for `de_AT.UTF-8` as POSIX does. None for English, and none for what is no language tag.
 */
export function translationNames(language: string): readonly string[] {
  const [tag = ''] = language.toLowerCase().replaceAll('_', '-').split(/[.@]/);
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/.test(tag)) return [];
  const [base = ''] = tag.split('-');
  if (base === 'en') return [];
  return tag === base ? [base] : [tag, base];
}

/** Files that together hold the core's words in one language, under `l10n/`: its own messages, and the knowledge's. */
export function translationFiles(name: string): readonly string[] {
  return [`messages.${name}.json`, `knowledge.${name}.json`];
}
