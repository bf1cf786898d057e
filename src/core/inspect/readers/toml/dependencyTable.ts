import type { DependencyScope, Ecosystem } from '../../../model/manifest.ts';
import type { Span } from '../../../model/text.ts';
import { wrongType } from '../json/checkedJson.ts';
import type { ManifestBuilder } from '../manifestBuilder.ts';
import { clip } from '../manifestBuilder.ts';
import type { Member, ObjectNode } from '../sourceTree.ts';
import { textAt, textsAt, valueAt } from '../sourceTree.ts';

/** How a format writes a table of dependencies: `name = "1.0"` or `name = { version = "1.0", … }`. */
export interface DependencyTableStyle {
  readonly ecosystem: Ecosystem;
  /** Key that lists what the dependency is used with: `features` (Cargo), `extras` (Poetry, Pipenv). */
  readonly extrasKey: string;
  /** Key that holds the real name where the entry's own name is another one (Cargo's `package`). */
  readonly renameKey?: string;
  readonly normalizeName: (name: string) => string;
  readonly isLegalName: (name: string) => boolean;
}

/**
 * Adds one entry of a dependency table; a table's `path` is also a reference to another folder.
 * @param further Extras that other parts of the file ask for.
 */
export function addTableDependency(
  builder: ManifestBuilder,
  member: Member,
  scope: DependencyScope,
  style: DependencyTableStyle,
  further: readonly string[] = [],
): void {
  const { value } = member;
  if (value === null) return;
  if (value.kind === 'array') {
    // Poetry: several constraints for one package, each for its own environments.
    const first = value.elements[0];
    if (first !== undefined) addTableDependency(builder, { ...member, value: first }, scope, style, further);
    return;
  }
  if (value.kind === 'object') {
    addDetailed(builder, member, value, scope, style, further);
    return;
  }
  if (typeof value.value !== 'string') {
    wrongType(builder, member.key, value, 'text-or-object');
    return;
  }
  add(builder, style, member.key, member.keySpan, { value: value.value, span: value.span }, scope, further);
}

function addDetailed(
  builder: ManifestBuilder,
  member: Member,
  value: ObjectNode,
  scope: DependencyScope,
  style: DependencyTableStyle,
  further: readonly string[],
): void {
  const rename = style.renameKey === undefined ? null : textAt(value, style.renameKey);
  const optional = valueAt(value, 'optional');
  const isOptional = scope === 'runtime' && optional?.kind === 'scalar' && optional.value === true;
  const extras = [...textsAt(value, style.extrasKey).map((extra) => extra.value), ...further];
  const version = textAt(value, 'version');
  add(
    builder,
    style,
    rename?.value ?? member.key,
    rename?.span ?? member.keySpan,
    version,
    isOptional ? 'optional' : scope,
    extras,
  );
  const path = textAt(value, 'path');
  if (path !== null && !/\.(?:whl|zip|tar\.gz)$/.test(path.value)) {
    builder.reference('path-dependency', path.value, path.span);
  }
}

function add(
  builder: ManifestBuilder,
  style: DependencyTableStyle,
  name: string,
  nameSpan: Span,
  version: { readonly value: string; readonly span: Span } | null,
  scope: DependencyScope,
  extras: readonly string[],
): void {
  if (!style.isLegalName(name)) builder.problem('invalid-name', nameSpan, { name: clip(name) });
  builder.dependency({
    ecosystem: style.ecosystem,
    name: style.normalizeName(name),
    nameSpan,
    written: version,
    scope,
    extras,
  });
}
