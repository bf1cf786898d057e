import type { Catalogue } from '../model/catalogue.ts';
import type { AnswerField, Profile } from '../model/profile.ts';
import type { StackReport } from '../model/stackReport.ts';
import { CANDIDATE_IDS, type CandidateId, type Verdict } from '../model/vocabulary.ts';
import { currentOf, resolveAnswers, type UsedAnswer } from './answers.ts';
import { holds, type Assumed } from './conditions.ts';
import { type DecisionModel, modelFor } from './decisionModel.ts';
import type { Flip } from './flip.ts';
import { findFlips } from './flips.ts';
import { applyIsotonic } from './method/calibration.ts';
import { firstRankShare, winningShare } from './method/smaa.ts';
import { openAnswers, suggestedAnswers, type OpenAnswer } from './openAnswers.ts';
import { pickStack, type PickedStack } from './picks.ts';
import { presentTechnologies } from './present.ts';
import { assumedFrom, rank, scoreOf, type Ranking } from './ranking.ts';
import { assessRobustness, type Robustness } from './robustness.ts';
import { stayScore, stayValues } from './stayScore.ts';
import { movesOnePart, partToMove, verdictOf } from './verdict.ts';

export interface AdviceInput {
  /** What the team said; null where it said nothing. */
  readonly profile: Profile | null;
  /** What the workspace shows; null where there is none. Of services that show the same, one is enough. */
  readonly report: Pick<StackReport, 'services' | 'signals'> | null;
  readonly catalogue: Catalogue;
}

/** A recommendation before it is worded: ids, numbers and codes. */
export interface Advice {
  readonly catalogue: Catalogue;
  readonly model: DecisionModel;
  readonly used: ReadonlyMap<AnswerField, UsedAnswer>;
  readonly assumed: Assumed;
  readonly open: readonly OpenAnswer[];
  readonly ranking: Ranking;
  readonly robustness: Robustness;
  readonly first: CandidateId;
  readonly current: CandidateId | null;
  /** Language outside the candidates that runs today, or null. */
  readonly outside: string | null;
  /** Values of staying with that language by criterion, in per mille; null where there is none. */
  readonly stay: readonly number[] | null;
  readonly verdict: Verdict;
  readonly stacks: readonly PickedStack[];
  readonly flips: readonly Flip[];
  /** Ids of the cautions that hold. */
  readonly cautions: readonly string[];
  /** Message code of the part to move; null unless the verdict is *extend*. */
  readonly part: string | null;
  /** Calibrated chance that the first option is defensible, 0…1. */
  readonly confidence: number;
  readonly closeCall: boolean;
  readonly nextQuestion: AnswerField | null;
}

/** Below these shares the first place is a close call. */
const CLOSE = 0.6;
/** An answer that would gain less than this is not worth asking for. */
const WORTH_ASKING = 0.01;

/**
 * Advises: constraints, additive value, robustness, verdict, flips. Pure and deterministic: the same input gives the
 * same numbers on every machine.
 */
export function advise({ profile, report, catalogue }: AdviceInput): Advice {
  const knowledge = catalogue.advice;
  const used = resolveAnswers(profile, report, catalogue);
  const assumed = assumedFrom(used, profile?.needs ?? []);
  const open = openAnswers(assumed, knowledge);
  const present = presentTechnologies(used.get('currentStack')?.value, report);
  const model = modelFor(knowledge, catalogue.evidence, profile);
  const ranking = rank(model, knowledge, assumed, open);
  const doubtful = [...open, ...suggestedAnswers(used, assumed, knowledge)];
  const robustness = assessRobustness(model, knowledge, assumed, doubtful);

  const [firstIndex, runnerUp] = ranking.order;
  const first = CANDIDATE_IDS[firstIndex] as CandidateId;
  const running = currentOf(used, first, knowledge);
  const { current, outside } = running;
  const onePart = movesOnePart(running, assumed);
  const stay = outside === null ? null : stayValues(knowledge, model, ranking, outside, onePart ? firstIndex : null);
  const gain = scoreOf(ranking, firstIndex) - (stay === null ? 0 : stayScore(ranking, stay));
  const verdict = verdictOf(first, running, onePart, gain);
  const share = firstRankShare(robustness.smaa, firstIndex);
  const beatsRunnerUp = winningShare(robustness.smaa, firstIndex, runnerUp);

  return {
    catalogue,
    model,
    used,
    assumed,
    open,
    ranking,
    robustness,
    first,
    current,
    outside: current === null ? outside : null,
    stay: current === null ? stay : null,
    verdict,
    stacks: CANDIDATE_IDS.map((candidate) => pickStack(catalogue, candidate, assumed, present)),
    flips: findFlips(model, knowledge, used, assumed, open, ranking),
    cautions: cautionsOf(catalogue, assumed, first),
    part: verdict === 'extend' ? partToMove(assumed) : null,
    confidence: calibrated(knowledge.calibration.points, supportOf(robustness, firstIndex)),
    closeCall: share < CLOSE || beatsRunnerUp < CLOSE,
    nextQuestion: nextQuestion(robustness, open),
  };
}

/**
 * The same advice as {@link advise} gives, of which nothing is worked out again that does not depend on what changed:
 * an edit moves places and versions far more often than it changes what is known of a team.
 */
export class RememberedAdvice {
  #key = '';
  #advice: Advice | null = null;

  advise(input: AdviceInput): Advice {
    const { profile, report, catalogue } = input;
    const used = resolveAnswers(profile, report, catalogue);
    const answers = [...used.values()].map(({ field, value, source, confidence }) => [
      field,
      value,
      source,
      confidence,
    ]);
    // What the team names as running today is among the answers.
    const key = JSON.stringify([profile, answers, presentTechnologies(null, report)]);
    this.#advice =
      this.#advice?.catalogue === catalogue && this.#key === key ? { ...this.#advice, used } : advise(input);
    this.#key = key;
    return this.#advice;
  }
}

function cautionsOf(catalogue: Catalogue, assumed: Assumed, first: CandidateId): string[] {
  return Object.entries(catalogue.advice.cautions)
    .filter(
      ([, caution]) =>
        holds(caution.when, assumed) &&
        (caution.first?.includes(first) ?? true) &&
        !(caution.unless ?? []).some((when) => holds(when, assumed)),
    )
    .map(([id]) => id);
}

/**
 * What the certainty rests on: a candidate's first-rank share less its doubt, at most 1; below 0 where
 * what is open outweighs what is known. Who answers less can so hardly be told
 * more certainty by what is supposed of the answers that are missing.
 */
export function supportOf({ smaa, doubt }: Robustness, candidate: number): number {
  return firstRankShare(smaa, candidate) - (doubt[candidate] as number);
}

/** The chance that a support stands for, by the points of the calibration: both in per mille there, 0…1 here. */
function calibrated(points: readonly (readonly [number, number])[], support: number): number {
  const curve = { scores: points.map(([score]) => score), chances: points.map(([, chance]) => chance) };
  return Math.round(applyIsotonic(curve, support * 1000)) / 1000;
}

/** Only what nobody answered is asked; what the workspace suggests is shown with its place, to be corrected there. */
function nextQuestion({ information }: Robustness, open: readonly OpenAnswer[]): AnswerField | null {
  let best: { field: AnswerField; gain: number } | null = null;
  for (const { field } of open) {
    const gain = information.get(field)?.gain ?? 0;
    if (gain >= WORTH_ASKING && (best === null || gain > best.gain)) best = { field, gain };
  }
  return best?.field ?? null;
}
