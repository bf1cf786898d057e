import type { Part, Pick } from '../model/adviceKnowledge.ts';
import type { Technology } from '../model/technology.ts';

/** Ids of the parts of one stack that are picked so far. */
export type ChosenParts = Readonly<Partial<Record<Part, string>>>;

/** What a data access speaks to where it says nothing: SQL. */
const RELATIONAL: readonly string[] = ['relational'];

/**
 * Whether a part goes with those that are picked before it, by what the technologies say of themselves: which runtimes a
 * host runs, which a framework or a mapper is made for, and which databases a data access speaks to. What is not known
 * forbids nothing.
 * @param part What the pick is to be. @param chosen Parts that are not there yet forbid nothing.
 */
export function goesWith(
  technologies: ReadonlyMap<string, Technology>,
  part: Part,
  pick: Pick,
  chosen: ChosenParts,
): boolean {
  const beside = Object.entries(pick.with ?? {}) as [Part, readonly string[]][];
  if (!beside.every(([other, ids]) => ids.includes(chosen[other] ?? ''))) return false;
  const technology = technologies.get(pick.id);
  const { runtime, database, hosting } = chosen;
  if (part === 'runtime' && hosting !== undefined) {
    const runs = technologies.get(hosting)?.runs;
    return runs === undefined || runs.includes(pick.id);
  }
  if (runtime !== undefined && technology?.runsOn?.includes(runtime) === false) return false;
  if (part !== 'dataAccess' || technology === undefined || database === undefined) return true;
  return speaksTo(technologies, technology.speaksTo ?? RELATIONAL, database);
}

/** Whether one of the ids or classes means a database, or the engine that a hosted one runs. */
function speaksTo(technologies: ReadonlyMap<string, Technology>, spoken: readonly string[], database: string): boolean {
  const engine = technologies.get(database)?.engine ?? database;
  const kind = technologies.get(engine)?.class ?? '';
  return [database, engine, kind].some((name) => spoken.includes(name));
}
