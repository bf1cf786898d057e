import type { ReadFailure } from '../model/files.ts';
import type { Manifest, ReadProblem } from '../model/manifest.ts';
import { tellProblem, type FoundProblem } from '../model/foundProblem.ts';
import type { Say } from '../model/message.ts';
import type { Problem } from '../model/stackReport.ts';
import type { Range, Span } from '../model/text.ts';
import { problemMessage } from './readers/problemMessage.ts';

/** A file or folder that could not be listed or read as a whole. */
export interface WalkProblem {
  readonly path: string;
  readonly code: ReadFailure | 'too-deep' | 'too-many' | 'timed-out';
}

/** A failure; it stands at the start of the file. */
export function fileProblem({ path, code }: WalkProblem): FoundProblem {
  const message = { code: `problem.file.${code}`, args: { file: path } };
  return { file: path, severity: 'warning', code, at: null, message, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** A failure in words. */
export function toFileProblem(problem: WalkProblem, say: Say): Problem {
  return tellProblem(fileProblem(problem), say);
}

/** A mistake in the text of a file. */
export function textProblem(file: string, problem: ReadProblem, range: Range): FoundProblem {
  const code = problem.code === 'syntax' ? 'manifest-syntax' : problem.code;
  return { file, severity: problem.severity, code, at: null, message: problemMessage(problem), ...range };
}

/** A mistake in a manifest in words. */
export function toManifestProblem(file: string, problem: ReadProblem, range: Range, say: Say): Problem {
  return tellProblem(textProblem(file, problem, range), say);
}

/** A manifest whose bytes were no valid text says so at the first of them. */
export function notingEncoding(manifest: Manifest, text: string): Manifest {
  const start = Math.max(0, text.indexOf('\uFFFD'));
  const span: Span = { start, end: Math.min(start + 1, text.length) };
  return { ...manifest, problems: [{ code: 'encoding', severity: 'warning', span }, ...manifest.problems] };
}
