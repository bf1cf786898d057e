const parts = new Set<LaterPart<unknown>>();

/**
 * A module that is large beside how seldom it is needed, and loaded when it first is. Those who use it stay synchronous:
 * where it is not there yet they end with {@link PartMissing}, and {@link withParts} loads it and begins them again.
 */
export class LaterPart<Module> {
  readonly #load: () => Promise<Module>;
  #module: Module | null = null;

  /** @param load Imports it; the bundler leaves what only such imports name in a file of its own. */
  constructor(load: () => Promise<Module>) {
    this.#load = load;
    parts.add(this);
  }

  /** @throws {PartMissing} as long as it is not loaded. */
  get loaded(): Module {
    if (this.#module === null) throw new PartMissing(this);
    return this.#module;
  }

  async load(): Promise<void> {
    this.#module ??= await this.#load();
  }
}

/** Raised where a part is needed that was not loaded. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
  readonly part: LaterPart<unknown>;

  constructor(part: LaterPart<unknown>) {
    super('A part is not loaded');
    this.part = part;
  }
}

/** Does some work, after loading what it needs. It may be begun several times, and is done once. */
export async function withParts<T>(work: () => T): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof PartMissing)) throw error;
      await error.part.load();
    }
  }
}

/** Loads every part that was imported so far, and what those need in turn. */
export async function loadParts(): Promise<void> {
  for (const part of parts) await part.load();
}
