import type { ChoiceEffect } from '../model/comparison.ts';
import type { AnswerField } from '../model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import { resolveAnswers } from './answers.ts';
import type { AdviceInput } from './advise.ts';
import { modelFor } from './decisionModel.ts';
import { openAnswers } from './openAnswers.ts';
import { assumedFrom, rank, scoreOf } from './ranking.ts';

interface Lead {
  readonly winner: CandidateId;
  readonly lead: number;
}

/**
 * What each of several answers to one question would do to the first place, all else as it is.
 * @param trials Answers to try; `undefined` takes the answer back.
 * @returns One effect a trial, in the same order; leads are shares of the highest score that can be reached, 0…1.
 */
export function effectsOf(input: AdviceInput, field: AnswerField, trials: readonly unknown[]): ChoiceEffect[] {
  const now = leadOf(input);
  const profile = input.profile ?? { schemaVersion: 1, answers: {} };
  return trials.map((value) => {
    const effect = leadOf({ ...input, profile: { ...profile, answers: { ...profile.answers, [field]: value } } });
    return { value, ...effect, changesWinner: effect.winner !== now.winner };
  });
}

/** The first place of the central ranking; without the sampling that only says how sure it is. */
function leadOf({ profile, report, catalogue }: AdviceInput): Lead {
  const used = resolveAnswers(profile, report, catalogue);
  const model = modelFor(catalogue.advice, catalogue.evidence, profile);
  const assumed = assumedFrom(used, profile?.needs ?? []);
  const ranking = rank(model, catalogue.advice, assumed, openAnswers(assumed, catalogue.advice));
  const [first, second] = ranking.order;
  const alone = ranking.excluded[second] !== null;
  return {
    winner: CANDIDATE_IDS[first] as CandidateId,
    lead: scoreOf(ranking, first) - (alone ? 0 : scoreOf(ranking, second)),
  };
}
