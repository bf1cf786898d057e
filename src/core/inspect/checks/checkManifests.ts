import type { Catalogue } from '../../model/catalogue.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { CheckFinding } from './checkFinding.ts';
import { contradictingPins } from './contradictingPins.ts';
import { endOfLife } from './endOfLife.ts';
import { type HostedService, hostLacksRuntime } from './hostLacksRuntime.ts';
import { isPipeline, pinsOf, type Pin } from './pins.ts';

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
  const all: Pin[] = [];
  const ended: CheckFinding[] = [];
  for (const manifest of manifests.values()) {
    const own = ofOne(manifest, catalogue, today);
    all.push(...own.pins);
    ended.push(...own.ended);
  }
  return [
    ...ended,
    ...contradictingPins(all, catalogue, today),
    ...hostLacksRuntime(manifests, all, services, catalogue, today),
  ].slice(0, MAX_FINDINGS);
}

/** What is to be said of one manifest, whatever the others hold. */
interface OwnFindings {
  readonly catalogue: Catalogue;
  readonly today: string;
  readonly pins: readonly Pin[];
  readonly ended: readonly CheckFinding[];
}
const NOTHING: Pick<OwnFindings, 'pins' | 'ended'> = { pins: [], ended: [] };
/** A manifest never changes, so it is looked at once; an edit brings a new one. */
const remembered = new WeakMap<Manifest, OwnFindings>();

function ofOne(manifest: Manifest, catalogue: Catalogue, today: string): Pick<OwnFindings, 'pins' | 'ended'> {
  const known = remembered.get(manifest);
  if (known?.catalogue === catalogue && known.today === today) return known;
  const isLeftAlone = !isPipeline(manifest.path) && isAside(manifest.path, new Set(catalogue.detection.folders.aside));
  const pins = isLeftAlone ? [] : pinsOf(manifest, catalogue);
  const found = isLeftAlone ? NOTHING : { pins, ended: endOfLife(manifest, pins, catalogue, today) };
  remembered.set(manifest, { catalogue, today, ...found });
  return found;
}

function isAside(path: string, aside: ReadonlySet<string>): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((part) => aside.has(part.toLowerCase()));
}
