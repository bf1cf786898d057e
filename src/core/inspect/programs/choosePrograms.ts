import type { DetectionRules } from '../../model/detectionRules.ts';
import { baseNameOf } from '../readers/workspacePath.ts';

/** Most programs that are looked into for one service. */
const MAX_PROGRAMS = 8;
/** Most of them with the same name in different folders (`cmd/a/main.go`, `cmd/b/main.go`, …). */
const MAX_OF_NAME = 4;

/**
 * Chooses the programs of a service that are looked into: those with the name of an entry first (`main`, `server`,
 * `app`, …, as the data lists them), then those whose name ends in one (`ShopServer`), then those nearest to the top.
 * @param files Source files of the service. @param languages Languages that count, main one first.
 */
export function choosePrograms(
  files: readonly string[],
  languages: readonly string[],
  rules: DetectionRules,
): readonly string[] {
  const ranked: { readonly path: string; readonly name: string; readonly rank: number; readonly depth: number }[] = [];
  for (const path of files) {
    const base = baseNameOf(path);
    const dot = base.lastIndexOf('.');
    const language = rules.languages[base.slice(dot + 1).toLowerCase()];
    const place = language === undefined ? -1 : languages.indexOf(language);
    const rule = language === undefined ? undefined : rules.programs[language];
    if (rule === undefined || place < 0) continue;
    const name = base.slice(0, dot).toLowerCase();
    ranked.push({ path, name, rank: place * 1000 + rankOf(name, rule.entries), depth: path.split('/').length });
  }
  ranked.sort((a, b) => a.rank - b.rank || a.depth - b.depth || (a.path < b.path ? -1 : 1));
  const chosen: string[] = [];
  const ofName = new Map<string, number>();
  for (const { path, name } of ranked) {
    const before = ofName.get(name) ?? 0;
    if (before >= MAX_OF_NAME) continue;
    ofName.set(name, before + 1);
    chosen.push(path);
    if (chosen.length === MAX_PROGRAMS) break;
  }
  return chosen;
}

function rankOf(name: string, entries: readonly string[]): number {
  const exact = entries.indexOf(name);
  if (exact >= 0) return exact;
  return entries.some((entry) => name.endsWith(entry)) ? entries.length : entries.length + 1;
}
