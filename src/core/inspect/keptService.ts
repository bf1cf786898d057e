import type { AssembledService } from './assemble.ts';
import type { ServiceFolder } from './services.ts';

/**
 * A service of an open workspace. What it was worked out to be takes more room than all that is told of it, so that is
 * kept only while it is asked for: who asks later has it worked out again, from the same manifests to the same result.
 */
export class KeptService {
  readonly folder: ServiceFolder;
  readonly #assemble: (service: KeptService) => AssembledService;
  #assembled: AssembledService | null = null;
  /** Number of packages that can be listed, negative where a limit of its own left some out; null before it is known. */
  #packages: number | null = null;

  /** @param assemble Works the service out; the same answer each time. */
  constructor(folder: ServiceFolder, assemble: (service: KeptService) => AssembledService) {
    this.folder = folder;
    this.#assemble = assemble;
  }

  get assembled(): AssembledService {
    if (this.#assembled === null) {
      this.#assembled = this.#assemble(this);
      const { packages, leftOut } = this.#assembled.declared;
      this.#packages = leftOut === null ? packages.length : -packages.length;
    }
    return this.#assembled;
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
