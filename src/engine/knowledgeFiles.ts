import { toFileProblem } from '../core/inspect/indexProblems.ts';
import { ManifestBuilder } from '../core/inspect/readers/manifestBuilder.ts';
import { problemMessage } from '../core/inspect/readers/problemMessage.ts';
import type { SourceNode } from '../core/inspect/readers/sourceTree.ts';
import { resolveInWorkspace } from '../core/inspect/readers/workspacePath.ts';
import { readYaml } from '../core/inspect/readers/yaml/yamlSource.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import type { FileContent, WorkspaceFiles } from '../core/model/files.ts';
import type { Say } from '../core/model/message.ts';
import type { Problem } from '../core/model/stackReport.ts';
import { LineTable, type Span } from '../core/model/text.ts';
import { applyOverlay } from '../knowledge/overlay/applyOverlay.ts';
import type { ProfileFile } from './profileFile.ts';

/** Far above any honest knowledge of one organisation. */
export const KNOWLEDGE_MAX_BYTES = 256 * 1024;
/** Mistakes told of one file. */
const MAX_MISTAKES = 100;

/** The knowledge of a folder: the built-in one with the organisation's own files laid over it. */
export interface FolderKnowledge {
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
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
  say: Say,
): Promise<FolderKnowledge> {
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const asked: string[] = [];
  for (const { path, range } of profile.knowledge) {
    const refuse = (code: string): number =>
      problems.push({
        file: profileName,
        severity: 'error',
        code,
        message: say({ code: `problem.knowledge.${code}`, args: { file: path } }),
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
    else problems.push(toFileProblem({ path: resolved, code: content.failure }, say));
  }
  let catalogue = builtIn;
  for (const [file, text] of texts) {
    const overlaid = overlayFile(catalogue, file, text, say);
    catalogue = overlaid.catalogue;
    problems.push(...overlaid.problems);
  }
  const key = JSON.stringify([...texts]);
  if (catalogue !== builtIn) catalogue = { ...catalogue, version: `${builtIn.version}.${digest(key)}` };
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

/** One file laid over a catalogue. JSON is read as the YAML that it is. */
function overlayFile(
  catalogue: Catalogue,
  file: string,
  text: string,
  say: Say,
): { readonly catalogue: Catalogue; readonly problems: readonly Problem[] } {
  const builder = new ManifestBuilder(text, file);
  const root = readYaml(builder);
  const lines = new LineTable(text);
  const { problems: found } = builder.build();
  const problems = found.map((problem): Problem => {
    const code = problem.code === 'syntax' ? 'manifest-syntax' : problem.code;
    return {
      file,
      severity: problem.severity,
      code,
      message: say(problemMessage(problem)),
      ...lines.rangeOf(problem.span),
    };
  });
  // Of a damaged file nobody knows what was meant: half a list of constraints may say the opposite of the whole.
  if (root === null || found.some(({ code }) => code === 'syntax')) return { catalogue, problems };
  const overlaid = applyOverlay(catalogue, file, valueOf(root));
  for (const { path, message } of overlaid.mistakes.slice(0, MAX_MISTAKES)) {
    problems.push({
      file,
      severity: 'error',
      code: 'invalid-knowledge',
      message: `${path.join('.') || file}: ${message}`,
      ...lines.rangeOf(placeOf(root, path)),
    });
  }
  return { catalogue: overlaid.catalogue, problems };
}

/** The plain value of a tree; no key can set a prototype. */
function valueOf(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.elements.map(valueOf);
  return Object.fromEntries(
    [...node.members.values()].map(({ key, value }) => [key, value === null ? null : valueOf(value)]),
  );
}

/** Where a path leads: the key of the last member on the way, or the element. */
function placeOf(root: SourceNode, path: readonly (string | number)[]): Span {
  let node: SourceNode | null = root;
  let span: Span = { start: root.span.start, end: root.span.start };
  for (const part of path) {
    if (node?.kind === 'object') {
      const member = node.members.get(String(part));
      if (member === undefined) break;
      span = member.keySpan;
      node = member.value;
    } else if (node?.kind === 'array') {
      const element: SourceNode | undefined = node.elements[Number(part)];
      if (element === undefined) break;
      span = element.kind === 'scalar' ? element.span : { start: element.span.start, end: element.span.start };
      node = element;
    } else break;
  }
  return span;
}

/** FNV-1a, 32 bits: enough to tell two versions of the same files apart, and the same on every machine. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
