import type { Manifest } from '../model/manifest.ts';
import { Runs } from './runs.ts';

/** What is asked of the manifests of a workspace. */
export type ManifestLookup = Pick<ReadonlyMap<string, Manifest>, 'get' | 'values'>;

/** The manifests of a workspace in the order of their paths, while none comes or goes. */
export class SortedManifests implements ManifestLookup {
  #inOrder: Runs<Manifest>;

  /** @param manifests Each path once, sorted by it. */
  constructor(manifests: readonly Manifest[]) {
    this.#inOrder = Runs.of(manifests);
  }

  get inOrder(): Runs<Manifest> {
    return this.#inOrder;
  }

  get size(): number {
    return this.#inOrder.length;
  }

  get(path: string): Manifest | undefined {
    const found = this.#inOrder.at(this.#placeOf(path));
    return found?.path === path ? found : undefined;
  }

  values(): MapIterator<Manifest> {
    return this.#inOrder.toArray().values();
  }

  /** Puts a manifest in the place of the one with its path. */
  replace(manifest: Manifest): void {
    const place = this.#placeOf(manifest.path);
    if (this.#inOrder.at(place)?.path === manifest.path) this.#inOrder = this.#inOrder.with(place, manifest);
  }

  /** Where a path stands, or would stand. */
  #placeOf(path: string): number {
    let low = 0;
    let high = this.#inOrder.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#inOrder.at(middle) as Manifest).path < path) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
