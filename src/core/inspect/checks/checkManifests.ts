import type { Catalogue } from '../../model/catalogue.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { CheckFinding } from './checkFinding.ts';
import { contradictingPins } from './contradictingPins.ts';
import { endOfLife } from './endOfLife.ts';
import { type HostedService, hostLacksRuntime } from './hostLacksRuntime.ts';
import { isPipeline, pinsOf } from './pins.ts';

/** Most findings of one workspace; more than a person will ever look at. */
const MAX_FINDINGS = 1000;

/**
 * Looks at the manifests of a workspace for what is true and worth saying: versions past their support, pins that
 * contradict each other, versions that the host does not run. Examples, fixtures and the like are left alone.
 * @param manifests by path. @param today `YYYY-MM-DD`; support dates are told from it.
 */
export function checkManifests(
  manifests: ReadonlyMap<string, Manifest>,
  services: readonly HostedService[],
  catalogue: Catalogue,
  today: string,
): readonly CheckFinding[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) return [];
  const aside = new Set(catalogue.detection.folders.aside);
  const looked = [...manifests.values()].filter(({ path }) => isPipeline(path) || !isAside(path, aside));
  const pins = looked.map((manifest) => ({ manifest, pins: pinsOf(manifest, catalogue) }));
  const all = pins.flatMap((entry) => entry.pins);
  return [
    ...pins.flatMap((entry) => endOfLife(entry.manifest, entry.pins, catalogue, today)),
    ...contradictingPins(all, catalogue, today),
    ...hostLacksRuntime(manifests, all, services, catalogue, today),
  ].slice(0, MAX_FINDINGS);
}

function isAside(path: string, aside: ReadonlySet<string>): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((part) => aside.has(part.toLowerCase()));
}
