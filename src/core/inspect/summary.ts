import type { Catalogue } from '../model/catalogue.ts';
import type { StackSummary } from '../model/stackReport.ts';
import type { AssembledService } from './assemble.ts';
import type { ServiceDigest } from './digest.ts';
import type { Fact } from './facts.ts';

/** Sums services up. The primary language follows from what the services are for, then from their size. */
export function summarise(digest: ServiceDigest, catalogue: Catalogue): StackSummary {
  const services = digest.telling;
  const stack = services.filter((service) => service.role !== 'infrastructure' || digest.count === 1);
  const ids = (pick: (service: AssembledService) => readonly Fact[]): string[] => [
    ...new Set(services.flatMap((service) => pick(service).map(({ id }) => id))),
  ];
  // What a front end is built with runs no server.
  const servers = services.filter(({ role }) => role === 'backend' || role === 'fullstack');
  const runtimes = (servers.length > 0 ? servers : services).flatMap(({ runtime }) =>
    runtime === null ? [] : [runtime.id],
  );
  // Python, Go, PHP, Ruby and Dart are runtimes of the same name.
  const isLanguage = (id: string): boolean => {
    const technology = catalogue.technologies.get(id);
    return technology?.role === 'language' || technology?.languages?.includes(id) === true;
  };
  return {
    primaryLanguage: primaryLanguage(digest),
    languages: [...new Set(stack.flatMap((service) => service.languages))].filter(isLanguage),
    runtimes: [...new Set(runtimes)],
    frameworks: ids((service) => service.frameworks),
    dataAccess: ids((service) => service.dataAccess),
    databases: ids((service) => service.databases),
    hosting: ids((service) => service.hosting),
  };
}

function primaryLanguage({ count, telling, votes }: ServiceDigest): string | null {
  if (count === 1) return telling[0]?.languages[0] ?? null;
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}
