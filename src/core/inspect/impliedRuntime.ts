import type { Catalogue } from '../model/catalogue.ts';
import type { ProjectRule } from '../model/detectionRules.ts';
import type { DependencyItem, Manifest, ManifestItem } from '../model/manifest.ts';
import type { Span } from '../model/text.ts';
import type { Fact } from './facts.ts';

const CONFIDENCE = 0.8;

/**
 * The runtime that a project runs on though no file names it. It stands where the project shows best what it needs the
 * runtime for: at the first package of that language that is known, else at the first package that it declares, else the
 * whole manifest says it.
 * @param facts of the service. @returns null where the catalogue does not know the runtime.
 */
export function impliedRuntime(
  project: Manifest,
  rule: ProjectRule,
  facts: readonly Fact[],
  catalogue: Catalogue,
): Fact | null {
  const technology = catalogue.technologies.get(rule.runtime);
  if (technology === undefined) return null;
  const of = { id: technology.id, role: 'runtime', file: project.path, version: null, weak: false } as const;
  const cause = causeIn(project, rule, facts, catalogue);
  return cause === null
    ? {
        ...of,
        span: project.firstWord,
        wholeFile: true,
        confidence: CONFIDENCE,
        because: { code: 'inspect.runtime-of-project', args: { name: technology.label, file: project.path } },
      }
    : {
        ...of,
        span: cause.span,
        confidence: CONFIDENCE,
        because: {
          code: 'inspect.runtime-implied',
          args: { name: technology.label, cause: cause.name, file: project.path },
        },
      };
}

function causeIn(
  project: Manifest,
  { languages }: ProjectRule,
  facts: readonly Fact[],
  catalogue: Catalogue,
): { readonly span: Span; readonly name: string } | null {
  const isPackage = (item: ManifestItem): item is DependencyItem =>
    item.kind === 'dependency' && item.scope === 'runtime' && item.indirect !== true;
  const starts = facts
    .filter(
      ({ file, id }) =>
        file === project.path &&
        catalogue.technologies.get(id)?.languages?.some((language) => languages.includes(language)) === true,
    )
    .map(({ span }) => span.start);
  const isKnown = (item: ManifestItem): item is DependencyItem =>
    isPackage(item) && starts.includes(item.nameSpan.start);
  const item = (starts.length === 0 ? undefined : project.items.find(isKnown)) ?? project.items.find(isPackage);
  return item === undefined ? null : { span: item.nameSpan, name: item.name };
}
