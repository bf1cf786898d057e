import { textProblem } from '../core/inspect/indexProblems.ts';
import { readJson } from '../core/inspect/readers/json/jsonSource.ts';
import { ManifestBuilder } from '../core/inspect/readers/manifestBuilder.ts';
import type { FoundProblem } from '../core/model/foundProblem.ts';
import type { Profile } from '../core/model/profile.ts';
import { LineTable, type Range } from '../core/model/text.ts';
import { parseProfile } from '../protocol/profileSchema.ts';
import { placeOf, valueOf } from './sourceValue.ts';

/** Mistakes told of one file. */
const MAX_MISTAKES = 100;
/** What leaves open what the rest of the file was meant to say. */
const DAMAGE: ReadonlySet<string> = new Set(['syntax', 'too-deep']);

export interface ProfileFile {
  /** Null where the file has mistakes; the problems say which. */
  readonly profile: Profile | null;
  readonly problems: readonly FoundProblem[];
  /** The knowledge files that it names, each with its place. */
  readonly knowledge: readonly { readonly path: string; readonly range: Range }[];
}

/**
 * Reads the text of a profile. Comments and trailing commas are allowed.
 * @param text Content of the file.
 * @param file Name that problems are reported under.
 */
export function readProfileFile(text: string, file: string): ProfileFile {
  const builder = new ManifestBuilder(text, file);
  const root = readJson(builder, { comments: true });
  const lines = new LineTable(text);
  const { problems: found } = builder.build();
  const problems = found.map((problem): FoundProblem => {
    const told = textProblem(file, problem, lines.rangeOf(problem.span));
    return DAMAGE.has(problem.code) ? { ...told, severity: 'error' } : told;
  });
  if (root === null || found.some(({ code }) => DAMAGE.has(code))) return { profile: null, knowledge: [], problems };
  const result = parseProfile(valueOf(root));
  if (!result.ok) {
    const mistakes = result.mistakes.slice(0, MAX_MISTAKES).map(({ path, message }): FoundProblem => ({
      file,
      severity: 'error',
      code: 'invalid-profile',
      at: path.join('.') || file,
      message,
      ...lines.rangeOf(placeOf(root, path)),
    }));
    return { profile: null, knowledge: [], problems: [...problems, ...mistakes] };
  }
  const knowledge = (result.profile.knowledge ?? []).map((path, i) => ({
    path,
    range: lines.rangeOf(placeOf(root, ['knowledge', i])),
  }));
  return { profile: result.profile, knowledge, problems };
}
