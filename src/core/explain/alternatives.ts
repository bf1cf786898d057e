import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Technology } from '../model/technology.ts';

/**
 * Technologies that would do the same, by class and role: those for a language of its own first, among them those that
 * are advised in some stack, then those that something is said of.
 */
export function alternativesTo({ technologies, advice }: Catalogue, technology: Technology): readonly Technology[] {
  if (technology.class === undefined) return [];
  const distance = (other: Technology): number =>
    (other.languages?.some((language) => technology.languages?.includes(language)) === true ? 0 : 4) +
    (advisedIn(advice).has(other.id) ? 0 : 2) +
    (other.summary === undefined ? 1 : 0);
  return [...technologies.values()]
    .filter((other) => other.class === technology.class && other.id !== technology.id && other.role === technology.role)
    .sort((a, b) => distance(a) - distance(b));
}

const advised = new WeakMap<AdviceKnowledge, ReadonlySet<string>>();

/** Ids of all parts that a stack may be advised with. */
function advisedIn(advice: AdviceKnowledge): ReadonlySet<string> {
  let ids = advised.get(advice);
  if (ids === undefined) {
    const { database, hosting } = advice.shared;
    const own = Object.values(advice.candidates).flatMap(({ stack }) => [
      ...stack.runtime,
      ...stack.framework,
      ...stack.dataAccess,
    ]);
    ids = new Set([...own, ...database, ...hosting].map(({ id }) => id));
    advised.set(advice, ids);
  }
  return ids;
}
