import { fileProblem, textProblem } from '../core/inspect/indexProblems.ts';
import { ManifestBuilder } from '../core/inspect/readers/manifestBuilder.ts';
import { maskSecrets } from '../core/inspect/readers/maskSecrets.ts';
import { resolveInWorkspace } from '../core/inspect/readers/workspacePath.ts';
import { readYaml } from '../core/inspect/readers/yaml/yamlSource.ts';
import { fnv1aHex } from '../core/model/fnv1a.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import type { FileContent, WorkspaceFiles } from '../core/model/files.ts';
import type { FoundProblem } from '../core/model/foundProblem.ts';
import type { Message } from '../core/model/message.ts';
import { LineTable } from '../core/model/text.ts';
import { applyOverlay } from '../knowledge/overlay/applyOverlay.ts';
import type { ProfileFile } from './profileFile.ts';
import { placeOf, valueOf } from './sourceValue.ts';

/** Far above any honest knowledge of one organisation. */
export const KNOWLEDGE_MAX_BYTES = 256 * 1024;
/** Mistakes told of one file. */
const MAX_MISTAKES = 100;
/** Longest part of a message that a file words; lists of what is allowed are shorter. */
const MAX_SHOWN_CHARS = 1000;

/** The knowledge of a folder: the built-in one with the organisation's own files laid over it. */
export interface FolderKnowledge {
  readonly catalogue: Catalogue;
  readonly problems: readonly FoundProblem[];
  /** Paths from the root of all files that were asked for, also of those that are not there yet. */
  readonly files: readonly string[];
  /** Their texts; the same texts make the same knowledge. */
  readonly key: string;
}

/**
 * Reads the knowledge files that a profile names, in their order; a later one wins over an earlier one. Whatever is
 * wrong becomes a problem at its place, and the rest is taken.
 * @param profileName Path under which problems of the profile are told.
 * @param documents Texts of files that are open in an editor, by path; they win over the files.
 */
export async function readKnowledgeFiles(
  builtIn: Catalogue,
  profile: ProfileFile,
  profileName: string,
  files: WorkspaceFiles,
  documents: ReadonlyMap<string, string>,
): Promise<FolderKnowledge> {
  const problems: FoundProblem[] = [];
  const texts = new Map<string, string>();
  const asked: string[] = [];
  for (const { path, range } of profile.knowledge) {
    const refuse = (code: string): number =>
      problems.push({
        file: profileName,
        severity: 'error',
        code,
        at: null,
        message: { code: `problem.knowledge.${code}`, args: { file: path } },
        ...range,
      });
    const resolved = resolveInWorkspace('', path);
    if (resolved === null || resolved === '') {
      refuse('outside-workspace');
      continue;
    }
    if (asked.includes(resolved)) continue;
    asked.push(resolved);
    const content = await readText(resolved, files, documents);
    if (content.ok) texts.set(resolved, content.text);
    else if (content.failure === 'not-found' || content.failure === 'outside-workspace') refuse(content.failure);
    else problems.push(fileProblem({ path: resolved, code: content.failure }));
  }
  let catalogue = builtIn;
  for (const [file, text] of texts) {
    const overlaid = overlayFile(catalogue, file, text);
    catalogue = overlaid.catalogue;
    problems.push(...overlaid.problems);
  }
  const key = JSON.stringify([...texts]);
  if (catalogue !== builtIn) catalogue = { ...catalogue, version: `${builtIn.version}.${fnv1aHex(key)}` };
  return { catalogue, problems, files: asked, key };
}

async function readText(
  path: string,
  files: WorkspaceFiles,
  documents: ReadonlyMap<string, string>,
): Promise<FileContent> {
  const open = documents.get(path);
  if (open === undefined) return files.readFile(path, KNOWLEDGE_MAX_BYTES);
  if (open.length > KNOWLEDGE_MAX_BYTES) return { ok: false, failure: 'too-large' };
  return { ok: true, text: open, bom: 0, malformed: false };
}

/** One file laid over a catalogue, which stays as it is. JSON is read as the YAML that it is. Never throws. */
export function overlayFile(
  catalogue: Catalogue,
  file: string,
  text: string,
): { readonly catalogue: Catalogue; readonly problems: readonly FoundProblem[] } {
  const builder = new ManifestBuilder(text, file);
  const root = readYaml(builder);
  const lines = new LineTable(text);
  const { problems: found } = builder.build();
  const problems = found.map((problem) => textProblem(file, problem, lines.rangeOf(problem.span)));
  // Of a damaged file nobody knows what was meant: half a list of constraints may say the opposite of the whole.
  if (root === null || found.some(({ code }) => code === 'syntax')) return { catalogue, problems };
  const overlaid = applyOverlay(catalogue, file, valueOf(root));
  for (const { path, message } of overlaid.mistakes.slice(0, MAX_MISTAKES)) {
    problems.push({
      file,
      severity: 'error',
      code: 'invalid-knowledge',
      at: shown(path.join('.')) || file,
      message: { ...message, ...(message.args && { args: shownArgs(message.args) }) },
      ...lines.rangeOf(placeOf(root, path)),
    });
  }
  return { catalogue: overlaid.catalogue, problems };
}

/** Text of a file for a message: a name may be as long as the file, and hold credentials. */
function shown(text: string): string {
  const masked = maskSecrets(text.slice(0, MAX_SHOWN_CHARS));
  return text.length > MAX_SHOWN_CHARS ? `${masked}…` : masked;
}

function shownArgs(args: NonNullable<Message['args']>): NonNullable<Message['args']> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value]),
  );
}
