import type { Catalogue } from '../../model/catalogue.ts';
import type { Manifest } from '../../model/manifest.ts';
import { RunFold, Runs } from '../runs.ts';
import type { SortedManifests } from '../sortedManifests.ts';
import type { CheckFinding } from './checkFinding.ts';
import { endOfLife } from './endOfLife.ts';
import {
  bringsImage,
  type HostedService,
  hostLacksRuntime,
  isOnLambda,
  type RuntimeSource,
} from './hostLacksRuntime.ts';
import { PinConflicts } from './pinConflicts.ts';
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
  const inOrder = Runs.of([...manifests.values()]);
  const looked = { get: (path: string) => manifests.get(path), values: () => manifests.values(), inOrder };
  return new ManifestChecks(catalogue).findings(looked, Runs.of(services), today);
}

/** What is to be said of some manifests, each on its own. */
interface OwnFindings {
  readonly ended: readonly CheckFinding[];
  /** Pins by which a host is asked for a runtime. */
  readonly asked: readonly Pin[];
}
type Looked = OwnFindings & RuntimeSource;

/** {@link checkManifests} for a workspace that changes: after an edit only what it touches is looked at again. */
export class ManifestChecks {
  readonly #catalogue: Catalogue;
  readonly #aside: ReadonlySet<string>;
  readonly #onLambda = new RunFold<HostedService, readonly HostedService[]>(
    (services) => services.filter(isOnLambda),
    (parts) => parts.flat(),
  );
  /** A manifest never changes, so it is looked at once; an edit brings a new one. */
  #known = new WeakMap<Manifest, Looked>();
  #own = this.#newFold();
  #conflicts: PinConflicts;
  #today = '';
  /** The manifests whose pins `#conflicts` holds, in their order. */
  #seen = Runs.of<Manifest>([]);

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#aside = new Set(catalogue.detection.folders.aside);
    this.#conflicts = new PinConflicts(catalogue, '');
  }

  findings(
    manifests: Pick<SortedManifests, 'get' | 'values' | 'inOrder'>,
    services: Runs<HostedService>,
    today: string,
  ): readonly CheckFinding[] {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) return [];
    if (today !== this.#today) this.#startAnew(today);
    const { inOrder } = manifests;
    const { ended, asked } = this.#own.fold(inOrder);
    this.#compare(inOrder);
    const hosted = this.#onLambda.fold(services);
    const sources = (): Looked[] => inOrder.toArray().map((manifest) => this.#ofOne(manifest));
    const ofHost = hostLacksRuntime(manifests, asked, hosted, services, sources, this.#catalogue, today);
    return [...ended, ...this.#conflicts.findings(), ...ofHost].slice(0, MAX_FINDINGS);
  }

  #startAnew(today: string): void {
    this.#today = today;
    this.#known = new WeakMap();
    this.#own = this.#newFold();
    this.#seen = Runs.of<Manifest>([]);
    this.#conflicts = new PinConflicts(this.#catalogue, today);
  }

  #newFold(): RunFold<Manifest, OwnFindings> {
    return new RunFold(
      (manifests) => joined(manifests.map((manifest) => this.#ofOne(manifest))),
      (parts) => joined(parts),
    );
  }

  /** Brings the pins that are compared with one another up to date. */
  #compare(manifests: Runs<Manifest>): void {
    const isAnother = (i: number): boolean => manifests.at(i)?.path !== this.#seen.at(i)?.path;
    let changed = manifests.changedSince(this.#seen);
    if (manifests.length !== this.#seen.length || changed.some(isAnother)) {
      this.#conflicts = new PinConflicts(this.#catalogue, this.#today);
      this.#seen = Runs.of<Manifest>([]);
      changed = manifests.changedSince(this.#seen);
    }
    for (const i of changed) {
      const before = this.#seen.at(i);
      const now = manifests.at(i) as Manifest;
      this.#conflicts.replace(before === undefined ? [] : this.#ofOne(before).pins, this.#ofOne(now).pins, i);
    }
    this.#seen = manifests;
  }

  #ofOne(manifest: Manifest): Looked {
    let own = this.#known.get(manifest);
    if (own === undefined) this.#known.set(manifest, (own = this.#look(manifest)));
    return own;
  }

  #look(manifest: Manifest): Looked {
    const image = bringsImage(manifest) ? manifest.path : null;
    const isLeftAlone = !isPipeline(manifest.path) && isAside(manifest.path, this.#aside);
    const pins = isLeftAlone ? NO_PINS : pinsOf(manifest, this.#catalogue);
    const ended = isLeftAlone ? NO_FINDINGS : endOfLife(manifest, pins, this.#catalogue, this.#today);
    if (pins.length === 0 && ended.length === 0 && image === null) return NOTHING;
    return {
      ended: ended.length === 0 ? NO_FINDINGS : ended,
      asked: pins.some(isAsked) ? pins.filter(isAsked) : NO_PINS,
      pins: pins.length === 0 ? NO_PINS : pins.slice(),
      image,
    };
  }
}

const NO_PINS: readonly Pin[] = [];
const NO_FINDINGS: readonly CheckFinding[] = [];
/** What is to be said of nearly all manifests. */
const NOTHING: Looked = { ended: NO_FINDINGS, asked: NO_PINS, pins: NO_PINS, image: null };

function isAsked({ kind }: Pin): boolean {
  return kind === 'host';
}

function joined(parts: readonly OwnFindings[]): OwnFindings {
  return {
    ended: parts.flatMap(({ ended }) => ended).slice(0, MAX_FINDINGS),
    asked: parts.flatMap(({ asked }) => asked),
  };
}

function isAside(path: string, aside: ReadonlySet<string>): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((part) => aside.has(part.toLowerCase()));
}
