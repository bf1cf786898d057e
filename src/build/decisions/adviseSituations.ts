import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { advise } from '../../core/advise/advise.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import { tellMistakes } from '../../core/model/mistake.ts';
import { sayIn } from '../../core/report/say.ts';
import { CANDIDATE_IDS } from '../../core/model/vocabulary.ts';
import { parseProfile } from '../../protocol/profileSchema.ts';
import { ROOT } from '../paths.ts';

/** What is advised in one situation, as far as a change to the knowledge should be noticed. */
export interface Advised {
  readonly verdict: string;
  /** Languages, best first. */
  readonly order: readonly string[];
  readonly stack: readonly string[];
  /** Chance that the first is defensible, in steps of 0.05. */
  readonly confidence: number;
  readonly cautions: readonly string[];
}

/** Situation → what is advised. */
export type Snapshot = Readonly<Record<string, Advised>>;

const FOLDER = join(ROOT, 'test/fixtures/decisions');
export const SNAPSHOT = join(FOLDER, 'advised.json');

/**
 * Advises in every situation of `test/fixtures/decisions/situations.yaml`.
 * @throws Error where the answers of one are no profile.
 */
export function adviseSituations(catalogue: Catalogue): Snapshot {
  const situations = parse(readFileSync(join(FOLDER, 'situations.yaml'), 'utf8')) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(situations).map(([name, answers]) => [name, adviseIn(catalogue, name, answers)]),
  );
}

function adviseIn(catalogue: Catalogue, name: string, answers: unknown): Advised {
  const result = parseProfile({ schemaVersion: 1, answers });
  if (!result.ok) throw new Error(`${name}: ${tellMistakes(result.mistakes, sayIn())}`);
  const advice = advise({ profile: result.profile, report: null, catalogue });
  const order = advice.ranking.order.map((candidate) => CANDIDATE_IDS[candidate] ?? '');
  const parts = advice.stacks[advice.ranking.order[0] ?? 0]?.parts;
  return {
    verdict: advice.verdict,
    order,
    stack: parts === undefined ? [] : Object.values(parts).map(({ id }) => id),
    confidence: Math.round(advice.confidence * 20) / 20,
    cautions: advice.cautions,
  };
}

export function readSnapshot(): Snapshot {
  return JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as Snapshot;
}

/** One line for each situation in which something is advised otherwise than before. */
export function moves(before: Snapshot, after: Snapshot): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (old === undefined) return [`${name}: new, ${now?.verdict ?? ''} ${now?.order[0] ?? ''}`];
    if (now === undefined) return [`${name}: gone`];
    const change = (Object.keys(now) as (keyof Advised)[]).flatMap((key) => {
      const [a, b] = [String(old[key]), String(now[key])];
      return a === b ? [] : [`${key} ${a || 'none'} → ${b || 'none'}`];
    });
    return change.length === 0 ? [] : [`${name}: ${change.join('; ')}`];
  });
}
