import type { Finding, Service } from '../model/stackReport.ts';
import type { AssembledService } from './assemble.ts';
import type { Fact } from './facts.ts';
import type { KeptService } from './keptService.ts';
import { Runs } from './runs.ts';

/** Packages listed in a report beside the stacks themselves. */
const MAX_PACKAGES = 5000;

export interface WordedServices {
  /** In the order of the services that were given. */
  readonly services: Runs<Service>;
  /** The first package of each place where a limit left packages out. */
  readonly leftOut: readonly Fact[];
}

/** Puts services into words, each once for as long as it and its share of the packages stay as they are. */
export class ServiceWording {
  readonly #finding: (fact: Fact) => Finding;
  /** What was last put into words, and how that came out. */
  #kept = Runs.of<KeptService>([]);
  #services = Runs.of<Service>([]);
  #leftOut: readonly Fact[] = [];
  /** Packages that are listed of each service that there is room for. */
  #listed: readonly number[] = [];

  /** @param finding A fact in the words of a language. */
  constructor(finding: (fact: Fact) => Finding) {
    this.#finding = finding;
  }

  /** @param kept Services in their order. */
  word(kept: Runs<KeptService>): WordedServices {
    const changed = new Set(kept.changedSince(this.#kept));
    if (changed.size === 0) return { services: this.#services, leftOut: this.#leftOut };
    const { listed, leftOut } = this.#needsNoMoreRoom(changed, kept)
      ? { listed: this.#listed, leftOut: this.#leftOut }
      : shareOut(kept);
    for (let i = 0; listed !== this.#listed && i < Math.max(listed.length, this.#listed.length); i++)
      if (listed[i] !== this.#listed[i]) changed.add(i);
    const word = (service: KeptService, i: number): Service =>
      toService(service.assembled, listed[i] ?? 0, this.#finding);
    if (kept.length === this.#kept.length)
      for (const i of changed) this.#services = this.#services.with(i, word(kept.at(i) as KeptService, i));
    else this.#services = Runs.of(kept.toArray().map(word));
    this.#kept = kept;
    this.#listed = listed;
    this.#leftOut = leftOut;
    return { services: this.#services, leftOut };
  }

  /** Whether the packages of some services can be listed, or left out, as they were before. */
  #needsNoMoreRoom(changed: ReadonlySet<number>, kept: Runs<KeptService>): boolean {
    if (kept.length !== this.#kept.length) return false;
    return [...changed].every((i) => {
      // The last one with room may have got less than it has.
      if (i >= this.#listed.length - 1) return i >= this.#listed.length;
      const now = kept.at(i);
      const before = this.#kept.at(i);
      return now?.packages === this.#listed[i] && !now?.leavesPackagesOut && before?.leavesPackagesOut === false;
    });
  }
}

/** How many packages of each service are listed, up to the service at which the room for them ends. */
function shareOut(services: Runs<KeptService>): { listed: number[]; leftOut: Fact[] } {
  const listed: number[] = [];
  const leftOut: Fact[] = [];
  let room = MAX_PACKAGES;
  for (let i = 0; i < services.length && room > 0; i++) {
    const service = services.at(i) as KeptService;
    const { packages } = service;
    if (service.leavesPackagesOut && room > packages) leftOut.push(service.assembled.declared.leftOut as Fact);
    if (packages > room) leftOut.push(service.assembled.declared.packages[room] as Fact);
    listed.push(Math.min(room, packages));
    room -= Math.min(room, packages);
  }
  return { listed, leftOut };
}

/** Most parts of most services are empty, and share it. */
const NONE: readonly Finding[] = [];

function toService(service: AssembledService, packages: number, finding: (fact: Fact) => Finding): Service {
  const findings = (facts: readonly Fact[]): readonly Finding[] => (facts.length === 0 ? NONE : facts.map(finding));
  const other = findings(service.other);
  const listed = packages === 0 ? NONE : findings(service.declared.packages.slice(0, packages));
  return {
    path: service.folder.path === '' ? '.' : service.folder.path,
    name: service.name === '' ? '.' : service.name,
    role: service.role,
    language: service.languages[0] ?? null,
    languages: service.languages,
    runtime: service.runtime === null ? null : finding(service.runtime),
    frameworks: findings(service.frameworks),
    dataAccess: findings(service.dataAccess),
    databases: findings(service.databases),
    hosting: findings(service.hosting),
    other: listed.length === 0 ? other : other.length === 0 ? listed : [...other, ...listed],
  };
}
