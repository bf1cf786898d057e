import type { ReadResult } from '../../../model/manifest.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip, ManifestBuilder as Builder } from '../manifestBuilder.ts';
import { addImage } from '../docker/imageDependency.ts';
import { baseNameOf } from '../workspacePath.ts';
import type { SourceNode, TextNode } from '../sourceTree.ts';
import { elementsAt, membersAt, scalarAt, textAt, valueAt } from '../sourceTree.ts';
import { readYaml } from '../syntaxes.ts';

/** Inputs of the `setup-…` actions, and the runtimes that they install. */
const SETUP_INPUTS: ReadonlyMap<string, string> = new Map([
  ['node-version', 'node'],
  ['python-version', 'python'],
  ['go-version', 'go'],
  ['java-version', 'jvm'],
  ['dotnet-version', 'dotnet'],
  ['ruby-version', 'ruby'],
  ['php-version', 'php'],
  ['bun-version', 'bun'],
  ['deno-version', 'deno'],
  ['elixir-version', 'elixir'],
]);
/** Commands that say where something is run. */
const TELLING =
  /\b(?:deploy|gcloud|az|aws|eb|sam|cdk|sls|serverless|heroku|fly|flyctl|vercel|netlify|railway|wrangler|kubectl|helm|firebase|doctl|copilot|azd|zappa|chalice|deployctl|render)\b/;
const MAX_COMMANDS = 200;
const MAX_DEPTH = 12;

/** GitHub's workflows and composite actions. */
export function readGithubWorkflow(text: string, path: string): ReadResult {
  const builder = new Builder(text, path);
  const root = readYaml(builder);
  const name = textAt(root, 'name');
  if (name !== null) builder.setting('name', name.span, name.value, name.span);
  for (const job of membersAt(root, 'jobs')) {
    for (const service of membersAt(job.value, 'services')) {
      const image = textAt(service.value) ?? textAt(service.value, 'image');
      // What tests run against is no promise for what the program runs on.
      if (image !== null) addImage(builder, image, 'test');
    }
    addAction(builder, textAt(job.value, 'uses'));
    for (const step of elementsAt(job.value, 'steps')) readStep(builder, step);
  }
  return builder.build();
}

function readStep(builder: ManifestBuilder, step: SourceNode): void {
  addAction(builder, textAt(step, 'uses'));
  for (const { key, keySpan, value } of membersAt(step, 'with')) {
    const runtime = SETUP_INPUTS.get(key);
    const version = scalarAt(value);
    if (runtime === undefined || version === null) continue;
    const isPlain = /^[~^>=<v]*\d[\w.*-]*$/.test(version.value);
    builder.runtime(runtime, keySpan, isPlain ? version.value : null, isPlain ? version.span : null);
  }
  addCommand(builder, textAt(step, 'run'));
}

/** `owner/repository/path@ref`, or a folder of this repository. */
function addAction(builder: ManifestBuilder, uses: TextNode | null): void {
  if (uses === null) return;
  const { value, span } = uses;
  if (value.startsWith('./')) {
    builder.setting('uses', span, value, span);
    return;
  }
  if (value.startsWith('docker://')) return;
  const at = value.indexOf('@');
  const name = at < 0 ? value : value.slice(0, at);
  if (!/^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?$/.test(name)) builder.problem('invalid-name', span, { name: clip(value) });
  const isPlain = value.length === span.end - span.start;
  const version = at < 0 || at === value.length - 1 ? null : value.slice(at + 1);
  builder.dependency({
    ecosystem: 'githubactions',
    name: name.toLowerCase(),
    nameSpan: isPlain ? { start: span.start, end: span.start + name.length } : span,
    version,
    versionSpan: version === null ? null : isPlain ? { start: span.start + at + 1, end: span.end } : span,
    scope: 'build',
  });
}

function addCommand(builder: ManifestBuilder, command: TextNode | null): void {
  if (command === null || !TELLING.test(command.value)) return;
  builder.setting('run', command.span, command.value.trim(), command.span);
}

/**
 * What another service for continuous integration runs: commands that deploy, and the images that jobs run in.
 * @param commands Keys whose strings, or lists of strings, are commands.
 */
export function readCi(text: string, path: string, commands: ReadonlySet<string>): ReadResult {
  const builder = new Builder(text, path);
  let left = MAX_COMMANDS;
  const visit = (node: SourceNode | null, depth: number): void => {
    if (node === null || node.kind === 'scalar' || depth > MAX_DEPTH || left <= 0) return;
    if (node.kind === 'array') {
      for (const element of node.elements) visit(element, depth + 1);
      return;
    }
    for (const { key, value } of node.members.values()) {
      if (commands.has(key) && value !== null) {
        left--;
        addCommand(builder, commandOf(value, node));
      } else if (key === 'image') addImageOf(builder, value);
      visit(value, depth + 1);
    }
  };
  visit(readYaml(builder), 0);
  return builder.build();
}

/** A list of words is one command; `name: gcr.io/cloud-builders/gcloud` beside it is its program. */
function commandOf(node: SourceNode, around: SourceNode): TextNode | null {
  if (node.kind !== 'array') return scalarAt(node);
  const named = textAt(around, 'entrypoint') ?? textAt(around, 'name');
  const program = /^[^:@]+/.exec(baseNameOf(named?.value ?? ''))?.[0] ?? '';
  const words = node.elements.slice(0, 200).map((element) => scalarAt(element)?.value ?? '');
  const places = program === '' || named === null ? [node.span] : [node.span, named.span];
  const span = {
    start: Math.min(...places.map(({ start }) => start)),
    end: Math.max(...places.map(({ end }) => end)),
  };
  return { value: `${program} ${words.join(' ')}`.trim(), span };
}

function addImageOf(builder: ManifestBuilder, node: SourceNode | null): void {
  const image = textAt(node) ?? textAt(valueAt(node, 'name'));
  if (image !== null && !image.value.includes('$')) addImage(builder, image, 'build');
}
