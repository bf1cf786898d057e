/**
 * Brings `l10n/` up to date with the code and the knowledge, run with `npm run l10n`: writes the English bundle, takes
 * out of every translation what nothing says any more, puts it in the order of the English, and says what is missing.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogues, languages, translationOf } from './l10n/catalogues.ts';
import { englishBundle } from './l10n/englishBundle.ts';
import { lintTranslation } from './l10n/lintTranslation.ts';
import { uiTexts } from './l10n/uiTexts.ts';
import { ROOT } from './paths.ts';

mkdirSync(join(ROOT, 'l10n'), { recursive: true });
writeFileSync(join(ROOT, 'l10n/bundle.l10n.json'), englishBundle());
const missing = [...uiTexts().mistakes];
for (const catalogue of catalogues()) {
  for (const language of languages()) {
    const translated = translationOf(catalogue, language);
    const kept = [...catalogue.english.keys()].flatMap((key): [string, string][] => {
      const text = translated[key];
      return text === undefined ? [] : [[key, text]];
    });
    const file = join(ROOT, catalogue.file.replace('*', language));
    if (kept.length > 0 || existsSync(file))
      writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
    missing.push(...lintTranslation(catalogue, Object.fromEntries(kept), language));
  }
}
for (const line of missing) process.stdout.write(`${line}\n`);
process.exitCode = missing.length === 0 ? 0 : 1;
