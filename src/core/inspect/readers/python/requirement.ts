import type { DependencyScope } from '../../../model/manifest.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip } from '../manifestBuilder.ts';
import type { TextNode } from '../sourceTree.ts';

/** A requirement as PEP 508 has it, taken apart. Offsets count from the start of its text. */
export interface Requirement {
  /** As written. */
  readonly name: string;
  readonly nameStart: number;
  readonly extras: readonly string[];
  /** Version specifiers, or the URL of a direct reference; null where neither is given. */
  readonly version: string | null;
  readonly versionStart: number;
  readonly isUrl: boolean;
}

const NAME = /\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)/y;
const EXTRAS = /\s*\[([^\]]*)\]/y;
const URL_REFERENCE = /\s*@\s*(\S+)/y;
const SPECIFIERS = /\s*(?:\(\s*)?((?:===|~=|==|!=|<=|>=|<|>|\^|=)[^;()]*)/y;

/** Takes a requirement apart, or gives null where the text does not begin with a name. Markers are passed over. Linear. */
export function parseRequirement(text: string): Requirement | null {
  const name = matchAt(NAME, text, 0);
  const written = name?.[1];
  if (name === null || written === undefined) return null;
  let at = name[0].length;
  const nameStart = at - written.length;
  const extras = matchAt(EXTRAS, text, at);
  at += extras?.[0].length ?? 0;
  const listed = (extras?.[1] ?? '').split(',').map((extra) => extra.trim());
  const url = matchAt(URL_REFERENCE, text, at);
  const found = url ?? matchAt(SPECIFIERS, text, at);
  const version = found?.[1]?.trimEnd() ?? null;
  // Something after the name that is neither of those: a file name, a sentence, a name that ends in "-".
  const rest = text.slice(at).trimStart();
  if (found === null && rest !== '' && !/^[;#)]|^\(\s*\)/.test(rest)) return null;
  return {
    name: written,
    nameStart,
    extras: listed.filter((extra) => extra !== ''),
    version,
    versionStart: version === null ? at : at + (found?.[0].indexOf(found[1] ?? '') ?? 0),
    isUrl: url !== null,
  };
}

/** The canonical name of a Python package (PEP 503). */
export function normalizePythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/**
 * Adds a requirement that a string of a manifest holds; one that cannot be read is noted as `invalid-name`.
 * @param node The string; places within it are exact where it holds no escapes.
 */
export function addRequirement(builder: ManifestBuilder, node: TextNode, scope: DependencyScope): void {
  const requirement = parseRequirement(node.value);
  if (requirement === null) {
    builder.problem('invalid-name', node.span, { name: clip(node.value) });
    return;
  }
  const isPlain = node.value.length === node.span.end - node.span.start;
  const at = (start: number, length: number) =>
    isPlain ? { start: node.span.start + start, end: node.span.start + start + length } : node.span;
  builder.dependency({
    ecosystem: 'pypi',
    name: normalizePythonName(requirement.name),
    nameSpan: at(requirement.nameStart, requirement.name.length),
    version: requirement.version,
    versionSpan: requirement.version === null ? null : at(requirement.versionStart, requirement.version.length),
    scope,
    extras: requirement.extras,
  });
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
