import type { Manifest } from '../model/manifest.ts';
import { Runs } from './runs.ts';

/** The manifests of a workspace in the order of their paths, while none comes or goes. */
export class SortedManifests {
  readonly #byPath: Map<string, Manifest>;
  readonly #placeOf: ReadonlyMap<string, number>;
  #inOrder: Runs<Manifest>;

  /** @param manifests each under its path, sorted. */
  constructor(manifests: ReadonlyMap<string, Manifest>) {
    this.#byPath = new Map(manifests);
    this.#placeOf = new Map([...manifests.keys()].map((path, place) => [path, place]));
    this.#inOrder = Runs.of([...manifests.values()]);
  }

  get byPath(): ReadonlyMap<string, Manifest> {
    return this.#byPath;
  }

  get inOrder(): Runs<Manifest> {
    return this.#inOrder;
  }

  /** Puts a manifest in the place of the one with its path. */
  replace(manifest: Manifest): void {
    const place = this.#placeOf.get(manifest.path);
    if (place === undefined) return;
    this.#byPath.set(manifest.path, manifest);
    this.#inOrder = this.#inOrder.with(place, manifest);
  }
}
