import type { DetectionRules } from '../../model/detectionRules.ts';
import { baseNameOf } from '../readers/workspacePath.ts';
import type { ServiceFolder } from '../services.ts';
import { startedFiles } from './startedFiles.ts';

/** Most programs that are looked into for one service. */
const MAX_PROGRAMS = 8;
/** Most of them with the same name in different folders (`cmd/a/main.go`, `cmd/b/main.go`, …). */
const MAX_OF_NAME = 4;
/** Below this many source files the name of the one that matters may be any. */
const FEW = 8;

interface Candidate {
  readonly path: string;
  readonly name: string;
  readonly rank: number;
  readonly place: number;
  readonly depth: number;
}

/**
 * Chooses the programs of a service that are looked into: those that its manifests start, then those with the name of
 * an entry (`main`, `server`, `app`, …, as the data lists them), then those whose name ends in one (`ShopServer`), then
 * those that open databases; of equals those nearest to the top.
 * @param languages that count, main one first. @param namesIn Base names of the files of a folder.
 * @returns Paths from the root, at most eight; none where no name tells and the files are many.
 */
export function choosePrograms(
  service: ServiceFolder,
  languages: readonly string[],
  namesIn: (folder: string) => readonly string[],
  rules: DetectionRules,
): readonly string[] {
  const started = startedFiles(service);
  const named: Candidate[] = [];
  const others: Candidate[] = [];
  for (const folder of service.sourceFolders) {
    for (const base of namesIn(folder)) {
      const language = languageOfName(base, rules);
      const place = language === null ? -1 : languages.indexOf(language);
      const rule = language === null ? undefined : rules.programs[language];
      if (rule === undefined || place < 0) continue;
      const path = folder === '' ? base : `${folder}/${base}`;
      const name = programName(base);
      const rank = started.has(path) ? -1 : rankOf(name, [...rule.entries, ...(rule.helpers ?? [])]);
      const candidate = { path, name, rank, place, depth: path.split('/').length };
      if (Number.isFinite(rank)) named.push(candidate);
      else if (others.length <= FEW) others.push(candidate);
    }
  }
  const ranked = named.length === 0 && others.length <= FEW ? others : named;
  ranked.sort((a, b) => a.rank - b.rank || a.place - b.place || a.depth - b.depth || (a.path < b.path ? -1 : 1));
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

/** Language of a program by the ending of its name, or null. */
export function languageOfName(path: string, rules: DetectionRules): string | null {
  const base = baseNameOf(path);
  return rules.languages[base.slice(base.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}

/** Base name without ending, lower case. */
export function programName(path: string): string {
  const base = baseNameOf(path);
  return base.slice(0, base.lastIndexOf('.')).toLowerCase();
}

function rankOf(name: string, names: readonly string[]): number {
  const exact = names.indexOf(name);
  if (exact >= 0) return exact;
  return names.some((entry) => entry.length > 2 && name.endsWith(entry)) ? names.length : Infinity;
}
