import type { Pick } from '../model/adviceKnowledge.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Technology, TechnologyRole } from '../model/technology.ts';
import type { CandidateId } from '../model/vocabulary.ts';
import { familiesOf } from './answers.ts';
import { holds, type Assumed } from './conditions.ts';

export const PARTS = ['runtime', 'framework', 'dataAccess', 'database', 'hosting'] as const;
export type Part = (typeof PARTS)[number];

/** The stack around one candidate. */
export interface PickedStack {
  readonly flavour: string | null;
  readonly parts: Readonly<Record<Part, Pick>>;
}

/** The role that a technology of a part has. */
export const ROLE_OF_PART: Readonly<Record<Part, TechnologyRole>> = {
  runtime: 'runtime',
  framework: 'framework',
  dataAccess: 'data-access',
  database: 'database',
  hosting: 'hosting',
};
/** Said of a part that is kept. */
const RUNS_TODAY = 'advice.pick.runs-today';

/**
 * The stack around a candidate, coherent with answers, needs and what runs today: what the needs ask for, else what the
 * team has, else the first pick that fits.
 * @param present Technology ids of what runs today.
 */
export function pickStack(
  catalogue: Catalogue,
  candidate: CandidateId,
  assumed: Assumed,
  present: readonly string[],
): PickedStack {
  const { stack } = catalogue.advice.candidates[candidate];
  const { shared } = catalogue.advice;
  const flavour = stack.flavours?.find((option) => holds(option.when, assumed))?.id ?? null;
  const choose = (part: Part, picks: readonly Pick[]): Pick => {
    const held = picks.filter((pick) => pick.when === undefined || holds(pick.when, assumed));
    const needed = held.find((pick) => pick.when !== undefined && 'needs' in pick.when);
    const first = needed ?? presentPick(catalogue, candidate, part, present) ?? held[0];
    if (first === undefined)
      throw new Error(`The picks of ${candidate} for ${part} must end with one that always holds`);
    return first;
  };
  return {
    flavour,
    parts: {
      runtime: choose('runtime', stack.runtime),
      framework: choose('framework', stack.framework),
      dataAccess: choose('dataAccess', stack.dataAccess),
      database: choose('database', shared.database),
      hosting: choose('hosting', shared.hosting),
    },
  };
}

/** What runs today in this part, where it belongs to the candidate's language. */
function presentPick(
  catalogue: Catalogue,
  candidate: CandidateId,
  part: Part,
  present: readonly string[],
): Pick | undefined {
  const fitting = present.flatMap((id) => {
    const technology = catalogue.technologies.get(id);
    if (technology?.role !== ROLE_OF_PART[part]) return [];
    const languages = technology.languages ?? [];
    const fits =
      languages.length === 0 || languages.some((language) => familiesOf(language, catalogue).includes(candidate));
    return fits ? [technology] : [];
  });
  const kept = part === 'database' ? recordStore(fitting, catalogue) : fitting[0];
  return kept === undefined ? undefined : { id: kept.id, because: RUNS_TODAY };
}

/** The database that holds the records, not the cache or the index beside it. */
function recordStore(databases: readonly Technology[], catalogue: Catalogue): Technology | undefined {
  return catalogue.advice.shared.recordClasses
    .map((wanted) => databases.find((database) => database.class === wanted))
    .find((database) => database !== undefined);
}
