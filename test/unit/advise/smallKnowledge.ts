import type {
  AdviceKnowledge,
  CandidateKnowledge,
  Criterion,
  Question,
} from '../../../src/core/model/adviceKnowledge.ts';
import type { Catalogue } from '../../../src/core/model/catalogue.ts';
import type { Evidence } from '../../../src/core/model/evidence.ts';
import type { Technology } from '../../../src/core/model/technology.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../../src/core/model/vocabulary.ts';

/** The same for each candidate. */
export function forEach<T>(value: (id: CandidateId) => T): Record<CandidateId, T> {
  return Object.fromEntries(CANDIDATE_IDS.map((id) => [id, value(id)])) as Record<CandidateId, T>;
}

/** Values in the order TypeScript, Python, Go, Java, Rust, C#: that of the candidates. */
export function valuesOf(...values: readonly number[]): Record<CandidateId, number> {
  return forEach((id) => values[CANDIDATE_IDS.indexOf(id)] ?? 0);
}

/** A criterion in which the candidates stand as given. */
export function criterion(
  weight: number,
  values: Record<CandidateId, number>,
  more: Partial<Criterion> = {},
): Criterion {
  return {
    label: `of ${weight}`,
    theme: 'team',
    zero: 'nothing',
    one: 'all',
    weight,
    values,
    spread: 0,
    because: forEach((id) => `general reason of ${id}`),
    ...more,
  };
}

function candidate(id: CandidateId): CandidateKnowledge {
  return {
    label: id.toUpperCase(),
    aliases: [`${id}-alias`],
    bestFor: `what ${id} is for`,
    strengths: [{ text: `strength of ${id}` }],
    risks: [{ text: `risk of ${id}` }],
    stack: {
      runtime: [{ id: `${id}-runtime`, because: 'the usual one' }],
      framework: [
        { id: `${id}-small`, when: { needs: ['minimal'] }, because: 'small' },
        { id: `${id}-framework`, because: 'the usual one' },
      ],
      dataAccess: [{ id: `${id}-orm`, because: 'the usual one' }],
    },
  };
}

/** A yes-or-no question that is as likely one as the other, unless told. */
export function yesNo(field: Question['field'], yes = 0.5): Question {
  return {
    field,
    short: field,
    text: `${field}?`,
    because: `why ${field}`,
    kind: 'yes-no',
    choices: [
      { value: true, label: 'Yes' },
      { value: false, label: 'No' },
    ],
    prior: { true: yes, false: 1 - yes },
  };
}

/** Advice data of one criterion on which TypeScript leads, with what a test adds. */
export function smallAdvice(more: Partial<AdviceKnowledge> = {}): AdviceKnowledge {
  return {
    candidates: forEach(candidate),
    outside: { php: { label: 'PHP', values: {} } },
    criteria: { only: criterion(100, valuesOf(900, 800, 700, 600, 500, 400)) },
    constraints: {},
    questions: [],
    cautions: {},
    shared: {
      database: [{ id: 'postgresql', because: 'the usual one' }],
      recordClasses: ['relational'],
      hosting: [{ id: 'render', because: 'the usual one' }],
    },
    hiring: {
      pools: {
        ...forEach((id) => [id]),
        typescript: ['javascript', 'typescript'],
        java: ['java', 'kotlin'],
        csharp: ['c#'],
      },
      bands: [
        { from: 0.6, value: 950 },
        { from: 0.35, value: 850 },
        { from: 0.06, value: 400 },
        { from: 0.03, value: 250 },
        { from: 0, value: 100 },
      ],
    },
    precedents: [],
    calibration: {
      fittedOn: 'nothing',
      points: [
        [0, 0],
        [1000, 1000],
      ],
    },
    ...more,
  };
}

/** A catalogue around the advice data. */
export function smallCatalogue(
  advice: AdviceKnowledge,
  technologies: readonly Technology[] = [],
  evidence: readonly Evidence[] = [],
): Catalogue {
  return {
    version: '2026-01+small',
    technologies: new Map(technologies.map((technology) => [technology.id, technology])),
    packages: new Map(),
    detection: {} as Catalogue['detection'],
    lifecycle: new Map(),
    evidence: new Map(evidence.map((figure) => [figure.id, figure])),
    advice,
  };
}

/** How many people push code in a language, in one country. */
export function poolFigure(language: string, country: string, value: number): Evidence {
  const id = `talent.${language}-${country}.pushers-2023q2`;
  return {
    id,
    group: 'talent',
    subject: language,
    metric: 'pushers',
    measures: 'people who pushed code',
    value,
    unit: 'people',
    asOf: '2023-Q2',
    source: 'https://example.org/',
    strength: 'data',
    shelfLifeMonths: 24,
  };
}
