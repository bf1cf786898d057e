import type { Finding, Service, ServiceList } from '../model/stackReport.ts';
import type { AssembledService } from './assemble.ts';
import type { Fact } from './facts.ts';
import type { KeptService } from './keptService.ts';
import { Runs } from './runs.ts';

/** Packages listed in a report beside the stacks themselves. */
const MAX_PACKAGES = 5000;

export interface WordedServices {
  /** In the order of the services that were given. */
  readonly services: WordedList;
  /** The first package of each place where a limit left packages out. */
  readonly leftOut: readonly Fact[];
}

/** Services that are put into words when they are asked for, and not kept in words: a person looks at few of them. */
export class WordedList implements ServiceList {
  readonly #kept: Runs<KeptService>;
  /** Packages that are listed of each service that there is room for. */
  readonly #listed: readonly number[];
  readonly #finding: (fact: Fact) => Finding;

  constructor(kept: Runs<KeptService>, listed: readonly number[], finding: (fact: Fact) => Finding) {
    this.#kept = kept;
    this.#listed = listed;
    this.#finding = finding;
  }

  get length(): number {
    return this.#kept.length;
  }

  at(place: number): Service | undefined {
    const kept = this.#kept.at(place);
    return kept === undefined ? undefined : toService(kept.assembledOnce, this.#listed[place] ?? 0, this.#finding);
  }

  slice(start = 0, end = this.length): readonly Service[] {
    const services: Service[] = [];
    for (let place = start; place < Math.min(end, this.length); place++) services.push(this.at(place) as Service);
    return services;
  }

  isSame(place: number, other: ServiceList, otherPlace: number): boolean {
    return (
      other instanceof WordedList &&
      this.#finding === other.#finding &&
      this.#kept.at(place) === other.#kept.at(otherPlace) &&
      (this.#listed[place] ?? 0) === (other.#listed[otherPlace] ?? 0)
    );
  }
}

/** Shares out the packages that are listed, and says how services are put into words. */
export class ServiceWording {
  readonly #finding: (fact: Fact) => Finding;
  #kept = Runs.of<KeptService>([]);
  #listed: readonly number[] = [];
  #worded: WordedServices;

  /** @param finding A fact in the words of a language. */
  constructor(finding: (fact: Fact) => Finding) {
    this.#finding = finding;
    this.#worded = { services: new WordedList(this.#kept, this.#listed, finding), leftOut: [] };
  }

  /** @param kept Services in their order. */
  word(kept: Runs<KeptService>): WordedServices {
    const changed = kept.changedSince(this.#kept);
    if (changed.length === 0 && kept.length === this.#kept.length) return this.#worded;
    const { listed, leftOut } = this.#needsNoMoreRoom(changed, kept)
      ? { listed: this.#listed, leftOut: this.#worded.leftOut }
      : shareOut(kept);
    this.#kept = kept;
    this.#listed = listed;
    this.#worded = { services: new WordedList(kept, listed, this.#finding), leftOut };
    return this.#worded;
  }

  /** Whether the packages of some services can be listed, or left out, as they were before. */
  #needsNoMoreRoom(changed: readonly number[], kept: Runs<KeptService>): boolean {
    if (kept.length !== this.#kept.length) return false;
    return changed.every((i) => {
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
