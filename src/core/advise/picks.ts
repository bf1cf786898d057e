import { PARTS, type Part, type Pick } from '../model/adviceKnowledge.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Technology, TechnologyRole } from '../model/technology.ts';
import type { CandidateId } from '../model/vocabulary.ts';
import { familiesOf } from './answers.ts';
import { goesWith, type ChosenParts } from './coherence.ts';
import { holds, type Assumed } from './conditions.ts';

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
/** Each part has to go with those that are picked before it. */
const ORDER: readonly Part[] = ['hosting', 'runtime', 'framework', 'database', 'dataAccess'];

/**
 * The stack around a candidate, coherent with answers, needs and what runs today: what the needs ask for, else what the
 * team has, else the first pick that fits; and no part that does not go with the others, as a mapper of documents
 * beside a relational database, or a host that has no runtime for the language, unless no other is left.
 * @param present Technology ids of what runs today.
 */
export function pickStack(
  catalogue: Catalogue,
  candidate: CandidateId,
  assumed: Assumed,
  present: readonly string[],
): PickedStack {
  const { stack } = catalogue.advice.candidates[candidate];
  const lists: Readonly<Record<Part, readonly Pick[]>> = { ...stack, ...catalogue.advice.shared };
  const holding = (part: Part): readonly Pick[] =>
    lists[part].filter(({ when }) => when === undefined || holds(when, assumed));
  const chosen: { [part in Part]?: Pick } = {};
  const fits = (part: Part, pick: Pick): boolean => {
    if (!goesWith(catalogue.technologies, part, pick, idsOf(chosen))) return false;
    // A host counts only where the language has a runtime for it.
    const onHost = { hosting: pick.id };
    return (
      part !== 'hosting' ||
      holding('runtime').some((runtime) => goesWith(catalogue.technologies, 'runtime', runtime, onHost))
    );
  };
  for (const part of ORDER) {
    const fitting = holding(part).filter((pick) => fits(part, pick));
    const needed = fitting.find(({ when }) => when !== undefined && 'needs' in when);
    const kept = presentPick(catalogue, candidate, part, present, (pick) => fits(part, pick));
    // Own knowledge may leave nothing that fits: the first that holds is then better than no advice at all.
    const first = needed ?? kept ?? fitting[0] ?? holding(part)[0];
    if (first === undefined)
      throw new Error(`The picks of ${candidate} for ${part} must end with one that always holds`);
    chosen[part] = first;
  }
  return {
    flavour: stack.flavours?.find((option) => holds(option.when, assumed))?.id ?? null,
    parts: Object.fromEntries(PARTS.map((part) => [part, chosen[part]])) as unknown as PickedStack['parts'],
  };
}

function idsOf(chosen: { readonly [part in Part]?: Pick }): ChosenParts {
  return Object.fromEntries(Object.entries(chosen).map(([part, { id }]) => [part, id]));
}

/** What runs today in this part, where it belongs to the candidate's language and goes with the rest. */
function presentPick(
  catalogue: Catalogue,
  candidate: CandidateId,
  part: Part,
  present: readonly string[],
  fits: (pick: Pick) => boolean,
): Pick | undefined {
  const fitting = present.flatMap((id) => {
    const technology = catalogue.technologies.get(id);
    if (technology?.role !== ROLE_OF_PART[part]) return [];
    const languages = technology.languages ?? [];
    // A native binary runs whatever was compiled to one: that a project is one says nothing of other languages.
    const isOfAll =
      part !== 'runtime' || catalogue.advice.candidates[candidate].stack.runtime.some((pick) => pick.id === id);
    const own =
      languages.length === 0
        ? isOfAll
        : languages.some((language) => familiesOf(language, catalogue).includes(candidate));
    return own && fits({ id, because: RUNS_TODAY }) ? [technology] : [];
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
