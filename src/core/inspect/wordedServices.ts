import type { Finding, Service } from '../model/stackReport.ts';
import type { AssembledService } from './assemble.ts';
import type { Fact } from './facts.ts';
import { Runs } from './runs.ts';

/** Packages listed in a report beside the stacks themselves. */
const MAX_PACKAGES = 5000;

export interface WordedServices {
  readonly services: Runs<Service>;
  /** The first package of each place where a limit left packages out. */
  readonly leftOut: readonly Fact[];
}

/** A service in words, and how many of its packages are listed: past the limit not all are. */
interface Worded {
  readonly packages: number;
  readonly service: Service;
}

/** Puts services into words, each once for as long as it and its share of the packages stay as they are. */
export class ServiceWording {
  readonly #finding: (fact: Fact) => Finding;
  readonly #worded = new WeakMap<AssembledService, Worded>();
  /** What was last put into words, and how that came out. */
  #assembled = Runs.of<AssembledService>([]);
  #services = Runs.of<Service>([]);
  #leftOut: readonly Fact[] = [];
  /** Packages that are listed of each service that there is room for. */
  #listed: readonly number[] = [];

  /** @param finding A fact in the words of a language. */
  constructor(finding: (fact: Fact) => Finding) {
    this.#finding = finding;
  }

  /** @param assembled Services in their order. */
  word(assembled: Runs<AssembledService>): WordedServices {
    const changed = new Set(assembled.changedSince(this.#assembled));
    if (changed.size === 0) return { services: this.#services, leftOut: this.#leftOut };
    const { listed, leftOut } = this.#needsNoMoreRoom(changed, assembled)
      ? { listed: this.#listed, leftOut: this.#leftOut }
      : shareOut(assembled);
    for (let i = 0; listed !== this.#listed && i < Math.max(listed.length, this.#listed.length); i++)
      if (listed[i] !== this.#listed[i]) changed.add(i);
    const word = (i: number): Service => this.#word(assembled.at(i) as AssembledService, listed[i] ?? 0);
    if (assembled.length === this.#assembled.length)
      for (const i of changed) this.#services = this.#services.with(i, word(i));
    else this.#services = Runs.of(assembled.toArray().map((_, i) => word(i)));
    this.#assembled = assembled;
    this.#listed = listed;
    this.#leftOut = leftOut;
    return { services: this.#services, leftOut };
  }

  /** Whether the packages of some services can be listed, or left out, as they were before. */
  #needsNoMoreRoom(changed: ReadonlySet<number>, assembled: Runs<AssembledService>): boolean {
    if (assembled.length !== this.#assembled.length) return false;
    return [...changed].every((i) => {
      // The last one with room may have got less than it has.
      if (i >= this.#listed.length - 1) return i >= this.#listed.length;
      const now = assembled.at(i)?.declared;
      const before = this.#assembled.at(i)?.declared;
      return now?.packages.length === this.#listed[i] && now?.leftOut === null && before?.leftOut === null;
    });
  }

  /** One of the services last put into words. */
  of(service: AssembledService): Service {
    return (this.#worded.get(service) ?? this.#wordAnew(service, service.declared.packages.length)).service;
  }

  #word(service: AssembledService, packages: number): Service {
    const known = this.#worded.get(service);
    return (known?.packages === packages ? known : this.#wordAnew(service, packages)).service;
  }

  #wordAnew(from: AssembledService, packages: number): Worded {
    const service = toService(from, from.declared.packages.slice(0, packages), this.#finding);
    const worded = { packages, service };
    this.#worded.set(from, worded);
    return worded;
  }
}

/** How many packages of each service are listed, up to the service at which the room for them ends. */
function shareOut(services: Runs<AssembledService>): { listed: number[]; leftOut: Fact[] } {
  const listed: number[] = [];
  const leftOut: Fact[] = [];
  let room = MAX_PACKAGES;
  for (let i = 0; i < services.length && room > 0; i++) {
    const { packages, leftOut: beyond } = (services.at(i) as AssembledService).declared;
    if (beyond !== null && room > packages.length) leftOut.push(beyond);
    const next = packages[room];
    if (next !== undefined) leftOut.push(next);
    listed.push(Math.min(room, packages.length));
    room -= Math.min(room, packages.length);
  }
  return { listed, leftOut };
}

function toService(service: AssembledService, packages: readonly Fact[], finding: (fact: Fact) => Finding): Service {
  return {
    path: service.folder.path === '' ? '.' : service.folder.path,
    name: service.name === '' ? '.' : service.name,
    role: service.role,
    language: service.languages[0] ?? null,
    languages: service.languages,
    runtime: service.runtime === null ? null : finding(service.runtime),
    frameworks: service.frameworks.map(finding),
    dataAccess: service.dataAccess.map(finding),
    databases: service.databases.map(finding),
    hosting: service.hosting.map(finding),
    other: [...service.other, ...packages].map(finding),
  };
}
