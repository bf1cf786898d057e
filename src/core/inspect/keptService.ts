import type { AssembledService } from './assemble.ts';
import { shownConfidence } from './facts.ts';
import type { ServiceFolder } from './services.ts';

/** Who keeps services: works them out, to the same result each time, and is told of those that have it at hand. */
export interface ServiceKeeper {
  assemble(folder: ServiceFolder): AssembledService;
  noteAtHand(service: KeptService): void;
}

interface KeptHost {
  readonly id: string;
  /** 0…1, as shown. */
  readonly confidence: number;
}

const NOWHERE: readonly KeptHost[] = [];

/**
 * A service of an open workspace. What it was worked out to be takes more room than all that is told of it, so that is
 * kept only while it is asked for: who asks later has it worked out again, from the same manifests to the same result.
 */
export class KeptService {
  readonly folder: ServiceFolder;
  readonly #keeper: ServiceKeeper;
  #assembled: AssembledService | null = null;
  /** Number of packages that can be listed, negative where a limit of its own left some out; null before it is known. */
  #packages: number | null = null;

  #hosting: readonly KeptHost[] = NOWHERE;

  constructor(folder: ServiceFolder, keeper: ServiceKeeper) {
    this.folder = folder;
    this.#keeper = keeper;
  }

  /** What it was worked out to be, for who asks once and needs nothing kept. */
  get assembledOnce(): AssembledService {
    return this.#assembled ?? (this.#packages === null ? this.assembled : this.#keeper.assemble(this.folder));
  }

  /** What it was worked out to be, kept until {@link forget}. */
  get assembled(): AssembledService {
    if (this.#assembled === null) {
      this.#assembled = this.#keeper.assemble(this.folder);
      this.#keeper.noteAtHand(this);
      const { packages, leftOut } = this.#assembled.declared;
      this.#packages = leftOut === null ? packages.length : -packages.length;
      const { hosting } = this.#assembled;
      // What is worked out again is the same.
      if (hosting.length > this.#hosting.length)
        this.#hosting = hosting.map(({ id, confidence }) => ({ id, confidence: shownConfidence(confidence) }));
    }
    return this.#assembled;
  }

  /** Path from the root as reports have it, "." for the root. */
  get path(): string {
    return this.folder.path === '' ? '.' : this.folder.path;
  }

  /** Where it is hosted. */
  get hosting(): readonly KeptHost[] {
    if (this.#packages === null) void this.assembled;
    return this.#hosting;
  }

  /** Packages that it declares and that can be listed. */
  get packages(): number {
    return Math.abs(this.#packages ?? this.assembled.declared.packages.length);
  }

  /** Whether it declares more packages than are listed of one service. */
  get leavesPackagesOut(): boolean {
    return this.#packages === null ? this.assembled.declared.leftOut !== null : this.#packages < 0;
  }

  /** Lets go of what was worked out. */
  forget(): void {
    this.#assembled = null;
  }
}
