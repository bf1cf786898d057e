import type { ServiceRole } from '../model/vocabulary.ts';
import type { AssembledService } from './assemble.ts';
import type { KeptService } from './keptService.ts';
import { RunFold, type Runs } from './runs.ts';

/** What the services of a workspace say together, as far as sums and first places go. */
export interface ServiceDigest {
  /** Number of services. */
  readonly count: number;
  /**
   * In the order of their paths, the services that show something which none before them shows: a language, a
   * technology, or a kind of technology, each told apart by the role of the service. Whoever looks for the first service
   * of a kind, or for all different technologies, finds the same here as among all of them.
   */
  readonly telling: readonly AssembledService[];
  /** How much speaks for each language as the main one, in millionths; infrastructure has no say. */
  readonly votes: ReadonlyMap<string, number>;
  /** Number of servers by their main language. */
  readonly servers: ReadonlyMap<string, number>;
}

/** A digest of some services that does without what they were worked out to be. */
interface Part extends Omit<ServiceDigest, 'telling'> {
  readonly telling: readonly Shows[];
}

/** What a service shows, as the numbers of {@link Vocabulary}. */
interface Shows {
  readonly service: KeptService;
  readonly what: readonly number[];
}

/** Keeps the digest of a list of services that changes a little at a time. */
export class Digester {
  readonly #vocabulary = new Vocabulary();
  readonly #fold = new RunFold<KeptService, Part>((services) => digestOf(services, this.#vocabulary), join);

  digest(services: Runs<KeptService>): ServiceDigest {
    const part = this.#fold.fold(services);
    return { ...part, telling: part.telling.map(({ service }) => service.assembled) };
  }

  /** See {@link ServiceDigest.telling}. */
  telling(services: Runs<KeptService>): readonly KeptService[] {
    return this.#fold.fold(services).telling.map(({ service }) => service);
  }
}

/** How much a service of each role says of what the whole is written in. */
const ROLE_WEIGHT: Readonly<Record<ServiceRole, number>> = {
  backend: 100,
  // Beside a service of its own it is rather the front of the whole.
  fullstack: 70,
  unknown: 10,
  tooling: 6,
  library: 5,
  frontend: 4,
  infrastructure: 0,
};

function digestOf(services: readonly KeptService[], vocabulary: Vocabulary): Part {
  const votes = new Map<string, number>();
  const servers = new Map<string, number>();
  for (const { assembled: service } of services) {
    const language = service.languages[0];
    if (language !== undefined && (service.role === 'backend' || service.role === 'fullstack'))
      servers.set(language, (servers.get(language) ?? 0) + 1);
    if (language === undefined || ROLE_WEIGHT[service.role] === 0) continue;
    const files = service.folder.sources.get(language) ?? 0;
    // Size counts by its order only: a hundred generated files do not outvote two services.
    const weight = ROLE_WEIGHT[service.role] * (1 + Math.min(3, Math.log2(1 + files)) / 4);
    // Whole numbers, so that the sum does not depend on the order of adding.
    votes.set(language, (votes.get(language) ?? 0) + Math.round(weight * 1_000_000));
  }
  const telling = tellingOf(services.map((service) => ({ service, what: shownBy(service.assembled, vocabulary) })));
  return { count: services.length, telling, votes, servers };
}

function join(digests: readonly Part[]): Part {
  const sum = (maps: readonly ReadonlyMap<string, number>[]): Map<string, number> => {
    const total = new Map<string, number>();
    for (const map of maps) for (const [key, value] of map) total.set(key, (total.get(key) ?? 0) + value);
    return total;
  };
  return {
    count: digests.reduce((sum, { count }) => sum + count, 0),
    telling: tellingOf(digests.flatMap(({ telling }) => telling)),
    votes: sum(digests.map(({ votes }) => votes)),
    servers: sum(digests.map(({ servers }) => servers)),
  };
}

function tellingOf(services: readonly Shows[]): Shows[] {
  const shown = new Set<number>();
  return services.filter(({ what }) => {
    const before = shown.size;
    for (const one of what) shown.add(one);
    return shown.size > before;
  });
}

function shownBy(service: AssembledService, vocabulary: Vocabulary): number[] {
  const what: number[] = [];
  const note = (kind: string, id: string): void => void what.push(vocabulary.numberOf(service.role, kind, id));
  note('role', '');
  if (service.languages[0] !== undefined) note('main', service.languages[0]);
  for (const language of service.languages) note('language', language);
  if (service.runtime !== null) note('runtime', service.runtime.id);
  for (const { id } of service.frameworks) note('framework', id);
  for (const { id } of service.dataAccess) note('data-access', id);
  for (const { id } of service.databases) note('database', id);
  for (const { id } of service.hosting) note('hosting', id);
  for (const { role, id } of service.other) note(role, id);
  return what;
}

/** Numbers what services show. */
class Vocabulary {
  readonly #numbers = new Map<ServiceRole, Map<string, Map<string, number>>>();
  #next = 0;

  numberOf(role: ServiceRole, kind: string, id: string): number {
    let kinds = this.#numbers.get(role);
    if (kinds === undefined) this.#numbers.set(role, (kinds = new Map<string, Map<string, number>>()));
    let ids = kinds.get(kind);
    if (ids === undefined) kinds.set(kind, (ids = new Map<string, number>()));
    let number = ids.get(id);
    if (number === undefined) ids.set(id, (number = this.#next++));
    return number;
  }
}
