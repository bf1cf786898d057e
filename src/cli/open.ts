import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Catalogue } from '../core/model/catalogue.ts';
import { tellProblem } from '../core/model/foundProblem.ts';
import { tellMistakes } from '../core/model/mistake.ts';
import type { Problem } from '../core/model/stackReport.ts';
import type { GivenUpFiles } from '../engine/givenUp.ts';
import type { ListerThread } from '../engine/listerThread.ts';
import { NodeFiles } from '../engine/nodeFiles.ts';
import { knowledgeOf } from '../engine/ownFiles.ts';
import { readProfileFile, type ProfileFile } from '../engine/profileFile.ts';
import { Session, type SessionOptions } from '../engine/session.ts';
import { parseProfile } from '../protocol/profileSchema.ts';
import { knowledge } from './knowledge.ts';
import { say } from './say.ts';
import { UsageError, usageError } from './usage.ts';

/** {@link openFolder} as commands are given it. */
export type OpenFolder = (dir: string, profile?: GivenProfile) => Promise<Session>;

/**
 * Reads a folder of this machine.
 * @param dir As given by the user; the report names it so.
 * @param files That took too long before, and are left alone.
 * @param lister Lists a large folder together with this thread.
 * @param profile In place of the folder's own; knowledge files that it names lie in the folder.
 * @throws {UsageError} where it is no folder.
 */
export async function openFolder(
  dir: string,
  files: GivenUpFiles,
  lister: ListerThread,
  profile?: GivenProfile,
): Promise<Session> {
  const path = resolve(dir);
  if (!isFolder(path)) throw usageError('no-folder', { path: dir });
  return Session.open(new NodeFiles(path, lister), knowledge(), say, {
    name: dir,
    excludes: [],
    guard: files.guard(path),
    ...(profile && { profile }),
  });
}

/**
 * What is known in a folder of this machine: the built-in knowledge with the folder's own laid over it.
 * @throws {UsageError} where it is no folder.
 */
export async function openKnowledge(dir: string): Promise<{ catalogue: Catalogue; notes: readonly string[] }> {
  const path = resolve(dir);
  if (!isFolder(path)) throw usageError('no-folder', { path: dir });
  const { catalogue, problems } = await knowledgeOf(new NodeFiles(path), knowledge());
  return { catalogue, notes: placed(problems.map((problem) => tellProblem(problem, say))) };
}

/** A profile that does not come from the folder. */
export type GivenProfile = NonNullable<SessionOptions['profile']>;

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Reads a profile given by `--profile`.
 * @throws {UsageError} with one line a mistake, each with its place.
 */
export function readProfile(file: string): GivenProfile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw usageError('unreadable', { path: file });
  }
  const read = readProfileFile(text.replace(/^\uFEFF/, ''), file);
  if (read.profile === null)
    throw new UsageError(placed(read.problems.map((problem) => tellProblem(problem, say))).join('\n'));
  return { name: file, file: read };
}

/**
 * Takes a profile that came as a value, as in a batch or from an agent.
 * @throws {UsageError} with one line a mistake, each with its path.
 */
export function givenProfile(value: unknown): GivenProfile {
  const result = parseProfile(value);
  if (!result.ok) throw new UsageError(tellMistakes(result.mistakes, say));
  const { profile } = result;
  const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const knowledge = (profile.knowledge ?? []).map((path) => ({ path, range: start }));
  return { name: 'profile', file: { profile, problems: [], knowledge } satisfies ProfileFile };
}

/** Problems as lines that an editor's terminal makes into links. */
export function placed(problems: readonly Problem[]): string[] {
  return problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`);
}
