import type { DependencyScope, ReadResult } from '../../../model/manifest.ts';
import type { Line } from '../lineSource.ts';
import { linesOf } from '../lineSource.ts';
import { clip, ManifestBuilder } from '../manifestBuilder.ts';
import { baseNameOf, resolveInWorkspace } from '../workspacePath.ts';
import { normalizePythonName, parseRequirement } from './requirement.ts';

/** pip's requirements and constraints files, written by hand or compiled from others. */
export function readRequirements(text: string, path: string): ReadResult {
  const builder = new ManifestBuilder(text, path);
  const reading = new RequirementsReading(builder, scopeOf(path));
  for (const line of linesOf(withoutContinuations(text))) reading.line(line);
  reading.end();
  return builder.build();
}

/** A line that ends in a backslash goes on in the next one, but for comments. Places stay as they are. */
function withoutContinuations(text: string): string {
  return text.replace(
    /^(?![ \t]*#)(.*)\\(\r\n|\n|\r)/gm,
    (_, line: string, end: string) => `${line} ${' '.repeat(end.length)}`,
  );
}

function scopeOf(path: string): DependencyScope {
  const name = baseNameOf(path).toLowerCase();
  if (/(?:^|[._-])constraints?(?:[._-])/.test(name)) return 'managed';
  if (/(?:^|[._-])(?:tests?|testing)(?:[._-])/.test(name)) return 'test';
  if (/(?:^|[._-])(?:dev|development|docs?|lint|linting|local-dev|ci|typing|benchmarks?)(?:[._-])/.test(name))
    return 'development';
  return 'runtime';
}

/** A requirement that waits for the comments after it, which say where a compiled one comes from. */
interface Pending {
  readonly line: Line;
  readonly via: string[];
}

class RequirementsReading {
  readonly #builder: ManifestBuilder;
  readonly #scope: DependencyScope;
  #pending: Pending | null = null;
  #inVia = false;

  constructor(builder: ManifestBuilder, scope: DependencyScope) {
    this.#builder = builder;
    this.#scope = scope;
  }

  line(line: Line): void {
    const comment = /(?:^|\s)#(.*)$/s.exec(line.text);
    const body = (comment === null ? line.text : line.text.slice(0, comment.index)).trimEnd();
    const code = body.trimStart();
    if (code !== '') {
      this.end();
      const start = line.start + body.length - code.length;
      if (code.startsWith('-')) this.#option({ text: code, start });
      else this.#pending = { line: { text: code, start }, via: [] };
      this.#inVia = false;
    }
    if (comment !== null && this.#pending !== null) this.#note((comment[1] ?? '').trim());
  }

  /** `via flask`, `via` and a list below it. */
  #note(note: string): void {
    const via = /^via\b\s*(\S[^]*)?$/.exec(note);
    if (via !== null) this.#inVia = true;
    const source = via === null ? note : (via[1] ?? '');
    if (this.#inVia && source !== '' && this.#pending !== null && this.#pending.via.length < 50)
      this.#pending.via.push(source);
  }

  end(): void {
    const pending = this.#pending;
    this.#pending = null;
    if (pending === null || this.#builder.full) return;
    const indirect = pending.via.length > 0 && !pending.via.some((source) => /-[rc]\b|[().]/.test(source));
    this.#requirement(pending.line, indirect);
  }

  #requirement({ text, start }: Line, indirect: boolean): void {
    // Options after a requirement, and the mark of a line that goes on.
    const written = text
      .replace(/\s(?:--[a-z]|\\$)[^]*/, '')
      .replace(/\\$/, '')
      .trimEnd();
    const span = { start, end: start + written.length };
    if (/^(?:\.{1,2}(?:[/[]|$)|\/|file:|[a-zA-Z]:[\\/])/.test(written)) {
      this.#builder.reference('path-dependency', written.replace(/\[[^]*/, ''), span);
      return;
    }
    if (/^(?:git|hg|svn|bzr)\+|^https?:/.test(written)) {
      const egg = /[#&]egg=([\w.-]+)/.exec(written);
      if (egg?.[1] === undefined) return;
      const at = start + egg.index + 5;
      this.#builder.dependency({
        ecosystem: 'pypi',
        name: normalizePythonName(egg[1]),
        nameSpan: { start: at, end: at + egg[1].length },
        scope: this.#scope,
        indirect,
      });
      return;
    }
    const requirement = parseRequirement(written);
    if (requirement === null) {
      this.#builder.problem('invalid-name', span, { name: clip(written) });
      return;
    }
    const at = (from: number, length: number) => ({ start: start + from, end: start + from + length });
    this.#builder.dependency({
      ecosystem: 'pypi',
      name: normalizePythonName(requirement.name),
      nameSpan: at(requirement.nameStart, requirement.name.length),
      version: requirement.version,
      versionSpan: requirement.version === null ? null : at(requirement.versionStart, requirement.version.length),
      scope: this.#scope,
      extras: requirement.extras,
      indirect,
    });
  }

  #option({ text, start }: Line): void {
    const match = /^(-r|--requirement|-c|--constraint|-e|--editable)\s*(?:=\s*)?(\S.*)$/s.exec(text);
    if (match?.[1] === undefined || match[2] === undefined) return;
    const target = match[2].trim();
    const from = start + text.length - match[2].length;
    const span = { start: from, end: from + target.length };
    if (/^(?:-e|--editable)$/.test(match[1])) {
      this.#requirement({ text: target, start: from }, false);
      return;
    }
    if (target.includes('${')) {
      this.#builder.problem('not-resolved', span, { value: clip(target) }, 'information');
    } else if (resolveInWorkspace(this.#builder.path, target) === this.#builder.path) {
      this.#builder.problem('cycle', span, { name: clip(target) });
    } else this.#builder.reference('include', target, span);
  }
}
