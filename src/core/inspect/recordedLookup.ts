import type { Manifest } from '../model/manifest.ts';
import type { ManifestLookup } from './sortedManifests.ts';

/** One question to a look-up, and its answer. */
export interface Look {
  readonly path: string;
  readonly found: Manifest | undefined;
}

/** A look-up that tells which manifests some work asked for, so that its result can be kept until one of them changes. */
export class RecordedLookup implements ManifestLookup {
  readonly #manifests: ManifestLookup;
  #looks: Look[] | null = null;

  constructor(manifests: ManifestLookup) {
    this.#manifests = manifests;
  }

  get(path: string): Manifest | undefined {
    const found = this.#manifests.get(path);
    this.#looks?.push({ path, found });
    return found;
  }

  /** Not recorded: who goes through all has to be told of every change. */
  values(): MapIterator<Manifest> {
    return this.#manifests.values();
  }

  /** Does some work; work within work is not told apart. */
  record<Result>(work: () => Result): { readonly result: Result; readonly looks: readonly Look[] } {
    const looks: Look[] = [];
    const before = this.#looks;
    this.#looks = looks;
    try {
      return { result: work(), looks };
    } finally {
      this.#looks = before;
    }
  }
}
