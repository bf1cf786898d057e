import type { Catalogue } from '../core/model/catalogue.ts';
import type { Labels } from '../protocol/engine.ts';

/** Names of technologies as their makers write them. */
export function labelsOf(catalogue: Catalogue): Labels {
  return {
    technologies: Object.fromEntries([...catalogue.technologies].map(([id, technology]) => [id, technology.label])),
    criteria: {},
  };
}
