import type { Catalogue } from '../model/catalogue.ts';
import type { StackSummary } from '../model/stackReport.ts';
import type { ServiceRole } from '../model/vocabulary.ts';
import type { AssembledService } from './assemble.ts';
import type { Fact } from './facts.ts';

/** How much a service of each role says of what the whole is written in. */
const ROLE_WEIGHT: Readonly<Record<ServiceRole, number>> = {
  backend: 100,
  // Beside a service of its own it is rather the front of the whole.
  fullstack: 70,
  unknown: 10,
  tooling: 6,
  library: 5,
  frontend: 4,
  infrastructure: 1,
};

/** Sums services up. The primary language follows from what the services are for, then from their size. */
export function summarise(services: readonly AssembledService[], catalogue: Catalogue): StackSummary {
  const stack = services.filter((service) => service.role !== 'infrastructure' || services.length === 1);
  // Plain loops: this runs over every service after every edit.
  const ids = (pick: (service: AssembledService) => readonly Fact[]): string[] => {
    const seen = new Set<string>();
    for (const service of services) for (const { id } of pick(service)) seen.add(id);
    return [...seen];
  };
  // What a front end is built with runs no server.
  const servers = services.filter(({ role }) => role === 'backend' || role === 'fullstack');
  const runtimes = new Set<string>();
  for (const { runtime } of servers.length > 0 ? servers : services) if (runtime !== null) runtimes.add(runtime.id);
  const languages = new Set<string>();
  for (const service of stack) for (const language of service.languages) languages.add(language);
  // Python, Go, PHP, Ruby and Dart are runtimes of the same name.
  const isLanguage = (id: string): boolean => {
    const technology = catalogue.technologies.get(id);
    return technology?.role === 'language' || technology?.languages?.includes(id) === true;
  };
  return {
    primaryLanguage: primaryLanguage(stack),
    languages: [...languages].filter(isLanguage),
    runtimes: [...runtimes],
    frameworks: ids((service) => service.frameworks),
    dataAccess: ids((service) => service.dataAccess),
    databases: ids((service) => service.databases),
    hosting: ids((service) => service.hosting),
  };
}

function primaryLanguage(services: readonly AssembledService[]): string | null {
  const votes = new Map<string, number>();
  for (const service of services) {
    const language = service.languages[0];
    if (language === undefined) continue;
    const files = service.folder.sources.get(language) ?? 0;
    // Size counts by its order only: a hundred generated files do not outvote two services.
    const weight = ROLE_WEIGHT[service.role] * (1 + Math.min(3, Math.log2(1 + files)) / 4);
    votes.set(language, (votes.get(language) ?? 0) + weight);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}
