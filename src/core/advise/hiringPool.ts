import type { Evidence } from '../model/evidence.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import type { Assumed } from './conditions.ts';

/** Languages whose developers count for a candidate, as the talent data names them. */
const POOLS: Readonly<Record<CandidateId, readonly string[]>> = {
  typescript: ['javascript', 'typescript'],
  python: ['python'],
  go: ['go'],
  java: ['java', 'kotlin'],
  rust: ['rust'],
  csharp: ['c#'],
};
/** Share of the economy's largest pool, from which on a value holds. Bands, since pushers are not applicants. */
const BANDS: readonly (readonly [ratio: number, value: number])[] = [
  [0.6, 950],
  [0.35, 850],
  [0.2, 700],
  [0.12, 550],
  [0.06, 400],
  [0.03, 250],
  [0, 100],
];

/** Id of the figure for a language and a country. */
export function talentFigure(language: string, country: string): string {
  return `talent.${language}-${country.toLowerCase()}.pushers-2023q2`;
}

/** Puts the local pool in place of the general one where the country is known and its figures are there. */
export function hiringValues(values: Float64Array, assumed: Assumed, evidence: ReadonlyMap<string, Evidence>): void {
  const country = [...(assumed.get('hiringCountry') ?? [])][0];
  if (typeof country !== 'string') return;
  const sizes = CANDIDATE_IDS.map((candidate) =>
    Math.max(
      0,
      ...POOLS[candidate].map((language) => Number(evidence.get(talentFigure(language, country))?.value ?? 0)),
    ),
  );
  const largest = Math.max(...sizes);
  if (largest === 0) return;
  sizes.forEach((size, i) => {
    values[i] = BANDS.find(([ratio]) => size / largest >= ratio)?.[1] ?? 0;
  });
}
