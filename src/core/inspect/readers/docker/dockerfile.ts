import type { ReadResult } from '../../../model/manifest.ts';
import type { Span } from '../../../model/text.ts';
import { Expander } from '../expansion.ts';
import { linesOf, spanIn } from '../lineSource.ts';
import { MAX_VALUE_CHARS } from '../limits.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';
import type { TextNode } from '../sourceTree.ts';
import type { ImageName } from './imageName.ts';
import { parseImageName, runtimeOfImage } from './imageName.ts';
import { installedPackages } from './installedPackages.ts';

/** A program that fetches packages or a server, within a RUN instruction. */
const TELLING_RUN =
  /\b(?:npm|pnpm|yarn|bun|deno|pip[\d.]*|uv|python[\d.]*|poetry|pipenv|gem|bundle|rails|composer|php|cargo|go|dotnet|mvnw?|gradlew?|sbt|lein|mix|swift|dart|shards|docker-php-ext-(?:install|enable)|install-php-extensions|pecl|apt|apt-get|apk|yum|dnf|microdnf|raco|cabal|stack|opam|nimble|conan|cpanm?|luarocks|install2\.r|Rscript|R|julia)\b/;
const IMAGE_VARIABLE = /\$\{?(\w+)(?::?-[^}]*)?\}?/g;
const MAX_INSTRUCTIONS = 5000;
/** Most RUN instructions that are kept. */
const MAX_RUNS = 60;

/** `Dockerfile`, `Containerfile` and their variants: images, stages, and what is started in the end. */
export function readDockerfile(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  new DockerReading(builder).read();
  return builder.build();
}

interface Instruction {
  readonly name: string;
  readonly nameSpan: Span;
  /** Arguments, of several lines put together; places are looked for between `start` and `end`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Stage {
  readonly alias: string | null;
  readonly base: TextNode;
  readonly image: ImageName;
  /** The earlier stage that this one is built on, or -1. */
  readonly parent: number;
}

class DockerReading {
  readonly #builder: ManifestBuilder;
  readonly #arguments = new Map<string, string>();
  #expander = this.#newExpander();
  readonly #stages: Stage[] = [];
  #runs = 0;

  constructor(builder: ManifestBuilder) {
    this.#builder = builder;
  }

  read(): void {
    for (const instruction of instructionsOf(this.#builder.text)) {
      switch (instruction.name) {
        case 'ARG':
          if (this.#stages.length === 0) this.#argument(instruction.text);
          break;
        case 'FROM':
          this.#from(instruction);
          break;
        case 'CMD':
        case 'ENTRYPOINT':
        case 'EXPOSE':
          this.#setting(instruction);
          break;
        case 'ENV':
          this.#environment(instruction);
          break;
        case 'RUN':
          if (TELLING_RUN.test(instruction.text) && ++this.#runs <= MAX_RUNS) {
            this.#setting(instruction);
            this.#installs(instruction);
          }
          break;
      }
    }
    this.#addImages();
  }

  #newExpander(): Expander {
    return new Expander({ pattern: IMAGE_VARIABLE, valueOf: (name) => this.#arguments.get(name) ?? null });
  }

  #argument(text: string): void {
    for (const match of text.matchAll(/(\w+)(?:=("[^"]*"|'[^']*'|\S*))?/g)) {
      const [, name, value] = match;
      if (name === undefined || value === undefined) continue;
      this.#arguments.set(name, value.replace(/^(["'])(.*)\1$/, '$2'));
    }
    this.#expander = this.#newExpander();
  }

  #from({ text, start, end }: Instruction): void {
    const match = /^\s*((?:--\S+\s+)*)(\S+)(?:\s+AS\s+(\S+))?/i.exec(text);
    const written = match?.[2];
    if (match === null || written === undefined) return;
    const at = this.#builder.text.indexOf(written, start + (match[1]?.length ?? 0));
    if (at < 0 || at >= end) return;
    const span = spanIn(at, written.length);
    const alias = match[3] ?? null;
    const name = this.#resolve(written, span);
    const parent = this.#stages.findIndex((stage) => stage.alias?.toLowerCase() === name.toLowerCase());
    const image = parseImageName(name);
    if (parent < 0 && !image.isLegal && !name.includes('$'))
      this.#builder.problem('invalid-name', span, { name: clip(name) });
    this.#stages.push({ alias, base: { value: written, span }, image, parent });
  }

  /** `${NAME:-default}` gives its default where no ARG does. */
  #resolve(written: string, span: Span): string {
    if (!written.includes('$')) return written;
    const withDefaults = written.replace(/\$\{(\w+):?-([^${}]*)\}/g, (whole, name: string, value: string) =>
      this.#arguments.has(name) ? whole : value,
    );
    const expansion = this.#expander.expand(withDefaults);
    if (expansion.kind === 'expanded') return expansion.text;
    const severity = expansion.kind === 'not-resolved' ? 'information' : 'warning';
    this.#builder.problem(expansion.kind, span, { name: clip(expansion.name), value: clip(written) }, severity);
    return written;
  }

  #setting({ name, nameSpan, text, start, end }: Instruction): void {
    const value = text.trim().slice(0, MAX_VALUE_CHARS);
    this.#builder.setting(name.toLowerCase(), nameSpan, value, { start, end });
  }

  /** The packages that a command installs; the place of each is looked for in the lines as they stand. */
  #installs({ text, start, end }: Instruction): void {
    const written = this.#builder.text.slice(start, end);
    let from = 0;
    for (const { written: name, version, ...found } of installedPackages(text)) {
      const at = wordIn(written, name, from) ?? wordIn(written, name, 0);
      if (at === null) continue;
      from = at + name.length;
      // What is asked of the version follows the name, after extras and a mark.
      const mark = /^(?:\[[\w,.-]*\])?(?:==|[@:=~-])?/.exec(written.slice(from, from + 100))?.[0].length ?? 0;
      const isAt = version !== null && written.startsWith(version, from + mark);
      const versionStart = start + from + mark;
      this.#builder.dependency({
        ...found,
        nameSpan: { start: start + at, end: start + from },
        version: isAt ? version : null,
        versionSpan: isAt ? { start: versionStart, end: versionStart + version.length } : null,
      });
    }
  }

  /** `ENV a=1 b="2"`, or `ENV a 1`. */
  #environment({ text, start, end }: Instruction): void {
    const written = this.#builder.text.slice(start, end);
    const old = /^(\w+)\s+(?![\s=])(.+)$/s.exec(text);
    const pairs = old === null ? text.matchAll(/\b(\w+)(=)("[^"]*"|'[^']*'|\S*)/g) : [[text, old[1], ' ', old[2]]];
    let from = 0;
    for (const [, key = '', mark = '', quoted = ''] of pairs) {
      const keyAt = written.indexOf(mark === '=' ? `${key}=` : key, from);
      if (keyAt < 0) continue;
      const value = quoted.replace(/^(["'])(.*)\1$/, '$2');
      from = keyAt + key.length + mark.length;
      // Of a value that goes on in the next line the place is that of its first word.
      const first = /\S+/.exec(value)?.[0] ?? '';
      const whole = [from, from + 1].find((at) => written.startsWith(value, at));
      const valueAt = whole ?? written.indexOf(first, from);
      if (valueAt < 0) continue;
      const shown = written.startsWith(value, valueAt) ? value : first;
      this.#builder.setting(
        `env.${key}`,
        spanIn(start + keyAt, key.length),
        value,
        spanIn(start + valueAt, shown.length),
      );
    }
  }

  #addImages(): void {
    const last = this.#stages.length - 1;
    const final = new Set<number>();
    for (let i = last; i >= 0 && !final.has(i); i = this.#stages[i]?.parent ?? -1) final.add(i);
    const languages = new Set<string>();
    const inOrder = [...this.#stages.keys()].reverse();
    for (const i of [...inOrder.filter((j) => final.has(j)), ...inOrder.filter((j) => !final.has(j))]) {
      const stage = this.#stages[i];
      if (stage === undefined || stage.parent >= 0 || stage.image.name.toLowerCase() === 'scratch') continue;
      const { image, base } = stage;
      const plain = base.value.startsWith(image.name);
      const versionSpan = plain
        ? {
            start: base.span.start + image.versionStart,
            end: base.span.start + image.versionStart + (image.version?.length ?? 0),
          }
        : base.span;
      const isPlainVersion =
        plain &&
        base.value.slice(image.versionStart, image.versionStart + (image.version?.length ?? 0)) === image.version;
      this.#builder.dependency({
        ecosystem: 'docker',
        name: image.name,
        nameSpan: plain ? { start: base.span.start, end: base.span.start + image.name.length } : base.span,
        version: image.version,
        versionSpan: image.version === null ? null : isPlainVersion ? versionSpan : base.span,
        scope: final.has(i) ? 'runtime' : 'build',
      });
      // What a stage builds with counts only where the last one has no language of its own: a compiler, not an asset pipeline.
      const runtime = runtimeOfImage(image);
      if (runtime === null || (!final.has(i) && languages.size > 0)) continue;
      languages.add(runtime.runtime);
      this.#builder.runtime(
        runtime.runtime,
        base.span,
        runtime.version,
        runtime.version === null ? null : isPlainVersion ? versionSpan : base.span,
      );
    }
  }
}

/** Where a word stands in a text at or after an index, and not as a part of a longer word; null where it does not. */
function wordIn(text: string, word: string, from: number): number | null {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    if (
      !/[\w./-]/.test(text[at - 1] ?? ' ') &&
      !/^(?:[\w/]|-\D)/.test(text.slice(at + word.length, at + word.length + 2))
    )
      return at;
  }
  return null;
}

/** Instructions with their lines joined; comments and the bodies of here-documents are passed over. Linear. */
function* instructionsOf(text: string): Generator<Instruction> {
  const escape = /^#\s*escape\s*=\s*`/im.test(text.slice(0, 500)) ? '`' : '\\';
  let open: { name: string; nameSpan: Span; parts: string[]; start: number; end: number; size: number } | null = null;
  let heredoc: string | null = null;
  let count = 0;
  for (const line of linesOf(text)) {
    if (heredoc !== null) {
      if (line.text.trim() === heredoc) heredoc = null;
      continue;
    }
    const trimmedEnd = line.text.trimEnd();
    if (/^\s*#/.test(trimmedEnd) || (trimmedEnd === '' && open === null)) continue;
    const goesOn = trimmedEnd.endsWith(escape);
    const body = goesOn ? trimmedEnd.slice(0, -1) : trimmedEnd;
    if (open === null) {
      const head = /^\s*([A-Za-z]+)(?:\s+|$)/.exec(body);
      if (head?.[1] === undefined) continue;
      const nameStart = line.start + head[0].indexOf(head[1]);
      const start = line.start + head[0].length;
      open = {
        name: head[1].toUpperCase(),
        nameSpan: { start: nameStart, end: nameStart + head[1].length },
        parts: [body.slice(head[0].length)],
        start,
        end: Math.max(start, line.start + body.length),
        size: body.length,
      };
    } else {
      if (trimmedEnd === '') continue;
      open.size += body.length;
      if (open.size <= MAX_VALUE_CHARS * 2) open.parts.push(body.trimStart());
      open.end = line.start + body.length;
    }
    if (goesOn) continue;
    if (/^(?:RUN|COPY|ADD)$/.test(open.name))
      heredoc = /<<-?\s*["']?(\w+)["']?/.exec(open.parts.join(' '))?.[1] ?? null;
    const { parts, size: _size, ...instruction } = open;
    yield { ...instruction, text: parts.join(' ').trimEnd() };
    open = null;
    if (++count >= MAX_INSTRUCTIONS) return;
  }
  if (open !== null) {
    const { parts, size: _size, ...instruction } = open;
    yield { ...instruction, text: parts.join(' ').trimEnd() };
  }
}
