import type { HiringKnowledge } from '../model/adviceKnowledge.ts';
import type { Evidence } from '../model/evidence.ts';
import { CANDIDATE_IDS } from '../model/vocabulary.ts';
import type { Assumed } from './conditions.ts';

/** Id of the figure for a language and a country. */
export function talentFigure(language: string, country: string): string {
  return `talent.${language}-${country.toLowerCase()}.pushers-2023q2`;
}

/** One candidate's pool in a country. */
export interface LocalPool {
  readonly country: string;
  /** Share of the country's largest pool among the candidates, 0…1. */
  readonly share: number;
  /** The figure that it is read from. */
  readonly evidence: string;
}

/** Pools by candidate where the country is known and its figures are there, else null. */
export function localPools(
  { pools: languagesOf }: HiringKnowledge,
  assumed: Assumed,
  evidence: ReadonlyMap<string, Evidence>,
): readonly (LocalPool | null)[] | null {
  const country = [...(assumed.get('hiringCountry') ?? [])][0];
  if (typeof country !== 'string') return null;
  const pools = CANDIDATE_IDS.map((candidate) => {
    const figures = languagesOf[candidate].flatMap((language) => evidence.get(talentFigure(language, country)) ?? []);
    const sized = figures.map(({ id, value }) => ({ id, size: Number(value) }));
    return sized.reduce<(typeof sized)[number] | null>(
      (best, figure) => (best === null || figure.size > best.size ? figure : best),
      null,
    );
  });
  const largest = Math.max(0, ...pools.map((pool) => pool?.size ?? 0));
  if (largest === 0) return null;
  return pools.map((pool) => (pool === null ? null : { country, share: pool.size / largest, evidence: pool.id }));
}

/** Puts the local pool in place of the general one where the country is known and its figures are there. */
export function hiringValues(
  values: Float64Array,
  hiring: HiringKnowledge,
  assumed: Assumed,
  evidence: ReadonlyMap<string, Evidence>,
): void {
  localPools(hiring, assumed, evidence)?.forEach((pool, i) => {
    values[i] = hiring.bands.find(({ from }) => (pool?.share ?? 0) >= from)?.value ?? 0;
  });
}
