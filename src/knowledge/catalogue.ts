import type { AdviceKnowledge } from '../core/model/adviceKnowledge.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import type { DetectionRules } from '../core/model/detectionRules.ts';
import type { Evidence } from '../core/model/evidence.ts';
import type { LifecycleProduct } from '../core/model/lifecycle.ts';
import type { Ecosystem } from '../core/model/manifest.ts';
import type { PackageEntry, Technology } from '../core/model/technology.ts';
import type { EvidenceFile, LifecycleFile } from './schemas/evidence.ts';
// Types only: the data was checked when it was built, and the checker is large.
import type { TechnologiesFile } from './schemas/technology.ts';

interface CompiledFile {
  readonly version: string;
  readonly technologies: TechnologiesFile;
  readonly packages: Readonly<Record<string, Readonly<Record<string, PackageEntry>>>>;
  readonly detection: DetectionRules;
  readonly lifecycle: Readonly<Record<string, LifecycleFile>>;
  readonly evidence: Readonly<Record<string, EvidenceFile>>;
  readonly advice: AdviceKnowledge;
}

/**
 * Makes the catalogue from the compiled knowledge. The build has validated the data, so only its shape's outline is
 * checked here: loading takes milliseconds.
 * @throws Error where the value is no compiled knowledge at all.
 */
export function loadCatalogue(value: unknown): Catalogue {
  if (!isCompiled(value)) throw new Error('This is no compiled knowledge');
  return {
    version: value.version,
    technologies: new Map(
      Object.entries(value.technologies).map(([id, technology]) => [id, { id, ...technology } as Technology]),
    ),
    packages: new Map(
      Object.entries(value.packages).map(([ecosystem, entries]) => [
        ecosystem as Ecosystem,
        new Map(Object.entries(entries)),
      ]),
    ),
    detection: value.detection,
    lifecycle: new Map(
      Object.entries(value.lifecycle).map(([id, product]) => [id, { id, ...product } as LifecycleProduct]),
    ),
    evidence: new Map(Object.entries(value.evidence).flatMap(([group, file]) => figuresOf(group, file))),
    advice: value.advice,
  };
}

function isCompiled(value: unknown): value is CompiledFile {
  return (
    typeof value === 'object' && value !== null && 'version' in value && 'technologies' in value && 'advice' in value
  );
}

/**
 * The figures of one file by id, each with what the file says of all of them.
 * @param group Name of the file without its ending.
 */
export function figuresOf(group: string, file: EvidenceFile): [string, Evidence][] {
  return Object.entries(file.figures).map(([id, figure]) => [
    id,
    {
      id,
      group,
      shelfLifeMonths: file.shelfLifeMonths,
      reservation: file.reservation,
      relevant: file.relevant,
      ...figure,
      measures: file.metrics[figure.metric] ?? figure.metric,
    } as Evidence,
  ]);
}
