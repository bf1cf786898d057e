import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { translationFiles, translationNames } from '../core/model/languageTag.ts';
import type { Say } from '../core/model/message.ts';
import type { Severity } from '../core/model/stackReport.ts';
import { sayIn, type Catalogue } from '../core/report/say.ts';
import { CLI_MESSAGES } from './messages.ts';
import { PACKAGE } from './place.ts';

let speaker = sayIn(CLI_MESSAGES);

/** Speaks the command line's own sentences and those of the results; English until {@link speak} says otherwise. */
export const say: Say = (message) => speaker(message);

/** A severity as people read it. */
export function severityWord(severity: Severity): string {
  return say({ code: `cli.severity.${severity}` });
}

/** What other programs read: it must not change with the machine that it runs on, and is English. */
const FOR_PROGRAMS = ['--json', '--sarif', '--batch', 'mcp'];

/**
 * Language of the output: that of `--locale`, else the one that POSIX's variables name.
 * @param args Arguments after the program's own name.
 */
export function languageOf(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): string {
  if (args.some((arg) => FOR_PROGRAMS.includes(arg.split('=')[0] ?? ''))) return 'en';
  const at = args.findIndex((arg) => arg === '--locale' || arg.startsWith('--locale='));
  const asked = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return asked ?? [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? 'en';
}

/** Speaks a language from now on, where there is a translation beside the program; else English. */
export function speak(language: string): void {
  for (const name of translationNames(language)) {
    try {
      const files = [...translationFiles(name), `cli.${name}.json`];
      const texts = files.map((file) => JSON.parse(readFileSync(join(PACKAGE, 'l10n', file), 'utf8')) as Catalogue);
      speaker = sayIn(Object.assign({}, CLI_MESSAGES, ...texts) as Catalogue);
      return;
    } catch {
      // No translation of this name: the next one, then English.
    }
  }
}
