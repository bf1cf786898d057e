import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Profile } from '../core/model/profile.ts';
import type { GivenUpFiles } from '../engine/givenUp.ts';
import { NodeFiles } from '../engine/nodeFiles.ts';
import { readProfileFile } from '../engine/profileFile.ts';
import { Session } from '../engine/session.ts';
import { knowledge } from './knowledge.ts';
import { say } from './say.ts';
import { UsageError, usageError } from './usage.ts';

/** {@link openFolder} as commands are given it. */
export type OpenFolder = (dir: string) => Promise<Session>;

/**
 * Reads a folder of this machine.
 * @param dir As given by the user; the report names it so.
 * @param files That took too long before, and are left alone.
 * @throws {UsageError} where it is no folder.
 */
export async function openFolder(dir: string, files: GivenUpFiles): Promise<Session> {
  const path = resolve(dir);
  if (!isFolder(path)) throw usageError('no-folder', { path: dir });
  return Session.open(new NodeFiles(path), knowledge(), say, {
    name: dir,
    excludes: [],
    guard: files.guard(path),
  });
}

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
export function readProfile(file: string): Profile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw usageError('unreadable', { path: file });
  }
  const { profile, problems } = readProfileFile(text.replace(/^\uFEFF/, ''), file);
  if (profile === null)
    throw new UsageError(problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`).join('\n'));
  return profile;
}
