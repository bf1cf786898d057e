import type { DetectionRules } from '../../../core/model/detectionRules.ts';
import type { PackageEntry } from '../../../core/model/technology.ts';
import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** Every id that a package or a rule of detection refers to must be a technology. */
export function danglingTechnologies(sections: CompiledKnowledge): string[] {
  const known = new Set(Object.keys(sections['technologies'] ?? {}));
  const mistakes = danglingRules(sections, known);
  for (const [ecosystem, entries] of Object.entries(sections['packages'] ?? {})) {
    for (const [name, entry] of Object.entries(entries as Record<string, PackageEntry>)) {
      const ids = [...entry.is, ...(entry.implies ?? []), ...Object.values(entry.extras ?? {}).flat()];
      for (const id of ids) {
        if (!known.has(id)) mistakes.push(`knowledge/packages/${ecosystem}.yaml: ${name}: no technology "${id}"`);
      }
    }
  }
  return mistakes;
}

function danglingRules(sections: CompiledKnowledge, known: ReadonlySet<string>): string[] {
  const detection = (sections['detection'] ?? {}) as Partial<DetectionRules>;
  const { settings = [], files = [], schemes = {}, imports = [], programs = {}, signals = [] } = detection;
  const named = [
    ...settings.flatMap(({ key, finds }) => finds.map((id) => ({ where: `settings.yaml: ${key}`, id }))),
    ...files.flatMap(({ file, finds }) => finds.map((id) => ({ where: `files.yaml: ${file}`, id }))),
    ...imports.flatMap(({ imports: modules, uses, finds }) =>
      finds.map((id) => ({ where: `imports.yaml: ${modules?.[0] ?? uses?.[0] ?? ''}`, id })),
    ),
    ...signals.flatMap(({ answers, any = [], with: also = [], unless = [] }) =>
      [...any, ...also, ...unless]
        .filter((selector) => !/^(?:role|class):/.test(selector))
        .map((id) => ({ where: `signals.yaml: ${answers}`, id })),
    ),
    ...Object.entries(programs).flatMap(([language, { runtime }]) =>
      runtime === undefined ? [] : [{ where: `programs.yaml: ${language}`, id: runtime }],
    ),
    ...Object.entries(schemes).map(([scheme, id]) => ({ where: `schemes.yaml: ${scheme}`, id })),
  ];
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ where, id }) => `knowledge/detection/${where}: no technology "${id}"`);
}
