import { PROGRAM } from '../../../core/inspect/programs/readProgram.ts';
import { READERS } from '../../../core/inspect/readers/registry.ts';
import type { DetectionRules } from '../../../core/model/detectionRules.ts';
import type { CompiledKnowledge } from '../compiledKnowledge.ts';

/** A rule that goes for a format which nothing reads would never say a word. */
export function unknownFormats(sections: CompiledKnowledge): string[] {
  const known = new Set([PROGRAM, ...READERS.map(({ format }) => format)]);
  const { settings = [], projects = {} } = (sections['detection'] ?? {}) as Partial<DetectionRules>;
  const named = [
    ...settings.flatMap(({ key, formats = [] }) =>
      formats.map((format) => ({ where: `settings.yaml: ${key}`, format })),
    ),
    ...Object.keys(projects).map((format) => ({ where: 'projects.yaml', format })),
  ];
  return named
    .filter(({ format }) => !known.has(format))
    .map(({ where, format }) => `knowledge/detection/${where}: nothing reads "${format}"`);
}
