import { alternativesTo } from './alternatives.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Say } from '../model/message.ts';
import type { Technology } from '../model/technology.ts';
import type { TechnologyExplanation, TechnologyFigure, TechnologyReason } from '../model/technologyExplanation.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';

/** Figures by country answer where to hire, not what a language is. */
const BY_COUNTRY = / [A-Z]{2}$/;
/** Said of what is kept because it is there, which says nothing of what it is. */
const PRESENT = new Set(['It runs today', 'The cloud in use', 'Where it will run']);

/** Explains a technology by its id or its name, or null where the knowledge base does not know it. */
export function explainTechnology(catalogue: Catalogue, name: string, say: Say): TechnologyExplanation | null {
  const technology = technologyNamed(catalogue, name);
  if (technology === null) return null;
  const { id, label, role, summary, url = null, languages = [] } = technology;
  const lifecycle = technology.lifecycle === undefined ? undefined : catalogue.lifecycle.get(technology.lifecycle);
  return {
    id,
    label,
    role,
    summary: summary === undefined ? null : say({ code: summary }),
    url,
    languages,
    alternatives: alternativesTo(catalogue, technology).map((other) => other.id),
    reasons: reasonsFor(catalogue, id, say),
    figures: figuresAbout(catalogue, technology, say),
    support:
      lifecycle === undefined ? null : { source: lifecycle.source, asOf: lifecycle.asOf, cycles: lifecycle.cycles },
  };
}

/** By id, else by the name that its makers write, else by a name that stands for a candidate. */
function technologyNamed({ technologies, advice }: Catalogue, name: string): Technology | null {
  const wanted = name.trim().toLowerCase();
  const byId = technologies.get(wanted);
  if (byId !== undefined) return byId;
  for (const technology of technologies.values()) if (technology.label.toLowerCase() === wanted) return technology;
  const candidate = CANDIDATE_IDS.find((id) => advice.candidates[id].aliases.includes(wanted));
  return candidate === undefined ? null : (technologies.get(candidate) ?? null);
}

function reasonsFor(catalogue: Catalogue, id: string, say: Say): readonly TechnologyReason[] {
  const candidate = CANDIDATE_IDS.find((one) => one === id);
  return candidate === undefined ? pickReasons(catalogue, id, say) : languageReasons(catalogue, candidate, say);
}

/** What the advice says of a candidate before it knows anything of the team. */
function languageReasons({ advice }: Catalogue, id: CandidateId, say: Say): readonly TechnologyReason[] {
  const { strengths, risks } = advice.candidates[id];
  const remarks = (about: string, entries: typeof strengths): TechnologyReason[] =>
    entries
      .filter(({ when }) => when === undefined)
      .map(({ text }) => ({ about, label: null, because: say({ code: text }) }));
  return [
    ...remarks('strength', strengths),
    ...remarks('risk', risks),
    // What is the same for all says nothing of one.
    ...Object.entries(advice.criteria)
      .filter(([, { because }]) => new Set(Object.values(because)).size > 1)
      .map(([about, { label, because }]) => ({
        about,
        label: say({ code: label }),
        because: say({ code: because[id] }),
      })),
  ];
}

/** Why the advice takes it, where it does. */
function pickReasons({ advice }: Catalogue, id: string, say: Say): readonly TechnologyReason[] {
  const picks = [
    ...CANDIDATE_IDS.flatMap((candidate) => {
      const { flavours = [], runtime, framework, dataAccess } = advice.candidates[candidate].stack;
      return [...flavours, ...runtime, ...framework, ...dataAccess];
    }),
    ...advice.shared.database,
    ...advice.shared.hosting,
  ];
  const texts = picks.filter((pick) => pick.id === id && !PRESENT.has(pick.because)).map(({ because }) => because);
  return [...new Set(texts)].map((text) => ({ about: 'pick', label: null, because: say({ code: text }) }));
}

/** Figures that are named after it, and those that the advice rests a language on; the latter with what they are of. */
function figuresAbout(catalogue: Catalogue, { id, label }: Technology, say: Say): readonly TechnologyFigure[] {
  const names = new Set([id, label.toLowerCase()]);
  const candidate = CANDIDATE_IDS.find((one) => one === id);
  const cited = new Set<string>(
    candidate === undefined
      ? []
      : Object.values(catalogue.advice.criteria).flatMap(({ evidence }) => evidence?.[candidate] ?? []),
  );
  return [...catalogue.evidence.values()].flatMap((figure) => {
    const { measures, value, unit, asOf, source, subject } = figure;
    const isNamed = [subject, figure.label ?? ''].some((name) => names.has(name.toLowerCase()));
    if (BY_COUNTRY.test(subject) || (!isNamed && !cited.has(figure.id))) return [];
    const said = say({ code: measures });
    return [
      {
        id: figure.id,
        measures: isNamed
          ? said
          : `${say({ code: figure.label ?? catalogue.technologies.get(subject)?.label ?? subject })}: ${said}`,
        value,
        unit: unit === '' ? '' : say({ code: unit }),
        asOf,
        source,
      },
    ];
  });
}
