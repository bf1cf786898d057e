import { fileProblem } from '../core/inspect/indexProblems.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import type { WorkspaceFiles } from '../core/model/files.ts';
import type { FolderKnowledge } from './knowledgeFiles.ts';
import type { ProfileFile } from './profileFile.ts';
import { PROFILE_FILE, PROFILE_MAX_BYTES } from './profileName.ts';

// Not every folder has such files: their checkers are loaded with the first that has.

export const NO_PROFILE: ProfileFile = { profile: null, problems: [], knowledge: [] };

/**
 * Reads the profile at a folder's root; what is wrong in it stands in what it gives.
 * @param documents Texts of files that are open in an editor, by path; they win over the files.
 */
export async function readProfile(files: WorkspaceFiles, documents: ReadonlyMap<string, string>): Promise<ProfileFile> {
  const document = documents.get(PROFILE_FILE);
  const read = async (text: string): Promise<ProfileFile> =>
    (await import('./profileFile.ts')).readProfileFile(text, PROFILE_FILE);
  if (document !== undefined) return read(document);
  const content = await files.readFile(PROFILE_FILE, PROFILE_MAX_BYTES);
  if (content.ok) return read(content.text);
  if (content.failure === 'not-found') return NO_PROFILE;
  return { ...NO_PROFILE, problems: [fileProblem({ path: PROFILE_FILE, code: content.failure })] };
}

/** See {@link import('./knowledgeFiles.ts').readKnowledgeFiles}. */
export async function readKnowledge(
  builtIn: Catalogue,
  profile: ProfileFile,
  ...rest: readonly [string, WorkspaceFiles, ReadonlyMap<string, string>]
): Promise<FolderKnowledge> {
  if (profile.knowledge.length === 0) return { catalogue: builtIn, problems: [], files: [], key: '[]' };
  const { readKnowledgeFiles } = await import('./knowledgeFiles.ts');
  return readKnowledgeFiles(builtIn, profile, ...rest);
}

/** What is known in a folder, without a look at anything else in it. */
export async function knowledgeOf(files: WorkspaceFiles, builtIn: Catalogue): Promise<FolderKnowledge> {
  const profile = await readProfile(files, new Map());
  return readKnowledge(builtIn, profile, PROFILE_FILE, files, new Map());
}
